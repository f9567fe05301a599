/** Reads functions and classes with their decorators. */
import { parseArguments } from "./arguments.js";
import { parseExpression, parseNamedExpression } from "./expressions.js";
import {
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  ErrorStatement,
  type Expression,
  FunctionDef,
  type Range,
} from "./nodes.js";
import { parseParameters, parseTypeParameters } from "./parameters.js";
import type { Parser } from "./parser.js";
import { recover } from "./recovery.js";
import { atDefinition, parseBody } from "./statements.js";
import { Kind } from "./token-kind.js";

type DefinitionNode = FunctionDef | AsyncFunctionDef | ClassDef | ErrorStatement;

/** Reads decorators and what they decorate. */
export function parseDecorated(p: Parser): DefinitionNode {
  const { start } = p;
  const decorators: Expression[] = [];
  while (p.at(Kind.At)) {
    const line = p.start;
    p.next();
    const decorator = parseNamedExpression(p);
    if (p.at(Kind.Newline)) decorators.push(decorator);
    else {
      p.fail(`Expected the end of the line after the decorator, but found ${p.found()}.`);
      recover(p, line, false);
    }
    p.next();
  }
  if (!atDefinition(p)) {
    if (!p.recovering) {
      p.report("Expected a function or class after the decorator.", start, p.prevEnd);
    }
    return new ErrorStatement(start, p.prevEnd, []);
  }
  if (p.at(Kind.Class)) return parseClass(p, decorators);
  const defStart = p.start;
  const isAsync = p.accept(Kind.Async);
  return parseFunction(p, defStart, decorators, isAsync);
}

/** Reads a function, which starts at `start`; `def` is the current token. */
export function parseFunction(
  p: Parser,
  start: number,
  decorators: readonly Expression[],
  isAsync: boolean,
): FunctionDef | AsyncFunctionDef | ErrorStatement {
  p.next();
  const nameRange: Range = [p.start, p.end];
  const name = p.at(Kind.Name) ? p.word() : null;
  p.expect(Kind.Name, "the name of the function");
  const typeParameters = parseTypeParameters(p);
  const parameters = p.expect(Kind.LeftParenthesis, "'(' and the parameters")
    ? parseParameters(p, Kind.RightParenthesis)
    : new Arguments(p.prevEnd, p.prevEnd, [], [], null, [], [], null, []);
  p.expect(Kind.RightParenthesis, "',' or ')'");
  const returns = p.accept(Kind.Arrow) ? parseExpression(p) : null;
  const body = parseBody(p, start, "the parameters of the function");
  const end = p.prevEnd;
  if (name === null) return new ErrorStatement(start, end, body);
  const Definition = isAsync ? AsyncFunctionDef : FunctionDef;
  return new Definition(
    start,
    end,
    name,
    parameters,
    body,
    decorators,
    returns,
    typeParameters,
    nameRange,
  );
}

/** Reads a class; `class` is the current token. */
export function parseClass(
  p: Parser,
  decorators: readonly Expression[],
): ClassDef | ErrorStatement {
  const { start } = p;
  p.next();
  const nameRange: Range = [p.start, p.end];
  const name = p.at(Kind.Name) ? p.word() : null;
  p.expect(Kind.Name, "the name of the class");
  const typeParameters = parseTypeParameters(p);
  const { args, keywords } = p.at(Kind.LeftParenthesis)
    ? parseArguments(p)
    : { args: [], keywords: [] };
  const body = parseBody(p, start, "the name of the class");
  const end = p.prevEnd;
  if (name === null) return new ErrorStatement(start, end, body);
  return new ClassDef(
    start,
    end,
    name,
    args,
    keywords,
    body,
    decorators,
    typeParameters,
    nameRange,
  );
}
