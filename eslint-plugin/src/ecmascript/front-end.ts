/** Reads a file of ECMAScript, TypeScript or JSON from its text to its facts. */
import { extname } from "node:path";
import type { ModuleFacts } from "../facts/facts.js";
import { lowerJson } from "./lower/lower-text.js";
import { emptyModule, lineStartsOf, lowerEcmascript } from "./lower/lower.js";
import { parseEcmascript, type SyntaxProblem } from "./parse.js";
import type { TypescriptLoader } from "./typescript-loader.js";

/** A file in the vocabulary of facts. */
export interface LoweredEcmascript {
  readonly facts: ModuleFacts;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Lowers a file that no one has parsed.
 *
 * @param path - absolute; its extension tells the dialect
 * @param text - without a byte-order mark
 * @param loadTypescript - see `parseEcmascript`
 */
export function lowerEcmascriptFile(
  path: string,
  text: string,
  loadTypescript: TypescriptLoader,
): LoweredEcmascript {
  if (extname(path).toLowerCase() === ".json")
    return { facts: lowerJson(path, text), problems: [] };
  const { ast, errors } = parseEcmascript(path, text, loadTypescript);
  return ast === null
    ? { facts: emptyModule(path, lineStartsOf(text)), problems: errors }
    : { facts: lowerEcmascript(path, { ast, text }), problems: [] };
}
