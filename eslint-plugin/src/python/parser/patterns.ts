/** Reads the patterns of `case`. */
import {
  Attribute,
  BinOp,
  BooleanConstant,
  type Expression,
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchSingleton,
  MatchStar,
  MatchValue,
  Name,
  NoneConstant,
  type Pattern,
  type Range,
  UnaryOp,
} from "./nodes.js";
import { numberNode } from "./numbers.js";
import type { Parser } from "./parser.js";
import { parseStrings } from "./strings.js";
import { Kind } from "./token-kind.js";

/** Reads the pattern after `case`: a sequence if there is a comma. */
export function parseCasePattern(p: Parser): Pattern {
  const { start } = p;
  const first = parseStarOrPattern(p);
  if (!p.at(Kind.Comma) && first.type !== "MatchStar") return first;
  const patterns = [first];
  if (!p.at(Kind.Comma)) reportLoneStar(p, first);
  while (p.accept(Kind.Comma)) {
    if (p.at(Kind.Colon) || p.at(Kind.If)) break;
    patterns.push(parseStarOrPattern(p));
  }
  return new MatchSequence(start, p.prevEnd, patterns);
}

function parseStarOrPattern(p: Parser): Pattern {
  const { start } = p;
  if (!p.accept(Kind.Star)) return parsePattern(p);
  const { name, range } = parseCapture(p);
  return new MatchStar(start, p.prevEnd, name, range);
}

function reportLoneStar(p: Parser, star: Pattern): void {
  p.report("A starred pattern alone needs a comma after it.", star.start, star.end);
}

/** Reads a name that takes a value; `_` takes none. */
function parseCapture(p: Parser): { name: string | null; range: Range | null } {
  const range: Range = [p.start, p.end];
  const word = p.at(Kind.Name) ? p.word() : "_";
  p.expect(Kind.Name, "a name");
  return word === "_" ? { name: null, range: null } : { name: word, range };
}

/** Reads `a | b as name`. */
function parsePattern(p: Parser): Pattern {
  const { start } = p;
  if (!p.enter()) return missingPattern(p);
  const pattern = parseAlternatives(p);
  p.leave();
  if (!p.accept(Kind.As)) return pattern;
  const { name, range } = parseCapture(p);
  if (name === null && !p.at(Kind.Failed)) {
    p.report("'_' takes no value, so nothing can be named by it.", start, p.prevEnd);
  }
  return new MatchAs(start, p.prevEnd, pattern, name, range);
}

function parseAlternatives(p: Parser): Pattern {
  const { start } = p;
  const first = parseClosedPattern(p);
  if (!p.at(Kind.Bar)) return first;
  const patterns = [first];
  while (p.accept(Kind.Bar)) patterns.push(parseClosedPattern(p));
  return new MatchOr(start, p.prevEnd, patterns);
}

function parseClosedPattern(p: Parser): Pattern {
  const { start, end } = p;
  switch (p.kind) {
    case Kind.Name:
      return parseNamedPattern(p);
    case Kind.None:
      p.next();
      return new MatchSingleton(start, end, new NoneConstant(start, end));
    case Kind.True:
    case Kind.False: {
      const value = new BooleanConstant(start, end, p.at(Kind.True));
      p.next();
      return new MatchSingleton(start, end, value);
    }
    case Kind.LeftParenthesis:
      return parseSequence(p, Kind.RightParenthesis);
    case Kind.LeftBracket:
      return parseSequence(p, Kind.RightBracket);
    case Kind.LeftBrace:
      return parseMapping(p);
    case Kind.Number:
    case Kind.String:
    case Kind.FormatStart:
    case Kind.Minus: {
      const value = parseLiteral(p);
      return new MatchValue(start, p.prevEnd, value);
    }
    default:
      p.fail(`Expected a pattern, but found ${p.found()}.`);
      return missingPattern(p);
  }
}

function missingPattern(p: Parser): Pattern {
  return new MatchAs(p.prevEnd, p.prevEnd, null, null, null);
}

/** Reads a number with its sign and imaginary part, or a string. */
function parseLiteral(p: Parser): Expression {
  const { start } = p;
  const real = parseSigned(p);
  const operator = p.at(Kind.Plus) ? "+" : p.at(Kind.Minus) ? "-" : null;
  if (operator === null) return real;
  p.next();
  const imaginary = parseUnsigned(p);
  const isComplex = isNumber(real) && !isImaginary(real) && isImaginary(imaginary);
  if (!isComplex && !p.at(Kind.Failed)) {
    p.report("A pattern adds an imaginary number to a real one only.", start, p.prevEnd);
  }
  return new BinOp(start, p.prevEnd, real, operator, imaginary);
}

function isNumber(node: Expression): boolean {
  if (node.type === "UnaryOp") return isNumber(node.operand);
  return node.type === "Constant" && node.literal !== "str" && node.literal !== "bytes";
}

function isImaginary(node: Expression): boolean {
  if (node.type === "UnaryOp") return isImaginary(node.operand);
  return node.type === "Constant" && node.literal === "complex";
}

function parseSigned(p: Parser): Expression {
  const { start } = p;
  if (!p.accept(Kind.Minus)) return parseUnsigned(p);
  const operand = parseUnsigned(p);
  if (!isNumber(operand) && !p.at(Kind.Failed)) {
    p.report("Only a number has a sign in a pattern.", start, p.prevEnd);
  }
  return new UnaryOp(start, p.prevEnd, "-", operand);
}

