/** Reads `with` statements, whose parentheses can hold an expression or the items themselves. */
import { continuePrimary, finishParenthesised } from "./atoms.js";
import { atGenerators } from "./comprehensions.js";
import {
  continueExpression,
  parseExpression,
  parseNamedExpression,
  parseStarredOr,
  parseYield,
} from "./expressions.js";
import { AsyncWith, type Expression, Tuple, With, WithItem } from "./nodes.js";
import type { Parser } from "./parser.js";
import { parseBody } from "./statements.js";
import { checkTarget } from "./targets.js";
import { Kind } from "./token-kind.js";

/** Reads a `with` statement, which starts at `start`; `with` is the current token. */
export function parseWith(p: Parser, start: number, isAsync: boolean): With | AsyncWith {
  p.next();
  const items = p.at(Kind.LeftParenthesis) ? parseAfterParenthesis(p) : parseItems(p, []);
  const body = parseBody(p, start, "the header of 'with'");
  const Statement = isAsync ? AsyncWith : With;
  return new Statement(start, p.prevEnd, items, body);
}

/** Reads items without parentheses around them, after those that were read already. */
function parseItems(p: Parser, items: WithItem[]): WithItem[] {
  do {
    const { start } = p;
    items.push(parseAs(p, start, parseExpression(p)));
  } while (p.accept(Kind.Comma));
  return items;
}

/** Reads `as target`, if it follows, into the item of an expression. */
function parseAs(p: Parser, start: number, context: Expression): WithItem {
  let target: Expression | null = null;
  if (p.accept(Kind.As)) {
    target = parseStarredOr(p, parseExpression);
    checkTarget(p, target);
  }
  return new WithItem(start, Math.max(start, p.prevEnd), context, target);
}

/**
 * Reads what begins with a parenthesis. Whether that encloses the items, or only an expression, is
 * known after its end: a `:` follows the items. What was read is then used either way, so nothing is
 * read twice.
 */
function parseAfterParenthesis(p: Parser): WithItem[] {
  const { start } = p;
  p.next();
  if (p.at(Kind.RightParenthesis)) {
    p.next();
    return parseExpressionItems(p, start, new Tuple(start, p.prevEnd, []));
  }
  if (!p.enter()) return [];
  const { items, expression } = parseGroup(p, start);
  p.leave();
  const isItems = items !== null && (expression === null || p.at(Kind.Colon));
  if (isItems) return items;
  return expression === null ? [] : parseExpressionItems(p, start, expression);
}

interface Group {
  /** The contents as items; null if they cannot be. */
  readonly items: WithItem[] | null;
  /** The parentheses with their contents as an expression; null if they cannot be. */
  readonly expression: Expression | null;
}

/** Reads the contents of the parentheses, and the closing one. */
function parseGroup(p: Parser, start: number): Group {
  if (p.at(Kind.Yield)) {
    return { items: null, expression: finishParenthesised(p, start, parseYield(p)) };
  }
  const items: WithItem[] = [];
  const elements: Expression[] = [];
  let named: Expression | null = null;
  let hasTargets = false;
  let hasComma = false;
  do {
    if (p.at(Kind.RightParenthesis)) break;
    const itemStart = p.start;
    const element = parseStarredOr(p, parseNamedExpression);
    if (elements.length === 0 && atGenerators(p)) {
      return { items: null, expression: finishParenthesised(p, start, element) };
    }
    if (isNoItem(element, itemStart)) named = element;
    if (p.at(Kind.As)) hasTargets = true;
    elements.push(element);
    items.push(parseAs(p, itemStart, element));
    hasComma ||= p.at(Kind.Comma);
  } while (p.accept(Kind.Comma));
  p.expect(Kind.RightParenthesis, "',' or ')'");
  if (hasTargets) {
    if (named !== null) p.report("This expression needs parentheses.", named.start, named.end);
    return { items, expression: null };
  }
  const [first] = elements;
  const isTuple = hasComma || first === undefined;
  const expression = isTuple ? new Tuple(start, p.prevEnd, elements) : first;
  return { items: named === null ? items : null, expression };
}

/** Whether an element makes the parentheses an expression, since no item looks like it. */
function isNoItem(element: Expression, start: number): boolean {
  // In parentheses of its own it would begin later.
  return (element.type === "NamedExpr" || element.type === "Starred") && element.start === start;
}

/** Reads items of which the first begins with an expression in parentheses. */
function parseExpressionItems(p: Parser, start: number, first: Expression): WithItem[] {
  const context = continueExpression(p, start, continuePrimary(p, start, first));
  const items = [parseAs(p, start, context)];
  return p.accept(Kind.Comma) ? parseItems(p, items) : items;
}
