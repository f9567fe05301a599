/** Cuts string literals. */
import * as Char from "./char.js";

import { Kind } from "./token-kind.js";
import type { Tokenizer } from "./tokenizer.js";

/** What the word before a quote makes of the string. */
export const enum StringPrefix {
  /** The word is no prefix. */
  None,
  Plain,
  /** A formatted or template string. */
  Format,
}

/** Whether the word from `start` to `end`, right before a quote, is the prefix of a string. */
export function stringPrefixOf(t: Tokenizer, start: number, end: number): StringPrefix {
  const first = t.text.charCodeAt(start) | 32;
  if (end - start === 1) return singlePrefix(first);
  if (end - start !== 2) return StringPrefix.None;
  const second = t.text.charCodeAt(start + 1) | 32;
  if (first === Char.LowerU && second === Char.LowerR) {
    t.reportPython2("A string with the prefix 'ur'", start, end);
    return StringPrefix.Plain;
  }
  const other = first === Char.LowerR ? second : second === Char.LowerR ? first : 0;
  return other === Char.LowerR || other === Char.LowerU ? StringPrefix.None : singlePrefix(other);
}

function singlePrefix(letter: number): StringPrefix {
  switch (letter) {
    case Char.LowerR:
    case Char.LowerB:
    case Char.LowerU:
      return StringPrefix.Plain;
    case Char.LowerF:
    case Char.LowerT:
      return StringPrefix.Format;
    default:
      return StringPrefix.None;
  }
}

/** Whether the quote at `quote` is tripled. */
export function isTriple(text: string, quote: number): boolean {
  const code = text.charCodeAt(quote);
  return text.charCodeAt(quote + 1) === code && text.charCodeAt(quote + 2) === code;
}

/** Makes the opening quote at `quote`, with its prefix, the current token. */
export function scanFormatStart(t: Tokenizer, quote: number): void {
  t.kind = Kind.FormatStart;
  t.end = t.position = isTriple(t.text, quote) ? quote + 3 : quote + 1;
}

/** Makes the whole string with the opening quote at `quote` the current token. */
export function scanString(t: Tokenizer, quote: number): void {
  t.kind = Kind.String;
  t.unclosed = false;
  const end = isTriple(t.text, quote) ? scanTriple(t, quote) : scanSingle(t, quote);
  t.end = t.position = end;
}

function scanSingle(t: Tokenizer, quote: number): number {
  const text = t.text;
  const mark = text.charAt(quote);
  let position = quote + 1;
  let close = text.indexOf(mark, position);
  for (;;) {
    if (close >= 0 && close < position) close = text.indexOf(mark, position);
    const lineEnd = t.lineEnd(position);
    const backslash = t.backslashFrom(position);
    if (close >= 0 && close < backslash && close < lineEnd) return close + 1;
    if (backslash >= lineEnd) {
      t.unclosed = true;
      t.reportOpenString(t.start, lineEnd);
      return lineEnd;
    }
    const escaped = backslash + 1;
    const isBreak =
      text.charCodeAt(escaped) === Char.Newline || text.charCodeAt(escaped) === Char.Return;
    position = isBreak ? t.afterBreak(escaped) : Math.min(escaped + 1, t.length);
  }
}

function scanTriple(t: Tokenizer, quote: number): number {
  const text = t.text;
  const mark = text.slice(quote, quote + 3);
  let from = quote + 3;
  for (;;) {
    const close = text.indexOf(mark, from);
    if (close < 0) {
      t.unclosed = true;
      t.reportOpenString(t.start, quote + 3);
      // What follows is more likely code than text.
      return t.lineEnd(quote + 3);
    }
    let backslashes = 0;
    while (
      close - backslashes > from &&
      text.charCodeAt(close - backslashes - 1) === Char.Backslash
    ) {
      backslashes++;
    }
    if (backslashes % 2 === 0) return close + 3;
    from = close + 1;
  }
}
