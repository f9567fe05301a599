/** What could mend a finding in JavaScript or TypeScript. */
import type { SeedMix } from "../../knowledge/schema.js";
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { EcmascriptFile, nodesOf, type TreeNode } from "./file.js";
import { importInto } from "./imports.js";
import { mixFor, mixInto } from "./mix.js";

/** Remedies that may cure a finding, best first. */
export function ecmascriptCandidates(context: RemedyContext): readonly Remedy[] {
  const own = workerNumber(context);
  return own === null ? [] : [own];
}

/** The worker's number goes into its seed. */
function workerNumber(context: RemedyContext): Remedy | null {
  const { stream, dispatch } = context.located.judgement;
  const at = stream?.seedAt ?? stream?.at;
  const workerId = dispatch.process.workerId;
  if (at === null || at === undefined || workerId === undefined) return null;
  // Program text in strings and functions that are sent as text see no imports.
  if (dispatch.entryFacts !== null || dispatch.model?.taskAs === "source-text") return null;
  const isState = (stream?.seed ?? []).some(
    (atom) => atom.kind === "data" && atom.source === "state",
  );
  // Neither a saved state nor a switch of the engine is a seed that could be added to.
  if (isState || context.located.finding.messageId === "fixed") return null;
  const text = context.textOf(at.path);
  const file = text === undefined ? null : EcmascriptFile.read(at.path, text);
  const seed = file?.at(at.range);
  const part = seed === null || seed === undefined ? null : seedIn(seed, stream?.seedAt === null);
  if (file === null || part === null) return null;
  const imported = importInto(file, workerId.module, workerId.name);
  if (imported === null) return null;
  const id = workerId.text.replaceAll("{import}", imported.text);
  const edits = mixInto(file, part, id, mixOf(context));
  if (edits === null) return null;
  return {
    id: "worker-number",
    title: `Seed each worker with its number (${imported.text}) as well.`,
    isPreferred: true,
    edits: [...edits, ...imported.edits],
  };
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

function mixOf({ located, knowledge }: RemedyContext): SeedMix {
  const shape = located.judgement.owner?.shape;
  const known = knowledge("ecmascript");
  if (shape?.is === "state") return known.state(shape.id)?.seedFrom ?? "string";
  const generator = shape?.is === "library" ? known.type(shape.type)?.generator : undefined;
  // What is written by hand computes with integers.
  return generator === undefined ? "hash" : mixFor(generator);
}
