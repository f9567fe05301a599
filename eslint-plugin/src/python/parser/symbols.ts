/** Cuts operators and delimiters. */
import * as Char from "./char.js";
import { isDigit } from "./characters.js";
import { scanNumber } from "./numbers.js";
import { Kind } from "./token-kind.js";
import type { Tokenizer } from "./tokenizer.js";

/** Makes the symbol that starts with `code` the current token. */
export function scanSymbol(t: Tokenizer, code: number): void {
  switch (code) {
    case Char.LeftParenthesis:
      open(t, Kind.LeftParenthesis);
      return;
    case Char.RightParenthesis:
      close(t, Kind.RightParenthesis);
      return;
    case Char.Comma:
      take(t, Kind.Comma, 1);
      return;
    case Char.Dot:
      scanDot(t);
      return;
    case Char.Equal:
      takeEither(t, Kind.Equal, Kind.EqualEqual);
      return;
    case Char.Colon:
      takeEither(t, Kind.Colon, Kind.ColonEqual);
      return;
    case Char.LeftBracket:
      open(t, Kind.LeftBracket);
      return;
    case Char.RightBracket:
      close(t, Kind.RightBracket);
      return;
    case Char.LeftBrace:
      open(t, Kind.LeftBrace);
      return;
    case Char.RightBrace:
      close(t, Kind.RightBrace);
      return;
    case Char.Plus:
      takeEither(t, Kind.Plus, Kind.PlusEqual);
      return;
    case Char.Minus:
      if (t.text.charCodeAt(t.start + 1) === Char.Greater) take(t, Kind.Arrow, 2);
      else takeEither(t, Kind.Minus, Kind.MinusEqual);
      return;
    case Char.Star:
      takeDoubled(t, code, Kind.Star, Kind.StarEqual, Kind.DoubleStar, Kind.DoubleStarEqual);
      return;
    case Char.Slash:
      takeDoubled(t, code, Kind.Slash, Kind.SlashEqual, Kind.DoubleSlash, Kind.DoubleSlashEqual);
      return;
    case Char.Less:
      // The old spelling of `!=`.
      if (t.text.charCodeAt(t.start + 1) === Char.Greater) {
        take(t, Kind.NotEqual, 2);
        t.reportPython2("'<>'", t.start, t.end);
      } else takeDoubled(t, code, Kind.Less, Kind.LessEqual, Kind.LeftShift, Kind.LeftShiftEqual);
      return;
    case Char.Greater:
      takeDoubled(t, code, Kind.Greater, Kind.GreaterEqual, Kind.RightShift, Kind.RightShiftEqual);
      return;
    case Char.At:
      takeEither(t, Kind.At, Kind.AtEqual);
      return;
    case Char.Percent:
      takeEither(t, Kind.Percent, Kind.PercentEqual);
      return;
    case Char.Bar:
      takeEither(t, Kind.Bar, Kind.BarEqual);
      return;
    case Char.Ampersand:
      takeEither(t, Kind.Ampersand, Kind.AmpersandEqual);
      return;
    case Char.Caret:
      takeEither(t, Kind.Caret, Kind.CaretEqual);
      return;
    case Char.Tilde:
      take(t, Kind.Tilde, 1);
      return;
    case Char.Semicolon:
      take(t, Kind.Semicolon, 1);
      return;
    case Char.Exclamation:
      takeEither(t, Kind.Exclamation, Kind.NotEqual);
      return;
    default:
      take(t, Kind.Unknown, 1);
  }
}

function take(t: Tokenizer, kind: Kind, length: number): void {
  t.kind = kind;
  t.end = t.position = t.start + length;
}

function open(t: Tokenizer, kind: Kind): void {
  t.brackets[t.depth++] = t.start;
  take(t, kind, 1);
}

function close(t: Tokenizer, kind: Kind): void {
  t.isUnmatched = t.depth === 0;
  if (!t.isUnmatched) t.depth--;
  take(t, kind, 1);
}

/** Takes one character, or two if the second is `=`. */
function takeEither(t: Tokenizer, single: Kind, withEqual: Kind): void {
  if (t.text.charCodeAt(t.start + 1) === Char.Equal) take(t, withEqual, 2);
  else take(t, single, 1);
}

/** The same for an operator that can also be doubled, such as `*`. */
function takeDoubled(
  t: Tokenizer,
  code: number,
  single: Kind,
  singleEqual: Kind,
  double: Kind,
  doubleEqual: Kind,
): void {
  const second = t.text.charCodeAt(t.start + 1);
  if (second === Char.Equal) take(t, singleEqual, 2);
  else if (second !== code) take(t, single, 1);
  else if (t.text.charCodeAt(t.start + 2) === Char.Equal) take(t, doubleEqual, 3);
  else take(t, double, 2);
}

function scanDot(t: Tokenizer): void {
  const second = t.text.charCodeAt(t.start + 1);
  if (isDigit(second)) scanNumber(t, t.start);
  else if (second === Char.Dot && t.text.charCodeAt(t.start + 2) === Char.Dot) {
    take(t, Kind.Ellipsis, 3);
  } else take(t, Kind.Dot, 1);
}
