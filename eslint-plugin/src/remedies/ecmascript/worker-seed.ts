/** Mixes what tells workers apart into the seed that a worker's own file sets. */
import type { SeedMix } from "../../knowledge/schema.js";
import { samePlace, type Place } from "../../analysis/values/value.js";
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { importInto } from "./imports.js";
import { mixFor, mixInto } from "./mix.js";
import { filesOf } from "./read-files.js";
import { replicaIndexes, type ReplicaIndex } from "./replica-index.js";
import { sendIndex } from "./worker-index.js";

/** Remedies for a seed that every worker sets to the same value. */
export function seedWorkers(context: RemedyContext): readonly Remedy[] {
  const seed = readSeed(context);
  if (seed === null) return [];
  return [...indexAsData(context, seed), workerNumber(context, seed)].filter((one) => one !== null);
}

/** The seed that is the same for all. */
export interface Seed {
  readonly file: EcmascriptFile;
  readonly node: TreeNode;
}

/** Finds the seed; null where it is none that a number could be added to. */
export function readSeed(context: RemedyContext): Seed | null {
  const { stream, dispatch } = context.located.judgement;
  const at = stream?.seedAt ?? stream?.at;
  if (at === null || at === undefined) return null;
  // In program text that stands in a string there are other places than in the file.
  if (dispatch.entryFacts !== null) return null;
  const isState = (stream?.seed ?? []).some(
    (atom) => atom.kind === "data" && atom.source === "state",
  );
  // Neither a saved state nor a switch of the engine is a seed that could be added to.
  if (isState || context.located.finding.messageId === "fixed") return null;
  const file = filesOf(context)(at.path);
  const found = file?.at(at.range) ?? null;
  // A call that makes the generator is not its seed, but holds it.
  const isMaking = stream?.seedAt === null || isSame(stream?.seedAt, stream?.at);
  const isCall = found !== null && nodesOf(found.callee).length > 0;
  const node = found === null ? null : seedIn(found, isMaking && isCall);
  return file === null || node === null ? null : { file, node };
}

/** Each worker is sent its number, which goes into its seed: the same numbers in each run. */
function indexAsData(context: RemedyContext, seed: Seed): readonly Remedy[] {
  const { dispatch } = context.located.judgement;
  const { path, range } = dispatch.at;
  const main = filesOf(context)(path);
  const call = main?.at(range) ?? null;
  if (main === null || call === null) return [];
  if (isStartedElsewhere(main, call)) {
    context.decline("the worker is started in several places, and each would have to number it");
    return [];
  }
  return replicaIndexes(main, call)
    .map((index) => indexSent(context, seed, main, call, index))
    .filter((one) => one !== null);
}

function indexSent(
  context: RemedyContext,
  { file, node }: Seed,
  main: EcmascriptFile,
  call: TreeNode,
  index: ReplicaIndex,
): Remedy | null {
  const { dispatch } = context.located.judgement;
  // Functions that are sent as text see no imports.
  const channel = dispatch.model?.taskAs === "source-text" ? undefined : dispatch.runner.index;
  const sent = channel === undefined ? null : sendIndex(main, call, channel, index.text);
  if (channel === undefined || sent === null) return null;
  const { read } = channel;
  // A worker of whatever platform may be one of a browser.
  const isAny = dispatch.process.workerId === undefined;
  if (isAny && typeof read !== "string" && !isNode(main) && !isNode(file)) return null;
  const imported =
    typeof read === "string" ? { text: read, edits: [] } : importInto(file, read.module, read.name);
  if (imported === null) return null;
  // The program itself evaluates the line, too, where it starts itself or imports it.
  const isWorkersOwn = file.path === dispatch.entryPath && file.path !== main.path;
  const id = isWorkersOwn
    ? `${imported.text}${sent.member}`
    : `${imported.text}${sent.member === "" ? "" : `?${sent.member}`} ?? -1`;
  const edits = mixInto(file, node, id, mixOf(context));
  if (edits === null) return null;
  return {
    id: "index-as-data",
    title: "Send each worker its number, and seed it with that as well.",
    isPreferred: true,
    edits: [...edits, ...imported.edits, ...sent.edits, ...(sent.isKnown ? [] : index.edits)],
  };
}

