/** Sends each worker a seed of its own where its program is a text in the file that starts it. */
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { EcmascriptFile, nodesOf, type TreeNode } from "./file.js";
import { importInto } from "./imports.js";
import { mixedSeed } from "./mix.js";
import { hasKey, hasVariable } from "./names.js";
import { filesOf } from "./read-files.js";
import { replicaIndexes } from "./replica-index.js";
import { sendIndex } from "./worker-index.js";
import { mixOf } from "./worker-seed.js";

/** Remedies for a seed that stands in the text of a worker's program. */
export function seedProgramText(context: RemedyContext): readonly Remedy[] {
  const { dispatch, stream } = context.located.judgement;
  const at = stream?.seedAt ?? null;
  const channel = dispatch.runner.index;
  const file = at === null ? null : filesOf(context)(at.path);
  const literal = at === null ? null : (file?.at(at.range) ?? null);
  const call = file?.at(dispatch.at.range) ?? null;
  if (dispatch.entryFacts === null || channel === undefined || typeof channel.read === "string") {
    return [];
  }
  if (file === null || literal === null || call === null) return [];
  const text = plainText(file, literal);
  const program = text === null ? null : EcmascriptFile.read("program.js", text);
  const property = ["seed", "workerSeed"].find((name) => !hasKey(file, name));
  if (program === null || property === undefined || hasVariable(program, property)) return [];
  const imported = importInto(program, channel.read.module, channel.read.name);
  if (imported === null) return [];
  const offset = literal.range[0] + 1;
  const read = `${imported.text}.${property}`;
  const values = (stream?.seed ?? []).flatMap((atom) =>
    atom.kind === "constant" ? [atom.value] : [],
  );
  const seeds = [...program.nodes()].filter((node) => isSeed(program, node, values));
  return seeds.flatMap((seed) =>
    replicaIndexes(file, call).flatMap((index): readonly Remedy[] => {
      const mixed = mixedSeed(file, { file: program, node: seed }, index.text, mixOf(context));
      if (mixed === null) return [];
      const sent = sendIndex(file, call, { ...channel, property, value: "{index}" }, mixed.text);
      const inside = [...imported.edits, { range: seed.range, text: read }];
      if (sent === null || sent.isKnown || inside.some((edit) => !isPlain(edit.text))) return [];
      return [
        {
          id: "seed-as-data",
          title: "Send each worker a seed of its own.",
          isPreferred: true,
          edits: [
            ...inside.map(({ range: [start, end], text: own }) => ({
              path: file.path,
              range: [start + offset, end + offset] as const,
              text: own,
            })),
            ...sent.edits,
            ...index.edits,
            ...mixed.edits,
          ],
        },
      ];
    }),
  );
}

/** The text of a literal that stands in the file as it is. */
function plainText(file: EcmascriptFile, literal: TreeNode): string | null {
  const isTemplate =
    literal.type === "TemplateLiteral" && nodesOf(literal.expressions).length === 0;
  if (!isTemplate && typeof literal.value !== "string") return null;
  const text = file.of(literal).slice(1, -1);
  return text.includes("\\") ? null : text;
}

/** Whether a text means the same in whatever quotes. */
function isPlain(text: string): boolean {
  return !/[\\`"$]/u.test(text.replaceAll("'", ""));
}

/** Whether a literal is what the analysis saw, where a seed can stand. */
function isSeed(file: EcmascriptFile, node: TreeNode, values: readonly unknown[]): boolean {
  if (node.type !== "Literal" || !values.includes(node.value)) return false;
  const parent = file.parentOf(node);
  const isInit = parent?.type === "VariableDeclarator" || parent?.type === "PropertyDefinition";
  return isInit || (parent !== null && nodesOf(parent.arguments).includes(node));
}
