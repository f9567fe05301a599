/** Cuts the inside of formatted and template strings, whose nesting the tokenizer does not know. */
import * as Char from "./char.js";

import { isTriple, scanString } from "./string-scan.js";
import { Kind, STARTS_STATEMENT } from "./token-kind.js";
import type { Tokenizer } from "./tokenizer.js";

/** Deeper nesting of string in string is skipped as broken, so that skipping stays linear. */
const MOST_NESTING = 20;

/** Longer than any character's name in Unicode. */
const LONGEST_CHARACTER_NAME = 100;

/** Why the text between replacement fields ends. */
export const enum Stop {
  /** At the `{` of a field. */
  Field,
  /** After `{{` or `}}`; the text has one of the two. */
  Doubled,
  /** At the closing quote. */
  Quote,
  /** At the `}` after a format specification, or at the line break that ends it. */
  FieldEnd,
  /** At a `}` that closes nothing. */
  Single,
  /** At the end of the line or text. */
  Unclosed,
}

/** How a formatted string is quoted. */
export interface FormatQuote {
  /** The character code of the quote. */
  readonly code: number;
  readonly triple: boolean;
  readonly raw: boolean;
}

/** The quoting of the formatted string whose opening is the current token. */
export function formatQuoteOf(t: Tokenizer): FormatQuote {
  const code = t.text.charCodeAt(t.end - 1);
  const triple = t.end - t.start >= 4 && t.text.charCodeAt(t.end - 2) === code;
  const prefixEnd = t.end - (triple ? 3 : 1);
  let raw = false;
  for (let index = t.start; index < prefixEnd; index++) {
    if ((t.text.charCodeAt(index) | 32) === Char.LowerR) raw = true;
  }
  return { code, triple, raw };
}

/** Moves over literal text from `t.position` on; says why it ends there. */
export function scanFormatText(t: Tokenizer, quote: FormatQuote, inSpec: boolean): Stop {
  const text = t.text;
  let position = t.position;
  for (;;) {
    const code = text.charCodeAt(position);
    switch (code) {
      case Char.Backslash:
        position = afterEscape(t, position, quote.raw);
        continue;
      case Char.LeftBrace:
        if (inSpec || text.charCodeAt(position + 1) !== Char.LeftBrace) {
          t.position = position;
          return Stop.Field;
        }
        t.position = position + 2;
        return Stop.Doubled;
      case Char.RightBrace:
        t.position = position;
        if (inSpec) return Stop.FieldEnd;
        if (text.charCodeAt(position + 1) !== Char.RightBrace) return Stop.Single;
        t.position = position + 2;
        return Stop.Doubled;
      case Char.Newline:
      case Char.Return:
        if (quote.triple) break;
        t.position = position;
        return inSpec ? Stop.FieldEnd : Stop.Unclosed;
      case quote.code:
        if (quote.triple && !isTriple(text, position)) break;
        t.position = position;
        return Stop.Quote;
      default:
        if (position >= t.length) {
          t.position = t.length;
          return Stop.Unclosed;
        }
    }
    position++;
  }
}

/** The offset after the escape sequence at `at`, as far as it can hide a quote or brace. */
function afterEscape(t: Tokenizer, at: number, raw: boolean): number {
  const text = t.text;
  const escaped = text.charCodeAt(at + 1);
  if (escaped === Char.LeftBrace || escaped === Char.RightBrace) return at + 1;
  if (escaped === Char.Newline || escaped === Char.Return) return t.afterBreak(at + 1);
  if (!raw && escaped === Char.UpperN && text.charCodeAt(at + 2) === Char.LeftBrace) {
    const last = Math.min(t.lineEnd(at), at + LONGEST_CHARACTER_NAME);
    for (let end = at + 3; end < last; end++) {
      if (text.charCodeAt(end) === Char.RightBrace) return end + 1;
    }
  }
  return Math.min(at + 2, t.length);
}

/** Passes the formatted string that the current token opens, and makes all of it one token. */
export function skipFormatString(t: Tokenizer): void {
  const { start, startsLine, depth, position } = t;
  const quote = formatQuoteOf(t);
  const comments = t.comments.length;
  t.unclosed = false;
  if (t.lookahead <= 0 || !skipText(t, quote, false, 0)) {
    // Broken inside: take the first quote for its end, as before Python 3.12.
    t.lookahead -= t.position - position;
    t.depth = depth;
    t.comments.length = comments;
    t.moveTo(position);
    scanString(t, position - (quote.triple ? 3 : 1));
  }
  t.kind = Kind.String;
  t.start = start;
  t.end = t.position;
  t.startsLine = startsLine;
}

/** Passes text and fields up to the closing quote or, in a specification, up to its `}`. */
function skipText(t: Tokenizer, quote: FormatQuote, inSpec: boolean, level: number): boolean {
  for (;;) {
    switch (scanFormatText(t, quote, inSpec)) {
      case Stop.Field:
        if (!skipField(t, quote, level)) return false;
        break;
      case Stop.Quote:
        t.position += quote.triple ? 3 : 1;
        return !inSpec;
      case Stop.FieldEnd:
        return true;
      case Stop.Single:
        t.position++;
        break;
      case Stop.Unclosed:
        return false;
      case Stop.Doubled:
    }
  }
}

function skipField(t: Tokenizer, quote: FormatQuote, level: number): boolean {
  const { depth } = t;
  openField(t);
  for (;;) {
    t.next();
    if (t.kind === Kind.FormatStart) {
      const inner = formatQuoteOf(t);
      if (level >= MOST_NESTING || !skipText(t, inner, false, level + 1)) return false;
      t.kind = Kind.String;
      t.end = t.position;
    }
    if (t.unclosed || t.kind === Kind.EndOfFile) return false;
    if (t.startsLine && STARTS_STATEMENT[t.kind] === 1) return false;
    if (t.depth === depth) return t.kind === Kind.RightBrace;
    if (t.depth === depth + 1 && (t.kind === Kind.Colon || t.kind === Kind.ColonEqual)) {
      t.position = t.start + 1;
      if (level >= MOST_NESTING || !skipText(t, quote, true, level + 1)) return false;
      return closeSpec(t, depth);
    }
  }
}

/** Makes the `{` at `t.position` the current token. */
export function openField(t: Tokenizer): void {
  t.brackets[t.depth++] = t.position;
  t.kind = Kind.LeftBrace;
  t.start = t.position;
  t.end = ++t.position;
}

/** Passes the `}` after a specification, to bracket depth `depth`; false if it is missing. */
export function closeSpec(t: Tokenizer, depth: number): boolean {
  // After a line break, which ends a specification, blanks may stand before the brace.
  t.kind = Kind.Colon;
  t.end = t.position;
  t.next();
  return t.at(Kind.RightBrace) && t.depth === depth;
}
