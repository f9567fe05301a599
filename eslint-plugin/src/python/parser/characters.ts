/** Classes of ASCII characters, and the keywords by a perfect hash: the tokenizer's tables. */
import * as Char from "./char.js";
import { Kind } from "./token-kind.js";

/** What a character can be part of: nothing in particular, a name, a name or a number. */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;

/** The class of each ASCII character; letters include the underscore. */
export const CHAR_CLASS = new Uint8Array(Char.AsciiEnd);
for (const [from, to, value] of [
  ["a", "z", LETTER],
  ["A", "Z", LETTER],
  ["_", "_", LETTER],
  ["0", "9", DIGIT],
] as const) {
  CHAR_CLASS.fill(value, from.charCodeAt(0), to.charCodeAt(0) + 1);
}

/** Whether a character can stand in a name after its first; false past the end of the text. */
export function isNameCharacter(code: number): boolean {
  return code < Char.AsciiEnd ? CHAR_CLASS[code] !== OTHER : code >= Char.AsciiEnd;
}

/** Whether a character is one of `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= Char.Zero && code <= Char.Nine;
}

/** The value of a hexadecimal digit, or -1. */
export function hexadecimalValue(code: number): number {
  if (isDigit(code)) return code - Char.Zero;
  const letter = code | 32;
  return letter >= Char.LowerA && letter <= Char.LowerF ? letter - Char.LowerA + 10 : -1;
}

const KEYWORDS: readonly (readonly [string, Kind])[] = [
  ["False", Kind.False],
  ["None", Kind.None],
  ["True", Kind.True],
  ["and", Kind.And],
  ["as", Kind.As],
  ["assert", Kind.Assert],
  ["async", Kind.Async],
  ["await", Kind.Await],
  ["break", Kind.Break],
  ["class", Kind.Class],
  ["continue", Kind.Continue],
  ["def", Kind.Def],
  ["del", Kind.Del],
  ["elif", Kind.Elif],
  ["else", Kind.Else],
  ["except", Kind.Except],
  ["finally", Kind.Finally],
  ["for", Kind.For],
  ["from", Kind.From],
  ["global", Kind.Global],
  ["if", Kind.If],
  ["import", Kind.Import],
  ["in", Kind.In],
  ["is", Kind.Is],
  ["lambda", Kind.Lambda],
  ["nonlocal", Kind.Nonlocal],
  ["not", Kind.Not],
  ["or", Kind.Or],
  ["pass", Kind.Pass],
  ["raise", Kind.Raise],
  ["return", Kind.Return],
  ["try", Kind.Try],
  ["while", Kind.While],
  ["with", Kind.With],
  ["yield", Kind.Yield],
];

const HASH_MASK = 127;
const LONGEST_KEYWORD = 8;
const KEYWORD_TEXT = new Array<string>(HASH_MASK + 1).fill("");
const KEYWORD_KIND = new Array<Kind>(HASH_MASK + 1).fill(Kind.Name);
for (const [word, kind] of KEYWORDS) {
  const slot = hashOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(word.length - 1));
  KEYWORD_TEXT[slot] = word;
  KEYWORD_KIND[slot] = kind;
}

/** These factors give each keyword a slot of its own. */
function hashOf(first: number, second: number, last: number): number {
  return (first + 2 * second + 13 * last) & HASH_MASK;
}

/** The kind of the word from `start` to `end`: a keyword's, or `Name`. */
export function kindOfWord(text: string, start: number, end: number): Kind {
  const length = end - start;
  if (length < 2 || length > LONGEST_KEYWORD) return Kind.Name;
  const slot = hashOf(text.charCodeAt(start), text.charCodeAt(start + 1), text.charCodeAt(end - 1));
  const word = KEYWORD_TEXT[slot] ?? "";
  if (word.length !== length || !text.startsWith(word, start)) return Kind.Name;
  return KEYWORD_KIND[slot] ?? Kind.Name;
}
