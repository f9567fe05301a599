/** Reads `if`, `for`, `while` and `try` statements. */
import {
  parseExpression,
  parseExpressionList,
  parseNamedExpression,
  parseTargetList,
} from "./expressions.js";
import {
  AsyncFor,
  ExceptHandler,
  type Expression,
  For,
  If,
  type Range,
  type Statement,
  Try,
  TryStar,
  Tuple,
  While,
} from "./nodes.js";
import { MOST_CHAINED, type Parser } from "./parser.js";
import { parseBody } from "./statements.js";
import { checkTarget } from "./targets.js";
import { Kind } from "./token-kind.js";

interface Branch {
  readonly start: number;
  readonly test: Expression;
  readonly body: Statement[];
}

/** Reads `if` with all its `elif`, in a loop: each is an `If` in the `orelse` of the one before. */
export function parseIf(p: Parser): If {
  const first = parseBranch(p, "the condition of 'if'");
  const branches: Branch[] = [];
  while (p.at(Kind.Elif)) branches.push(parseBranch(p, "the condition of 'elif'"));
  p.branches += branches.length;
  let orelse = parseElse(p);
  const end = p.prevEnd;
  // Branches without end would make the tree too high to walk: the excess stands side by side.
  const excess = branches.splice(MOST_CHAINED);
  orelse = [
    ...excess.map(({ start, test, body }) => new If(start, end, test, body, [])),
    ...orelse,
  ];
  for (const { start, test, body } of branches.reverse()) {
    orelse = [new If(start, end, test, body, orelse)];
  }
  return new If(first.start, end, first.test, first.body, orelse);
}

function parseBranch(p: Parser, owner: string): Branch {
  const { start } = p;
  p.next();
  const test = parseNamedExpression(p);
  const body = parseBody(p, start, owner);
  return { start, test, body };
}

function parseElse(p: Parser): Statement[] {
  if (!p.at(Kind.Else)) return [];
  const { start } = p;
  p.next();
  return parseBody(p, start, "'else'");
}

/** Reads a `while` statement. */
export function parseWhile(p: Parser): While {
  const { start, test, body } = parseBranch(p, "the condition of 'while'");
  const orelse = parseElse(p);
  return new While(start, p.prevEnd, test, body, orelse);
}

/** Reads a `for` statement, which starts at `start`; `for` is the current token. */
export function parseFor(p: Parser, start: number, isAsync: boolean): For | AsyncFor {
  p.next();
  const target = parseTargetList(p);
  checkTarget(p, target);
  p.expect(Kind.In, "'in' after the target of 'for'");
  const iter = parseExpressionList(p);
  const body = parseBody(p, start, "the header of 'for'");
  const orelse = parseElse(p);
  const Loop = isAsync ? AsyncFor : For;
  return new Loop(start, p.prevEnd, target, iter, body, orelse);
}

/** Reads a `try` statement. */
export function parseTry(p: Parser): Try | TryStar {
  const { start } = p;
  p.next();
  const body = parseBody(p, start, "'try'");
  const bodyEnd = p.prevEnd;
  const handlers: ExceptHandler[] = [];
  let isStar = false;
  while (p.at(Kind.Except)) {
    const handlerStart = p.start;
    p.next();
    const hasStar = p.accept(Kind.Star);
    if (handlers.length === 0) isStar = hasStar;
    else if (isStar !== hasStar) {
      p.report("One 'try' cannot have both 'except' and 'except*'.", handlerStart, p.prevEnd);
    }
    if (hasStar && p.at(Kind.Colon)) p.fail("Expected an exception after 'except*'.");
    handlers.push(parseHandler(p, handlerStart));
  }
  const orelse = handlers.length > 0 ? parseElse(p) : [];
  const finalbody = parseFinally(p);
  if (handlers.length === 0 && finalbody.length === 0 && !p.recovering) {
    p.report("Expected 'except' or 'finally' after the block of 'try'.", start, bodyEnd);
  }
  const Statement = isStar ? TryStar : Try;
  return new Statement(start, p.prevEnd, body, handlers, orelse, finalbody);
}

function parseFinally(p: Parser): Statement[] {
  if (!p.at(Kind.Finally)) return [];
  const { start } = p;
  p.next();
  return parseBody(p, start, "'finally'");
}

/** Reads on after `except` or `except*`. */
function parseHandler(p: Parser, start: number): ExceptHandler {
  let exception = p.at(Kind.Colon) ? null : parseExceptions(p);
  let name: string | null = null;
  let nameRange: Range | null = null;
  if (p.accept(Kind.As)) {
    nameRange = [p.start, p.end];
    name = p.at(Kind.Name) ? p.word() : null;
    p.expect(Kind.Name, "a name after 'as'");
  } else if (exception !== null) {
    const old = oldTargetOf(p, exception, start);
    if (old !== null) {
      p.reportPython2("'except' with a comma before the name", start, exception.end);
      exception = old.exception;
      if (old.target.type === "Name") {
        name = old.target.id;
        nameRange = old.target.range;
      }
    }
  }
  const body = parseBody(p, start, "'except'");
  return new ExceptHandler(start, p.prevEnd, exception, name, body, nameRange);
}

/** Reads one exception, or since Python 3.14 several without parentheses. */
function parseExceptions(p: Parser): Expression {
  const { start } = p;
  const first = parseExpression(p);
  if (!p.at(Kind.Comma)) return first;
  const elements = [first];
  while (p.accept(Kind.Comma)) {
    if (p.at(Kind.Colon)) break;
    elements.push(parseExpression(p));
  }
  if (p.at(Kind.As)) {
    p.report("Several exceptions with a name need parentheses.", start, p.prevEnd);
  }
  return new Tuple(start, p.prevEnd, elements);
}

/**
 * Python 2 wrote `except Error, name:` where Python 3.14 has two exceptions. A class hardly ever
 * begins with a small letter, unless it is imported; and exceptions stand in no tuple of a tuple.
 */
function oldTargetOf(
  p: Parser,
  exception: Expression,
  start: number,
): { exception: Expression; target: Expression } | null {
  if (exception.type !== "Tuple" || exception.start === start) return null;
  const [first, second, third] = exception.elts;
  if (first === undefined || second === undefined || third !== undefined) return null;
  // Parentheses would make it a tuple in Python 2 as well.
  if (first.start < exception.start || exception.end !== second.end) return null;
  const isOld =
    first.type === "Tuple" ||
    isOldName(p, second) ||
    (second.type === "Tuple" && second.elts.every((name) => isOldName(p, name)));
  return isOld ? { exception: first, target: second } : null;
}

function isOldName(p: Parser, node: Expression): boolean {
  return node.type === "Name" && /^[a-z]/.test(node.id) && !p.importedNames.has(node.id);
}
