/** Makes generators anew in each worker of a runner that has a seed for each: a data loader. */
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Remedy } from "../../findings/finding.js";
import type { Call, Expression } from "../../python/parser/nodes.js";
import type { Judgement } from "../../analysis/verdict/judge.js";
import { decline, Draft } from "./draft.js";
import type { PythonFile } from "./file.js";
import { topOf } from "./statements.js";

/** What the runner knows of its workers. */
function workerSeedOf({
  dispatch,
}: Judgement): NonNullable<Judgement["dispatch"]["runner"]["workerSeed"]> {
  return dispatch.runner.workerSeed ?? decline("the runner has no seeds for its workers");
}

/** The generator that belongs to an object of the runner, or to the module, is made in an initializer. */
export function ownGeneratorInWorker(
  file: PythonFile,
  judgement: Judgement,
  remedy: StreamRemedy,
  creation: Expression,
): Remedy {
  const draft = new Draft(file);
  const { dispatch } = judgement;
  const known = workerSeedOf(judgement);
  const make = remedy.makeFromNumber ?? decline("it takes no number as a seed");
  const call =
    (dispatch.runnerAt.path === file.path ? file.at(dispatch.runnerAt.range, "Call") : null) ??
    decline("the runner is made elsewhere");
  const initializer = dispatch.runner.initializer?.name ?? decline("it has no initializer");
  if (call.keywords.some(({ arg }) => arg === initializer || arg === null)) {
    decline("it has an initializer already");
  }
  const target = targetOf(file, creation);
  const top = topOf(file, call);
  const name = draft.freshName(["seed_worker", "reseed_worker"], file.module);
  const info = draft.freshName(["info", "worker_info"], file.module);
  const seed = draft.fill(known.seed, top, { info });
  const made = draft.fill(make, top, { seed });
  const { newline, step } = file;
  const owner = known.copies.dataset ?? decline("it copies nothing");
  const assigned =
    target.type === "Name" ? target.id : `${draft.fill(owner, top, { info })}.${target.attr}`;
  const body = [
    ...(target.type === "Name" ? [`global ${target.id}`] : []),
    `${info} = ${draft.fill(known.info, top, {})}`,
    `${assigned} = ${made}`,
  ];
  const lines = [`def ${name}(worker_id):`, ...body.map((line) => step + line), "", "", ""];
  draft.insert(file.lineStart(file.startOf(top)), lines.join(newline));
  appendKeyword(draft, call, `${initializer}=${name}`);
  return {
    id: "own-generator-in-worker",
    title: "Make the generator anew in each worker, from the worker's own seed.",
    isPreferred: true,
    edits: draft.edits,
  };
}

/** The seed that an initializer sets is replaced by the one that the runner has for the worker. */
export function ownSeedInInitializer(
  file: PythonFile,
  judgement: Judgement,
  remedy: StreamRemedy,
): Remedy {
  const draft = new Draft(file);
  const known = workerSeedOf(judgement);
  const at = judgement.stream?.seedAt ?? decline("its seed is unknown");
  const seed =
    (at.path === file.path ? file.expressionAt(at.range) : null) ?? decline("it stands elsewhere");
  const number = remedy.number ?? decline("it takes no number as a seed");
  const info = draft.fill(known.info, seed, {});
  const text = draft.fill(number, seed, { seed: draft.fill(known.seed, seed, { info }) });
  draft.replace(seed.start, seed.end, text);
  return {
    id: "worker-seed",
    title: "Seed from the seed that each worker is given.",
    isPreferred: true,
    edits: draft.edits,
  };
}

/** What the generator is assigned to: a variable of the module, or an attribute of `self`. */
function targetOf(
  file: PythonFile,
  creation: Expression,
): Extract<Expression, { type: "Name" | "Attribute" }> {
  const assign = file.parentOf(creation);
  if (assign?.type !== "Assign" || assign.targets.length !== 1) return decline("it has no name");
  const [target] = assign.targets;
  if (target?.type === "Name" && file.scopeAt(target) === file.scopes.module) return target;
  const isOwn =
    target?.type === "Attribute" && target.value.type === "Name" && target.value.id === "self";
  return isOwn ? target : decline("it belongs to nobody that a worker finds");
}

function appendKeyword(draft: Draft, call: Call, text: string): void {
  const { file } = draft;
  const end = file.endOfArguments(call);
  if (end === null) draft.insert(file.openOf(call) + 1, text);
  else draft.insert(end, `, ${text}`);
}
