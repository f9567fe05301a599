/** Mixes a number into a seed where it is sent, so that each worker or task gets another one. */
import { sentPlace } from "../../analysis/values/sent.js";
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { mixedSeed } from "./mix.js";
import { declarationOf, functionAround, identifierName, keyName } from "./names.js";
import { filesOf } from "./read-files.js";
import { replicaIndexes } from "./replica-index.js";
import { mixOf } from "./worker-seed.js";

/** Remedies for one seed that is sent to all. */
export function mixWhereSent(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  if (judgement.rule !== "no-constant-seed") return [];
  const at = sentPlace(judgement.stream?.seed ?? []);
  const file = at === null ? null : filesOf(context)(at.path);
  const sent = at === null ? null : (file?.at(at.range) ?? null);
  if (file === null || sent === null) return [];
  const mix = mixOf(context);
  return seedsIn(file, sent).flatMap(({ node, shorthand }) =>
    replicaIndexes(file, node).flatMap((index): readonly Remedy[] => {
      const mixed = mixedSeed(file, { file, node }, index.text, mix);
      if (mixed === null) return [];
      const text = shorthand === null ? mixed.text : `${shorthand}: ${mixed.text}`;
      const own = { path: file.path, range: node.range, text };
      return [
        {
          id: "seed-per-replica",
          title: "Mix a number of its own into the seed that each replica is sent.",
          isPreferred: true,
          edits: [...index.edits, ...mixed.edits, own],
        },
      ];
    }),
  );
}

interface SeedPart {
  readonly node: TreeNode;
  /** Its key, where it stands for key and value at once. */
  readonly shorthand: string | null;
}

/** The expressions in an argument that may be its seed, likeliest first. */
function seedsIn(file: EcmascriptFile, sent: TreeNode): readonly SeedPart[] {
  switch (sent.type) {
    case "ObjectExpression": {
      const parts = nodesOf(sent.properties).flatMap((property) => {
        const name = keyName(property);
        const [value] = nodesOf(property.value);
        if (name === null || value === undefined) return [];
        if (value.type === "ObjectExpression") return seedsIn(file, value);
        const shorthand = property.shorthand === true ? name : null;
        return /seed/iu.test(name) ? [{ node: value, shorthand }] : [];
      });
      return parts;
    }
    case "ArrayExpression":
      return nodesOf(sent.elements).flatMap((element) => seedsIn(file, element));
    case "Identifier": {
      const declared = declarationOf(file, identifierName(sent) ?? "");
      const [init] = declared?.kind === "variable" ? nodesOf(declared.node.init) : [];
      const isOwn =
        declared !== null && functionAround(file, declared.node) === functionAround(file, sent);
      const isObject = init?.type === "ObjectExpression";
      if (isObject && isOwn && functionAround(file, sent) !== null) return seedsIn(file, init);
      return isObject ? [] : [{ node: sent, shorthand: null }];
    }
    default:
      return [{ node: sent, shorthand: null }];
  }
}
