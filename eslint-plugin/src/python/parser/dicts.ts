/** Reads what stands in braces: dictionaries, sets and their comprehensions. */
import { parseElements } from "./atoms.js";
import { atGenerators, parseGenerators } from "./comprehensions.js";
import {
  parseExpression,
  parseNamedExpression,
  parseOperators,
  parseStarredOr,
} from "./expressions.js";
import { Dict, DictComp, type Expression, Set as SetNode, SetComp } from "./nodes.js";
import type { Parser } from "./parser.js";
import * as Precedence from "./precedence.js";
import { Kind } from "./token-kind.js";

/** Reads a dictionary or set whose `{` is the current token. */
export function parseDictOrSet(p: Parser): Expression {
  const { start } = p;
  p.next();
  if (p.accept(Kind.RightBrace)) return new Dict(start, p.prevEnd, [], []);
  if (!p.enter()) return p.missing();
  const value = p.at(Kind.DoubleStar) ? parseUnpacking(p, start) : parseFirst(p, start);
  p.leave();
  return value;
}

/** Reads on after `{`, where an element or a key follows. */
function parseFirst(p: Parser, start: number): Expression {
  const elementStart = p.start;
  const first = parseStarredOr(p, parseNamedExpression);
  if (p.at(Kind.Colon)) {
    const isBare = first.start === elementStart;
    if (isBare && (first.type === "Starred" || first.type === "NamedExpr")) {
      p.report("A key of a dictionary cannot be this expression.", first.start, first.end);
    }
    p.next();
    const value = parseExpression(p);
    if (!atGenerators(p)) return parseDictRest(p, start, [first], [value]);
    const generators = parseGenerators(p);
    expectEnd(p);
    return new DictComp(start, p.prevEnd, first, value, generators);
  }
  if (atGenerators(p)) {
    const generators = parseGenerators(p);
    expectEnd(p);
    return new SetComp(start, p.prevEnd, first, generators);
  }
  const elements = parseElements(p, first, Kind.RightBrace);
  expectEnd(p);
  return new SetNode(start, p.prevEnd, elements);
}

/** Reads on after `{`, where `**` follows. */
function parseUnpacking(p: Parser, start: number): Expression {
  p.next();
  const value = parseOperators(p, Precedence.BitOr);
  if (!atGenerators(p)) return parseDictRest(p, start, [null], [value]);
  const generators = parseGenerators(p);
  expectEnd(p);
  return new DictComp(start, p.prevEnd, value, null, generators);
}

function parseDictRest(
  p: Parser,
  start: number,
  keys: (Expression | null)[],
  values: Expression[],
): Dict {
  while (p.accept(Kind.Comma)) {
    if (p.at(Kind.RightBrace)) break;
    if (p.accept(Kind.DoubleStar)) {
      keys.push(null);
      values.push(parseOperators(p, Precedence.BitOr));
    } else {
      keys.push(parseExpression(p));
      p.expect(Kind.Colon, "':' after the key");
      values.push(parseExpression(p));
    }
  }
  expectEnd(p);
  return new Dict(start, p.prevEnd, keys, values);
}

function expectEnd(p: Parser): void {
  p.expect(Kind.RightBrace, "',' or '}'");
}
