/** The parser's state: the tokenizer, with what all rules of the grammar need. */
import { Name } from "./nodes.js";
import { Kind, STARTS_STATEMENT } from "./token-kind.js";
import { Tokenizer } from "./tokenizer.js";

/**
 * How deeply brackets, lambdas and the like may be nested. CPython allows 200 brackets; this keeps
 * the stack of any recursive reader of the tree shallow.
 */
const MOST_NESTING = 200;

/**
 * How many operators, calls or attributes may follow one another: each makes the tree one higher.
 * The longest chain seen in real, generated code has 560; CPython gives up at some 3,000.
 */
export const MOST_CHAINED = 1000;

const LONGEST_QUOTED = 30;

/** How far it is looked for what follows a word. */
const LONGEST_GAP = 8;

const ASYNC = "async";
const OLD_NAME = "'async' as a name";

/**
 * After a syntax error the current token becomes `Failed`, which no rule wants: every function then
 * returns by itself, without exceptions, until the statement's rule finds a place to go on. Nodes
 * that were made on the way are whole, if not right.
 */
export class Parser extends Tokenizer {
  /** Where the failure is. */
  failedAt = 0;
  /** Whether the failure is at the start of a line. */
  failedAtLine = false;
  /** Whether a bracket was open that the text before the failure should have closed. */
  failedUnclosed = false;
  /** From a failure on until a statement is read well: what looks wrong there may be its echo. */
  recovering = false;
  /** How many operators, calls and the like this statement has: as many levels it can be high. */
  chained = 0;
  /** How many `elif` the text has, each of which can be one level higher. */
  branches = 0;
  /** Whether the tree may be too high. */
  isHigh = false;
  /** How many formatted strings the current token is inside of. */
  formats = 0;
  /** What was imported so far, by the names that the text has for it. */
  readonly importedNames = new Set<string>();
  private nesting = 0;

  /** Passes a token of a kind if it is the current one, and says whether it was. */
  accept(kind: Kind): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  /** Passes a token of a kind, or fails. */
  expect(kind: Kind, wanted: string): boolean {
    if (this.kind === kind) {
      this.next();
      return true;
    }
    if (this.kind === Kind.Failed) return false;
    this.fail(`Expected ${wanted}, but found ${this.found()}.`);
    return false;
  }

  /** The current name, as Python compares names. */
  word(): string {
    const word = this.text.slice(this.start, this.end);
    return this.isAscii ? word : this.normalise(word);
  }

  /** Whether the current token is this word, a keyword only in its context. */
  atWord(word: string): boolean {
    return (
      this.kind === Kind.Name &&
      this.end - this.start === word.length &&
      this.text.startsWith(word, this.start)
    );
  }

  /** Fails at the current token. */
  fail(message: string): void {
    if (this.kind === Kind.Failed) return;
    this.checkOldName();
    this.failedUnclosed = this.depth > 0 && this.isPastBracket();
    if (this.failedUnclosed) {
      const bracket = this.brackets[this.depth - 1] ?? 0;
      this.report(`'${this.text.charAt(bracket)}' is not closed.`, bracket, bracket + 1);
    } else if (this.kind === Kind.Unknown) this.failAtUnknown();
    else if (isCloser(this.kind) && this.isUnmatched) {
      this.report(`${this.found()} closes no bracket.`, this.start, this.end);
    } else {
      const isAtEnd = this.kind <= Kind.Dedent;
      this.report(message, isAtEnd ? this.prevEnd : this.start, isAtEnd ? this.prevEnd : this.end);
    }
    this.giveUp();
  }

  /** Fails at code that is right but too much. */
  private failAtSize(message: string): void {
    if (this.kind === Kind.Failed) return;
    this.failedUnclosed = false;
    this.report(message, this.start, this.end);
    this.giveUp();
  }

  private giveUp(): void {
    this.failedAt = this.start;
    this.failedAtLine = this.startsLine;
    this.recovering = true;
    this.kind = Kind.Failed;
  }

  /** Fails for want of an expression, and gives a node in its place. */
  failExpression(): Name {
    if (this.kind !== Kind.Failed) {
      this.fail(`Expected an expression, but found ${this.found()}.`);
    }
    return this.missing();
  }

  /** Stands where a node should be. */
  missing(): Name {
    return new Name(this.prevEnd, this.prevEnd, "");
  }

