/** Cuts Python text into tokens, one at a time, as the parser asks for them. */
import * as Char from "./char.js";
import { CHAR_CLASS, DIGIT, LETTER, isNameCharacter, kindOfWord } from "./characters.js";
import type { Checkpoint } from "./checkpoint.js";
import { Comment } from "./nodes.js";
import { scanNumber } from "./numbers.js";
import { Reporter } from "./reporter.js";
import { scanFormatStart, scanString, stringPrefixOf, StringPrefix } from "./string-scan.js";
import { scanSymbol } from "./symbols.js";
import { Kind } from "./token-kind.js";

/** As in CPython, which also keeps the stack of recursive walkers shallow. */
const MOST_INDENTATION = 100;

const TAB_SIZE = 8;

const LOOKAHEAD_FACTOR = 4;

/** The current token, and the state needed to find the next. */
export class Tokenizer extends Reporter {
  readonly length: number;
  /** Whether any line ends in a carriage return, alone or before a newline. */
  readonly hasReturns: boolean;
  /** The current token. */
  kind: Kind = Kind.Newline;
  start = 0;
  end = 0;
  /** Where the last token with text ended: the end of a node that was just read. */
  prevEnd = 0;
  /** Whether a line break stands right before the current token. */
  startsLine = false;
  /** Whether the current name is plain ASCII, so that it needs no normalisation. */
  isAscii = true;
  /** Where the next token is looked for. */
  position = 0;
  /** Whether `position` is at the start of a line whose indentation counts. */
  atLineStart = true;
  /** How many brackets are open. */
  depth = 0;
  /** Whether the last closing bracket closed none. */
  isUnmatched = false;
  /** Where they were opened; entries from `depth` on are stale. */
  readonly brackets: number[] = [];
  readonly comments: Comment[] = [];
  /** How much text may still be read ahead in vain, which keeps the time linear. */
  lookahead: number;
  /** Whether the last string was left without its closing quote. */
  unclosed = false;
  /** Columns of the open blocks, with tabs to multiples of eight. */
  private readonly indents: number[] = [0];
  /** The same with tabs as one column: where the two disagree, tabs and spaces are mixed. */
  private readonly tabIndents: number[] = [0];
  private hasMixedTabs = false;
  private pendingDedents = 0;
  private column = 0;
  private tabColumn = 0;
  // The next occurrences at or after the last place asked for; the text's length if there is none.
  private newline = -1;
  private carriageReturn = -1;
  private backslash = -1;

  constructor(readonly text: string) {
    super();
    this.length = text.length;
    this.lookahead = LOOKAHEAD_FACTOR * text.length;
    this.hasReturns = text.includes("\r");
    if (!this.hasReturns) this.carriageReturn = this.length;
    if (text.charCodeAt(0) === Char.ByteOrderMark) this.position = 1;
  }

  /** Goes to the next token. After a failure it stays where it is. */
  next(): void {
    if (this.kind > Kind.Dedent) {
      if (this.kind === Kind.Failed) return;
      this.prevEnd = this.end;
    }
    this.startsLine = false;
    if (this.pendingDedents > 0) {
      this.pendingDedents--;
      this.kind = Kind.Dedent;
      return;
    }
    if (this.atLineStart && this.beginLine()) return;
    const code = this.skipBlanks();
    const start = this.position;
    this.start = start;
    if (code < Char.AsciiEnd) {
      const characterClass = CHAR_CLASS[code];
      if (characterClass === LETTER) this.scanWord(start);
      else if (characterClass === DIGIT) scanNumber(this, start);
      else if (code === Char.Newline || code === Char.Return) this.endLine(start);
      else if (code === Char.DoubleQuote || code === Char.Quote) {
        scanString(this, start);
      } else scanSymbol(this, code);
    } else if (code >= Char.AsciiEnd) this.scanWord(start);
    else this.endText();
  }

  /** Whether the current token is of a kind. */
  at(kind: Kind): boolean {
    return this.kind === kind;
  }

  /** The end of the line that `from` stands in, before its line break. */
  lineEnd(from: number): number {
    if (this.newline < from) this.newline = this.find("\n", from);
    if (this.carriageReturn < from) this.carriageReturn = this.find("\r", from);
    return this.newline < this.carriageReturn ? this.newline : this.carriageReturn;
  }

