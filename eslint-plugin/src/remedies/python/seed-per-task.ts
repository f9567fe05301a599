/** Gives each task a seed, from which it makes a generator of its own. */
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Remedy } from "../../findings/finding.js";
import type { Assign, Expression } from "../../python/parser/nodes.js";
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
  const { draft, site } = begin(found);
  const { definition } = site.task;
  const draws = remedy.draws ?? decline("the state has no equivalent");
  const drawing = drawingFunctions(draft, definition, draws);
  if (drawing.get(definition) === undefined) decline("what draws stands elsewhere");
  const rng = commonName(draft, [...drawing.keys()]);
  const seed = deliver(found, draft, remedy);
  addFirstStatement(
    draft,
    definition,
    `${rng} = ${draft.fill(remedy.make, inside(definition), { seed })}`,
  );
  drawFrom(draft, definition, drawing, draws, rng, (helper) => {
    addParameter(draft, helper, rng, false);
  });
  return {
    id: "own-generator",
    title: `Give each task of '${site.task.definition.name}' its own seed and generator.`,
    isPreferred: true,
    edits: draft.edits,
  };
}

/** Each task gets a seed and sets the library's global state from it. */
export function ownSeedForState(found: PythonCase, remedy: StreamRemedy): Remedy {
  const { draft, site } = begin(found);
  const { definition } = site.task;
  const reseed = remedy.reseed ?? decline("the state cannot be set");
  if (site.task.others.length > 0) decline("the task is used elsewhere");
  const seed = deliver(found, draft, remedy);
  addFirstStatement(draft, definition, draft.fill(reseed, inside(definition), { seed }));
  return {
    id: "own-seed",
    title: `Seed the global generator anew in each task of '${definition.name}'.`,
    isPreferred: false,
    edits: draft.edits,
  };
}

/** Each task makes the generator that it shared with the others, under the name that it draws by. */
export function ownGeneratorForName(
  found: PythonCase,
  remedy: StreamRemedy,
  creation: Expression,
): Remedy {
  const { draft, site } = begin(found);
  const { definition } = site.task;
  const binding = drawnName(found);
  const target = assignedTo(draft, creation);
  const [from, to] = definition.range;
  const uses = binding.references.filter(({ isRead, isWrite }) => isRead && !isWrite);
  const own = uses.filter(({ range }) => range[0] >= from && range[1] <= to);
  if (own.length === 0) decline("what draws stands elsewhere");
  const isMadeOnce = target?.binding === binding && binding.definitions.length === 1;
  const isOnlyHere = isMadeOnce && own.length === uses.length;
  const name = isOnlyHere
    ? binding.name
    : draft.freshName([`task_${binding.name}`, ...RNG_NAMES], definition);
  if (!isOnlyHere) for (const { range } of own) draft.replace(range[0], range[1], name);
  const seed = deliver(found, draft, remedy);
  addFirstStatement(
    draft,
    definition,
    `${name} = ${draft.fill(remedy.make, inside(definition), { seed })}`,
  );
  if (isOnlyHere) removeStatement(draft, target.assign);
  return {
    id: "own-generator",
    title: `Make '${binding.name}' in each task of '${definition.name}', from a seed of its own.`,
    isPreferred: true,
    edits: draft.edits,
  };
}

/** The variable outside of the task that it draws from. */
function drawnName({ file, judgement, site }: PythonCase): Binding {
  const { draw } = judgement;
  const call = draw?.path === file.path ? file.at(draw.range, "Call") : null;
  const receiver = call?.func.type === "Attribute" ? call.func.value : null;
  if (receiver?.type !== "Name") return decline("it draws from no name");
  const binding = file.scopes.referenceAt(receiver)?.binding;
  if (binding === null || binding === undefined) return decline("it draws from no name of ours");
  for (let scope = binding.scope as Scope | null; scope !== null; scope = scope.parent) {
    if (scope.node === site.task.definition) return decline("it draws from a name of its own");
  }
  return binding;
}

/** What the generator is assigned to as it is made. */
function assignedTo(
  { file: at }: Draft,
  creation: Expression,
): { readonly assign: Assign; readonly binding: Binding | null } | null {
  const assign = at.parentOf(creation);
  if (assign?.type !== "Assign" || assign.targets.length !== 1) return null;
  const [target] = assign.targets;
  if (target?.type !== "Name") return null;
  return { assign, binding: at.scopes.referenceAt(target)?.binding ?? null };
}

/** Each task gets a seed in place of the one that is the same for all. */
export function ownSeedForCall(
  found: PythonCase,
  remedy: StreamRemedy,
  creation: Expression,
): Remedy {
  const { draft, site } = begin(found);
  const { definition } = site.task;
  const [from, to] = definition.range;
  if (creation.start < from || creation.end > to) decline("the seed stands elsewhere");
  const seed = deliver(found, draft, remedy);
  draft.replace(creation.start, creation.end, draft.fill(remedy.make, creation, { seed }));
  return {
    id: "own-generator",
    title: `Give each task of '${definition.name}' its own seed.`,
    isPreferred: true,
    edits: draft.edits,
  };
}

function begin(found: PythonCase): { readonly draft: Draft; readonly site: PythonCase["site"] } {
  return { draft: new Draft(found.file), site: found.site };
}

/** Brings a seed to the task; gives the name that it has there. */
function deliver({ site, roots }: PythonCase, draft: Draft, remedy: StreamRemedy): string {
  const { definition, others } = site.task;
  const isOptional = others.length > 0;
  // Callers without a seed would draw something else in each run.
  if (isOptional && roots.length > 0) decline("the task is used elsewhere");
  const seed = draft.freshName(SEED_NAMES, definition);
  const delivery = giveEach(draft, site, seedsFor(draft, remedy, roots, site.call), seed);
  receive(draft, site.task, delivery, seed, isOptional);
  return seed;
}

function receive(
  draft: Draft,
  { definition, parameters }: Task,
  delivery: Delivery,
  seed: string,
  isOptional: boolean,
): void {
  const [parameter] = parameters;
  if (delivery === "instead" && parameter !== undefined) {
    draft.replace(parameter.start, parameter.end, seed);
  } else if (delivery === "pair" && parameter !== undefined) {
    const both = draft.freshName([`${parameter.arg}_and_${seed}`, "task"], definition);
    if (parameter.annotation !== null) decline("the annotation would be lost");
    draft.replace(parameter.start, parameter.end, both);
    addFirstStatement(draft, definition, `${parameter.arg}, ${seed} = ${both}`);
  } else {
    addParameter(draft, definition, seed, isOptional);
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
