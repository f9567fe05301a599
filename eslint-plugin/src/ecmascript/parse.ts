/** Parses files that ESLint did not hand us: imported modules, worker entries, program text. */
import { parse as parseWithEspree, type Options } from "espree";
import { extname } from "node:path";
import { isStackOverflow, lineStartsOf } from "./lower/lower.js";
import type { Program } from "./ast/statement-nodes.js";
import type { TypescriptLoader } from "./typescript-loader.js";

/** A place that could not be parsed, with 1-based line and column. */
export interface SyntaxProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Exactly one of them is there. */
export type ParsedEcmascript =
  | { readonly ast: Program; readonly errors: readonly [] }
  | { readonly ast: null; readonly errors: readonly [SyntaxProblem] };

/**
 * Parses a file by its name: TypeScript by TypeScript's parser, all else by ESLint's.
 *
 * @param path - its extension tells the dialect
 * @param text - without a byte-order mark
 * @param loadTypescript - called for a TypeScript file only: its parser is large
 */
export function parseEcmascript(
  path: string,
  text: string,
  loadTypescript: TypescriptLoader,
): ParsedEcmascript {
  const extension = extname(path).toLowerCase();
  switch (extension) {
    case ".ts":
    case ".mts":
    case ".cts":
    case ".tsx":
      return attempt(text, () =>
        loadTypescript().parse(text, { jsx: extension === ".tsx", range: true, loc: false }),
      );
    case ".mjs":
      return parseAs(text, "module");
    case ".cjs":
      return parseAs(text, "commonjs");
    default:
      return parseJavascript(text);
  }
}

/** Parses JavaScript that may be a module or a script. */
export function parseJavascript(text: string): ParsedEcmascript {
  const asModule = parseAs(text, "module");
  if (asModule.ast !== null) return asModule;
  const asScript = parseAs(text, "commonjs");
  // The error of a module tells more, since it does not stumble over `import`.
  return asScript.ast === null ? asModule : asScript;
}

function parseAs(text: string, sourceType: "module" | "commonjs"): ParsedEcmascript {
  const options = { ecmaVersion: "latest", sourceType, range: true, ecmaFeatures: { jsx: true } };
  return attempt(text, () => parseWithEspree(text, options as Options));
}

function attempt(text: string, parse: () => unknown): ParsedEcmascript {
  try {
    // Both parsers make ESTree; our types say of it what holds for both.
    return { ast: parse() as Program, errors: [] };
  } catch (error) {
    return { ast: null, errors: [problemOf(error, text)] };
  }
}

function problemOf(error: unknown, text: string): SyntaxProblem {
  if (isStackOverflow(error)) {
    return { message: "Nested too deeply to be parsed", line: 1, column: 1, offset: 0 };
  }
  // Anything else than a syntax error is a mistake of ours.
  if (!(error instanceof Error) || !("index" in error)) throw error;
  const { index } = error;
  const offset = Math.min(typeof index === "number" ? index : text.length, text.length);
  const starts = lineStartsOf(text);
  const line = starts.findLastIndex((start) => start <= offset);
  const column = offset - (starts[line] ?? 0) + 1;
  return { message: error.message, line: line + 1, column, offset };
}
