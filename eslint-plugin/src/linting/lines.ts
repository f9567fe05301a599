/** Offsets to lines and columns, as ESLint counts them in each language. */
import type { Language } from "../facts/facts.js";

/** Python ends lines at CR, LF and CRLF; ECMAScript at two separators more. */
const LINE_ENDS: Readonly<Record<Language, RegExp>> = {
  python: /\r\n|[\r\n]/gu,
  ecmascript: /\r\n|[\r\n\u2028\u2029]/gu,
};

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** Where the lines of a text start. */
export class Lines {
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(text: string, language: Language) {
    this.length = text.length;
    for (const match of text.matchAll(LINE_ENDS[language])) {
      this.starts.push(match.index + match[0].length);
    }
  }

  /** The place of an offset; one outside the text counts as its nearest end. */
  at(offset: number): Position {
    const index = Math.min(Math.max(offset, 0), this.length);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: index - (this.starts[low] ?? 0) + 1 };
  }

  /** The offset of a place; one outside the text counts as its nearest end. */
  offsetOf({ line, column }: Position): number {
    const start = this.starts[Math.min(Math.max(line, 1), this.starts.length) - 1] ?? 0;
    return Math.min(start + Math.max(column, 1) - 1, this.length);
  }
}
