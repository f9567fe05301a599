/** Reads expressions with operators, from `:=` and tuples down to operands. */
import { parsePrimary } from "./atoms.js";
import {
  Await,
  BinOp,
  type BinaryOperator,
  BoolOp,
  Compare,
  type ComparisonOperator,
  type Expression,
  IfExp,
  Lambda,
  NamedExpr,
  Starred,
  Tuple,
  UnaryOp,
  type UnaryOperator,
  Yield,
  YieldFrom,
} from "./nodes.js";
import { parseParameters } from "./parameters.js";
import { MOST_CHAINED, type Parser } from "./parser.js";
import * as Precedence from "./precedence.js";
import {
  BINARY_OPERATOR,
  COMPARISON_OPERATOR,
  Kind,
  PRECEDENCE,
  STARTS_EXPRESSION,
} from "./token-kind.js";

/** Reads `a, *b`: a tuple if there is a comma. */
export function parseExpressionList(p: Parser): Expression {
  const { start } = p;
  const first = parseStarredOr(p, parseExpression);
  return p.at(Kind.Comma) ? parseTupleRest(p, start, first, parseExpression) : first;
}

/** Reads the rest of a tuple without parentheses, whose first comma is the current token. */
export function parseTupleRest(
  p: Parser,
  start: number,
  first: Expression,
  parseElement: (p: Parser) => Expression,
): Tuple {
  const elements = [first];
  while (p.accept(Kind.Comma)) {
    if (STARTS_EXPRESSION[p.kind] === 0) break;
    elements.push(parseStarredOr(p, parseElement));
  }
  return new Tuple(start, p.prevEnd, elements);
}

/** Reads `*value`, or what `parseElement` reads. */
export function parseStarredOr(p: Parser, parseElement: (p: Parser) => Expression): Expression {
  return p.at(Kind.Star) ? parseStarred(p) : parseElement(p);
}

function parseStarred(p: Parser): Starred {
  const { start } = p;
  p.next();
  const value = parseOperators(p, Precedence.BitOr);
  return new Starred(start, p.prevEnd, value);
}

/** Reads a target or several, as between `for` and `in`. */
export function parseTargetList(p: Parser): Expression {
  const { start } = p;
  const first = parseStarredOr(p, parseTarget);
  return p.at(Kind.Comma) ? parseTupleRest(p, start, first, parseTarget) : first;
}

/** Reads what can be assigned to, and stops before `in`. */
function parseTarget(p: Parser): Expression {
  return parseOperators(p, Precedence.BitOr);
}

/** Reads `name := value`, or any expression. */
export function parseNamedExpression(p: Parser): Expression {
  const { start } = p;
  const target = parseExpression(p);
  if (!p.at(Kind.ColonEqual)) return target;
  if (target.type !== "Name" || target.start !== start) {
    p.report("Only a name can stand before ':='.", target.start, target.end);
  }
  p.next();
  const value = parseExpression(p);
  return new NamedExpr(start, p.prevEnd, target, value);
}

/** Reads `yield`, `yield value` or `yield from value`. */
export function parseYield(p: Parser): Yield | YieldFrom {
  const { start } = p;
  p.next();
  if (p.accept(Kind.From)) {
    const value = parseExpression(p);
    return new YieldFrom(start, p.prevEnd, value);
  }
  const value = STARTS_EXPRESSION[p.kind] === 1 ? parseExpressionList(p) : null;
  return new Yield(start, p.prevEnd, value);
}

/** Reads `a if test else b`, a lambda, or what binds tighter. */
export function parseExpression(p: Parser): Expression {
  if (p.kind === Kind.Lambda) return parseLambda(p);
  const { start } = p;
  const value = parseOperators(p, Precedence.Or);
  return p.kind === Kind.If ? parseConditional(p, start, value) : value;
}

/** Reads on after an expression, parenthesised perhaps, that was read already. */
export function continueExpression(p: Parser, start: number, left: Expression): Expression {
  const value = continueOperators(p, start, continuePower(p, start, left), Precedence.Or);
  return p.kind === Kind.If ? parseConditional(p, start, value) : value;
}

/** A chain of conditionals nests to the right; it is read in a loop and built from its end. */
function parseConditional(p: Parser, start: number, first: Expression): Expression {
  const starts = [start];
  const bodies = [first];
  const tests: Expression[] = [];
  let last = first;
  while (p.accept(Kind.If)) {
    tests.push(parseOperators(p, Precedence.Or));
    p.expect(Kind.Else, "'else' of the conditional expression");
    if (p.at(Kind.Lambda)) {
      last = parseLambda(p);
      break;
    }
    starts.push(p.start);
    last = parseOperators(p, Precedence.Or);
    bodies.push(last);
    if (bodies.length > MOST_CHAINED) p.failChain();
  }
  p.chained += tests.length;
  const end = p.prevEnd;
  for (let index = tests.length - 1; index >= 0; index--) {
    const [begin, test, body] = [starts[index], tests[index], bodies[index]];
    if (begin === undefined || test === undefined || body === undefined) break;
    last = new IfExp(begin, end, test, body, last);
  }
  return last;
}

