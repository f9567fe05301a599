/** Names of a file under repair: which nodes refer to a variable, and where it is declared. */
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";

/** The name of an identifier; null for every other node. */
export function identifierName(field: unknown): string | null {
  const [node] = nodesOf(field);
  return node?.type === "Identifier" && typeof node.name === "string" ? node.name : null;
}

/** The name of a key or member that is written out, not computed. */
export function keyName({ key, computed }: TreeNode): string | null {
  const [node] = nodesOf(key);
  if (node === undefined || computed === true) return null;
  if (node.type === "Identifier") return identifierName(node);
  return typeof node.value === "string" ? node.value : null;
}

/** Whether a node calls a function as it runs, not when it is called. */
export function isFunction({ type }: TreeNode): boolean {
  return (
    type === "FunctionDeclaration" ||
    type === "FunctionExpression" ||
    type === "ArrowFunctionExpression"
  );
}

/** Whether an identifier stands for a variable, or declares one: it is no key, member or label. */
export function isVariable(file: EcmascriptFile, node: TreeNode): boolean {
  if (node.type !== "Identifier") return false;
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case "MemberExpression":
      return parent.computed === true || nodesOf(parent.object)[0] === node;
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      // A shorthand is a key and a variable in one.
      return (
        parent.computed === true || parent.shorthand === true || nodesOf(parent.key)[0] !== node
      );
    case "ImportSpecifier":
      return nodesOf(parent.local)[0] === node;
    case "TSPropertySignature":
    case "TSMethodSignature":
      return parent.computed === true;
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
    case "ExportSpecifier":
      return parent.type === "ExportSpecifier" && nodesOf(parent.local)[0] === node;
    default:
      return true;
  }
}

/** The variables of a name, each once, in the order in which they stand. */
export function variablesNamed(file: EcmascriptFile, name: string): readonly TreeNode[] {
  const found = new Map<number, TreeNode>();
  for (const node of file.nodes()) {
    if (node.name === name && isVariable(file, node)) found.set(node.range[0], node);
  }
  return [...found.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** What declares a name. */
export interface Declared {
  /** The declarator, function, class, import specifier or parameter. */
  readonly node: TreeNode;
  readonly kind: "variable" | "function" | "class" | "import" | "parameter";
}

/** What declares a name in the file; null where nothing does, or more than one does. */
export function declarationOf(file: EcmascriptFile, name: string): Declared | null {
  let found: Declared | null = null;
  for (const node of variablesNamed(file, name)) {
    const declared = declaredBy(file, node);
    if (declared === null) continue;
    if (found !== null) return null;
    found = declared;
  }
  return found;
}

/** Whether anything in the file declares a name. */
export function isDeclared(file: EcmascriptFile, name: string): boolean {
  return variablesNamed(file, name).some((node) => declaredBy(file, node) !== null);
}

function declaredBy(file: EcmascriptFile, node: TreeNode): Declared | null {
  const parent = file.parentOf(node);
  if (parent === null) return null;
  const isId = nodesOf(parent.id)[0] === node;
  switch (parent.type) {
    case "VariableDeclarator":
      return isId ? { node: parent, kind: "variable" } : null;
    case "FunctionDeclaration":
    case "FunctionExpression":
      if (isId) return { node: parent, kind: "function" };
      break;
    case "ClassDeclaration":
      return isId ? { node: parent, kind: "class" } : null;
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return { node: parent, kind: "import" };
    default:
      break;
  }
  if (isFunction(parent) && nodesOf(parent.params).includes(node)) {
    return { node, kind: "parameter" };
  }
  return isInPattern(file, node) ? { node, kind: "parameter" } : null;
}

/** Whether a name is bound by a pattern: of a declaration, a parameter or a caught error. */
function isInPattern(file: EcmascriptFile, node: TreeNode): boolean {
  let inner = node;
  for (let at = file.parentOf(node); at !== null; at = file.parentOf(at)) {
    switch (at.type) {
      case "Property":
        if (at.shorthand !== true && nodesOf(at.value)[0] !== inner) return false;
        break;
      case "AssignmentPattern":
        if (nodesOf(at.left)[0] !== inner) return false;
        break;
      case "ObjectPattern":
      case "ArrayPattern":
      case "RestElement":
      case "TSParameterProperty":
        break;
      case "VariableDeclarator":
        return nodesOf(at.id)[0] === inner;
      case "CatchClause":
        return nodesOf(at.param)[0] === inner;
      default:
        return isFunction(at) && nodesOf(at.params).includes(inner);
    }
    inner = at;
  }
  return false;
}

/** Names that a part of the file uses and that are declared outside of it. */
export function freeNames(file: EcmascriptFile, part: TreeNode): readonly string[] {
  const names = new Set<string>();
  const own = new Set<string>();
  for (const node of file.nodes(part)) {
    if (!isVariable(file, node) || typeof node.name !== "string") continue;
    if (node !== part && declaredBy(file, node) !== null) own.add(node.name);
    names.add(node.name);
  }
  return [...names].filter((name) => !own.has(name)).sort();
}

/** The innermost function around a node; null in the module itself. */
export function functionAround(file: EcmascriptFile, node: TreeNode): TreeNode | null {
  for (let at = file.parentOf(node); at !== null; at = file.parentOf(at)) {
    if (isFunction(at)) return at;
  }
  return null;
}

/** The statement that a node belongs to, in the block that is nearest. */
export function statementAround(file: EcmascriptFile, node: TreeNode): TreeNode | null {
  let inner = node;
  for (let at = file.parentOf(node); at !== null; at = file.parentOf(at)) {
    if (at.type === "Program" || at.type === "BlockStatement") return inner;
    inner = at;
  }
  return null;
}

/** Whether a variable of this name is used or declared anywhere in the file. */
export function hasVariable(file: EcmascriptFile, name: string): boolean {
  return variablesNamed(file, name).length > 0;
}

/** The first of some names that the file does not use. */
export function freshName(file: EcmascriptFile, names: readonly string[]): string | null {
  return names.find((name) => !hasVariable(file, name)) ?? null;
}

/** Whether an object, a pattern or a type of the file has a member of this name. */
export function hasKey(file: EcmascriptFile, name: string): boolean {
  for (const node of file.nodes()) {
    if (/^(?:Property|TSPropertySignature)$/u.test(node.type) && keyName(node) === name)
      return true;
  }
  return false;
}
