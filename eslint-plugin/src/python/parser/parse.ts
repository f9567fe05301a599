/** The Python parser's face: text in, syntax tree and errors out. It never throws. */
import { isTooHigh } from "./height.js";
import { LineTable } from "./line-table.js";
import { withLines } from "./node-base.js";
import { type Comment, Module } from "./nodes.js";
import { Parser } from "./parser.js";
import { parseModuleBody } from "./statements.js";
import type { SyntaxProblem } from "./syntax-problem.js";
import { type Token, tokenize } from "./tokens.js";

/** All that parsing a file gives. */
export class ParseResult {
  private cut: readonly Token[] | null = null;

  constructor(
    readonly text: string,
    readonly module: Module,
    /** In the order of the text. */
    readonly errors: readonly SyntaxProblem[],
    readonly comments: readonly Comment[],
    readonly lines: LineTable = new LineTable(text),
  ) {}

  /** The offset at which each line begins. */
  get lineStarts(): readonly number[] {
    return this.lines.lineStarts;
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
  const lines = new LineTable(text);
  return withLines(lines, () => parseLines(text, lines));
}

/** A text that nobody reads: it has a root, and nothing in it. */
export function leaveUnread(text: string): ParseResult {
  const lines = new LineTable(text);
  const module = withLines(lines, () => new Module(0, text.length, []));
  return new ParseResult(text, module, [], [], lines);
}

function parseLines(text: string, lines: LineTable): ParseResult {
  const parser = new Parser(text);
  const module = new Module(0, text.length, parseModuleBody(parser));
  if (parser.isHigh && isTooHigh(module)) {
    const error = { message: "The code is nested too deeply.", start: 0, end: 0 };
    return new ParseResult(text, new Module(0, text.length, []), [error], parser.comments, lines);
  }
  const { python2 } = parser;
  const errors =
    python2 === null ? parser.errors.sort((a, b) => a.start - b.start || a.end - b.end) : [python2];
  return new ParseResult(text, module, errors, parser.comments, lines);
}
