/** The Python parser's face: text in, syntax tree and errors out. It never throws. */
import type { Comment, Module } from "./nodes.js";

/** What is wrong with the text, in plain words, and where. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A token as the tokenizer cuts the text. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
}

export type TokenType =
  "name" | "keyword" | "number" | "string" | "operator" | "newline" | "indent" | "dedent" | "end";

/** All that parsing a file gives. */
export interface ParseResult {
  readonly module: Module;
  readonly errors: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** The offset at which each line begins. */
  readonly lineStarts: readonly number[];
  /** The tokens, cut anew at the first call. */
  tokens(): readonly Token[];
}