  /** The first backslash at or after `from`, or the text's length. */
  backslashFrom(from: number): number {
    if (this.backslash < from) this.backslash = this.find("\\", from);
    return this.backslash;
  }

  /** The offset after the line break at `at`. */
  afterBreak(at: number): number {
    const isPair =
      this.text.charCodeAt(at) === Char.Return && this.text.charCodeAt(at + 1) === Char.Newline;
    return isPair ? at + 2 : at + 1;
  }

  /** The indentation of the block that is being read. */
  get indentation(): number {
    return this.indents[this.indents.length - 1] ?? 0;
  }

  checkpoint(): Checkpoint {
    return {
      kind: this.kind,
      start: this.start,
      end: this.end,
      prevEnd: this.prevEnd,
      position: this.position,
      startsLine: this.startsLine,
      atLineStart: this.atLineStart,
      depth: this.depth,
      comments: this.comments.length,
      quiet: this.quiet,
    };
  }

  /** Goes back within the logical line, as if nothing had been read since. */
  restore(state: Checkpoint): void {
    this.kind = state.kind;
    this.start = state.start;
    this.end = state.end;
    this.prevEnd = state.prevEnd;
    this.startsLine = state.startsLine;
    this.atLineStart = state.atLineStart;
    this.depth = state.depth;
    this.comments.length = state.comments;
    this.quiet = state.quiet;
    this.moveTo(state.position);
  }

  /** Forgets what was open, and reads on from `position`, inside a line or at its start. */
  restart(position: number, atLineStart: boolean): void {
    this.kind = Kind.Newline;
    this.depth = 0;
    this.atLineStart = atLineStart;
    this.moveTo(position);
    let kept = this.comments.length;
    while (kept > 0 && (this.comments[kept - 1]?.start ?? 0) >= position) kept--;
    this.comments.length = kept;
  }

  /** Reads on from `position`, which may lie before what was read. */
  moveTo(position: number): void {
    this.position = position;
    this.newline = -1;
    if (this.hasReturns) this.carriageReturn = -1;
    this.backslash = -1;
  }

  private find(what: string, from: number): number {
    const found = this.text.indexOf(what, from);
    return found < 0 ? this.length : found;
  }

