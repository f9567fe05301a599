/** How a generator was made: the expression, and the seed in it that can be replaced. */
import type { SeedMix } from "../../knowledge/schema.js";
import type { Place } from "../../analysis/values/value.js";
import { applyEdits } from "../../findings/apply-edits.js";
import type { Edit } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { mixFor } from "./mix.js";
import { originOf } from "./imports.js";
import { freeNames, isDeclared, isVariable } from "./names.js";

/** An expression that makes a generator. */
export interface Recipe {
  readonly file: EcmascriptFile;
  readonly node: TreeNode;
  /** Null where it is made without one, from entropy. */
  readonly seed: TreeNode | null;
  readonly mix: SeedMix;
  /** Names that it uses, those of the seed aside. */
  readonly names: readonly string[];
  /** What a call that seeds it ends in (`.seed`), where the seed is no part of the expression. */
  readonly seedCall?: string;
}

/**
 * Reads how a generator was made.
 *
 * @param node - the call or literal that makes it
 * @param seedAt - where the analysis saw its seed, if it did
 * @returns null where it is not known what of it is the seed
 */
export function recipeOf(
  context: RemedyContext,
  file: EcmascriptFile,
  node: TreeNode,
  seedAt: Place | null = null,
): Recipe | null {
  const shape = context.located.judgement.owner?.shape;
  const type =
    shape?.is === "library" ? context.knowledge("ecmascript").type(shape.type) : undefined;
  const generator = type?.generator;
  const mix = generator === undefined ? "hash" : mixFor(generator);
  const position = generator?.seed?.position ?? 0;
  const isUnseeded =
    generator !== undefined && (generator.seed === null || given(node)[position] === undefined);
  if (isUnseeded && generator.none !== "entropy") return null;
  const seed = isUnseeded ? null : seedOf(file, node, position, seedAt);
  if (seed === null && !isUnseeded) return null;
  const all = freeNames(file, node);
  const ofSeed = seed === null ? [] : freeNames(file, seed);
  const names = all.filter((name) => !ofSeed.includes(name) || isOutside(file, node, seed, name));
  return { file, node, seed, mix, names };
}

/**
 * Reads how to get at a generator that a module shares, and how the file seeds it.
 *
 * @param node - the expression that stands for it: a name that is imported, or `Math.random`
 */
export function sharedRecipe(
  context: RemedyContext,
  file: EcmascriptFile,
  node: TreeNode,
): Recipe | null {
  const shape = context.located.judgement.owner?.shape;
  const known = shape?.is === "state" ? context.knowledge("ecmascript").state(shape.id) : undefined;
  const names = freeNames(file, node);
  if (names.some((name) => isDeclared(file, name) && originOf(file, name) === null)) return null;
  const recipe = { file, node, mix: known?.seedFrom ?? "hash", names };
  for (const call of file.nodes()) {
    const [callee] = nodesOf(call.callee);
    const [holder] = nodesOf(callee?.object);
    const [seed] = given(call);
    if (callee === undefined || holder === undefined || seed === undefined) continue;
    const isSeeding = nodesOf(callee.property)[0]?.name === "seed" && callee.computed !== true;
    if (isSeeding && file.of(holder) === file.of(node))
      return { ...recipe, seed, seedCall: ".seed" };
  }
  return { ...recipe, seed: null };
}

/** The expression once more, with another seed and names as another file has them. */
export function rewritten(
  { file, node, seed, seedCall, names }: Recipe,
  seedText: string | null,
  renamed: ReadonlyMap<string, string>,
): string | null {
  const edits: Edit[] = [];
  const [start] = node.range;
  const edit = (part: TreeNode, text: string): void => {
    edits.push({
      path: file.path,
      range: [part.range[0] - start, part.range[1] - start],
      text,
    });
  };
  if (seed !== null && seedText !== null && seedCall === undefined) edit(seed, seedText);
  for (const part of file.nodes(node)) {
    if (!isVariable(file, part) || typeof part.name !== "string" || !names.includes(part.name))
      continue;
    const text = renamed.get(part.name);
    if (text !== undefined && text !== part.name && !isWithin(part, seed)) edit(part, text);
  }
  return applyEdits(file.of(node), edits);
}

function seedOf(
  file: EcmascriptFile,
  node: TreeNode,
  position: number,
  seedAt: Place | null,
): TreeNode | null {
  if (node.type === "ObjectExpression") {
    const found = seedAt?.path === file.path ? file.at(seedAt.range) : null;
    return found !== null && isWithin(found, node) && found !== node ? found : null;
  }
  const all = given(node);
  if (all.some(({ type }) => type === "SpreadElement")) return null;
  const argument = all[position];
  if (argument === undefined) return null;
  switch (argument.type) {
    // An engine that is made on the spot, or what turns the seed into another type.
    case "CallExpression":
    case "NewExpression":
      return given(argument).length === 1 ? seedOf(file, argument, 0, seedAt) : null;
    case "ObjectExpression":
      return memberNamed(argument, "seed");
    case "ArrayExpression": {
      const isTyped = /^(?:Ui|I)nt\d+(?:Clamped)?Array$/u.test(String(calleeName(node)));
      return isTyped ? (nodesOf(argument.elements)[0] ?? null) : argument;
    }
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return null;
    default:
      return argument;
  }
}

function given(node: TreeNode): readonly TreeNode[] {
  return nodesOf(node.arguments);
}

function calleeName(node: TreeNode): unknown {
  return nodesOf(node.callee)[0]?.name;
}

function memberNamed(object: TreeNode, name: string): TreeNode | null {
  for (const property of nodesOf(object.properties)) {
    const [key] = nodesOf(property.key);
    const [value] = nodesOf(property.value);
    if (key?.name === name && value !== undefined && property.shorthand !== true) return value;
  }
  return null;
}

function isWithin(part: TreeNode, whole: TreeNode | null): boolean {
  return whole !== null && part.range[0] >= whole.range[0] && part.range[1] <= whole.range[1];
}

/** Whether a name stands in an expression outside of its seed. */
function isOutside(
  file: EcmascriptFile,
  node: TreeNode,
  seed: TreeNode | null,
  name: string,
): boolean {
  for (const part of file.nodes(node)) {
    if (part.name === name && isVariable(file, part) && !isWithin(part, seed)) return true;
  }
  return false;
}
