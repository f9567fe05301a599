/** The languages as a project reads them. */
import { lowerEcmascriptFile } from "../ecmascript/front-end.js";
import { lowerInlineSource } from "../ecmascript/lower/lower-text.js";
import { loadTypescript } from "../ecmascript/typescript-loader.js";
import type { Language } from "../facts/facts.js";
import { extendKnowledge, knowledgeFor } from "../knowledge/index.js";
import type { Library } from "../knowledge/schema.js";
import type { FrontEnd } from "../project/project.js";

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
      lower: () => ({ facts: null, problems: [] }),
      lowerInline: () => null,
      knowledge: extendKnowledge(knowledgeFor("python"), libraries),
    },
    ecmascript: {
      lower: (path, text) => lowerEcmascriptFile(path, text, loadTypescript),
      lowerInline: (path, range, text) => lowerInlineSource(path, range, text),
      knowledge: extendKnowledge(knowledgeFor("ecmascript"), libraries),
    },
  };
}
