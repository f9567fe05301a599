/** Gives each task a seed, from which it makes a generator of its own. */
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Remedy } from "../../findings/finding.js";
import type { Place } from "../../analysis/values/value.js";
import type { Assign } from "../../python/parser/nodes.js";
import type { Binding, Scope } from "../../python/scope/scope.js";
import { decline, Draft } from "./draft.js";
import { drawFrom, drawingFunctions } from "./draws.js";
import type { PythonCase } from "./case.js";
import { seedsFor } from "./seeds.js";
import { giveEach, type Delivery } from "./slots.js";
import { removeStatement } from "./statements.js";
import { addFirstStatement, addParameter, type Definition, type Task } from "./task.js";

const SEED_NAMES = ["seed", "task_seed", "child_seed"];
const RNG_NAMES = ["rng", "task_rng", "own_rng"];

/**
 * Each task gets a seed; what it drew from a global state, it draws from a generator made of that.
 */
export function ownGeneratorForDraws(found: PythonCase, remedy: StreamRemedy): Remedy {
  const work = begin(found);
  const { own } = work;
  const { definition } = found.site.task;
  const draws = remedy.draws ?? decline("the state has no equivalent");
  const drawing = drawingFunctions(own, definition, draws);
  if (drawing.get(definition) === undefined) decline("what draws stands elsewhere");
  for (const helper of drawing.keys()) {
    const isTask = helper === definition;
    if (!isTask && found.isMentioned(helper)) decline("what draws is called elsewhere, too");
  }
  const rng = commonName(own, [...drawing.keys()]);
  const seed = deliver(found, work, remedy);
  const made = own.fill(remedy.make, inside(definition), { seed });
  addFirstStatement(own, definition, `${rng} = ${made}`);
  drawFrom(own, definition, drawing, draws, rng, (helper) => {
    addParameter(own, helper, rng, false, null);
  });
  return {
    id: "own-generator",
    title: `Give each task of '${definition.name}' its own seed and generator.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

/** Each task gets a seed and sets the library's global state from it. */
export function ownSeedForState(found: PythonCase, remedy: StreamRemedy): Remedy {
  const work = begin(found);
  const { own } = work;
  const { definition, isUsedElsewhere } = found.site.task;
  const reseed = remedy.reseed ?? decline("the state cannot be set");
  if (isUsedElsewhere) decline("the task is used elsewhere");
  const seed = deliver(found, work, remedy);
  addFirstStatement(own, definition, own.fill(reseed, inside(definition), { seed }));
  return {
    id: "own-seed",
    title: `Seed the global generator anew in each task of '${definition.name}'.`,
    isPreferred: false,
    edits: editsOf(work),
  };
}

/** Each task makes the generator that it shared with the others, under the name that it draws by. */
export function ownGeneratorForName(found: PythonCase, remedy: StreamRemedy): Remedy {
  const work = begin(found);
  const { own } = work;
  const { definition } = found.site.task;
  const binding = drawnName(found);
  const [from, to] = definition.range;
  const uses = binding.references.filter(({ isRead, isWrite }) => isRead && !isWrite);
  const inTask = uses.filter(({ range }) => range[0] >= from && range[1] <= to);
  if (inTask.length === 0) decline("what draws stands elsewhere");
  const assign = assignmentOf(binding);
  const isOnlyHere =
    assign !== null && inTask.length === uses.length && !found.isMentioned({ name: binding.name });
  const name = isOnlyHere
    ? binding.name
    : own.freshName([`task_${binding.name}`, ...RNG_NAMES], definition);
  if (!isOnlyHere) for (const { range } of inTask) own.replace(range[0], range[1], name);
  const seed = deliver(found, work, remedy);
  const made = own.fill(remedy.make, inside(definition), { seed });
  addFirstStatement(own, definition, `${name} = ${made}`);
  if (isOnlyHere) removeStatement(own, assign);
  return {
    id: "own-generator",
    title: `Make '${binding.name}' in each task of '${definition.name}', from a seed of its own.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

/** The variable outside of the task that it draws from. */
function drawnName({ judgement, site }: PythonCase): Binding {
  const { draw } = judgement;
  const { file, definition } = site.task;
  const call = draw?.path === file.path ? file.at(draw.range, "Call") : null;
  const receiver = call?.func.type === "Attribute" ? call.func.value : null;
  if (receiver?.type !== "Name") return decline("it draws from no name");
  const binding = file.scopes.referenceAt(receiver)?.binding;
  if (binding === null || binding === undefined) return decline("it draws from no name of ours");
  for (let scope = binding.scope as Scope | null; scope !== null; scope = scope.parent) {
    if (scope.node === definition) return decline("it draws from a name of its own");
  }
  return binding;
}

/** The one statement that makes what a name stands for; null where there are several. */
function assignmentOf(binding: Binding): Assign | null {
  const [definition] = binding.definitions;
  const isOne = binding.definitions.length === 1 && definition?.parent.type === "Assign";
  if (!isOne) return null;
  const { parent } = definition;
  return parent.type === "Assign" && parent.targets.length === 1 ? parent : null;
}

/** Each task gets a seed in place of the one that is the same for all. */
export function ownSeedForCall(found: PythonCase, remedy: StreamRemedy, creation: Place): Remedy {
  const work = begin(found);
  const { own } = work;
  const { definition, file } = found.site.task;
  const [from, to] = definition.range;
  const [start, end] = creation.range;
  if (creation.path !== file.path || start < from || end > to) decline("the seed stands elsewhere");
  const call = file.at(creation.range, "Call") ?? decline("nothing makes it");
  const seed = deliver(found, work, remedy);
  own.replace(start, end, own.fill(remedy.make, call, { seed }));
  return {
    id: "own-generator",
    title: `Give each task of '${definition.name}' its own seed.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

/** The edits of the dispatching file, and of the task's: the same where they are one. */
interface Work {
  readonly draft: Draft;
  readonly own: Draft;
}

function begin({ file, site }: PythonCase): Work {
  const draft = new Draft(file);
  return { draft, own: site.task.file === file ? draft : new Draft(site.task.file) };
}

function editsOf({ draft, own }: Work): Remedy["edits"] {
  return draft === own ? draft.edits : [...draft.edits, ...own.edits];
}

/** Brings a seed to the task; gives the name that it has there. */
function deliver({ site, roots }: PythonCase, { draft, own }: Work, remedy: StreamRemedy): string {
  const { definition, isUsedElsewhere: isOptional } = site.task;
  // Callers without a seed would draw something else in each run.
  if (isOptional && roots.length > 0) decline("the task is used elsewhere");
  const seed = own.freshName(SEED_NAMES, definition);
  const delivery = giveEach(draft, site, seedsFor(draft, remedy, roots, site.call), seed);
  receive(own, site.task, delivery, seed, remedy.seedType, isOptional);
  return seed;
}

function receive(
  draft: Draft,
  { definition, parameters }: Task,
  delivery: Delivery,
  seed: string,
  seedType: string,
  isOptional: boolean,
): void {
  const [parameter] = parameters;
  if (delivery === "instead" && parameter !== undefined) {
    const type = parameter.annotation === null ? "" : `: ${draft.fill(seedType, definition, {})}`;
    draft.replace(parameter.start, parameter.end, seed + type);
  } else if (delivery === "pair" && parameter !== undefined) {
    const both = draft.freshName([`${parameter.arg}_and_${seed}`, "task"], definition);
    const { annotation } = parameter;
    const type =
      annotation === null
        ? ""
        : `: tuple[${draft.file.of(annotation)}, ${draft.fill(seedType, definition, {})}]`;
    draft.replace(parameter.start, parameter.end, both + type);
    addFirstStatement(draft, definition, `${parameter.arg}, ${seed} = ${both}`);
  } else {
    const isTyped = parameters.length > 0 && parameters.every((one) => one.annotation !== null);
    const type = isTyped ? draft.fill(seedType, definition, {}) : null;
    addParameter(draft, definition, seed, isOptional, type);
  }
}

/** A name that is free in all of these functions. */
function commonName(draft: Draft, definitions: readonly Definition[]): string {
  for (const name of RNG_NAMES) {
    if (definitions.every((one) => isFree(draft, name, one))) return name;
  }
  return decline("no name is free");
}

function isFree(draft: Draft, name: string, definition: Definition): boolean {
  try {
    return draft.freshName([name], definition) === name;
  } catch {
    return false;
  }
}

/** A place from which names are seen as in the function's body. */
function inside(definition: Definition): Definition["body"][number] {
  return definition.body[0] ?? decline("it has no body");
}