  /** Skips blanks, comments and joined lines; the character that follows, NaN at the end. */
  private skipBlanks(): number {
    const text = this.text;
    let position = this.position;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code > Char.Hash) {
        if (code === Char.Backslash && this.isJoined(position)) {
          position = this.join(position);
          this.startsLine = true;
          continue;
        }
        this.position = position;
        return code;
      }
      if (code === Char.Space || code === Char.Tab || code === Char.FormFeed) position++;
      else if (code === Char.Newline || code === Char.Return) {
        if (this.depth === 0) {
          this.position = position;
          return code;
        }
        position++;
        this.startsLine = true;
      } else if (code === Char.Hash) position = this.skipComment(position);
      else {
        this.position = position;
        return code;
      }
    }
  }

  private skipComment(start: number): number {
    const end = this.lineEnd(start);
    this.comments.push(new Comment(start, end, this.text.slice(start + 1, end)));
    return end;
  }

  private scanWord(start: number): void {
    const text = this.text;
    let position = start;
    let all = 0;
    let code = text.charCodeAt(position);
    do {
      all |= code;
      code = text.charCodeAt(++position);
    } while (isNameCharacter(code));
    if (code === Char.DoubleQuote || code === Char.Quote) {
      const prefix = stringPrefixOf(this, start, position);
      if (prefix === StringPrefix.Plain) {
        scanString(this, position);
        return;
      }
      if (prefix === StringPrefix.Format) {
        scanFormatStart(this, position);
        return;
      }
    }
    this.isAscii = all < Char.AsciiEnd;
    this.kind = kindOfWord(text, start, position);
    this.end = this.position = position;
  }

  private endLine(start: number): void {
    this.kind = Kind.Newline;
    this.end = start;
    this.position = this.afterBreak(start);
    this.atLineStart = true;
  }

  /** At the end of the text: a last line without line break gets one. */
  private endText(): void {
    this.start = this.end = this.position = this.length;
    if (this.depth > 0) {
      this.kind = Kind.EndOfFile;
      this.startsLine = true;
    } else if (this.kind > Kind.Dedent) {
      this.kind = Kind.Newline;
      this.atLineStart = true;
    } else this.closeBlocks();
  }

  private closeBlocks(): void {
    if (this.indents.length > 1) {
      this.pendingDedents = this.indents.length - 2;
      this.indents.length = this.tabIndents.length = 1;
      this.kind = Kind.Dedent;
    } else this.kind = Kind.EndOfFile;
  }

  /** Reads the indentation of a line, past blank lines; whether it gave a token. */
  private beginLine(): boolean {
    this.atLineStart = false;
    this.startsLine = true;
    const start = this.skipIndentation();
    this.start = this.end = this.position = start;
    if (start >= this.length) {
      this.closeBlocks();
      return true;
    }
    const top = this.indents.length - 1;
    const current = this.indents[top] ?? 0;
    if (this.column === current) {
      if (this.tabColumn !== this.tabIndents[top]) this.reportTabs(start);
      return false;
    }
    return this.column > current ? this.indent(start, top) : this.dedent(start);
  }

  private indent(start: number, top: number): boolean {
    if (this.tabColumn <= (this.tabIndents[top] ?? 0)) this.reportTabs(start);
    if (top >= MOST_INDENTATION) {
      this.report("Blocks are nested too deeply.", start, start);
      this.indents[top] = this.column;
      this.tabIndents[top] = this.tabColumn;
      return false;
    }
    this.indents.push(this.column);
    this.tabIndents.push(this.tabColumn);
    this.kind = Kind.Indent;
    return true;
  }

  private dedent(start: number): boolean {
    let closed = 0;
    let top = this.indents.length - 1;
    while (top > 0 && (this.indents[top] ?? 0) > this.column) {
      top--;
      closed++;
    }
    if (this.indents[top] !== this.column) {
      this.report("The indentation matches no block above.", start, start);
      // The line stays in the innermost block that it does not leave altogether.
      top++;
      closed--;
      this.indents[top] = this.column;
      this.tabIndents[top] = this.tabColumn;
    } else if (this.tabColumn !== this.tabIndents[top]) this.reportTabs(start);
    this.indents.length = this.tabIndents.length = top + 1;
    if (closed === 0) return false;
    this.pendingDedents = closed - 1;
    this.kind = Kind.Dedent;
    return true;
  }

  /** Once is enough: the next lines are most likely indented in the same way. */
  private reportTabs(at: number): void {
    if (this.hasMixedTabs || this.quiet) return;
    this.hasMixedTabs = true;
    this.report("The indentation mixes tabs and spaces, which Python 3 does not allow.", at, at);
  }

  /** Measures the indentation of the next line with text; the offset where that text begins. */
  private skipIndentation(): number {
    const text = this.text;
    let position = this.position;
    let column = 0;
    let tabColumn = 0;
    // A line that is continued before its first token keeps its own indentation, unless that is 0.
    let continued = 0;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === Char.Space) {
        column++;
        tabColumn++;
        position++;
      } else if (code === Char.Tab) {
        column = (Math.trunc(column / TAB_SIZE) + 1) * TAB_SIZE;
        tabColumn++;
        position++;
      } else if (code === Char.FormFeed) {
        column = tabColumn = 0;
        position++;
      } else if (code === Char.Newline || code === Char.Return) {
        position++;
        column = tabColumn = 0;
        continued = 0;
      } else if (code === Char.Hash) position = this.skipComment(position);
      else if (code === Char.Backslash && this.isJoined(position)) {
        position = this.join(position);
        if (continued === 0) continued = column;
        column = tabColumn = 0;
      } else break;
    }
    this.column = continued === 0 ? column : continued;
    this.tabColumn = continued === 0 ? tabColumn : continued;
    return position;
  }

  /** Passes a backslash and the line break after it. */
  private join(backslash: number): number {
    const next = this.afterBreak(backslash + 1);
    if (next >= this.length) this.report("A line must follow '\\'.", backslash, next);
    return next;
  }

  private isJoined(backslash: number): boolean {
    const after = this.text.charCodeAt(backslash + 1);
    return after === Char.Newline || after === Char.Return;
  }
}
