/** Lowers functions, lambdas and their parameters. */
import type {
  Expression,
  FunctionExpression,
  FunctionFact,
  Parameter,
  Range,
  Statement,
} from "../../facts/facts.js";
import type { Arg, Arguments, AsyncFunctionDef, FunctionDef, Lambda } from "../parser/nodes.js";
import { lowerAnnotation } from "./annotations.js";
import type { Context } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { lowerStatements } from "./statements.js";

/** How a class keeps a function. */
export interface Kept {
  readonly binding: FunctionFact["binding"];
  /** Those that say more than `binding`. */
  readonly decorators: readonly Expression[];
}

/** Lowers a function to the expression that makes it. */
export function lowerFunction(
  ctx: Context,
  node: FunctionDef | AsyncFunctionDef,
  { binding, decorators }: Kept,
): FunctionExpression {
  return lowerAny(ctx, node, {
    name: node.name,
    nameAt: node.nameRange,
    binding,
    decorators,
    isAsync: node.type === "AsyncFunctionDef",
    body: (inner) => lowerStatements(inner, node.body),
  });
}

/** Lowers a lambda: a function that returns its body. */
export function lowerLambda(ctx: Context, node: Lambda): FunctionExpression {
  return lowerAny(ctx, node, {
    name: "",
    nameAt: [node.start, node.start + 1],
    binding: "instance",
    decorators: [],
    isAsync: false,
    body: (inner) => [
      { kind: "return", value: lowerExpression(inner, node.body), at: node.body.range },
    ],
  });
}

interface Parts extends Kept {
  readonly name: string;
  readonly nameAt: Range;
  readonly isAsync: boolean;
  readonly body: (inner: Context) => readonly Statement[];
}

function lowerAny(
  outer: Context,
  node: FunctionDef | AsyncFunctionDef | Lambda,
  { body: lowerBody, ...parts }: Parts,
): FunctionExpression {
  const { unit } = outer;
  const id = unit.functions.push(null) - 1;
  const scope = unit.scopeOf(node);
  const ctx: Context = { ...outer, scope, frame: unit.enter(scope) };
  const around = scope.parent?.kind === "type-parameters" ? scope.parent : outer.scope;
  const parameters = lowerParameters(outer, { ...outer, scope: around }, node.args);
  const body = lowerBody(ctx);
  unit.functions[id] = {
    id,
    ...parts,
    at: node.range,
    scope: ctx.frame.id,
    parameters,
    receiver: parts.binding === "static" ? "none" : "parameter",
    isGenerator: ctx.frame.hasYield,
    body,
  };
  return { kind: "function", function: id, at: node.range };
}

/**
 * Lowers parameters.
 *
 * @param outer - where defaults are evaluated
 * @param annotations - where annotations are
 */
function lowerParameters(
  outer: Context,
  annotations: Context,
  args: Arguments,
): readonly Parameter[] {
  const parameters: Parameter[] = [];
  const add = (arg: Arg, kind: Parameter["kind"], fallback: Expression | null): void => {
    parameters.push({
      name: arg.arg,
      at: arg.argRange,
      kind,
      target: null,
      default: fallback,
      annotation: arg.annotation === null ? null : lowerAnnotation(annotations, arg.annotation),
    });
  };
  const positional = [...args.posonlyargs, ...args.args];
  // Defaults belong to the last of them.
  const required = positional.length - args.defaults.length;
  positional.forEach((arg, index) => {
    const value = args.defaults[index - required];
    add(arg, "positional", value === undefined ? null : lowerExpression(outer, value));
  });
  if (args.vararg !== null) add(args.vararg, "rest", null);
  args.kwonlyargs.forEach((arg, index) => {
    const value = args.kw_defaults[index] ?? null;
    add(arg, "keyword", value === null ? null : lowerExpression(outer, value));
  });
  if (args.kwarg !== null) add(args.kwarg, "keyword-rest", null);
  return parameters;
}
