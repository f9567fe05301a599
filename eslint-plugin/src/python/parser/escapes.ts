/** Works out the values of strings: escape sequences and line breaks. */
import * as Char from "./char.js";
import { hexadecimalValue } from "./characters.js";

/** Line breaks count as `\n`, however the file has them. */
export function withNewlines(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

/** Stands for a character that is given by its name in Unicode: the names are not at hand. */
const NAMED_CHARACTER = "\ufffd";

/**
 * The text with its escape sequences resolved. Unknown and malformed ones stay as they are; of the
 * latter, `reportMalformed` is told.
 */
export function unescape(
  text: string,
  isBytes: boolean,
  reportMalformed: (message: string) => void,
): string {
  let value = "";
  let from = 0;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", from)) {
    value += text.slice(from, at);
    const code = text.charCodeAt(at + 1);
    const simple = simpleEscape(code);
    if (simple !== undefined) {
      value += simple;
      from = at + 2;
    } else if (code >= Char.Zero && code <= Char.Seven) {
      from = octalEnd(text, at + 1);
      const number = parseInt(text.slice(at + 1, from), 8);
      value += String.fromCharCode(isBytes ? number & 255 : number);
    } else {
      const digits = hexadecimalDigits(code, isBytes);
      const number = digits > 0 ? hexadecimal(text, at + 2, digits) : -1;
      if (number >= 0) {
        value += String.fromCodePoint(number);
        from = at + 2 + digits;
      } else if (!isBytes && code === Char.UpperN && text.charCodeAt(at + 2) === Char.LeftBrace) {
        const end = text.indexOf("}", at);
        if (end < 0) reportMalformed(MALFORMED_NAME);
        value += NAMED_CHARACTER;
        from = end < 0 ? text.length : end + 1;
      } else {
        if (digits > 0) reportMalformed(malformed(text.charAt(at + 1), digits));
        else if (!isBytes && code === Char.UpperN) reportMalformed(MALFORMED_NAME);
        value += "\\";
        from = at + 1;
      }
    }
  }
  return value + text.slice(from);
}

const MALFORMED_NAME =
  "After '\\N' in a string must come the name of a character in braces; a backslash itself is written '\\\\'.";

function malformed(letter: string, digits: number): string {
  return `After '\\${letter}' in a string must come the ${digits} hexadecimal digits of a character; a backslash itself is written '\\\\'.`;
}

function simpleEscape(code: number): string | undefined {
  switch (code) {
    case Char.Newline:
      return "";
    case Char.Backslash:
      return "\\";
    case Char.Quote:
      return "'";
    case Char.DoubleQuote:
      return '"';
    case Char.LowerA:
      return "\u0007";
    case Char.LowerB:
      return "\b";
    case Char.LowerF:
      return "\f";
    case Char.LowerN:
      return "\n";
    case Char.LowerR:
      return "\r";
    case Char.LowerT:
      return "\t";
    case Char.LowerV:
      return "\v";
    default:
      return undefined;
  }
}

function octalEnd(text: string, from: number): number {
  let end = from;
  while (end < from + 3) {
    const code = text.charCodeAt(end);
    if (!(code >= Char.Zero && code <= Char.Seven)) break;
    end++;
  }
  return end;
}

/** How many digits follow `\x`, `\u` or `\U`; 0 for other letters. */
function hexadecimalDigits(code: number, isBytes: boolean): number {
  if (code === Char.LowerX) return 2;
  if (isBytes) return 0;
  if (code === Char.LowerU) return 4;
  return code === Char.UpperU ? 8 : 0;
}

function hexadecimal(text: string, from: number, digits: number): number {
  let value = 0;
  for (let index = from; index < from + digits; index++) {
    const digit = hexadecimalValue(text.charCodeAt(index));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value <= 0x10ffff ? value : -1;
}
