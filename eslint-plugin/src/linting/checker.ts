/** What the engine needs of the analysis of one project. */
import type { Finding } from "../findings/finding.js";
import type { SyntaxProblem } from "../project/project.js";

export interface Checked {
  readonly problems: readonly SyntaxProblem[];
  /** Those whose home is the file. */
  readonly findings: readonly Finding[];
}

export interface Checker {
  /**
   * Reads and judges one file of the project.
   *
   * @param path - absolute path
   * @param text - its text now, which may differ from the host's
   */
  check(path: string, text: string): Checked;
  /** Names of the given environment that at least one verdict has depended on, so far. */
  readonly consulted: ReadonlySet<string>;
}
