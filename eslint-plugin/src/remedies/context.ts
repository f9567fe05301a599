/** What a remedy may look at. */
import type { Knowledge } from "../analysis/program.js";
import type { Located } from "../analysis/verdict/findings.js";
import type { Language } from "../facts/facts.js";

export interface RemedyContext {
  readonly located: Located;
  /** The text of a file as it is now; undefined where it cannot be read. */
  readonly textOf: (path: string) => string | undefined;
  /** Whether a name of a module seems to be used by files of the project besides these. */
  readonly mentions: (name: string, path: string, except: readonly string[]) => boolean;
  readonly knowledge: (language: Language) => Knowledge;
  /** Notes why a remedy was not proposed, as a clause: the first reason is told if none is found. */
  readonly decline: (reason: string) => void;
}
