/** Writes JavaScript programs in another dialect: as CommonJS, or as TypeScript with annotations. */
import { basename, posix } from "node:path";
import { parseForESLint } from "@typescript-eslint/parser";
import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/utils";

/** Texts by path, with slashes. */
export type Texts = ReadonlyMap<string, string>;

interface Change {
  readonly range: readonly [number, number];
  readonly text: string;
}

/**
 * The program as TypeScript: files are renamed, and parameters annotated.
 *
 * @param texts - the program's files
 * @returns null where it holds no JavaScript
 */
export function asTypescript(texts: Texts): Texts | null {
  const names = renaming(texts, (path) => path.replace(/\.([mc]?)js$/u, ".$1ts"));
  if (names.size === 0) return null;
  return rewritten(texts, names, (path, text) => apply(text, annotations(parse(path, text))));
}

/**
 * The program as CommonJS: imports turn into `require`, exports into properties of `exports`.
 *
 * @param texts - the program's files
 * @returns null where the source does not allow it, or is no module
 */
export function asCommonjs(texts: Texts): Texts | null {
  const names = renaming(texts, (path) => path.replace(/\.m?js$/u, ".cjs"));
  if (names.size === 0) return null;
  const whole = new Set([...names.keys()].filter((path) => exportsOneThing(texts.get(path) ?? "")));
  const changed = new Map<string, Change[]>();
  for (const path of names.keys()) {
    const changes = requires(
      path,
      parse(path, texts.get(path) ?? ""),
      texts.get(path) ?? "",
      whole,
    );
    if (changes === null) return null;
    changed.set(path, changes);
  }
  if ([...changed.values()].every((changes) => changes.length === 0)) return null;
  return rewritten(texts, names, (path, text) => {
    const result = apply(text, changed.get(path) ?? []);
    // Whatever else is a module's own cannot be said in CommonJS.
    return /\bimport\.meta\b/u.test(result) ? null : result;
  });
}

function renaming(texts: Texts, rename: (path: string) => string): ReadonlyMap<string, string> {
  return new Map(
    [...texts.keys()].map((path) => [path, rename(path)] as const).filter(([a, b]) => a !== b),
  );
}

/** Files under their new names, which the others call them by in their strings, too. */
function rewritten(
  texts: Texts,
  names: ReadonlyMap<string, string>,
  rewrite: (path: string, text: string) => string | null,
): Texts | null {
  const result = new Map<string, string>();
  for (const [path, text] of texts) {
    const name = names.get(path);
    let changed = name === undefined ? text : rewrite(path, text);
    if (changed === null) return null;
    for (const [old, now] of names)
      changed = changed.replaceAll(mention(old), `$1${basename(now)}`);
    result.set(name ?? path, changed);
  }
  return result;
}

/** A file's name at the end of a string. */
function mention(path: string): RegExp {
  const escaped = basename(path).replaceAll(".", String.raw`\.`);
  return new RegExp(`(["'\`/])${escaped}(?=["'\`?])`, "gu");
}

function parse(path: string, text: string): TSESTree.Program {
  const isScript = path.endsWith(".cjs");
  return parseForESLint(text, {
    range: true,
    sourceType: isScript ? "script" : "module",
    ecmaFeatures: { globalReturn: isScript },
  }).ast;
}

function apply(text: string, changes: readonly Change[]): string {
  let result = "";
  let end = 0;
  for (const change of changes.toSorted((a, b) => a.range[0] - b.range[0])) {
    result += text.slice(end, change.range[0]) + change.text;
    end = change.range[1];
  }
  return result + text.slice(end);
}

function* nodesOf(node: TSESTree.Node): Generator<TSESTree.Node> {
  yield node;
  for (const [key, value] of Object.entries(node)) {
    if (key === "parent") continue;
    for (const child of [value as unknown].flat()) {
      if (typeof child === "object" && child !== null && "type" in child && "range" in child) {
        yield* nodesOf(child as TSESTree.Node);
      }
    }
  }
}

/** `: any` behind each parameter that has a name and parentheses around it. */
function annotations(ast: TSESTree.Program): Change[] {
  return [...nodesOf(ast)].flatMap((node) => {
    if (!("params" in node) || !("body" in node) || !Array.isArray(node.params)) return [];
    const isBare =
      node.type === AST_NODE_TYPES.ArrowFunctionExpression &&
      node.params[0]?.range[0] === node.range[0];
    if (isBare) return [];
    return node.params.flatMap((parameter): Change[] =>
      parameter.type === AST_NODE_TYPES.Identifier && parameter.typeAnnotation === undefined
        ? [{ range: [parameter.range[1], parameter.range[1]], text: ": any" }]
        : [],
    );
  });
}

/** Whether a default export is all that a file gives. */
function exportsOneThing(text: string): boolean {
  return /^export default\b/mu.test(text) && !/^export (?!default\b)/mu.test(text);
}

