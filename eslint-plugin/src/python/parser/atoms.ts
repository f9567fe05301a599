/** Reads names, literals and displays, with the attributes, calls and subscripts after them. */
import { parseArguments } from "./arguments.js";
import { atGenerators, parseGenerators } from "./comprehensions.js";
import { parseDictOrSet } from "./dicts.js";
import {
  parseExpression,
  parseNamedExpression,
  parseStarredOr,
  parseYield,
} from "./expressions.js";
import {
  Attribute,
  BooleanConstant,
  Call,
  EllipsisConstant,
  type Expression,
  GeneratorExp,
  List,
  ListComp,
  Name,
  NoneConstant,
  Slice,
  Subscript,
  Tuple,
} from "./nodes.js";
import { numberNode } from "./numbers.js";
import { MOST_CHAINED, type Parser } from "./parser.js";
import { parseStrings } from "./strings.js";
import { Kind } from "./token-kind.js";

/** Reads an atom with all that follows it closely: `a.b(c)[d]`. */
export function parsePrimary(p: Parser): Expression {
  const { start } = p;
  return continuePrimary(p, start, parseAtom(p));
}

/** Reads the attributes, calls and subscripts after an expression. */
export function continuePrimary(p: Parser, start: number, atom: Expression): Expression {
  let value = atom;
  for (let chained = 0; ; chained++) {
    if (chained > MOST_CHAINED) p.failChain();
    switch (p.kind) {
      case Kind.Dot:
        value = parseAttribute(p, start, value);
        break;
      case Kind.LeftParenthesis:
        value = parseCall(p, start, value);
        break;
      case Kind.LeftBracket:
        value = parseSubscript(p, start, value);
        break;
      default:
        p.chained += chained;
        return value;
    }
  }
}

function parseAttribute(p: Parser, start: number, value: Expression): Expression {
  p.next();
  if (p.kind !== Kind.Name) {
    p.fail(`Expected the name of an attribute after '.', but found ${p.found()}.`);
    return value;
  }
  const { start: attrStart, end } = p;
  const attribute = new Attribute(start, end, value, p.word(), attrStart);
  p.next();
  return attribute;
}

function parseCall(p: Parser, start: number, func: Expression): Expression {
  if (!p.enter()) return func;
  const { args, keywords } = parseArguments(p);
  p.leave();
  return new Call(start, p.prevEnd, func, args, keywords);
}

function parseSubscript(p: Parser, start: number, value: Expression): Expression {
  p.next();
  if (!p.enter()) return value;
  const sliceStart = p.start;
  let slice = parseSlice(p);
  if (p.at(Kind.Comma) || slice.type === "Starred") {
    const elements = [slice];
    while (p.accept(Kind.Comma)) {
      if (p.at(Kind.RightBracket)) break;
      elements.push(parseSlice(p));
    }
    slice = new Tuple(sliceStart, p.prevEnd, elements);
  }
  p.expect(Kind.RightBracket, "',' or ']'");
  p.leave();
  return new Subscript(start, p.prevEnd, value, slice);
}

function parseSlice(p: Parser): Expression {
  const { start } = p;
  const lower = p.at(Kind.Colon) ? null : parseStarredOr(p, parseNamedExpression);
  if (lower !== null && (!p.at(Kind.Colon) || lower.type === "Starred")) return lower;
  p.next();
  const upper = atSliceEnd(p) ? null : parseExpression(p);
  const step = p.accept(Kind.Colon) && !atSliceEnd(p) ? parseExpression(p) : null;
  return new Slice(start, p.prevEnd, lower, upper, step);
}

function atSliceEnd(p: Parser): boolean {
  return p.kind === Kind.Colon || p.kind === Kind.RightBracket || p.kind === Kind.Comma;
}

function parseAtom(p: Parser): Expression {
  const { start, end } = p;
  let atom: Expression;
  switch (p.kind) {
    case Kind.Name:
      atom = new Name(start, end, p.word());
      break;
    case Kind.Number:
      atom = numberNode(p.text, start, end);
      break;
    case Kind.String:
    case Kind.FormatStart:
      return parseStrings(p);
    case Kind.LeftParenthesis:
      return parseParenthesised(p);
    case Kind.LeftBracket:
      return parseList(p);
    case Kind.LeftBrace:
      return parseDictOrSet(p);
    case Kind.None:
      atom = new NoneConstant(start, end);
      break;
    case Kind.True:
      atom = new BooleanConstant(start, end, true);
      break;
    case Kind.False:
      atom = new BooleanConstant(start, end, false);
      break;
    case Kind.Ellipsis:
      atom = new EllipsisConstant(start, end);
      break;
    default:
      return p.failExpression();
  }
  p.next();
  return atom;
}

/** Reads `(a)`, `(a, b)`, `(yield)` or `(a for … in …)`. */
function parseParenthesised(p: Parser): Expression {
  const { start } = p;
  p.next();
  if (p.accept(Kind.RightParenthesis)) return new Tuple(start, p.prevEnd, []);
  if (!p.enter()) return p.missing();
  const inner = p.at(Kind.Yield) ? parseYield(p) : parseStarredOr(p, parseNamedExpression);
  const value = finishParenthesised(p, start, inner);
  p.leave();
  return value;
}

/** Reads on after the first expression in parentheses, up to and with the closing one. */
export function finishParenthesised(p: Parser, start: number, first: Expression): Expression {
  if (p.at(Kind.Comma)) {
    const elements = parseElements(p, first, Kind.RightParenthesis);
    p.expect(Kind.RightParenthesis, "',' or ')'");
    return new Tuple(start, p.prevEnd, elements);
  }
  if (atGenerators(p)) {
    const generators = parseGenerators(p);
    p.expect(Kind.RightParenthesis, "')' after the generator expression");
    return new GeneratorExp(start, p.prevEnd, first, generators);
  }
  if (first.type === "Starred" && p.at(Kind.RightParenthesis)) {
    p.report("A starred expression alone in parentheses unpacks nothing.", first.start, first.end);
  }
  p.expect(Kind.RightParenthesis, "',' or ')'");
  return first;
}

/** Reads the elements after the first, whose comma is the current token, up to the closer. */
export function parseElements(p: Parser, first: Expression, closer: Kind): Expression[] {
  const elements = [first];
  while (p.accept(Kind.Comma)) {
    if (p.at(closer)) break;
    elements.push(parseStarredOr(p, parseNamedExpression));
  }
  return elements;
}

/** Reads `[a, b]` or `[a for … in …]`. */
function parseList(p: Parser): Expression {
  const { start } = p;
  p.next();
  if (p.accept(Kind.RightBracket)) return new List(start, p.prevEnd, []);
  if (!p.enter()) return p.missing();
  const first = parseStarredOr(p, parseNamedExpression);
  if (atGenerators(p)) {
    const generators = parseGenerators(p);
    if (p.at(Kind.Comma) && generators.length === 1) {
      p.reportPython2("A comprehension over values without parentheses", first.start, p.end);
    }
    p.expect(Kind.RightBracket, "']' after the comprehension");
    p.leave();
    return new ListComp(start, p.prevEnd, first, generators);
  }
  const elements = parseElements(p, first, Kind.RightBracket);
  p.expect(Kind.RightBracket, "',' or ']'");
  p.leave();
  return new List(start, p.prevEnd, elements);
}
