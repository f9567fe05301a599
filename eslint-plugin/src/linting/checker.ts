/** What the engine needs of the analysis of one project. */
import type { DrawOutcome } from "../analysis/verdict/outcomes.js";
import type { Finding } from "../findings/finding.js";
import type { SyntaxProblem } from "../project/project.js";

export interface Checked {
  readonly problems: readonly SyntaxProblem[];
  /** Those whose home is the file. */
  readonly findings: readonly Finding[];
  /** In workers, as executing the file or one that starts it shows them. */
  readonly draws: readonly DrawOutcome[];
}

export interface Checker {
  /**
   * Reads and judges one file of the project.
   *
   * @param path - absolute path
   * @param text - its text now, which may differ from the host's
   */
  check(path: string, text: string): Checked;
  /** Axes of the environment that verdicts have depended on so far, by normalised name. */
  readonly consulted: ReadonlySet<string>;
  /** Sentences about files of the project that should tell versions and cannot be read, so far. */
  readonly notes: readonly string[];
}
