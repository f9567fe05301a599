/** Keeps a defect of a language in the file that shows it: ESLint would end the whole run. */
import { failureOn } from "./defects.js";
import type { Language } from "../plugin-types.js";

/**
 * The same language, of which a file that breaks it gets one message.
 *
 * @param language - ours
 */
export function guardLanguage(language: Language): Language {
  return {
    ...language,
    parse(file, context) {
      try {
        return language.parse(file, context);
      } catch (error) {
        const message = failureOn(file.path, error);
        return { ok: false, errors: [{ message, line: 1, column: 1 }] };
      }
    },
  };
}
