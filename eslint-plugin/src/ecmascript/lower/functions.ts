/** Lowers functions with their parameters. */
import type {
  Expression,
  FunctionExpression,
  FunctionFact,
  Parameter,
  Range,
  Statement,
} from "../../facts/facts.js";
import type {
  ArrowFunctionExpression,
  Base,
  FunctionExpression as FunctionExpressionNode,
  Identifier,
  PatternNode,
  TSParameterProperty,
} from "../ast/expression-nodes.js";
import type { FunctionDeclaration } from "../ast/statement-nodes.js";
import { lowerAnnotation } from "./annotations.js";
import { namesOf } from "./declarations.js";
import {
  at,
  firstUnit,
  inBlock,
  nameAt,
  variable,
  type Environment,
  type Frame,
} from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { Block } from "./scope.js";
import { declareBody, lowerStatements } from "./statements.js";
import { lowerTarget } from "./targets.js";

/** What something is called by the place it stands in. */
export interface Hint {
  readonly name: string;
  readonly nameAt: Range;
}

type FunctionNode = FunctionExpressionNode | FunctionDeclaration | ArrowFunctionExpression;

/** What the place of a function says about it. */
export interface FunctionContext {
  /** Its name where it has none of its own. */
  readonly hint?: Hint | null;
  readonly binding?: FunctionFact["binding"];
  /** The whole definition, where that is more than the function's own node. */
  readonly at?: Range;
  readonly decorators?: readonly Expression[];
  /** Statements that a constructor runs before its own, or right after `super(…)`. */
  readonly prologue?: (env: Environment) => readonly Statement[];
}

/** Lowers a function to its fact and gives the expression that makes it. */
export function lowerFunction(
  env: Environment,
  node: FunctionNode,
  context: FunctionContext = {},
): Expression {
  const own = node.type === "ArrowFunctionExpression" ? null : node.id;
  if (own === null) return lowerUnbound(env, node, context);
  const hint: Hint = { name: own.name, nameAt: at(env, own) };
  if (node.type === "FunctionDeclaration") return lowerUnbound(env, node, { ...context, hint });
  return withOwnName(env, own, (inner) => lowerUnbound(inner, node, { ...context, hint }));
}

/**
 * Makes something that knows its own name, as function and class expressions do: if it uses the
 * name, that is a variable around it.
 */
export function withOwnName(
  env: Environment,
  id: Identifier,
  lower: (env: Environment) => Expression,
): Expression {
  const inner = inBlock(env);
  const binding = inner.block.declare(id.name);
  const value = lower(inner);
  if (!env.unit.referenced.has(binding)) return value;
  const target = variable(binding, at(env, id));
  return { kind: "assignment", target, value, operator: null, at: value.at };
}

function lowerUnbound(
  outer: Environment,
  node: FunctionNode,
  { hint = null, binding = "instance", decorators = [], ...context }: FunctionContext,
): FunctionExpression {
  const { unit } = outer;
  const id = unit.functions.push(null) - 1;
  const isArrow = node.type === "ArrowFunctionExpression";
  const owner = unit.createOwner();
  const parameters: Parameter[] = [];
  const frame: Frame | null = isArrow ? outer.frame : { owner, parameters };
  const env: Environment = {
    ...outer,
    block: new Block(owner, outer.block),
    receiver: isArrow ? outer.receiver : null,
    frame,
    jumps: [],
  };
  for (const parameter of node.params) {
    for (const declared of namesOf(patternOf(parameter))) env.block.declare(declared);
  }
  node.params.forEach((parameter, index) => {
    const pattern = patternOf(parameter);
    // TypeScript declares the type of `this` as a first parameter that does not exist.
    if (pattern.type === "Identifier" && pattern.name === "this") return;
    parameters.push(lowerParameter(env, pattern, index));
  });
  const place = context.at ?? at(outer, node);
  const body = lowerBody(env, node);
  unit.functions[id] = {
    id,
    name: hint?.name ?? "",
    at: place,
    nameAt: hint?.nameAt ?? firstUnit(outer, node),
    scope: owner.id,
    parameters,
    receiver: isArrow ? "lexical" : "own",
    binding,
    isAsync: node.async ?? false,
    isGenerator: node.type !== "ArrowFunctionExpression" && (node.generator ?? false),
    decorators,
    body: context.prologue === undefined ? body : withPrologue(body, context.prologue(env)),
  };
  return { kind: "function", function: id, at: place };
}

/** A function that the source does not have: it has no name and takes nothing. */
export function functionOf(
  outer: Environment,
  node: Base,
  receiver: "own" | "lexical",
  lower: (env: Environment) => readonly Statement[],
): FunctionExpression {
  const { unit } = outer;
  const id = unit.functions.push(null) - 1;
  const owner = unit.createOwner();
  const place = at(outer, node);
  unit.functions[id] = {
    id,
    name: "",
    at: place,
    nameAt: firstUnit(outer, node),
    scope: owner.id,
    parameters: [],
    receiver,
    binding: "instance",
    isAsync: false,
    isGenerator: false,
    decorators: [],
    body: lower({ ...outer, block: new Block(owner, outer.block), jumps: [] }),
  };
  return { kind: "function", function: id, at: place };
}

/** The pattern of a parameter, freed of what TypeScript puts around it. */
export function patternOf(parameter: PatternNode | TSParameterProperty): PatternNode {
  return parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
}

function lowerParameter(env: Environment, node: PatternNode, index: number): Parameter {
  const inner =
    node.type === "AssignmentPattern"
      ? node.left
      : node.type === "RestElement"
        ? node.argument
        : node;
  const binding = inner.type === "Identifier" ? env.block.declare(inner.name) : null;
  const annotation =
    node.type === "RestElement" || !("typeAnnotation" in inner) ? null : inner.typeAnnotation;
  return {
    name: binding?.name ?? env.block.owner.fresh(`$${index}`),
    at: inner.type === "Identifier" ? nameAt(env, inner) : at(env, inner),
    kind: node.type === "RestElement" ? "rest" : "positional",
    target: binding === null ? lowerTarget(env, inner) : null,
    default: node.type === "AssignmentPattern" ? lowerExpression(env, node.right) : null,
    annotation: lowerAnnotation(env, annotation),
  };
}

function lowerBody(env: Environment, { body }: FunctionNode): readonly Statement[] {
  if (body.type !== "BlockStatement") {
    return [{ kind: "return", value: lowerExpression(env, body), at: at(env, body) }];
  }
  return [...declareBody(env, body.body), ...lowerStatements(env, body.body)];
}

/** Puts statements at the head of a constructor, behind the call of the base class's. */
function withPrologue(
  body: readonly Statement[],
  prologue: readonly Statement[],
): readonly Statement[] {
  const head =
    body.findIndex(
      (statement) =>
        statement.kind === "expression" &&
        statement.value.kind === "call" &&
        statement.value.callee.kind === "member" &&
        statement.value.callee.object.kind === "super",
    ) + 1;
  return [...body.slice(0, head), ...prologue, ...body.slice(head)];
}
