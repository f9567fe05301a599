/** Brings an export of a module into a file, in the way in which the file imports already. */
import type { Edit } from "../../findings/finding.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";

/** A name for what was wanted, and the edits that make it mean that. */
export interface Imported {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/**
 * Imports an export, or finds that it is imported.
 *
 * @param module - with its `node:` prefix, which the file may leave out
 * @param name - of the export; `default` for the module as a whole
 * @returns null where the name is taken by something else
 */
export function importInto(file: EcmascriptFile, module: string, name: string): Imported | null {
  const found = declarationsOf(file, module);
  for (const { whole, names } of found) {
    if (name === "default" && whole !== null) return { text: whole, edits: [] };
    const known = names.get(name);
    if (known !== undefined) return { text: known, edits: [] };
    if (whole !== null) return { text: `${whole}.${name}`, edits: [] };
  }
  const local = name === "default" ? module.replace(/^.*[:/]/u, "") : name;
  if (file.hasName(local)) return null;
  const edit = (offset: number, text: string): Imported => ({
    text: local,
    edits: [{ path: file.path, range: [offset, offset], text }],
  });
  const last = found.find(({ lastName }) => lastName !== null)?.lastName;
  if (name !== "default" && last !== null && last !== undefined) {
    return edit(last.range[1], `, ${name}`);
  }
  const { quote, newline, semicolon } = file;
  const binding = name === "default" ? local : `{ ${name} }`;
  const statement = file.isModule
    ? `import ${binding} from ${quote}${module}${quote}${semicolon}`
    : `const ${binding} = require(${quote}${module}${quote})${semicolon}`;
  const after = lastImport(file);
  if (after !== null) return edit(after.range[1], newline + statement);
  const [first] = nodesOf(file.program.body);
  return edit(first?.range[0] ?? 0, statement + newline);
}

/** One `import … from` or `const … = require(…)`. */
interface Declaration {
  /** The name of the module as a whole. */
  readonly whole: string | null;
  /** Local names by exported ones. */
  readonly names: ReadonlyMap<string, string>;
  /** The last of the names, behind which another can be put. */
  readonly lastName: TreeNode | null;
}

function declarationsOf(file: EcmascriptFile, module: string): readonly Declaration[] {
  const found: Declaration[] = [];
  const plain = module.replace(/^node:/u, "");
  const isIt = (source: unknown): boolean =>
    typeof source === "string" && source.replace(/^node:/u, "") === plain;
  for (const statement of nodesOf(file.program.body)) {
    if (statement.type === "ImportDeclaration" && statement.importKind !== "type") {
      const [source] = nodesOf(statement.source);
      if (isIt(source?.value)) found.push(readImport(nodesOf(statement.specifiers)));
    }
    for (const declarator of nodesOf(statement.declarations)) {
      const required = requiredBy(declarator);
      const [id] = nodesOf(declarator.id);
      if (id !== undefined && isIt(required)) found.push(readRequire(id));
    }
  }
  return found;
}

function readImport(specifiers: readonly TreeNode[]): Declaration {
  const names = new Map<string, string>();
  let whole: string | null = null;
  let lastName: TreeNode | null = null;
  for (const specifier of specifiers) {
    const local = nameOf(specifier.local);
    if (specifier.type === "ImportSpecifier") {
      if (specifier.importKind !== "type") names.set(nameOf(specifier.imported), local);
      lastName = specifier;
    } else {
      whole = local;
    }
  }
  return { whole, names, lastName };
}

function readRequire(id: TreeNode): Declaration {
  if (id.type !== "ObjectPattern") {
    return {
      whole: id.type === "Identifier" ? nameOf(id) : null,
      names: new Map(),
      lastName: null,
    };
  }
  const properties = nodesOf(id.properties);
  const names = new Map(
    properties
      .filter(({ type }) => type === "Property")
      .map((property) => [nameOf(property.key), nameOf(property.value)]),
  );
  const last = properties.at(-1);
  return { whole: null, names, lastName: last?.type === "Property" ? last : null };
}

function requiredBy(declarator: TreeNode): unknown {
  const [call] = nodesOf(declarator.init);
  if (call?.type !== "CallExpression" || nameOf(call.callee) !== "require") return undefined;
  return nodesOf(call.arguments)[0]?.value;
}

function nameOf(field: unknown): string {
  const [node] = nodesOf(field);
  return node?.type === "Identifier" && typeof node.name === "string" ? node.name : "";
}

/** The last statement of those that open the file and import. */
function lastImport(file: EcmascriptFile): TreeNode | null {
  let last: TreeNode | null = null;
  for (const statement of nodesOf(file.program.body)) {
    const isImport =
      statement.type === "ImportDeclaration" ||
      nodesOf(statement.declarations).some((one) => requiredBy(one) !== undefined) ||
      typeof statement.directive === "string";
    if (!isImport) break;
    last = statement;
  }
  return last;
}
