/** The kinds of tokens as small integers, and what each kind may do. */
import type { BinaryOperator, ComparisonOperator } from "./operators.js";
import * as Precedence from "./precedence.js";

/**
 * Numbered so that ranges mean something: up to `Dedent` a token has no text, augmented assignments
 * follow one another, and so do keywords.
 */
export const enum Kind {
  EndOfFile,
  Newline,
  Indent,
  Dedent,
  /** After a syntax error: no rule wants this token, so all of them return to their statement. */
  Failed,
  Name,
  Number,
  String,
  /** The opening quote of a formatted or template string, with its prefix. */
  FormatStart,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Comma,
  Colon,
  Semicolon,
  Dot,
  Ellipsis,
  Equal,
  ColonEqual,
  Arrow,
  At,
  Plus,
  Minus,
  Star,
  DoubleStar,
  Slash,
  DoubleSlash,
  Percent,
  Tilde,
  Ampersand,
  Bar,
  Caret,
  LeftShift,
  RightShift,
  Less,
  Greater,
  LessEqual,
  GreaterEqual,
  EqualEqual,
  NotEqual,
  Exclamation,
  /** A character that begins no token. */
  Unknown,
  PlusEqual,
  MinusEqual,
  StarEqual,
  DoubleStarEqual,
  SlashEqual,
  DoubleSlashEqual,
  PercentEqual,
  AtEqual,
  AmpersandEqual,
  BarEqual,
  CaretEqual,
  LeftShiftEqual,
  RightShiftEqual,
  False,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,
}

export const FIRST_KEYWORD = Kind.False;
const KIND_COUNT = Kind.Yield + 1;

/** By kind: the text of a binary operator; also that of an augmented assignment without its `=`. */
export const BINARY_OPERATOR: readonly (BinaryOperator | undefined)[] = byKind<BinaryOperator>([
  [Kind.Bar, "|"],
  [Kind.Caret, "^"],
  [Kind.Ampersand, "&"],
  [Kind.LeftShift, "<<"],
  [Kind.RightShift, ">>"],
  [Kind.Plus, "+"],
  [Kind.Minus, "-"],
  [Kind.Star, "*"],
  [Kind.Slash, "/"],
  [Kind.DoubleSlash, "//"],
  [Kind.Percent, "%"],
  [Kind.At, "@"],
  [Kind.PlusEqual, "+"],
  [Kind.MinusEqual, "-"],
  [Kind.StarEqual, "*"],
  [Kind.DoubleStarEqual, "**"],
  [Kind.SlashEqual, "/"],
  [Kind.DoubleSlashEqual, "//"],
  [Kind.PercentEqual, "%"],
  [Kind.AtEqual, "@"],
  [Kind.AmpersandEqual, "&"],
  [Kind.BarEqual, "|"],
  [Kind.CaretEqual, "^"],
  [Kind.LeftShiftEqual, "<<"],
  [Kind.RightShiftEqual, ">>"],
]);

/** By kind: the text of a comparison that is one token; `is` and `not` can be followed by another. */
export const COMPARISON_OPERATOR: readonly (ComparisonOperator | undefined)[] =
  byKind<ComparisonOperator>([
    [Kind.Less, "<"],
    [Kind.Greater, ">"],
    [Kind.LessEqual, "<="],
    [Kind.GreaterEqual, ">="],
    [Kind.EqualEqual, "=="],
    [Kind.NotEqual, "!="],
    [Kind.In, "in"],
    [Kind.Is, "is"],
    [Kind.Not, "not in"],
  ]);

/** By kind: how tightly it binds as an operator between operands; 0 for what is none. */
export const PRECEDENCE = table([
  [Kind.Or, Precedence.Or],
  [Kind.And, Precedence.And],
  [Kind.Not, Precedence.Comparison],
  [Kind.In, Precedence.Comparison],
  [Kind.Is, Precedence.Comparison],
  [Kind.Less, Precedence.Comparison],
  [Kind.Greater, Precedence.Comparison],
  [Kind.LessEqual, Precedence.Comparison],
  [Kind.GreaterEqual, Precedence.Comparison],
  [Kind.EqualEqual, Precedence.Comparison],
  [Kind.NotEqual, Precedence.Comparison],
  [Kind.Bar, Precedence.BitOr],
  [Kind.Caret, Precedence.BitXor],
  [Kind.Ampersand, Precedence.BitAnd],
  [Kind.LeftShift, Precedence.Shift],
  [Kind.RightShift, Precedence.Shift],
  [Kind.Plus, Precedence.Sum],
  [Kind.Minus, Precedence.Sum],
  [Kind.Star, Precedence.Term],
  [Kind.Slash, Precedence.Term],
  [Kind.DoubleSlash, Precedence.Term],
  [Kind.Percent, Precedence.Term],
  [Kind.At, Precedence.Term],
]);

/** 1 for the kinds that can begin an expression, starred ones included. */
export const STARTS_EXPRESSION = table(
  [
    Kind.Name,
    Kind.Number,
    Kind.String,
    Kind.FormatStart,
    Kind.LeftParenthesis,
    Kind.LeftBracket,
    Kind.LeftBrace,
    Kind.Ellipsis,
    Kind.Plus,
    Kind.Minus,
    Kind.Tilde,
    Kind.Star,
    Kind.False,
    Kind.None,
    Kind.True,
    Kind.Await,
    Kind.Lambda,
    Kind.Not,
    Kind.Yield,
  ].map((kind) => [kind, 1]),
);

/**
 * 1 for the keywords that begin a statement or clause and stand nowhere else: a line that begins
 * with one is a new statement, whatever was left open before it.
 */
export const STARTS_STATEMENT = table(
  [
    Kind.Assert,
    Kind.Break,
    Kind.Class,
    Kind.Continue,
    Kind.Def,
    Kind.Del,
    Kind.Elif,
    Kind.Except,
    Kind.Finally,
    Kind.Global,
    Kind.Import,
    Kind.Nonlocal,
    Kind.Pass,
    Kind.Raise,
    Kind.Return,
    Kind.Try,
    Kind.While,
    Kind.With,
  ].map((kind) => [kind, 1]),
);

function table(entries: readonly (readonly [Kind, number])[]): Uint8Array {
  const values = new Uint8Array(KIND_COUNT);
  for (const [kind, value] of entries) values[kind] = value;
  return values;
}

function byKind<T>(entries: readonly (readonly [Kind, T])[]): readonly (T | undefined)[] {
  const values = new Array<T | undefined>(KIND_COUNT).fill(undefined);
  for (const [kind, value] of entries) values[kind] = value;
  return values;
}
