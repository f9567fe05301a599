/** Writes JavaScript and TypeScript files anew without changing what they do: the oracle's variants. */
import { extname } from "node:path";
import { parseForESLint } from "@typescript-eslint/parser";
import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/utils";
import { format } from "prettier";

type Parsed = ReturnType<typeof parseForESLint>;
type Variable = Parsed["scopeManager"]["scopes"][number]["variables"][number];

/**
 * Takes comments out and keeps every line in its place.
 *
 * @param path - tells module from script
 * @param text - the file's text
 */
export function stripComments(path: string, text: string): string {
  let result = "";
  let end = 0;
  for (const comment of parse(path, text).ast.comments) {
    if (text.startsWith("#!", comment.range[0])) continue;
    result += text.slice(end, comment.range[0]);
    // One space, or the line breaks, so that neither tokens nor lines run together.
    result += text.slice(...comment.range).replaceAll(/[^\n]+/gu, "") || " ";
    end = comment.range[1];
  }
  return result + text.slice(end);
}

/**
 * Lays the code out in another way: quotes, semicolons, width, indentation.
 *
 * @param path - tells JavaScript from TypeScript
 * @param text - the file's text
 */
export function reformat(path: string, text: string): Promise<string> {
  return format(text, {
    parser: /\.[mc]?tsx?$/u.test(path) ? "typescript" : "babel",
    printWidth: 46,
    tabWidth: 3,
    semi: false,
    singleQuote: true,
    trailingComma: "none",
    arrowParens: "avoid",
  });
}

/**
 * Gives new names to the variables, functions and parameters of a file. What other files see stays:
 * exported names, properties, names of types that are members.
 *
 * @param path - tells module from script
 * @param text - the file's text
 */
export function rename(path: string, text: string): string {
  const { ast, scopeManager, visitorKeys } = parse(path, text);
  const sites = findSites(ast, visitorKeys);
  const prefix = unusedPrefix(text);
  const names = new Map<number, string>();
  for (const variable of scopeManager.scopes.flatMap((scope) => scope.variables)) {
    const starts = startsOf(variable);
    if (starts.some((start) => sites.kept.has(start)) || isFixed(variable)) continue;
    // A class has one variable outside and one inside, which share the place of its name.
    const known = starts.map((start) => names.get(start)).find((name) => name !== undefined);
    const name = known ?? `${prefix}${names.size}`;
    for (const start of starts) names.set(start, name);
  }
  let result = "";
  let end = 0;
  for (const [start, name] of [...names].sort(([a], [b]) => a - b)) {
    const old = /^[\p{ID_Continue}$\u200c\u200d]+/u.exec(text.slice(start))?.[0] ?? "";
    result += text.slice(end, start) + (sites.doubled.get(start)?.(old, name) ?? name);
    end = start + old.length;
  }
  return result + text.slice(end);
}

function parse(path: string, text: string): Parsed {
  const options = { range: true, comment: true, loc: true, ecmaFeatures: { globalReturn: true } };
  if (extname(path) === ".cjs") return parseForESLint(text, { ...options, sourceType: "script" });
  return parseForESLint(text, { ...options, sourceType: "module", ecmaFeatures: {} });
}

interface Sites {
  /** Offsets of names that have to stay. */
  readonly kept: ReadonlySet<number>;
  /** Offsets of names that stand for two things: a property or exported name, and a variable. */
  readonly doubled: ReadonlyMap<number, (old: string, name: string) => string>;
}

function findSites(ast: TSESTree.Program, keys: Parsed["visitorKeys"]): Sites {
  const kept = new Set<number>();
  const doubled = new Map<number, (old: string, name: string) => string>();
  const visit = (node: TSESTree.Node): void => {
    switch (node.type) {
      case AST_NODE_TYPES.Property:
        if (node.shorthand) doubled.set(node.key.range[0], (old, name) => `${old}: ${name}`);
        break;
      case AST_NODE_TYPES.ImportSpecifier:
        if (node.imported.range[0] === node.local.range[0]) {
          doubled.set(node.local.range[0], (old, name) => `${old} as ${name}`);
        }
        break;
      case AST_NODE_TYPES.ExportSpecifier:
        if (node.exported.range[0] === node.local.range[0]) {
          doubled.set(node.local.range[0], (old, name) => `${name} as ${old}`);
        }
        break;
      case AST_NODE_TYPES.ExportNamedDeclaration:
        for (const name of namesOf(node.declaration)) kept.add(name);
        break;
      case AST_NODE_TYPES.TSParameterProperty:
        kept.add(node.parameter.range[0]);
        break;
      case AST_NODE_TYPES.TSEnumMember:
        kept.add(node.id.range[0]);
        break;
      case AST_NODE_TYPES.JSXIdentifier:
        kept.add(node.range[0]);
        break;
      default:
        // Other nodes add nothing to the names inside them.
        break;
    }
    for (const key of keys[node.type] ?? []) {
      for (const child of [(node as unknown as Record<string, unknown>)[key]].flat()) {
        if (isNode(child)) visit(child);
      }
    }
  };
  visit(ast);
  return { kept, doubled };
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Where the names stand that a declaration exports. */
function namesOf(declaration: TSESTree.ExportNamedDeclaration["declaration"]): number[] {
  if (declaration === null) return [];
  if (declaration.type !== AST_NODE_TYPES.VariableDeclaration) {
    return "id" in declaration && declaration.id !== null ? [declaration.id.range[0]] : [];
  }
  return declaration.declarations.flatMap(({ id }) =>
    id.type === AST_NODE_TYPES.ObjectPattern
      ? id.properties.map((property) => property.range[0])
      : id.type === AST_NODE_TYPES.ArrayPattern
        ? id.elements.flatMap((element) => (element === null ? [] : [element.range[0]]))
        : [id.range[0]],
  );
}

function startsOf(variable: Variable): number[] {
  const places = [
    ...variable.identifiers.map((identifier) => identifier.range[0]),
    ...variable.references.map((reference) => reference.identifier.range[0]),
  ];
  return [...new Set(places)];
}

/** Names without a place of their own (`arguments`), and `this` as a parameter of TypeScript. */
function isFixed(variable: Variable): boolean {
  return variable.identifiers.length === 0 || variable.name === "this";
}

function unusedPrefix(text: string): string {
  let prefix = "v";
  while (new RegExp(`\\b${prefix}\\d`, "u").test(text)) prefix += "_";
  return prefix;
}