function parseUnsigned(p: Parser): Expression {
  const { start, end } = p;
  if (p.at(Kind.Number)) {
    p.next();
    return numberNode(p.text, start, end);
  }
  if (!p.at(Kind.String) && !p.at(Kind.FormatStart)) {
    p.fail(`Expected a number or a string, but found ${p.found()}.`);
    return p.missing();
  }
  const value = parseStrings(p);
  if (value.type === "JoinedStr" || value.type === "TemplateStr") {
    p.report("A formatted string cannot be a pattern.", value.start, value.end);
  }
  return value;
}

/** Reads `name`, `_`, `a.b` or `Class(…)`. */
function parseNamedPattern(p: Parser): Pattern {
  const { start, end } = p;
  const name = p.word();
  const value = parseDotted(p);
  if (p.at(Kind.LeftParenthesis)) return parseClass(p, start, value);
  if (value.type === "Attribute") return new MatchValue(start, value.end, value);
  return name === "_"
    ? new MatchAs(start, end, null, null, null)
    : new MatchAs(start, end, null, name, [start, end]);
}

/** Reads `a` or `a.b.c`. */
function parseDotted(p: Parser): Name | Attribute {
  const { start } = p;
  let value: Name | Attribute = new Name(start, p.end, p.word());
  p.next();
  while (p.accept(Kind.Dot)) {
    const { start: attrStart, end } = p;
    const attr = p.at(Kind.Name) ? p.word() : "";
    if (!p.expect(Kind.Name, "a name after '.'")) break;
    value = new Attribute(start, end, value, attr, attrStart);
  }
  return value;
}

/** Reads `[…]` or `(…)`, which without a comma only groups. */
function parseSequence(p: Parser, closer: Kind): Pattern {
  const { start } = p;
  const patterns: Pattern[] = [];
  let hasComma = false;
  p.next();
  while (!p.at(closer)) {
    patterns.push(parseStarOrPattern(p));
    if (!p.accept(Kind.Comma)) break;
    hasComma = true;
  }
  p.expect(closer, closer === Kind.RightBracket ? "',' or ']'" : "',' or ')'");
  const [first] = patterns;
  const isGroup = closer === Kind.RightParenthesis && !hasComma && first !== undefined;
  if (isGroup && first.type !== "MatchStar") return first;
  if (isGroup) reportLoneStar(p, first);
  return new MatchSequence(start, p.prevEnd, patterns);
}

/** Reads `{key: pattern, **rest}`. */
function parseMapping(p: Parser): Pattern {
  const { start } = p;
  const keys: Expression[] = [];
  const patterns: Pattern[] = [];
  let rest: { name: string | null; range: Range | null } = { name: null, range: null };
  let hasRest = false;
  p.next();
  while (!p.at(Kind.RightBrace)) {
    if (hasRest) {
      p.fail("Nothing can follow the pattern for the rest of a mapping.");
      break;
    }
    if (p.accept(Kind.DoubleStar)) {
      const { start: nameStart, end: nameEnd } = p;
      rest = parseCapture(p);
      hasRest = true;
      if (rest.name === null) p.report("'_' takes no rest of a mapping.", nameStart, nameEnd);
    } else {
      keys.push(parseKey(p));
      p.expect(Kind.Colon, "':' after the key");
      patterns.push(parsePattern(p));
    }
    if (!p.accept(Kind.Comma)) break;
  }
  p.expect(Kind.RightBrace, "',' or '}'");
  return new MatchMapping(start, p.prevEnd, keys, patterns, rest.name, rest.range);
}

function parseKey(p: Parser): Expression {
  const { start, end } = p;
  switch (p.kind) {
    case Kind.Name: {
      const key = parseDotted(p);
      if (key.type === "Name" && !p.at(Kind.Failed)) {
        p.report("A key must be a literal or an attribute.", start, end);
      }
      return key;
    }
    case Kind.None:
      p.next();
      return new NoneConstant(start, end);
    case Kind.True:
    case Kind.False: {
      const key = new BooleanConstant(start, end, p.at(Kind.True));
      p.next();
      return key;
    }
    default:
      return parseLiteral(p);
  }
}

/** Reads the arguments of a class pattern. */
function parseClass(p: Parser, start: number, cls: Expression): Pattern {
  const patterns: Pattern[] = [];
  const attributes: string[] = [];
  const attributePatterns: Pattern[] = [];
  const ranges: Range[] = [];
  p.next();
  while (!p.at(Kind.RightParenthesis)) {
    const { start: nameStart, end: nameEnd } = p;
    const pattern = parsePattern(p);
    if (p.at(Kind.Equal)) {
      const isName =
        pattern.type === "MatchAs" && pattern.pattern === null && pattern.end === nameEnd;
      if (!isName) p.fail("Only a name can stand before '=' in a class pattern.");
      p.next();
      attributes.push(isName ? (pattern.name ?? "_") : "");
      ranges.push([nameStart, nameEnd]);
      attributePatterns.push(parsePattern(p));
    } else {
      patterns.push(pattern);
      if (attributes.length > 0) {
        p.report("A positional pattern cannot follow a named one.", pattern.start, pattern.end);
      }
    }
    if (!p.accept(Kind.Comma)) break;
  }
  p.expect(Kind.RightParenthesis, "',' or ')'");
  return new MatchClass(start, p.prevEnd, cls, patterns, attributes, attributePatterns, ranges);
}
