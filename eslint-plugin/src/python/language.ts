/** Python as a language of ESLint: `language: "reseed/python"`. */
import type { File, Language, OkParseResult } from "@eslint/core";
import type { Module, Node } from "./parser/nodes.js";
import { leaveUnread, parse, type ParseResult } from "./parser/parse.js";
import type { SyntaxProblem } from "./parser/syntax-problem.js";
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

/** Trees of longer texts fill the memory of a run. Nobody writes such a file by hand. */
const LONGEST = 5_000_000;
const TOO_LONG = `The file has more than ${LONGEST / 1_000_000} million characters and was not read; exclude it, or split it.`;

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
      const isRead = !isOurs || mayMatter(text);
      if (isRead && text.length > LONGEST) {
        return { ok: false, errors: [{ message: TOO_LONG, line: 1, column: 1 }] };
      }
      const parsed = isRead ? parse(text) : leaveUnread(text);
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
        hasBOM: file.bom,
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

/** Both line and column are counted from 1 here: ESLint takes them as they are. */
function errorsOf(parsed: ParseResult): { message: string; line: number; column: number }[] {
  const { lines } = parsed;
  const encoding = encodingProblem(parsed);
  return (encoding === null ? parsed.errors : [encoding]).map(({ message, start }) => {
    const { line, column } = lines.positionOf(start);
    return { message, line, column: column + 1 };
  });
}

/** What ESLint, which takes every file for UTF-8, has in the place of bytes that are none. */
const REPLACEMENT = "\ufffd";

/** The one thing that is wrong with bytes that are no text in UTF-8, whatever a parser makes of them. */
function encodingProblem({ text, errors }: ParseResult): SyntaxProblem | null {
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    const message = "The file is not text, or not in UTF-8; exclude it, or save it as UTF-8.";
    return { message, start: nul, end: nul + 1 };
  }
  // In strings and comments they do no harm.
  const garbled = errors.find(({ start, end }) => text.slice(start, end).includes(REPLACEMENT));
  if (garbled === undefined) return null;
  const { start, end } = garbled;
  return {
    message: "The file is not valid UTF-8, as which ESLint reads it; save it as UTF-8.",
    start,
    end,
  };
}
