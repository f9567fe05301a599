/** Removes the switch that makes `Math.random` start the same in every thread and process. */
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { filesOf } from "./read-files.js";
import { dropped, withLine } from "./unused.js";

/** Remedies for a flag that seeds the engine. */
export function dropFlag(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  const at = judgement.messageId === "fixed" ? (judgement.stream?.seedAt ?? null) : null;
  const file = at === null ? null : filesOf(context)(at.path);
  const flag = at === null ? null : (file?.at(at.range) ?? null);
  if (file === null || flag === null) return [];
  const edit = removal(file, flag);
  if (edit === null) return [];
  return [
    {
      id: "no-flag",
      title: "Leave the seeding of 'Math.random' to each worker.",
      isPreferred: true,
      edits: [edit, ...dropped(file, [edit])],
    },
  ];
}

function removal(
  file: EcmascriptFile,
  flag: TreeNode,
): { readonly path: string; readonly range: readonly [number, number]; readonly text: "" } | null {
  const parent = file.parentOf(flag);
  if (parent === null) return null;
  const { path, text } = file;
  const [start, end] = flag.range;
  if (parent.type === "ArrayExpression") {
    const comma = /^\s*,\s*/u.exec(text.slice(end))?.[0].length ?? 0;
    const before = comma > 0 ? 0 : (/,\s*$/u.exec(text.slice(0, start))?.[0].length ?? 0);
    return { path, range: [start - before, end + comma], text: "" };
  }
  // Several flags in one text are not parted here.
  const isAlone = typeof flag.value === "string" && !/\s/u.test(flag.value.trim());
  const statement = file.parentOf(parent);
  const isCall = parent.type === "CallExpression" && nodesOf(parent.arguments).length === 1;
  if (!isAlone || !isCall || statement?.type !== "ExpressionStatement") return null;
  return { path, range: withLine(file, statement), text: "" };
}
