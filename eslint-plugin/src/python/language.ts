/** Python as a language of ESLint: `language: "reseed/python"`. */
import type { File, Language, OkParseResult } from "@eslint/core";
import { LineTable } from "./parser/line-table.js";
import { Module, type Node } from "./parser/nodes.js";
import { parse, ParseResult } from "./parser/parse.js";
import type { ModulePlace } from "./names/modules.js";
import { matchesNodeClass } from "./node-classes.js";
import { keysForEslint, PythonSourceCode } from "./source-code.js";

/** What `languageOptions` can say. */
export interface PythonLanguageOptions {
  /**
   * `full` reads every file and reports its syntax errors. `reseed-only` reads a file only if
   * Reseed's rules could find something in it, shows other rules no node but the module, and
   * leaves syntax errors to whoever runs the program.
   */
  readonly analysis: "full" | "reseed-only";
}

export interface PythonLanguageParts {
  /** Tells by its words alone whether Reseed's rules could find something in a text. */
  readonly mayMatter: (text: string) => boolean;
  /**
   * Tells where a file stands in its program, so that rules can follow names into other files.
   * Asked when the first rule resolves a name; null for a text that is no file.
   */
  readonly locate?: (path: string) => ModulePlace | null;
}

export type PythonLanguage = Language<{
  LangOptions: Record<string, unknown>;
  Code: PythonSourceCode;
  RootNode: Module;
  Node: Node;
}>;

type Parsed = OkParseResult<Module> & { readonly parsed: ParseResult };

const DEFAULTS: PythonLanguageOptions = { analysis: "full" };

/**
 * Makes the language.
 *
 * @param parts - see {@link PythonLanguageParts}
 */
export function createPythonLanguage({
  mayMatter,
  locate = () => null,
}: PythonLanguageParts): PythonLanguage {
  return {
    fileType: "text",
    lineStart: 1,
    columnStart: 0,
    nodeTypeKey: "type",
    visitorKeys: keysForEslint(),
    defaultLanguageOptions: { ...DEFAULTS },
    validateLanguageOptions(options) {
      // Options for other languages may be merged into these: they are none of ours.
      const { analysis } = options;
      if (analysis !== undefined && analysis !== "full" && analysis !== "reseed-only") {
        throw new TypeError('Key "analysis": Expected "full" or "reseed-only".');
      }
    },
    normalizeLanguageOptions: (options) => ({ analysis: analysisOf(options) }),
    matchesSelectorClass: (name, node) => matchesNodeClass(name, node),
    parse(file, context) {
      const text = textOf(file);
      const isOurs = analysisOf(context.languageOptions) === "reseed-only";
      const parsed = isOurs && !mayMatter(text) ? unread(text) : parse(text);
      if (!isOurs && parsed.errors.length > 0) return { ok: false, errors: errorsOf(parsed) };
      const result: Parsed = { ok: true, ast: parsed.module, parsed };
      return result;
    },
    createSourceCode(file, result, context) {
      // ESLint hands back the very object that `parse` gave.
      const { parsed } = result as Parsed;
      return new PythonSourceCode({
        path: file.path,
        text: textOf(file),
        parsed,
        visitsAll: analysisOf(context.languageOptions) === "full",
        locate,
      });
    },
  };
}

/** ESLint before 9.13 knows no defaults of a language. */
function analysisOf({ analysis }: Record<string, unknown>): PythonLanguageOptions["analysis"] {
  return analysis === "reseed-only" ? analysis : DEFAULTS.analysis;
}

function textOf({ body }: File): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}

/** A file that no one reads: it has a root for ESLint, and nothing in it. */
function unread(text: string): ParseResult {
  return new ParseResult(text, new Module(0, text.length, []), [], []);
}

/** Both line and column are counted from 1 here: ESLint takes them as they are. */
function errorsOf({ errors, lineStarts }: ParseResult): {
  message: string;
  line: number;
  column: number;
}[] {
  const lines = new LineTable(lineStarts);
  return errors.map(({ message, start }) => {
    const { line, column } = lines.positionOf(start);
    return { message, line, column: column + 1 };
  });
}
