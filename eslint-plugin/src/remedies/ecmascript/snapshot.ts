/** Makes anew, in each process that starts from a snapshot, what would be frozen in it. */
import type { Edit, Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { creationOf } from "../../analysis/verdict/findings.js";
import { behind } from "./block.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { importInto } from "./imports.js";
import { identifierName } from "./names.js";
import { filesOf } from "./read-files.js";

/** Remedies for values and generators that a startup snapshot holds. */
export function afterSnapshot(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  if (judgement.dispatch.process.memory !== "snapshot") return [];
  const { cause, draw, owner } = judgement;
  const bypassed = cause === undefined ? null : bypass(context);
  if (bypassed !== null) return [bypassed];
  const at = creationOf(owner) ?? draw;
  const file = at === null ? null : filesOf(context)(at.path);
  const value = at === null ? null : (file?.at(at.range) ?? null);
  const edits = file === null || value === null ? null : madeAnew(file, value);
  if (edits === null) return [];
  return [
    {
      id: "after-snapshot",
      title: "Make it anew in each process that starts from the snapshot.",
      isPreferred: true,
      edits,
    },
  ];
}

/** The call before the snapshot leaves the shared store alone. */
function bypass(context: RemedyContext): Remedy | null {
  const { cause, owner } = context.located.judgement;
  const shape = owner?.shape;
  const state = shape?.is === "state" ? context.knowledge("ecmascript").state(shape.id) : undefined;
  const file = cause === undefined ? null : filesOf(context)(cause.path);
  const call = cause === undefined ? null : (file?.at(cause.range) ?? null);
  if (state?.bypass === undefined || file === null || call === null) return null;
  const end = call.range[1] - 1;
  if (nodesOf(call.arguments).length > 0 || file.text[end] !== ")") return null;
  return {
    id: "bypass",
    title: "Leave the store alone until the snapshot has been taken.",
    isPreferred: true,
    edits: [{ path: file.path, range: [end, end], text: state.bypass }],
  };
}

/** `const id = …` becomes `let id = …`, and is set again when a process has started. */
function madeAnew(file: EcmascriptFile, value: TreeNode): readonly Edit[] | null {
  const declarator = file.parentOf(value);
  const declaration = declarator === null ? null : file.parentOf(declarator);
  const name = identifierName(declarator?.id);
  if (declarator?.type !== "VariableDeclarator" || declaration === null || name === null)
    return null;
  if (nodesOf(declaration.declarations).length !== 1) return null;
  if (file.parentOf(declaration)?.type !== "Program") return null;
  const imported = importInto(file, "node:v8", "startupSnapshot");
  if (imported === null) return null;
  const { newline, semicolon, step, path } = file;
  const callback = [
    `${imported.text}.addDeserializeCallback(() => {`,
    `${step}${name} = ${file.of(value)}${semicolon}`,
    "})",
  ].join(newline);
  const edits = [...imported.edits, behind(file, declaration, callback)];
  if (declaration.kind !== "const") return edits;
  const [start] = declaration.range;
  return [{ path, range: [start, start + "const".length], text: "let" }, ...edits];
}
