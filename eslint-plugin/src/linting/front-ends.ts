/** The languages as a project reads them. */
import { lowerEcmascriptFile } from "../ecmascript/front-end.js";
import { lowerInlineSource, sourceOfDataUrl } from "../ecmascript/lower/lower-text.js";
import { loadTypescript } from "../ecmascript/typescript-loader.js";
import type { Language } from "../facts/facts.js";
import { extendKnowledge, knowledgeFor } from "../knowledge/index.js";
import type { Library } from "../knowledge/schema.js";
import type { FrontEnd, Lowered } from "../project/project.js";
import { lowerPython } from "../python/lower/lower.js";
import { parse } from "../python/parser/parse.js";

/**
 * One front end for each language.
 *
 * @param libraries - what a user's settings add to knowledge
 */
export function createFrontEnds(
  libraries: readonly Library[],
): Readonly<Record<Language, FrontEnd>> {
  return {
    python: {
      lower: lowerPythonFile,
      // No library at hand runs Python that stands in a string.
      lowerInline: () => null,
      knowledge: extendKnowledge(knowledgeFor("python"), libraries),
    },
    ecmascript: {
      lower: (path, text) => lowerEcmascriptFile(path, text, loadTypescript),
      lowerInline: (path, range, text) =>
        lowerInlineSource(path, range, sourceOfDataUrl(text) ?? text),
      knowledge: extendKnowledge(knowledgeFor("ecmascript"), libraries),
    },
  };
}

/** Parses and lowers a Python program. */
export function lowerPythonFile(path: string, text: string): Lowered {
  const parsed = parse(text);
  return {
    facts: lowerPython(path, parsed),
    problems: parsed.errors.map(({ message, start }) => ({ message, offset: start })),
  };
}
