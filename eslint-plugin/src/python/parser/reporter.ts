/** Gathers the errors of a text. */
import type { SyntaxProblem } from "./syntax-problem.js";

/** Garbage makes no sense of its thousandth error. */
const MOST_ERRORS = 100;

/** The errors found so far. */
export class Reporter {
  readonly errors: SyntaxProblem[] = [];
  /** The first sign of Python 2, which replaces all errors. */
  python2: SyntaxProblem | null = null;
  /** While text is read a second time, its errors are known. */
  quiet = false;
  /** From a string without end on, words are read as code, among which anything can stand. */
  private hasOpenString = false;

  /** Records an error, unless there is one at the same place. */
  report(message: string, start: number, end: number): void {
    if (this.quiet || this.errors.length >= MOST_ERRORS) return;
    // What is wrong with a token makes it wrong for the grammar as well.
    if (this.errors.at(-1)?.start === start) return;
    this.errors.push({ message, start, end: Math.max(end, start) });
  }

  /** Records a string that is not closed. */
  reportOpenString(start: number, end: number): void {
    this.hasOpenString = true;
    this.report("The string is not closed.", start, end);
  }

  /** Records that the text is Python 2. */
  reportPython2(what: string, start: number, end: number): void {
    if (this.hasOpenString) return;
    this.python2 ??= {
      message: `${what} is Python 2 syntax; Reseed reads Python 3.8 and later.`,
      start,
      end,
    };
  }
}