/** The changes that make a script of a module; null for a module that waits at its top level. */
function requires(
  path: string,
  ast: TSESTree.Program,
  text: string,
  whole: ReadonlySet<string>,
): Change[] | null {
  const changes: Change[] = [];
  const last: string[] = [];
  let isWaiting = false;
  const source = (literal: TSESTree.StringLiteral): string => `require(${literal.raw})`;
  const isWhole = ({ value }: TSESTree.StringLiteral): boolean =>
    !value.startsWith(".") || whole.has(posix.join(posix.dirname(path), value));
  for (const node of ast.body) {
    switch (node.type) {
      case AST_NODE_TYPES.ImportDeclaration:
        changes.push({
          range: node.range,
          text: imported(node, source(node.source), isWhole(node.source)),
        });
        break;
      case AST_NODE_TYPES.ExportAllDeclaration:
        changes.push({
          range: node.range,
          text: `Object.assign(exports, ${source(node.source)});`,
        });
        break;
      case AST_NODE_TYPES.ExportDefaultDeclaration: {
        const target = whole.has(path) ? "module.exports" : "exports.default";
        const { declaration } = node;
        const id = "id" in declaration ? declaration.id : null;
        const name = id?.type === AST_NODE_TYPES.Identifier ? id.name : undefined;
        const isNamed = declaration.type.endsWith("Declaration") && name !== undefined;
        if (isNamed) last.push(`${target} = ${name};`);
        const start = isNamed ? "" : `${target} = `;
        changes.push({ range: [node.range[0], declaration.range[0]], text: start });
        break;
      }
      case AST_NODE_TYPES.ExportNamedDeclaration: {
        const { declaration, source: from } = node;
        if (declaration !== null) {
          changes.push({ range: [node.range[0], declaration.range[0]], text: "" });
          last.push(...namesOf(declaration).map((name) => `exports.${name} = ${name};`));
          break;
        }
        const given = node.specifiers.map(({ local, exported }) => {
          const [old, now] = [local, exported].map((one) => text.slice(...one.range));
          return `exports.${now} = ${from === null ? "" : `${source(from)}.`}${old};`;
        });
        if (from === null) last.push(...given);
        changes.push({ range: node.range, text: from === null ? "" : given.join(" ") });
        break;
      }
      default:
        isWaiting ||= waits(node);
    }
  }
  if (isWaiting) {
    if (ast.body.some(({ type }) => type.startsWith("Export"))) return null;
    // Nothing but imports can stay outside of the function that may wait.
    const start = ast.body.findLast(({ type }) => type === AST_NODE_TYPES.ImportDeclaration);
    const from = start?.range[1] ?? ast.range[0];
    changes.push({ range: [from, from], text: " (async () => {" });
    last.push("})();");
  }
  for (const [start, file, end] of urls(text)) {
    changes.push({ range: [start, end], text: `require.resolve(${file})` });
  }
  if (last.length > 0) {
    changes.push({ range: [text.length, text.length], text: `\n${last.join("\n")}\n` });
  }
  return changes;
}

/** What an import declaration does, with `require`. */
function imported(node: TSESTree.ImportDeclaration, required: string, isWhole: boolean): string {
  const lines: string[] = [];
  const named: string[] = [];
  for (const specifier of node.specifiers) {
    const { name } = specifier.local;
    if (specifier.type === AST_NODE_TYPES.ImportNamespaceSpecifier) {
      lines.push(`const ${name} = ${required};`);
    } else if (specifier.type === AST_NODE_TYPES.ImportDefaultSpecifier) {
      lines.push(`const ${name} = ${required}${isWhole ? "" : ".default"};`);
    } else {
      const { imported: one } = specifier;
      const key = one.type === AST_NODE_TYPES.Identifier ? one.name : one.raw;
      named.push(key === name ? name : `${key}: ${name}`);
    }
  }
  if (named.length > 0) lines.push(`const { ${named.join(", ")} } = ${required};`);
  return lines.length === 0 ? `${required};` : lines.join(" ");
}

function namesOf(declaration: TSESTree.NamedExportDeclarations): string[] {
  if (declaration.type !== AST_NODE_TYPES.VariableDeclaration) {
    return "id" in declaration && declaration.id?.type === AST_NODE_TYPES.Identifier
      ? [declaration.id.name]
      : [];
  }
  return declaration.declarations.flatMap(({ id }) =>
    [...nodesOf(id)].flatMap((node) =>
      node.type === AST_NODE_TYPES.Identifier ? [node.name] : [],
    ),
  );
}

/** Whether a statement waits outside of every function. */
function waits(node: TSESTree.Node): boolean {
  if (/^(?:Arrow)?Function/u.test(node.type) || node.type === AST_NODE_TYPES.MethodDefinition) {
    return false;
  }
  if (node.type === AST_NODE_TYPES.AwaitExpression) return true;
  if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) return true;
  return Object.entries(node).some(
    ([key, value]) =>
      key !== "parent" &&
      [value as unknown]
        .flat()
        .some(
          (child) =>
            typeof child === "object" &&
            child !== null &&
            "type" in child &&
            "range" in child &&
            waits(child as TSESTree.Node),
        ),
  );
}

/** Addresses of files beside this one: where they stand, and the file as it is written. */
function urls(text: string): (readonly [number, string, number])[] {
  const pattern =
    /new URL\(\s*((["'`])[^"'`\n]*\2),\s*import\.meta\.url,?\s*\)(?:\.href|\.pathname)?/gu;
  return [...text.matchAll(pattern)].map(
    (match) => [match.index, match[1] ?? "", match.index + match[0].length] as const,
  );
}