/** Whether another call starts the same worker: it would get no number. */
function isStartedElsewhere(file: EcmascriptFile, call: TreeNode): boolean {
  const head = (node: TreeNode): string =>
    [...nodesOf(node.callee), ...nodesOf(node.arguments).slice(0, 1)]
      .map((part) => file.of(part))
      .join(" ");
  for (const node of file.nodes()) {
    if (node !== call && node.type === call.type && head(node) === head(call)) return true;
  }
  return false;
}

/** Whether a file runs on Node.js, by what it imports. */
function isNode(file: EcmascriptFile): boolean {
  for (const { type, value, name } of file.nodes()) {
    if (type === "Identifier" && name === "require") return true;
    if (type === "Literal" && typeof value === "string" && value.startsWith("node:")) return true;
  }
  return false;
}

/** The worker's number goes into its seed. */
function workerNumber(context: RemedyContext, { file, node }: Seed): Remedy | null {
  const { process, model, runner } = context.located.judgement.dispatch;
  const { workerId } = process;
  if (workerId === undefined && runner.runsTests !== undefined) {
    context.decline("nothing that runs there knows the file of tests");
  }
  if (workerId === undefined || model?.taskAs === "source-text") return null;
  const isPath = typeof workerId !== "string" && workerId.isPath === true;
  const imported =
    typeof workerId === "string"
      ? { text: workerId, edits: [] }
      : importInto(file, workerId.module, workerId.name);
  if (imported === null) return null;
  const id =
    typeof workerId === "string" ? workerId : workerId.text.replaceAll("{import}", imported.text);
  const mix = mixOf(context);
  // Seeds in several parts are numbers.
  const edits = mixInto(file, node, id, isPath && mix === "array" ? "hash" : mix);
  if (edits === null) {
    context.decline("the library takes no seed that a number could be mixed into");
    return null;
  }
  return {
    id: "worker-number",
    title: isPath
      ? "Seed each file of tests with its path as well."
      : `Seed each worker with its number ('${imported.text}') as well.`,
    isPreferred: true,
    edits: [...edits, ...imported.edits],
  };
}

function isSame(a: Place | null | undefined, b: Place | null | undefined): boolean {
  return a?.path === b?.path && a?.range[0] === b?.range[0] && a?.range[1] === b?.range[1];
}

/** The seed itself: in an options bag its member, in a call that makes the state its one argument. */
function seedIn(node: TreeNode, isCall: boolean): TreeNode | null {
  if (isCall) {
    const given = nodesOf(node.arguments);
    const [only] = given;
    const isOne = given.length === 1 && only?.type !== "SpreadElement";
    return isOne && only !== undefined ? seedIn(only, false) : null;
  }
  if (node.type !== "ObjectExpression") return node;
  for (const property of nodesOf(node.properties)) {
    const [key] = nodesOf(property.key);
    const [value] = nodesOf(property.value);
    if (key?.name === "seed" && value !== undefined && property.shorthand !== true) return value;
  }
  return null;
}

/** In what kind of seed the generator takes several parts. */
export function mixOf({ located, knowledge }: RemedyContext): SeedMix {
  const { owner, stream } = located.judgement;
  const shape = owner?.shape;
  const known = knowledge("ecmascript");
  if (shape?.is === "state") return known.state(shape.id)?.seedFrom ?? "string";
  const type = shape?.is === "library" ? known.type(shape.type) : undefined;
  // What is written by hand computes with integers.
  if (type?.generator === undefined) return "hash";
  const [made, seeded] = [owner?.at ?? null, stream?.at ?? null];
  const isSeededLater = made !== null && seeded !== null && !samePlace(made, seeded);
  return mixFor(type.generator, isSeededLater ? type.methods : {});
}
