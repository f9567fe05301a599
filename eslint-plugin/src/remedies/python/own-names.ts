/** Gives a task a generator under a name of its own that held the shared one, or tells its seed apart by its item. */
import type { Remedy } from "../../findings/finding.js";
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Arg, Assign, Call, Expression } from "../../python/parser/nodes.js";
import type { PythonCase } from "./case.js";
import { begin, deliver, editsOf } from "./deliver.js";
import { decline, pass } from "./draft.js";
import type { Link } from "./links.js";
import { Drafts } from "./read-files.js";
import type { Scene } from "./scene.js";

/** What the task takes out of its arguments, it makes: `rng = shared["rng"]`. */
export function ownGeneratorForLocal(
  found: PythonCase,
  remedy: StreamRemedy,
  receiver: Expression | null,
): Remedy {
  const { definition, file } = found.site.task;
  if (receiver?.type !== "Name") return pass("it draws from no name");
  const binding = file.scopes.referenceAt(receiver)?.binding;
  if (binding?.scope.node !== definition) return pass("it draws from no name of its own");
  const [made, ...more] = binding.definitions.flatMap(({ parent }) =>
    parent.type === "Assign" ? [parent] : [],
  );
  if (made === undefined || more.length > 0 || binding.definitions.length > 1) {
    return decline("its name is set in several places");
  }
  if (file.parentOf(made) !== definition) return decline("its name is set within a statement");
  const work = begin(found);
  const { own } = work;
  const seed = deliver(found, work, remedy);
  const text = own.fill(remedy.make, made, { seed });
  if (isPlainTarget(made)) {
    own.replace(made.value.start, made.value.end, text);
  } else {
    const start = file.startOf(made);
    if (!file.startsLine(start)) decline("its statements share a line");
    const rest = /[\r\n]/u.exec(file.text.slice(made.end));
    const end = rest === null ? file.text.length : made.end + rest.index;
    if (file.text.slice(made.end, end).includes(";")) decline("its statements share a line");
    own.insert(end, `${file.newline}${file.indentAt(start)}${receiver.id} = ${text}`);
  }
  return {
    id: "own-generator",
    title: `Make '${receiver.id}' in each task of '${definition.name}', from a seed of its own.`,
    isPreferred: true,
    edits: editsOf(work),
  };
}

function isPlainTarget({ targets }: Assign): boolean {
  return targets.length === 1 && targets[0]?.type === "Name";
}

/**
 * The task mixes its item into the seed: nothing more has to be sent.
 *
 * @param which - the parameter that is tried
 */
export function ownItemInSeed(scene: Scene, { file, definition }: Link, which: number): Remedy {
  const { remedy, judgement } = scene;
  const mixed = remedy.makeMixed ?? decline("it takes no seed of two parts");
  const { posonlyargs, args } = definition.args;
  const parameter = [...posonlyargs, ...args][which] ?? pass("it has no such parameter");
  const at = judgement.stream?.at ?? pass("nothing makes it");
  const seedAt = judgement.stream?.seedAt ?? pass("its seed is unknown");
  if (at.path !== file.path || seedAt.path !== file.path) pass("the seed stands elsewhere");
  const call = file.at(at.range, "Call") ?? pass("nothing makes it");
  const seed = file.argumentAt(seedAt.range) ?? pass("its seed is unknown");
  const isInside = call.start > definition.start && call.end <= definition.end;
  if (!isInside || file.functionAround(call) !== definition) pass("the seed stands elsewhere");
  if (call.args.length + call.keywords.length !== 1) decline("it is made from more than a seed");
  if (remedy.takesNumbers === true && !isNumber(scene, parameter)) {
    decline("its items may be no numbers");
  }
  const drafts = new Drafts();
  const draft = drafts.of(file);
  const made = draft.fill(mixed, call, { index: parameter.arg, root: file.of(seed) });
  draft.replace(call.start, call.end, made);
  return {
    id: "own-item",
    title: `Add '${parameter.arg}' to the seed in '${definition.name}'.`,
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** Whether a parameter gets whole numbers: it says so, or a range is handed out. */
function isNumber({ judgement, file }: Scene, { annotation }: Arg): boolean {
  if (annotation?.type === "Name" && annotation.id === "int") return true;
  const { givenAt } = judgement.dispatch;
  const given = givenAt?.path === file.path ? file.argumentAt(givenAt.range) : null;
  return given?.type === "Call" && isRange(given);
}

function isRange({ func, args }: Call): boolean {
  const isNamed = func.type === "Name" && func.id === "range";
  // A range that starts below zero gives what no seed may be.
  return isNamed && args.length < 3 && args.every(({ type }) => type !== "UnaryOp");
}
