/** The Python parser's face: text in, syntax tree and errors out. It never throws. */
import { isTooHigh } from "./height.js";
import { type Comment, Module } from "./nodes.js";
import { Parser } from "./parser.js";
import { parseModuleBody } from "./statements.js";
import type { SyntaxProblem } from "./syntax-problem.js";
import { type Token, tokenize } from "./tokens.js";

/** All that parsing a file gives. */
export class ParseResult {
  private starts: readonly number[] | null = null;
  private cut: readonly Token[] | null = null;

  constructor(
    readonly text: string,
    readonly module: Module,
    /** In the order of the text. */
    readonly errors: readonly SyntaxProblem[],
    readonly comments: readonly Comment[],
  ) {}

  /** The offset at which each line begins. */
  get lineStarts(): readonly number[] {
    this.starts ??= findLineStarts(this.text);
    return this.starts;
  }

  /** The tokens, cut anew at the first call. */
  tokens(): readonly Token[] {
    this.cut ??= tokenize(this.text);
    return this.cut;
  }
}

/**
 * Parses Python 3.8 to 3.15. What is broken becomes an {@link SyntaxProblem} and an
 * `ErrorStatement`; the rest of the text is read all the same. A Python 2 file has one error, which
 * says so.
 */
export function parse(text: string): ParseResult {
  const parser = new Parser(text);
  const module = new Module(0, text.length, parseModuleBody(parser));
  if (parser.isHigh && isTooHigh(module)) {
    const error = { message: "The code is nested too deeply.", start: 0, end: 0 };
    return new ParseResult(text, new Module(0, text.length, []), [error], parser.comments);
  }
  const { python2 } = parser;
  const errors =
    python2 === null ? parser.errors.sort((a, b) => a.start - b.start || a.end - b.end) : [python2];
  return new ParseResult(text, module, errors, parser.comments);
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  const hasReturn = text.includes("\r");
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  if (!hasReturn) return starts;
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1)) {
    if (text[at + 1] !== "\n") starts.push(at + 1);
  }
  return starts.sort((a, b) => a - b);
}
