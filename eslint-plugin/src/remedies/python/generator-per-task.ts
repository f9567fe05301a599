/** Sends each task a generator of its own in place of one that all of them copy. */
import type { Dispatch, StreamRemedy } from "../../knowledge/schema.js";
import type { Remedy } from "../../findings/finding.js";
import type { Expression, Node } from "../../python/parser/nodes.js";
import type { Binding } from "../../python/scope/scope.js";
import { countOf } from "./count.js";
import { decline, Draft, pass } from "./draft.js";
import { isComprehension, type PythonFile } from "./file.js";
import { seedsFor, type Roots, type Seeds } from "./seeds.js";
import { removeStatement } from "./statements.js";

interface Sent {
  readonly file: PythonFile;
  /** What the call means. */
  readonly model: Dispatch | null;
  /** The call that starts the tasks. */
  readonly call: Node;
  readonly remedy: StreamRemedy;
  readonly roots: Roots;
  readonly creation: Expression;
}

/** Where the generator is named, or made, among the tasks' arguments, it is made for each. */
export function ownGeneratorSent(sent: Sent): Remedy {
  const { file, call, remedy, roots, creation } = sent;
  const draft = new Draft(file);
  const binding = bindingOf(file, creation);
  const places = placesIn(file, call, creation, binding);
  if (places.length === 0) pass("the generator is not among the arguments");
  const seeds = seedsFor(draft, remedy, roots, call);
  for (const place of places) {
    if (!unpackPartial(draft, sent, place, seeds)) replacePlace(draft, call, place, remedy, seeds);
  }
  removeUnused(draft, creation, binding, places);
  return {
    id: "own-generator-sent",
    title: "Send each task a generator of its own.",
    isPreferred: true,
    edits: draft.edits,
  };
}

function bindingOf(file: PythonFile, creation: Expression): Binding | null {
  const assign = file.parentOf(creation);
  if (assign?.type !== "Assign" || assign.targets.length !== 1) return null;
  const [target] = assign.targets;
  return target?.type === "Name" ? (file.scopes.referenceAt(target)?.binding ?? null) : null;
}

/** Uses of the generator in the call, or its creation there. */
function placesIn(
  file: PythonFile,
  call: Node,
  creation: Expression,
  binding: Binding | null,
): readonly Expression[] {
  if (creation.start >= call.start && creation.end <= call.end) return [creation];
  if (binding?.definitions.length !== 1) return [];
  const places: Expression[] = [];
  for (const node of file.below(call)) {
    if (node.type === "Name" && file.scopes.referenceAt(node)?.binding === binding)
      places.push(node);
  }
  return places;
}

function replacePlace(
  draft: Draft,
  call: Node,
  place: Expression,
  remedy: StreamRemedy,
  seeds: Seeds,
): void {
  const { file } = draft;
  const variable = draft.freshName(["seed", "child_seed"], file.functionAround(call));
  const make = (at: Node): string => draft.fill(remedy.make, at, { seed: variable });
  // `[seed for seed in seeds]` is `seeds`.
  const each = (element: string, children: string): string =>
    element === variable ? children : `[${element} for ${variable} in ${children}]`;
  for (
    let at: Node = place, parent = file.parentOf(at);
    parent !== null && at !== call;
    at = parent, parent = file.parentOf(at)
  ) {
    if (
      parent.type === "BinOp" &&
      parent.op === "*" &&
      at.type === "List" &&
      at.elts.length === 1
    ) {
      const count = countOf(file, parent) ?? decline("the number of tasks is unknown");
      const [element] = at.elts;
      if (element === undefined) return decline("the list is empty");
      const text =
        file.text.slice(element.start, place.start) +
        make(place) +
        file.text.slice(place.end, element.end);
      draft.replace(parent.start, parent.end, each(text, seeds.many(count, parent)));
      return;
    }
    if (parent.type === "Call" && file.qualifiedName(parent.func) === "itertools.repeat") {
      const count = countBeside(file, parent) ?? decline("the number of tasks is unknown");
      draft.replace(parent.start, parent.end, each(make(place), seeds.many(count, parent)));
      return;
    }
    if (isComprehension(parent) && at !== parent.generators[0]) {
      draft.replace(
        place.start,
        place.end,
        draft.fill(remedy.make, place, { seed: seeds.one(place) }),
      );
      return;
    }
  }
  if (!file.isRepeated(call)) decline("one call sends it to all tasks");
  draft.replace(place.start, place.end, draft.fill(remedy.make, place, { seed: seeds.one(place) }));
}

/**
 * `map(partial(work, rng), items)` holds one generator for all: `starmap(work, zip(rngs, items))`
 * has one for each. Whether it was written so.
 */
function unpackPartial(
  draft: Draft,
  { file, call, model, remedy }: Sent,
  place: Expression,
  seeds: Seeds,
): boolean {
  const partial = file.parentOf(place);
  if (call.type !== "Call" || partial?.type !== "Call" || !call.args.includes(partial))
    return false;
  if (file.qualifiedName(partial.func) !== "functools.partial") return false;
  const items = call.args[call.args.indexOf(partial) + 1];
  const isLast = partial.args.at(-1) === place && partial.args.length > 1;
  if (items === undefined || !isLast || partial.keywords.length > 0) return false;
  const count = countOf(file, items) ?? decline("the number of tasks is unknown");
  const variable = draft.freshName(["seed", "child_seed"], file.functionAround(call));
  const made = draft.fill(remedy.make, place, { seed: variable });
  const each = `[${made} for ${variable} in ${seeds.many(count, items)}]`;
  if (model?.itemLists !== undefined) {
    draft.insert(items.start, `${each}, `);
  } else if (model?.starMethod !== undefined && call.func.type === "Attribute") {
    draft.replace(call.func.attrStart, call.func.end, model.starMethod);
    draft.insert(items.start, `zip(${each}, `);
    draft.insert(items.end, ")");
  } else {
    return decline("one call sends it to all tasks");
  }
  const [work, second] = partial.args;
  if (work === undefined || second === undefined)
    return decline("the partial call has no function");
  if (partial.args.length === 2) draft.replace(partial.start, partial.end, file.of(work));
  else draft.replace(partial.args.at(-2)?.end ?? place.start, place.end, "");
  return true;
}

/** The number of elements that `repeat` has to give: its own, or those of the lists beside it. */
function countBeside(file: PythonFile, repeat: Extract<Node, { type: "Call" }>): string | null {
  const [, times] = repeat.args;
  if (times !== undefined)
    return times.type === "Constant" || times.type === "Name" ? file.of(times) : null;
  const parent = file.parentOf(repeat);
  if (parent?.type !== "Call") return null;
  for (const other of parent.args) {
    const count = other === repeat ? null : countOf(file, other);
    if (count !== null) return count;
  }
  return null;
}

/** The shared generator goes where nothing else draws from it. */
function removeUnused(
  draft: Draft,
  creation: Expression,
  binding: Binding | null,
  places: readonly Expression[],
): void {
  if (binding?.definitions.length !== 1) return;
  const assign = draft.file.parentOf(creation);
  const others = binding.references.filter(
    ({ node, isRead }) => isRead && !places.some((place) => place === node),
  );
  if (others.length === 0 && assign?.type === "Assign") removeStatement(draft, assign);
}
