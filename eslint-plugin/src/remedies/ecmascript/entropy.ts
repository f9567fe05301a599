/** Seeds from entropy where a program never meant a seed of its own: a missing one, or the process's. */
import type { Edit, Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { afterImports } from "./imports.js";
import { hasVariable } from "./names.js";
import { filesOf } from "./read-files.js";
import { mixOf } from "./worker-seed.js";

/** Remedies for generators that start the same everywhere because nothing seeds them. */
export function seedFromEntropy(context: RemedyContext): readonly Remedy[] {
  const { messageId } = context.located.judgement;
  if (messageId !== "unseeded" && messageId !== "processWide") return [];
  const edits = messageId === "unseeded" ? seedMissing(context) : replaceSeed(context);
  if (edits === null) return [];
  return [
    {
      id: "entropy",
      title: "Seed each worker from the system's entropy.",
      isPreferred: true,
      edits,
    },
  ];
}

/** A 32-bit integer that is another one each time. */
function entropyIn(file: EcmascriptFile): string {
  const crypto = hasVariable(file, "crypto") ? "globalThis.crypto" : "crypto";
  return `${crypto}.getRandomValues(new Uint32Array(1))[0]`;
}

function seedMissing(context: RemedyContext): readonly Edit[] | null {
  const { stream, draw, owner } = context.located.judgement;
  const at = stream?.at ?? draw;
  const file = at === null ? null : filesOf(context)(at.path);
  const call = at === null ? null : (file?.at(at.range) ?? null);
  if (file === null || call === null) return null;
  const [callee] = nodesOf(call.callee);
  if (callee === undefined || nodesOf(call.arguments).length > 0) return null;
  // What is shared by a module is seeded once, before it draws.
  if (owner?.shape.is === "state") {
    return [afterImports(file, `${file.of(callee)}(${entropyIn(file)})${file.semicolon}`)];
  }
  if (mixOf(context) === "none") return null;
  const end = call.range[1] - 1;
  if (file.text[end] !== ")") return null;
  return [{ path: file.path, range: [end, end], text: entropyIn(file) }];
}

/** The seed is one value for all threads of a process: when it started, its number. */
function replaceSeed(context: RemedyContext): readonly Edit[] | null {
  const { stream } = context.located.judgement;
  const read = (stream?.seed ?? []).find((atom) => atom.kind === "data" && atom.at !== null);
  const at = read?.kind === "data" ? read.at : null;
  const file = at === null ? null : filesOf(context)(at.path);
  const node = at === null ? null : (file?.at(at.range) ?? null);
  if (file === null || node === null || !isWhole(file, node)) return null;
  return [{ path: file.path, range: node.range, text: entropyIn(file) }];
}

/** Whether an expression is the argument itself, or all that a name stands for. */
function isWhole(file: EcmascriptFile, node: TreeNode): boolean {
  const parent = file.parentOf(node);
  const isArgument = parent !== null && nodesOf(parent.arguments).includes(node);
  return isArgument || parent?.type === "VariableDeclarator";
}