function parseLambda(p: Parser): Expression {
  const { start } = p;
  p.next();
  if (!p.enter()) return p.missing();
  const parameters = parseParameters(p, Kind.Colon);
  p.expect(Kind.Colon, "':' after the parameters of 'lambda'");
  const body = parseExpression(p);
  p.leave();
  return new Lambda(start, p.prevEnd, parameters, body);
}

/** Reads operators that bind at least as tightly as `minimum`. */
export function parseOperators(p: Parser, minimum: number): Expression {
  const { start } = p;
  const left = parseOperand(p, minimum);
  const precedence = PRECEDENCE[p.kind] ?? 0;
  if (precedence === 0 || precedence < minimum) return left;
  return continueOperators(p, start, left, minimum);
}

function continueOperators(
  p: Parser,
  start: number,
  first: Expression,
  minimum: number,
): Expression {
  let left = first;
  for (let chained = 0; ; chained++) {
    if (chained > MOST_CHAINED) p.failChain();
    const precedence: number = PRECEDENCE[p.kind] ?? 0;
    if (precedence === Precedence.None || precedence < minimum) {
      p.chained += chained;
      return left;
    }
    if (precedence > Precedence.Comparison) {
      const operator: BinaryOperator = BINARY_OPERATOR[p.kind] ?? "+";
      p.next();
      if (!p.enter()) return left;
      const right = parseOperators(p, precedence + 1);
      p.leave();
      left = new BinOp(start, p.prevEnd, left, operator, right);
    } else if (precedence === Precedence.Comparison) left = parseComparison(p, start, left);
    else left = parseBoolean(p, start, left, precedence);
  }
}

/** Reads the rest of `a and b and c`, all of one operator. */
function parseBoolean(p: Parser, start: number, left: Expression, precedence: number): Expression {
  const { kind } = p;
  const values = [left];
  if (!p.enter()) return left;
  while (p.accept(kind)) values.push(parseOperators(p, precedence + 1));
  p.leave();
  return new BoolOp(start, p.prevEnd, kind === Kind.And ? "and" : "or", values);
}

function parseComparison(p: Parser, start: number, left: Expression): Expression {
  const operators: ComparisonOperator[] = [];
  const comparators: Expression[] = [];
  if (!p.enter()) return left;
  do {
    operators.push(parseComparisonOperator(p));
    comparators.push(parseOperators(p, Precedence.BitOr));
  } while (PRECEDENCE[p.kind] === Precedence.Comparison);
  p.leave();
  return new Compare(start, p.prevEnd, left, operators, comparators);
}

function parseComparisonOperator(p: Parser): ComparisonOperator {
  const { kind } = p;
  p.next();
  if (kind === Kind.Is && p.accept(Kind.Not)) return "is not";
  if (kind === Kind.Not) p.expect(Kind.In, "'in' after 'not'");
  return COMPARISON_OPERATOR[kind] ?? "==";
}

/** Reads an operand with its prefix operators, `await` and `**`. */
function parseOperand(p: Parser, minimum: number): Expression {
  switch (p.kind) {
    case Kind.Not:
      if (minimum > Precedence.Not) {
        p.fail("'not' needs parentheses here.");
        return p.missing();
      }
      return parseUnary(p, "not");
    case Kind.Minus:
      return parseUnary(p, "-");
    case Kind.Plus:
      return parseUnary(p, "+");
    case Kind.Tilde:
      return parseUnary(p, "~");
    case Kind.Await:
      return parseAwait(p);
    default: {
      const { start } = p;
      const value = parsePrimary(p);
      return p.kind === Kind.DoubleStar ? continuePower(p, start, value) : value;
    }
  }
}

function parseUnary(p: Parser, operator: UnaryOperator): Expression {
  const { start } = p;
  p.next();
  if (!p.enter()) return p.missing();
  const operand =
    operator === "not" ? parseOperators(p, Precedence.Not) : parseOperand(p, Precedence.Operand);
  p.leave();
  return new UnaryOp(start, p.prevEnd, operator, operand);
}

function parseAwait(p: Parser): Expression {
  const { start } = p;
  p.next();
  const value = parsePrimary(p);
  return continuePower(p, start, new Await(start, p.prevEnd, value));
}

/** Reads `** exponent`, if it follows. */
function continuePower(p: Parser, start: number, base: Expression): Expression {
  if (!p.at(Kind.DoubleStar)) return base;
  p.next();
  if (!p.enter()) return base;
  const exponent = parseOperand(p, Precedence.Operand);
  p.leave();
  return new BinOp(start, p.prevEnd, base, "**", exponent);
}
