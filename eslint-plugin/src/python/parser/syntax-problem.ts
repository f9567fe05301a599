/** An error in Python text. */

/** What is wrong with the text, in plain words, and where. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
