/** Reads the arguments of calls and classes. */
import { atGenerators, parseGenerators } from "./comprehensions.js";
import { parseExpression, parseNamedExpression } from "./expressions.js";
import { type Expression, GeneratorExp, Keyword, Starred } from "./nodes.js";
import type { Parser } from "./parser.js";
import { Kind } from "./token-kind.js";

/** Positional and keyword arguments, each in the order of the text. */
export interface CallArguments {
  readonly args: Expression[];
  readonly keywords: Keyword[];
}

/** Reads arguments in parentheses; the opening one is the current token. */
export function parseArguments(p: Parser): CallArguments {
  const open = p.start;
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  p.next();
  while (p.kind !== Kind.RightParenthesis) {
    parseArgument(p, open, args, keywords);
    if (!p.accept(Kind.Comma)) break;
  }
  p.expect(Kind.RightParenthesis, "',' or ')'");
  return { args, keywords };
}

function parseArgument(p: Parser, open: number, args: Expression[], keywords: Keyword[]): void {
  const { start } = p;
  if (p.accept(Kind.Star)) {
    const value = parseExpression(p);
    args.push(new Starred(start, p.prevEnd, value));
    if (atGenerators(p)) args.push(parseGenerator(p, open, args));
    return;
  }
  if (p.accept(Kind.DoubleStar)) {
    const value = parseExpression(p);
    keywords.push(new Keyword(start, p.prevEnd, null, value, start));
    return;
  }
  const value = parseNamedExpression(p);
  if (p.kind === Kind.Equal) parseKeyword(p, start, value, keywords);
  else {
    args.push(value);
    if (keywords.length > 0) checkOrder(p, value, keywords);
    if (atGenerators(p)) args.push(parseGenerator(p, open, args));
  }
}

function parseKeyword(p: Parser, start: number, name: Expression, keywords: Keyword[]): void {
  const nameEnd = p.prevEnd;
  // A name in parentheses begins after its argument does.
  const isName = name.type === "Name" && name.start === start && name.end === nameEnd;
  if (!isName) {
    p.fail("Only a name can stand before '=' in an argument; to compare, write '=='.");
    return;
  }
  p.next();
  const value = parseExpression(p);
  keywords.push(new Keyword(start, p.prevEnd, name.id, value, nameEnd));
}

function checkOrder(p: Parser, value: Expression, keywords: readonly Keyword[]): void {
  const isUnpacked = keywords.some((keyword) => keyword.arg === null);
  p.report(
    `A positional argument cannot follow ${isUnpacked ? "an unpacked mapping" : "a keyword argument"}.`,
    value.start,
    value.end,
  );
}

/** Reads a generator expression, whose element is the last argument so far. */
function parseGenerator(p: Parser, open: number, args: Expression[]): Expression {
  const element = args.pop() ?? p.missing();
  const isAlone = args.length === 0;
  const generators = parseGenerators(p);
  if (isAlone && p.at(Kind.RightParenthesis)) {
    // It shares the parentheses of the call.
    return new GeneratorExp(open, p.end, element, generators);
  }
  p.report(
    "A generator expression beside other arguments needs parentheses.",
    element.start,
    p.prevEnd,
  );
  return new GeneratorExp(element.start, p.prevEnd, element, generators);
}
