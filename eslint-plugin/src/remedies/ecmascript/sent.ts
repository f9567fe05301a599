/** Finds the expression that sends a generator, among what travels with a worker or task. */
import type { Place } from "../../analysis/values/value.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { declarationOf, identifierName, keyName, variablesNamed } from "./names.js";

/** One expression that travels, and how the receiver gets at it. */
export interface SentPart {
  readonly node: TreeNode;
  /** The property that holds it; null where it is an argument by itself. */
  readonly property: TreeNode | null;
  readonly name: string | null;
  /** Its position among the arguments of the task. */
  readonly position: number;
}

/** How deep objects are looked into. */
const DEPTH = 3;

/**
 * The expressions that may send what was made somewhere, likeliest first.
 *
 * @param at - the argument that travels
 * @param made - the place where the generator was made; null where it is not known
 */
export function sentParts(
  file: EcmascriptFile,
  at: TreeNode,
  made: Place | null,
): readonly SentPart[] {
  const parts = partsOf(file, at, DEPTH, positionOf(file, at));
  const likely = parts.filter(({ node }) => mayBe(file, node, made));
  if (likely.length > 0) return likely;
  // The objects were filled elsewhere in the file.
  const elsewhere: SentPart[] = [];
  for (const node of file.nodes()) {
    if (node.type !== "ObjectExpression") continue;
    elsewhere.push(...partsOf(file, node, 0, 0).filter((part) => mayBe(file, part.node, made)));
  }
  return elsewhere.length === 1 ? elsewhere : [];
}

function positionOf(file: EcmascriptFile, at: TreeNode): number {
  const call = file.parentOf(at);
  return Math.max(0, nodesOf(call?.arguments).indexOf(at));
}

function partsOf(
  file: EcmascriptFile,
  node: TreeNode,
  depth: number,
  position: number,
): readonly SentPart[] {
  switch (node.type) {
    case "ObjectExpression":
      return nodesOf(node.properties).flatMap((property): readonly SentPart[] => {
        const name = keyName(property);
        const [value] = nodesOf(property.value);
        if (name === null || value === undefined || property.method === true) return [];
        if (depth > 0 && value.type === "ObjectExpression") {
          return partsOf(file, value, depth - 1, position);
        }
        return [{ node: value, property, name, position }];
      });
    case "ArrayExpression":
      return nodesOf(node.elements).flatMap((element, index) =>
        partsOf(file, element, depth - 1, index),
      );
    case "Identifier": {
      const declared = declarationOf(file, identifierName(node) ?? "");
      const [init] = declared?.kind === "variable" ? nodesOf(declared.node.init) : [];
      if (init?.type === "ObjectExpression" && depth > 0) {
        const inside = partsOf(file, init, depth - 1, position);
        return [...inside, { node, property: null, name: null, position }];
      }
      return [{ node, property: null, name: null, position }];
    }
    default:
      return [{ node, property: null, name: null, position }];
  }
}

function mayBe(file: EcmascriptFile, node: TreeNode, made: Place | null): boolean {
  if (made === null) return node.type === "MemberExpression" || node.type === "Identifier";
  if (made.path === file.path) return isMadeAt(file, node, made);
  // Made by another file: a call of it, or what such a call gave.
  const declared = declarationOf(file, identifierName(node) ?? "");
  if (declared?.kind === "import") return true;
  const [init = node] = declared?.kind === "variable" ? nodesOf(declared.node.init) : [];
  const [call = init] = init.type === "AwaitExpression" ? nodesOf(init.argument) : [];
  const [callee] = nodesOf(call.callee);
  const [root = callee] = nodesOf(callee?.object);
  return declarationOf(file, identifierName(root) ?? "")?.kind === "import";
}

/** Whether an expression is, or holds, what was made at a place in this file. */
export function isMadeAt(file: EcmascriptFile, node: TreeNode, made: Place | null): boolean {
  if (made?.path !== file.path) return false;
  const [start, end] = made.range;
  const isIt = (one: TreeNode | undefined): boolean =>
    one?.range[0] === start && one.range[1] === end;
  if (isIt(node)) return true;
  const name = identifierName(node);
  if (name !== null) {
    const declared = declarationOf(file, name);
    return declared?.kind === "variable" && isIt(nodesOf(declared.node.init)[0]);
  }
  const member = memberOfThis(node);
  if (member === null) return false;
  for (const other of file.nodes()) {
    if (
      other.type === "PropertyDefinition" &&
      keyName(other) === member &&
      isIt(nodesOf(other.value)[0])
    )
      return true;
    if (other.type !== "AssignmentExpression" || !isIt(nodesOf(other.right)[0])) continue;
    const [left] = nodesOf(other.left);
    if (left !== undefined && memberOfThis(left) === member) return true;
  }
  return false;
}

/** The name of a member of `this`. */
export function memberOfThis(node: TreeNode): string | null {
  if (node.type !== "MemberExpression" || node.computed === true) return null;
  const [object] = nodesOf(node.object);
  const [property] = nodesOf(node.property);
  if (object?.type !== "ThisExpression" || typeof property?.name !== "string") return null;
  return property.type === "PrivateIdentifier" ? `#${property.name}` : property.name;
}

/** Whether a name is used more than once in a part of the file. */
export function isRepeated(file: EcmascriptFile, part: TreeNode, name: string): boolean {
  const within = variablesNamed(file, name).filter(
    ({ range }) => range[0] >= part.range[0] && range[1] <= part.range[1],
  );
  return within.length > 1;
}
