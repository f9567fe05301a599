/** Finds where a worker gets at something that was sent, and what it calls it. */
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { declarationOf, functionAround, identifierName, isFunction, keyName } from "./names.js";

/** How a worker gets at what was sent. */
export type Reception =
  /** `const { rng } = workerData`, `({ rng }) => …`: a property of a pattern. */
  | { readonly kind: "pattern"; readonly property: TreeNode; readonly local: string }
  /** `task.rng` */
  | { readonly kind: "members"; readonly members: readonly TreeNode[]; readonly object: TreeNode }
  /** `(rng) => …` */
  | { readonly kind: "parameter"; readonly fn: TreeNode; readonly parameter: TreeNode };

/**
 * How a worker reads a property of what it gets.
 *
 * @returns null where it does not, or in more than one way
 */
export function receptionOfProperty(file: EcmascriptFile, name: string): Reception | null {
  const members: TreeNode[] = [];
  const patterns: TreeNode[] = [];
  for (const node of file.nodes()) {
    if (node.type === "MemberExpression" && node.computed !== true) {
      const isIt = identifierName(node.property) === name;
      if (isIt && isReceived(file, nodesOf(node.object)[0])) members.push(node);
    }
    if (node.type !== "ObjectPattern") continue;
    patterns.push(...nodesOf(node.properties).filter((property) => keyName(property) === name));
  }
  const [property, ...more] = patterns;
  if (property !== undefined) {
    const local = identifierName(property.value);
    const isOnly = more.length === 0 && members.length === 0;
    return isOnly && local !== null ? { kind: "pattern", property, local } : null;
  }
  const [first] = members;
  const [object] = nodesOf(first?.object);
  if (object === undefined) return null;
  const isSame = members.every((member) => {
    const [other] = nodesOf(member.object);
    return other !== undefined && file.of(other) === file.of(object);
  });
  return isSame ? { kind: "members", members: inOrder(members), object } : null;
}

function inOrder(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.toSorted((a, b) => a.range[0] - b.range[0]);
}

/** Whether an object can have been sent: an import, or what a function is called with. */
function isReceived(file: EcmascriptFile, object: TreeNode | undefined): boolean {
  if (object === undefined) return false;
  if (object.type === "MemberExpression" && object.computed !== true) {
    return isReceived(file, nodesOf(object.object)[0]);
  }
  const name = identifierName(object);
  if (name === null) return false;
  const declared = declarationOf(file, name);
  if (declared === null) return true;
  if (declared.kind === "import" || declared.kind === "parameter") return true;
  return declared.kind === "variable" && nodesOf(declared.node.id)[0]?.type === "ObjectPattern";
}

/**
 * The parameter in which a task's function gets an argument.
 *
 * @param method - the name under which the function is called; null for the file's only function
 */
export function receptionOfArgument(
  file: EcmascriptFile,
  method: string | null,
  position: number,
): Reception | null {
  const functions = [...file.nodes()].filter((node) => isFunction(node));
  const named = functions.filter((fn) => method !== null && isNamed(file, fn, method));
  const chosen = named.length > 0 ? named : functions.filter((fn) => isExported(file, fn));
  const [fn, ...more] = chosen;
  const parameter = nodesOf(fn?.params)[position];
  if (fn === undefined || more.length > 0 || parameter === undefined) return null;
  return identifierName(parameter) === null ? null : { kind: "parameter", fn, parameter };
}

function isNamed(file: EcmascriptFile, fn: TreeNode, name: string): boolean {
  if (fn.type === "FunctionDeclaration") return identifierName(fn.id) === name;
  const parent = file.parentOf(fn);
  switch (parent?.type) {
    case "VariableDeclarator":
      return identifierName(parent.id) === name;
    case "Property":
    case "MethodDefinition":
      return keyName(parent) === name;
    case "AssignmentExpression": {
      const [left] = nodesOf(parent.left);
      return identifierName(left?.property) === name && left?.computed !== true;
    }
    default:
      return false;
  }
}

/** Whether a function is all that a file offers: its default export, or what it exposes. */
function isExported(file: EcmascriptFile, fn: TreeNode): boolean {
  const parent = file.parentOf(fn);
  switch (parent?.type) {
    case "ExportDefaultDeclaration":
      return true;
    case "AssignmentExpression": {
      const [left] = nodesOf(parent.left);
      return left !== undefined && /^module\.exports$|^exports\.default$/u.test(file.of(left));
    }
    case "CallExpression":
      return functionAround(file, fn) === null && nodesOf(parent.arguments)[0] === fn;
    default:
      return false;
  }
}
