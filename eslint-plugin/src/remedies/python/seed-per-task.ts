/** Gives each task a seed, from which it makes a generator of its own. */
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Remedy } from "../../findings/finding.js";
import type { Place } from "../../analysis/values/value.js";
import type { Assign, Expression } from "../../python/parser/nodes.js";
import type { Binding, Scope } from "../../python/scope/scope.js";
import { decline, pass } from "./draft.js";
import type { PythonFile } from "./file.js";
import { drawFrom, drawingFunctions } from "./draws.js";
import type { PythonCase } from "./case.js";
import { alike } from "./fresh.js";
import { begin, deliver, deliverIndex, deliverMade, editsOf } from "./deliver.js";
import { removeStatement } from "./statements.js";
import { addFirstStatement, addRequiredParameter, commonName, inside, RNG_NAMES } from "./task.js";

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
    addRequiredParameter(own, helper, rng);
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
  if (found.judgement.dispatch.process.memory === "threads") {
    decline("threads share the state, and each would set it for all");
  }
  const seed = deliver(found, work, remedy);
  addFirstStatement(own, definition, own.fill(reseed, inside(definition), { seed }));
  return {
    id: "own-seed",
    title: `Seed the global generator anew in each task of '${definition.name}'.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

/** Each task makes the generator that it shared with the others, under the name that it draws by. */
export function ownGeneratorForName(
  found: PythonCase,
  remedy: StreamRemedy,
  creation: Place | null,
): Remedy {
  const work = begin(found);
  const { own } = work;
  const { definition } = found.site.task;
  const binding = madeName(found, creation) ?? drawnName(found);
  const [from, to] = definition.range;
  const uses = binding.references.filter(({ isRead, isWrite }) => isRead && !isWrite);
  const inTask = uses.filter(({ range }) => range[0] >= from && range[1] <= to);
  if (inTask.length === 0) decline("what draws stands elsewhere");
  const assign = assignmentOf(binding);
  const isOnlyHere =
    assign !== null &&
    inTask.length === uses.length &&
    !found.site.task.isUsedElsewhere &&
    !found.isMentioned({ name: binding.name });
  const name = isOnlyHere ? binding.name : own.freshName(localNames(binding.name), definition);
  if (!isOnlyHere) for (const { range } of inTask) own.replace(range[0], range[1], name);
  const made = deliverMade(found, work, remedy, binding.name);
  addFirstStatement(own, definition, `${name} = ${made}`);
  if (isOnlyHere) removeStatement(own, assign);
  return {
    id: "own-generator",
    title: `Make '${binding.name}' in each task of '${definition.name}', from a seed of its own.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

/** Names for a task's own of what the module calls `RNG` or `_rng`. */
function localNames(name: string): readonly string[] {
  return [`task_${name.replace(/^_+/u, "").toLowerCase()}`, ...RNG_NAMES];
}

/** The variable of the task's module that the generator is made for. */
function madeName({ site }: PythonCase, creation: Place | null): Binding | null {
  const { file } = site.task;
  const made = creation?.path === file.path ? file.expressionAt(creation.range) : null;
  const assign = made === null ? null : file.parentOf(made);
  if (assign?.type !== "Assign" || assign.targets.length !== 1) return null;
  const [target] = assign.targets;
  const binding = target?.type === "Name" ? file.scopes.referenceAt(target)?.binding : null;
  return binding?.scope === file.scopes.module ? binding : null;
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

/** The task makes the generator that it found in an attribute, a container or a cache. */
export function ownGeneratorForReceiver(
  found: PythonCase,
  remedy: StreamRemedy,
  receiver: Expression | null,
): Remedy {
  const { definition, file } = found.site.task;
  if (receiver === null || receiver.type === "Name") return pass("it draws from a name");
  const places = alike(file, definition, receiver);
  if (!places.some(({ start }) => start === receiver.start)) decline("what draws stands elsewhere");
  const work = begin(found);
  const { own } = work;
  const name = own.freshName(RNG_NAMES, definition);
  for (const { start, end } of places) own.replace(start, end, name);
  if (found.site.task.isUsedElsewhere && !isKnownFirst(file, definition, receiver)) {
    decline("the task is used elsewhere");
  }
  const made = deliverMade(found, work, remedy, file.of(receiver));
  addFirstStatement(own, definition, `${name} = ${made}`);
  return {
    id: "own-generator",
    title: `Make a generator in each task of '${definition.name}', from a seed of its own.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

/** Whether an expression means the same where the function begins. */
function isKnownFirst(
  file: PythonFile,
  definition: PythonCase["site"]["task"]["definition"],
  receiver: Expression,
): boolean {
  const { posonlyargs, args, kwonlyargs } = definition.args;
  const parameters = new Set([...posonlyargs, ...args, ...kwonlyargs].map(({ arg }) => arg));
  for (const node of file.below(receiver)) {
    if (node.type === "Call") return false;
    const binding = node.type === "Name" ? file.scopes.referenceAt(node)?.binding : undefined;
    if (binding?.scope.node !== definition) continue;
    if (binding.definitions.length > 1 || !parameters.has(binding.name)) return false;
  }
  return receiver.type !== "Call";
}

/** Each task adds its number to the seed that it sets, which tells it from the others in each run. */
export function ownNumberInSeed(found: PythonCase, remedy: StreamRemedy): Remedy {
  const { definition, file } = found.site.task;
  const { stream } = found.judgement;
  const at = stream?.seedAt ?? null;
  const made = stream?.at ?? null;
  const template = remedy.makeMixed ?? decline("it takes no seed of two parts");
  if (at === null || made === null || at.path !== file.path || made.path !== file.path) {
    return pass("the seed stands elsewhere");
  }
  const seed = file.argumentAt(at.range) ?? decline("its seed is unknown");
  const call = file.at(made.range, "Call") ?? pass("nothing makes it");
  if (call.args.length + call.keywords.length !== 1) decline("it is made from more than a seed");
  if (call.start < definition.start || call.end > definition.end) {
    pass("the seed stands elsewhere");
  }
  const work = begin(found);
  const index = deliverIndex(found, work);
  const root = file.of(seed);
  work.own.replace(call.start, call.end, work.own.fill(template, call, { index, root }));
  return {
    id: "own-number",
    title: `Add a number of its own to the seed of each task of '${definition.name}'.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

/** Each task gets a seed in place of the one that is the same for all. */
export function ownSeedForCall(found: PythonCase, remedy: StreamRemedy, creation: Place): Remedy {
  const work = begin(found);
  const { own } = work;
  const { definition, file } = found.site.task;
  const [from, to] = definition.range;
  const [start, end] = creation.range;
  if (creation.path !== file.path || start < from || end > to) pass("the seed stands elsewhere");
  const call = file.at(creation.range, "Call") ?? pass("nothing makes it");
  const seed = deliver(found, work, remedy);
  if (remedy.seedValue === undefined) {
    own.replace(start, end, own.fill(remedy.make, call, { seed }));
  } else {
    const at = found.judgement.stream?.seedAt ?? decline("its seed is unknown");
    const given = file.argumentAt(at.range) ?? decline("its seed is unknown");
    own.replace(given.start, given.end, own.fill(remedy.seedValue, call, { seed }));
  }
  return {
    id: "own-generator",
    title: `Give each task of '${definition.name}' its own seed.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}
