/** Makes a generator for each worker or task where it is sent, with a seed of its own. */
import type { Edit, Remedy } from "../../findings/finding.js";
import type { Place } from "../../analysis/values/value.js";
import { creationOf } from "../../analysis/verdict/findings.js";
import type { RemedyContext } from "../context.js";
import { bringNames } from "./bring.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { mixedSeed } from "./mix.js";
import { freshName, identifierName, statementAround, variablesNamed } from "./names.js";
import { recipeOf, rewritten, type Recipe } from "./recipe.js";
import { replicaIndexes, type ReplicaIndex } from "./replica-index.js";
import { seedAtSite } from "./seed-at-site.js";
import { isMadeAt, isRepeated, sentParts } from "./sent.js";
import { filesOf } from "./read-files.js";

/** Remedies for states that arrive as they were sent: equal ones. */
export function sendAnew(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  if (judgement.rule !== "no-shared-generator") return [];
  switch (judgement.messageId) {
    case "sent":
      return sendMade(context);
    case "state":
      return sendState(context);
    default:
      return [];
  }
}

/** The generator itself is plain data: each replica gets one that is made for it. */
function sendMade(context: RemedyContext): readonly Remedy[] {
  const { owner, stream, transfer } = context.located.judgement;
  const made = creationOf(owner);
  const files = filesOf(context);
  const sender = transfer === null ? null : files(transfer.at.path);
  const at = transfer === null ? null : (sender?.at(transfer.at.range) ?? null);
  const recipe = readRecipe(context, made, stream?.seedAt ?? null);
  if (made !== null && recipe === null) {
    context.decline("what seeds the generator cannot be told from the place that makes it");
  }
  if (sender === null || at === null || recipe === null) return [];
  return sentParts(sender, at, made).flatMap(({ node, property }) =>
    isMadeAt(sender, node, made) || made?.path !== sender.path
      ? anew(sender, recipe, node, property, recipe.node)
      : [],
  );
}

/** The state of a generator was read: it is read from one that is made for each replica. */
function sendState(context: RemedyContext): readonly Remedy[] {
  const seed = context.located.judgement.stream?.seed ?? [];
  const state = seed.find((atom) => atom.kind === "data" && atom.source === "state");
  if (state?.kind !== "data" || state.at === null) return [];
  const files = filesOf(context);
  const sender = files(state.at.path);
  const read = sender?.at(state.at.range) ?? null;
  if (sender === null || read === null) return [];
  // `rng.state()` or `rng.state`
  const [callee = read] = nodesOf(read.callee);
  const [holder] = nodesOf(callee.object);
  const name = identifierName(holder);
  if (holder === undefined || name === null) return [];
  for (const node of sender.nodes()) {
    if (node.type !== "VariableDeclarator" || identifierName(node.id) !== name) continue;
    const [init] = nodesOf(node.init);
    if (init === undefined) continue;
    const recipe = recipeOf(context, sender, init);
    if (recipe !== null) return anew(sender, recipe, holder, null, init);
  }
  return [];
}

function readRecipe(
  context: RemedyContext,
  made: Place | null,
  seedAt: Place | null,
): Recipe | null {
  const file = made === null ? null : filesOf(context)(made.path);
  const node = made === null ? null : (file?.at(made.range) ?? null);
  return file === null || node === null ? null : recipeOf(context, file, node, seedAt);
}

function anew(
  sender: EcmascriptFile,
  recipe: Recipe,
  site: TreeNode,
  property: TreeNode | null,
  made: TreeNode,
): readonly Remedy[] {
  // It is made for each replica already.
  if (site === made) return [];
  return replicaIndexes(sender, site).flatMap((index) => {
    const edits = anewFor(sender, recipe, site, property, index);
    if (edits === null) return [];
    return [
      {
        id: "generator-per-replica",
        title: "Make a generator for each replica where it is sent, with a seed of its own.",
        isPreferred: true,
        edits,
      },
    ];
  });
}

function anewFor(
  sender: EcmascriptFile,
  recipe: Recipe,
  site: TreeNode,
  property: TreeNode | null,
  index: ReplicaIndex,
): readonly Edit[] | null {
  const seed = seedAtSite(recipe, sender, site);
  if (seed === null) return null;
  const mixed = mixedSeed(sender, seed, index.text, recipe.mix);
  const brought = bringNames(recipe.file, sender, recipe.names, true);
  if (mixed === null || brought === null) return null;
  const text = rewritten(recipe, mixed.text, brought.names);
  if (text === null) return null;
  const others = [...index.edits, ...mixed.edits, ...brought.edits];
  const name = identifierName(site);
  const call = sender.parentOf(site);
  if (name === null || call === null || !isRepeated(sender, call, name)) {
    const key = property?.shorthand === true && name !== null ? `${name}: ` : "";
    return [...others, { path: sender.path, range: site.range, text: key + text }];
  }
  // The call names it twice: as what is sent, and as what is transferred.
  const statement = statementAround(sender, site);
  const own = freshName(sender, ["ownState", "replicaState"]);
  if (statement === null || own === null) return null;
  const [start] = statement.range;
  const lineStart = sender.text.lastIndexOf("\n", start - 1) + 1;
  const before = sender.text.slice(lineStart, start);
  const gap = before.trim() === "" ? sender.newline + before : " ";
  const line = `const ${own} = ${text}${gap === " " ? ";" : sender.semicolon}${gap}`;
  const uses = variablesNamed(sender, name).filter(
    ({ range }) => range[0] >= call.range[0] && range[1] <= call.range[1],
  );
  return [
    ...others,
    { path: sender.path, range: [start, start], text: line },
    ...uses.map(({ range }): Edit => ({ path: sender.path, range, text: own })),
  ];
}
