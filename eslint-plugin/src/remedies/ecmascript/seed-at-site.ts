/** The seed of a generator as the place that sends it can write it. */
import { EcmascriptFile, nodesOf, type TreeNode } from "./file.js";
import { declarationOf, freeNames, functionAround, identifierName, isDeclared } from "./names.js";
import type { Recipe } from "./recipe.js";

/** An expression and the file whose text it is. */
export interface SeedExpression {
  readonly file: EcmascriptFile;
  readonly node: TreeNode;
}

/**
 * The expression that seeds a generator, as it can be written elsewhere.
 *
 * @param site - the place that sends
 * @returns null where it means something else there, or nothing
 */
export function seedAtSite(
  { file, seed }: Recipe,
  sender: EcmascriptFile,
  site: TreeNode,
): SeedExpression | null {
  if (seed === null) return null;
  const names = freeNames(file, seed);
  if (names.length === 0 && !mentionsThis(file, seed)) return { file, node: seed };
  if (file.path !== sender.path) return null;
  if (names.every((name) => isVisible(file, name, site))) return { file, node: seed };
  // `constructor(private readonly seed: number)` is a field as well.
  const field = identifierName(seed);
  return field !== null && isParameterProperty(file, field, site) ? ownField(field) : null;
}

function mentionsThis(file: EcmascriptFile, part: TreeNode): boolean {
  for (const node of file.nodes(part)) if (node.type === "ThisExpression") return true;
  return false;
}

function isVisible(file: EcmascriptFile, name: string, site: TreeNode): boolean {
  const declared = declarationOf(file, name);
  // What nothing declares is global; what two declare can be either.
  if (declared === null) return !isDeclared(file, name);
  const holder = functionAround(file, declared.node);
  return holder === null || isInside(site, holder);
}

function isInside(node: TreeNode, outer: TreeNode): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}

function isParameterProperty(file: EcmascriptFile, name: string, site: TreeNode): boolean {
  for (let at = file.parentOf(site); at !== null; at = file.parentOf(at)) {
    if (at.type !== "ClassBody") continue;
    for (const member of nodesOf(at.body)) {
      const [method] = nodesOf(member.value);
      if (member.kind !== "constructor" || method === undefined) continue;
      return nodesOf(method.params).some(
        (parameter) =>
          parameter.type === "TSParameterProperty" && identifierName(parameter.parameter) === name,
      );
    }
    return false;
  }
  return false;
}

function ownField(name: string): SeedExpression | null {
  const file = EcmascriptFile.read("field.mjs", `this.${name}`);
  const [statement] = nodesOf(file?.program.body);
  const [node] = nodesOf(statement?.expression);
  return file === null || node === undefined ? null : { file, node };
}
