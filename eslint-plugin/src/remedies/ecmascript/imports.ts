/** Brings an export of a module into a file, in the way in which the file imports already. */
import type { Edit } from "../../findings/finding.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { declarationOf, hasVariable, identifierName } from "./names.js";

/** A name for what was wanted, and the edits that make it mean that. */
export interface Imported {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** An export of a module, and the name that a file gives it. */
export interface Origin {
  readonly module: string;
  /** `default`, or `*` for all of it. */
  readonly name: string;
}

/** What an import brings under a name; null where the name is no import. */
export function originOf(file: EcmascriptFile, local: string): Origin | null {
  const declared = declarationOf(file, local);
  if (declared === null) return null;
  const { node } = declared;
  const parent = file.parentOf(node);
  if (declared.kind === "import" && parent !== null && parent.importKind !== "type") {
    const [source] = nodesOf(parent.source);
    if (typeof source?.value !== "string" || node.importKind === "type") return null;
    if (node.type === "ImportDefaultSpecifier") return { module: source.value, name: "default" };
    if (node.type === "ImportNamespaceSpecifier") return { module: source.value, name: "*" };
    const [imported] = nodesOf(node.imported);
    return { module: source.value, name: identifierName(imported) ?? String(imported?.value) };
  }
  for (const statement of nodesOf(file.program.body)) {
    for (const declarator of nodesOf(statement.declarations)) {
      const module = requiredBy(declarator);
      const [id] = nodesOf(declarator.id);
      if (typeof module !== "string" || id === undefined) continue;
      if (identifierName(id) === local) return { module, name: "default" };
      for (const [name, bound] of readRequire(id).names) {
        if (bound === local) return { module, name };
      }
    }
  }
  return null;
}

/**
 * Imports an export, or finds that it is imported.
 *
 * @param module - with its `node:` prefix, which the file may leave out
 * @param name - of the export; `default` for the module as a whole
 * @param local - the name to give it, where it is not the export's own
 * @returns null where the name is taken by something else
 */
export function importInto(
  file: EcmascriptFile,
  module: string,
  name: string,
  local = name === "default" ? module.replace(/^.*[:/]/u, "") : name,
): Imported | null {
  const found = declarationsOf(file, module);
  for (const { whole, isDefault, names } of found) {
    if ((name === "default" || name === "*") && whole !== null) return { text: whole, edits: [] };
    const known = names.get(name);
    if (known !== undefined) return { text: known, edits: [] };
    // A default export has the others as members in Node's own modules only.
    const hasAll = !isDefault || module.startsWith("node:");
    if (whole !== null && hasAll) return { text: `${whole}.${name}`, edits: [] };
  }
  const asType = typeImport(file, module, name);
  if (asType !== null) return asType;
  if (hasVariable(file, local)) return null;
  const edit = (offset: number, text: string): Imported => ({
    text: local,
    edits: [{ path: file.path, range: [offset, offset], text }],
  });
  const last = found.find(({ lastName }) => lastName !== null)?.lastName;
  if (name !== "default" && name !== "*" && last !== null && last !== undefined) {
    const parts = last.type === "Property" ? `${name}: ${local}` : `${name} as ${local}`;
    return edit(last.range[1], `, ${name === local ? name : parts}`);
  }
  const { quote, semicolon } = file;
  const required = name === local ? name : `${name}: ${local}`;
  const imported = name === local ? name : `${name} as ${local}`;
  const statement = file.isModule
    ? `import ${name === "default" ? local : name === "*" ? `* as ${local}` : `{ ${imported} }`} from ${quote}${module}${quote}${semicolon}`
    : `const ${name === "default" || name === "*" ? local : `{ ${required} }`} = require(${quote}${module}${quote})${semicolon}`;
  return { text: local, edits: [afterImports(file, statement)] };
}

/** `import type { … }` of what is to be used as a value becomes an `import { … }`. */
function typeImport(file: EcmascriptFile, module: string, name: string): Imported | null {
  for (const statement of nodesOf(file.program.body)) {
    const [source] = nodesOf(statement.source);
    if (statement.importKind !== "type" || source?.value !== module) continue;
    const whole = readImport(nodesOf(statement.specifiers));
    const local = whole.names.get(name);
    const [start] = statement.range;
    const head = /^import\s+type\b\s*/u.exec(file.of(statement))?.[0];
    if (local === undefined || head === undefined) continue;
    const edit = { path: file.path, range: [start, start + head.length], text: "import " } as const;
    return { text: local, edits: [edit] };
  }
  return null;
}

/** Puts a statement behind the file's imports. */
export function afterImports(file: EcmascriptFile, statement: string): Edit {
  const after = lastImport(file);
  const [first] = nodesOf(file.program.body);
  const offset = after === null ? (first?.range[0] ?? file.text.length) : after.range[1];
  const text = after === null ? statement + file.newline : file.newline + statement;
  return { path: file.path, range: [offset, offset], text };
}

/** One `import … from` or `const … = require(…)`. */
interface Declaration {
  /** The name of the module as a whole. */
  readonly whole: string | null;
  /** It is the default export of a module, not all that it exports. */
  readonly isDefault: boolean;
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
  let isDefault = false;
  let lastName: TreeNode | null = null;
  for (const specifier of specifiers) {
    const local = nameOf(specifier.local);
    if (specifier.type === "ImportSpecifier") {
      if (specifier.importKind !== "type") names.set(nameOf(specifier.imported), local);
      lastName = specifier;
    } else {
      whole = local;
      isDefault = specifier.type === "ImportDefaultSpecifier";
    }
  }
  return { whole, isDefault, names, lastName };
}

function readRequire(id: TreeNode): Declaration {
  if (id.type !== "ObjectPattern") {
    return {
      whole: id.type === "Identifier" ? nameOf(id) : null,
      isDefault: false,
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
  return {
    whole: null,
    isDefault: false,
    names,
    lastName: last?.type === "Property" ? last : null,
  };
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