  /** Goes one level deeper, unless that is too deep. Each success needs a {@link leave}. */
  enter(): boolean {
    if (this.nesting < MOST_NESTING) {
      this.nesting++;
      return true;
    }
    this.failAtSize("The code is nested too deeply.");
    return false;
  }

  /** Begins to count anew for a statement, or at the end of the text. */
  endChains(): void {
    if (this.chained + this.branches > MOST_CHAINED) this.isHigh = true;
    this.chained = 0;
  }

  /** Fails at a chain of more than {@link MOST_CHAINED}. */
  failChain(): void {
    this.failAtSize("The expression is too long.");
  }

  leave(): void {
    this.nesting--;
  }

  /** The current token in words, for a message. */
  found(): string {
    switch (this.kind) {
      case Kind.EndOfFile:
        return "the end of the file";
      case Kind.Newline:
        return "the end of the line";
      case Kind.Indent:
        return "an indented line";
      case Kind.Dedent:
        return "the end of the block";
      default: {
        const text = this.text.slice(this.start, this.end);
        return text.length > LONGEST_QUOTED ? `'${text.slice(0, LONGEST_QUOTED)}…'` : `'${text}'`;
      }
    }
  }

  /** The column of the first token of its line, by which blocks are compared. */
  columnOf(start: number): number {
    let lineStart = start;
    while (lineStart > 0) {
      const before = this.text[lineStart - 1];
      if (before !== " " && before !== "\t" && before !== "\f") break;
      lineStart--;
    }
    let column = 0;
    for (let index = lineStart; index < start; index++) {
      const blank = this.text[index];
      if (blank === "\f") column = 0;
      else column = blank === "\t" ? (Math.trunc(column / 8) + 1) * 8 : column + 1;
    }
    return column;
  }

  /** Whether the current token, found inside brackets, is more likely that of a new statement. */
  private isPastBracket(): boolean {
    if (this.kind === Kind.EndOfFile) return true;
    if (!this.startsLine) return this.isInStatement();
    if (STARTS_STATEMENT[this.kind] === 1) return true;
    return !isCloser(this.kind) && this.columnOf(this.start) <= this.indentation;
  }

  /** Whether the line of the current token looks like a statement that read on as an expression. */
  private isInStatement(): boolean {
    const bracket = this.brackets[this.depth - 1] ?? 0;
    let lineStart = this.start;
    while (lineStart > bracket && !/[\n\r]/.test(this.text.charAt(lineStart - 1))) lineStart--;
    if (lineStart === bracket) return false;
    const line = this.text.slice(lineStart, this.start);
    const blanks = /^([ \t]*)(?:if|for|async|from)\b/.exec(line)?.[1];
    return blanks !== undefined && this.columnOf(lineStart + blanks.length) <= this.indentation;
  }

  /** `async` was a name, of parameters above all, until it became a keyword. */
  private checkOldName(): void {
    const { text, start, end, prevEnd } = this;
    const isName =
      this.kind === Kind.Async && /^[ \t]*[,=).\]]/.test(text.slice(end, end + LONGEST_GAP));
    // At the start of a statement, the keyword is passed before anything is missed.
    const isTarget =
      (this.kind === Kind.Equal || this.kind === Kind.Dot) &&
      text.slice(prevEnd - ASYNC.length, prevEnd) === ASYNC;
    if (isName) this.reportPython2(OLD_NAME, start, end);
    else if (isTarget) this.reportPython2(OLD_NAME, prevEnd - ASYNC.length, prevEnd);
  }

  private failAtUnknown(): void {
    const text = this.text.slice(this.start, this.end);
    if (text === "`") this.reportPython2("A backtick", this.start, this.end);
    else if (text === "\\")
      this.report("Nothing may follow a '\\' on its line.", this.start, this.end);
    else {
      const code = (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      const shown = text > " " ? `'${text}' (U+${code})` : `U+${code}`;
      this.report(`The character ${shown} has no meaning here.`, this.start, this.end);
    }
  }

  /** Python compares names in normal form NFKC; what is no name even so is an error. */
  private normalise(word: string): string {
    const normal = word.normalize("NFKC");
    if (!/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(normal)) {
      this.report(`'${word.slice(0, LONGEST_QUOTED)}' is no name.`, this.start, this.end);
    }
    return normal;
  }
}

/** Whether a kind closes a bracket. */
export function isCloser(kind: Kind): boolean {
  return kind === Kind.RightParenthesis || kind === Kind.RightBracket || kind === Kind.RightBrace;
}
