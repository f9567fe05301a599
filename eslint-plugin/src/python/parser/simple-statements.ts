/** Reads statements that fit on one line. */
import { parseExpression, parseExpressionList, parseStarredOr, parseYield } from "./expressions.js";
import { parseFromImport, parseImport } from "./imports.js";
import {
  AnnAssign,
  Assert,
  Assign,
  AugAssign,
  Break,
  Continue,
  Delete,
  Expr,
  type Expression,
  Global,
  Name,
  Nonlocal,
  Pass,
  Raise,
  type Range,
  Return,
  type SimpleStatement,
  TypeAlias,
} from "./nodes.js";
import { parseTypeParameters } from "./parameters.js";
import type { Parser } from "./parser.js";
import { checkDeleted, checkSingleTarget, checkTarget } from "./targets.js";
import { BINARY_OPERATOR, Kind, STARTS_EXPRESSION } from "./token-kind.js";

/** Reads a simple statement, up to its line break or semicolon. */
export function parseSimpleStatement(p: Parser): SimpleStatement {
  const { start, end } = p;
  switch (p.kind) {
    case Kind.Return:
      return parseReturn(p);
    case Kind.Import:
      return parseImport(p, start, false);
    case Kind.From:
      return parseFromImport(p, start, false);
    case Kind.Raise:
      return parseRaise(p);
    case Kind.Pass:
      p.next();
      return new Pass(start, end);
    case Kind.Break:
      p.next();
      return new Break(start, end);
    case Kind.Continue:
      p.next();
      return new Continue(start, end);
    case Kind.Assert:
      return parseAssert(p);
    case Kind.Del:
      return parseDelete(p);
    case Kind.Global: {
      const { names, ranges } = parseNames(p);
      return new Global(start, p.prevEnd, names, ranges);
    }
    case Kind.Nonlocal: {
      const { names, ranges } = parseNames(p);
      return new Nonlocal(start, p.prevEnd, names, ranges);
    }
    case Kind.Name:
      return parseWithSoftKeyword(p) ?? parseExpressionStatement(p);
    default:
      return parseExpressionStatement(p);
  }
}

/** Reads statements that begin with `type` or `lazy`, which elsewhere are plain names. */
function parseWithSoftKeyword(p: Parser): SimpleStatement | null {
  const { start, end } = p;
  const length = end - start;
  if (length !== 4) return null;
  if (p.atWord("type")) return peek(p) === Kind.Name ? parseTypeAlias(p) : null;
  if (!p.atWord("lazy")) return null;
  const kind = peek(p);
  if (kind !== Kind.Import && kind !== Kind.From) return null;
  p.next();
  return kind === Kind.Import ? parseImport(p, start, true) : parseFromImport(p, start, true);
}

/** The kind of the token after the current one. */
export function peek(p: Parser): Kind {
  const state = p.checkpoint();
  p.quiet = true;
  p.next();
  const { kind } = p;
  p.restore(state);
  return kind;
}

function parseTypeAlias(p: Parser): TypeAlias {
  const { start } = p;
  p.next();
  const name = new Name(p.start, p.end, p.word());
  p.next();
  const parameters = parseTypeParameters(p);
  p.expect(Kind.Equal, "'=' and the type");
  const value = parseExpression(p);
  return new TypeAlias(start, p.prevEnd, name, parameters, value);
}

function parseReturn(p: Parser): Return {
  const { start } = p;
  p.next();
  const value = STARTS_EXPRESSION[p.kind] === 1 ? parseExpressionList(p) : null;
  return new Return(start, p.prevEnd, value);
}

function parseRaise(p: Parser): Raise {
  const { start } = p;
  p.next();
  const exc = STARTS_EXPRESSION[p.kind] === 1 ? parseExpression(p) : null;
  if (exc !== null && p.at(Kind.Comma)) {
    p.reportPython2("'raise' with a comma", start, p.end);
  }
  const cause = exc !== null && p.accept(Kind.From) ? parseExpression(p) : null;
  return new Raise(start, p.prevEnd, exc, cause);
}

function parseAssert(p: Parser): Assert {
  const { start } = p;
  p.next();
  const test = parseExpression(p);
  const message = p.accept(Kind.Comma) ? parseExpression(p) : null;
  return new Assert(start, p.prevEnd, test, message);
}

function parseDelete(p: Parser): Delete {
  const { start } = p;
  p.next();
  const targets: Expression[] = [];
  do {
    if (targets.length > 0 && STARTS_EXPRESSION[p.kind] === 0) break;
    const target = parseStarredOr(p, parseExpression);
    checkDeleted(p, target);
    targets.push(target);
  } while (p.accept(Kind.Comma));
  return new Delete(start, p.prevEnd, targets);
}

function parseNames(p: Parser): { names: string[]; ranges: Range[] } {
  const names: string[] = [];
  const ranges: Range[] = [];
  p.next();
  do {
    names.push(p.at(Kind.Name) ? p.word() : "");
    ranges.push([p.start, p.end]);
    p.expect(Kind.Name, "a name");
  } while (p.accept(Kind.Comma));
  return { names, ranges };
}

/** Reads an expression or an assignment of any sort. */
function parseExpressionStatement(p: Parser): SimpleStatement {
  const { start } = p;
  const first = parseValue(p);
  switch (p.kind) {
    case Kind.Newline:
    case Kind.Semicolon:
      return new Expr(start, p.prevEnd, first);
    case Kind.Equal:
      return parseAssign(p, start, first);
    case Kind.Colon:
      return parseAnnotated(p, start, first);
    default:
      return p.kind >= Kind.PlusEqual && p.kind <= Kind.RightShiftEqual
        ? parseAugmented(p, start, first)
        : new Expr(start, p.prevEnd, first);
  }
}

function parseValue(p: Parser): Expression {
  return p.kind === Kind.Yield ? parseYield(p) : parseExpressionList(p);
}

function parseAssign(p: Parser, start: number, first: Expression): Assign {
  const targets: Expression[] = [];
  let value = first;
  while (p.accept(Kind.Equal)) {
    checkTarget(p, value);
    targets.push(value);
    value = parseValue(p);
  }
  return new Assign(start, p.prevEnd, targets, value);
}

function parseAugmented(p: Parser, start: number, target: Expression): AugAssign {
  checkSingleTarget(p, target, "an augmented assignment");
  const operator = BINARY_OPERATOR[p.kind] ?? "+";
  p.next();
  const value = parseValue(p);
  return new AugAssign(start, p.prevEnd, target, operator, value);
}

function parseAnnotated(p: Parser, start: number, target: Expression): AnnAssign {
  checkSingleTarget(p, target, "an annotation");
  // In parentheses, the name begins after the statement does.
  const isSimple = target.type === "Name" && target.start === start;
  p.next();
  const annotation = parseExpression(p);
  const value = p.accept(Kind.Equal) ? parseValue(p) : null;
  return new AnnAssign(start, p.prevEnd, target, annotation, value, isSimple);
}
