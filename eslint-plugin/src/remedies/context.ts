/** What a remedy may look at. */
import type { Knowledge } from "../analysis/program.js";
import type { Located } from "../analysis/verdict/findings.js";
import type { Language } from "../facts/facts.js";

export interface RemedyContext {
  readonly located: Located;
  /** The text of a file as it is now; undefined where it cannot be read. */
  readonly textOf: (path: string) => string | undefined;
  readonly knowledge: (language: Language) => Knowledge;
}
