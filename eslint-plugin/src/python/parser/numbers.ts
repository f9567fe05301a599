/** Cuts number literals and works out their values. */
import * as Char from "./char.js";
import { hexadecimalValue, isDigit, isNameCharacter, kindOfWord } from "./characters.js";
import { ComplexConstant, FloatConstant, IntegerConstant } from "./nodes.js";
import { Kind } from "./token-kind.js";
import type { Tokenizer } from "./tokenizer.js";

/** So many decimal digits are exact in a `number`. */
const EXACT_DIGITS = 15;

/** CPython's own limit; past it, conversion takes quadratic time. */
const MOST_DIGITS = 4300;

/** Makes the number at `start` the current token. */
export function scanNumber(t: Tokenizer, start: number): void {
  const text = t.text;
  const radix = text.charCodeAt(start) === Char.Zero ? radixOf(text.charCodeAt(start + 1)) : 10;
  const end = radix === 10 ? scanDecimal(t, start) : scanRadix(t, start, radix);
  t.kind = Kind.Number;
  t.end = t.position = checkEnd(t, start, end);
}

/** The node of the number that spans `start` to `end`. */
export function numberNode(
  text: string,
  start: number,
  end: number,
): IntegerConstant | FloatConstant | ComplexConstant {
  let raw = text.slice(start, end);
  if (raw.includes("_")) raw = raw.replaceAll("_", "");
  if (raw.charCodeAt(0) === Char.Zero && radixOf(raw.charCodeAt(1)) !== 10) {
    return new IntegerConstant(start, end, integerValue(raw));
  }
  const last = raw.charCodeAt(raw.length - 1) | 32;
  if (last === Char.LowerJ) return new ComplexConstant(start, end, parseFloat(raw));
  for (let index = 0; index < raw.length; index++) {
    if (!isDigit(raw.charCodeAt(index))) return new FloatConstant(start, end, parseFloat(raw));
  }
  return new IntegerConstant(start, end, integerValue(raw));
}

function integerValue(raw: string): number | bigint | null {
  if (raw.length <= EXACT_DIGITS) return Number(raw);
  if (raw.length > MOST_DIGITS) return null;
  try {
    const value = BigInt(raw);
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  } catch {
    // The literal was malformed, and reported as such.
    return null;
  }
}

function radixOf(letter: number): number {
  switch (letter | 32) {
    case Char.LowerX:
      return 16;
    case Char.LowerO:
      return 8;
    case Char.LowerB:
      return 2;
    default:
      return 10;
  }
}

/** `0xff`, `0o17`, `0b11`, each with underscores between digits. */
function scanRadix(t: Tokenizer, start: number, radix: number): number {
  const text = t.text;
  let position = start + 2;
  let digits = 0;
  for (;;) {
    let code = text.charCodeAt(position);
    const separated = code === Char.Underscore;
    if (separated) code = text.charCodeAt(position + 1);
    const value = hexadecimalValue(code);
    if (value < 0 || value >= radix) break;
    position += separated ? 2 : 1;
    digits++;
  }
  if (digits === 0) t.report("The number has no digits.", start, position);
  return position;
}

function scanDecimal(t: Tokenizer, start: number): number {
  const text = t.text;
  let end = scanDigits(text, start);
  let isInteger = true;
  if (text.charCodeAt(end) === Char.Dot) {
    isInteger = false;
    end = scanDigits(text, end + 1);
  }
  if ((text.charCodeAt(end) | 32) === Char.LowerE) {
    const sign = text.charCodeAt(end + 1);
    const digits = sign === Char.Plus || sign === Char.Minus ? end + 2 : end + 1;
    if (isDigit(text.charCodeAt(digits))) {
      isInteger = false;
      end = scanDigits(text, digits);
    }
  }
  if ((text.charCodeAt(end) | 32) === Char.LowerJ) return end + 1;
  if (isInteger && end - start > 1 && text.charCodeAt(start) === Char.Zero) {
    checkLeadingZeros(t, start, end);
  }
  return end;
}

/** Digits with single underscores between them. */
function scanDigits(text: string, from: number): number {
  let position = from;
  for (;;) {
    const code = text.charCodeAt(position);
    if (isDigit(code)) position++;
    else if (code === Char.Underscore && position > from && isDigit(text.charCodeAt(position + 1)))
      position += 2;
    else return position;
  }
}

function checkLeadingZeros(t: Tokenizer, start: number, end: number): void {
  const digits = t.text.slice(start, end);
  if (/^[0_]*$/.test(digits)) return;
  if (/^[0-7]*$/.test(digits)) t.reportPython2("An octal number without '0o'", start, end);
  t.report("A decimal number cannot begin with 0; octal numbers begin with '0o'.", start, end);
}

/** A number may touch a keyword, as in `1if x else 2`, but no name. */
function checkEnd(t: Tokenizer, start: number, end: number): number {
  const text = t.text;
  if (!isNameCharacter(text.charCodeAt(end))) return end;
  let wordEnd = end;
  while (isNameCharacter(text.charCodeAt(wordEnd))) wordEnd++;
  switch (kindOfWord(text, end, wordEnd)) {
    case Kind.And:
    case Kind.Else:
    case Kind.For:
    case Kind.If:
    case Kind.In:
    case Kind.Is:
    case Kind.Not:
    case Kind.Or:
      return end;
    default:
      if (wordEnd === end + 1 && (text.charCodeAt(end) | 32) === Char.LowerL) {
        t.reportPython2("A number that ends in 'L'", start, wordEnd);
      } else t.report(`'${text.slice(start, wordEnd)}' is no number.`, start, wordEnd);
      return wordEnd;
  }
}
