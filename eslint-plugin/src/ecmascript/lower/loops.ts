/** Lowers loops, and notices those that count. */
import type {
  Expression,
  Operation,
  Range,
  Statement,
  Target,
  Variable,
  WhileLoop,
} from "../../facts/facts.js";
import type { ExpressionNode } from "../ast/expression-nodes.js";
import type {
  ForEachStatement,
  ForStatement,
  LoopNode,
  StatementNode,
  VariableDeclaration,
  WhileStatement,
} from "../ast/statement-nodes.js";
import { variableNames } from "./declarations.js";
import { at, inBlock, type Environment } from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { inside } from "./jumps.js";
import { constant } from "./references.js";
import { lowerBranch, lowerVariables, statementOf } from "./statements.js";
import { lowerTarget } from "./targets.js";

/** Lowers a loop; its variables belong to a block around it. */
export function lowerLoop(
  outer: Environment,
  node: LoopNode,
  label: string | null,
): readonly Statement[] {
  const env = inBlock(outer);
  switch (node.type) {
    case "WhileStatement":
    case "DoWhileStatement":
      return [lowerWhile(env, node, label)];
    case "ForStatement":
      return lowerFor(env, node, label);
    case "ForInStatement":
    case "ForOfStatement":
      return [lowerForEach(env, node, label)];
  }
}

function lowerWhile(env: Environment, node: WhileStatement, label: string | null): WhileLoop {
  const place = at(env, node);
  const test = lowerExpression(env, node.test);
  const body = lowerBody(env, node.body, label, []);
  const loop = { kind: "while", orelse: [], counter: null, at: place } as const;
  // `do … while (false)` runs once all the same.
  return node.type === "DoWhileStatement" && test.kind === "constant" && test.value === false
    ? { ...loop, test: constant(true, test.at), body: [...body, { kind: "break", at: place }] }
    : { ...loop, test, body };
}

function lowerBody(
  env: Environment,
  body: StatementNode,
  label: string | null,
  update: readonly Statement[],
): readonly Statement[] {
  return lowerBranch(inside(env, { kind: "loop", label, update, leaves: new Set() }), body);
}

function declareHead(env: Environment, head: VariableDeclaration): void {
  if (head.kind === "var") return;
  for (const name of variableNames(head)) env.block.declare(name);
}

function lowerForEach(env: Environment, node: ForEachStatement, label: string | null): Statement {
  const { left } = node;
  // What is looped over does not see the loop's variables, though they may have the same name.
  const iterable = lowerExpression(env, node.right);
  if (left.type === "VariableDeclaration") declareHead(env, left);
  return {
    kind: "for",
    target: lowerHead(env, left),
    iterable,
    overKeys: node.type === "ForInStatement",
    body: lowerBody(env, node.body, label, []),
    orelse: [],
    at: at(env, node),
  };
}

function lowerHead(env: Environment, left: ForEachStatement["left"]): Target {
  if (left.type !== "VariableDeclaration") return lowerTarget(env, left);
  const [declarator] = left.declarations;
  return declarator === undefined
    ? { kind: "pattern", items: [], at: at(env, left) }
    : lowerTarget(env, declarator.id);
}

function lowerFor(
  env: Environment,
  node: ForStatement,
  label: string | null,
): readonly Statement[] {
  const { init, test, update } = node;
  const place = at(env, node);
  if (init?.type === "VariableDeclaration") declareHead(env, init);
  const start = init === null ? [] : lowerInitializer(env, init);
  const condition = test === null ? constant(true, place) : lowerExpression(env, test);
  const step = update === null ? [] : lowerEffects(env, update);
  const count = countOf(start, condition, step);
  const isTouched = watch(env, count?.target ?? null);
  const body = lowerBody(env, node.body, label, step);
  const loop: WhileLoop = {
    kind: "while",
    test: condition,
    body: [...body, ...step],
    orelse: [],
    counter: count === null || isTouched() ? null : count,
    at: place,
  };
  return [...start, loop];
}

function lowerInitializer(
  env: Environment,
  init: NonNullable<ForStatement["init"]>,
): readonly Statement[] {
  return init.type === "VariableDeclaration" ? lowerVariables(env, init) : lowerEffects(env, init);
}

function lowerEffects(env: Environment, node: ExpressionNode): readonly Statement[] {
  const parts = node.type === "SequenceExpression" ? node.expressions : [node];
  return parts.map((part) => statementOf(lowerExpression(env, part)));
}

/** Tells later whether a variable has been assigned to since. */
function watch({ unit }: Environment, target: Variable | null): () => boolean {
  if (target === null) return () => false;
  const { scope, name } = target;
  const before = unit.assignmentsTo(scope, name);
  return () => unit.assignmentsTo(scope, name) !== before;
}

/**
 * The counter of `for (let i = 0; i < n; i++)`: the variable that each step moves by a constant and
 * that the test compares with a bound, with the number of steps.
 */
function countOf(
  start: readonly Statement[],
  test: Expression,
  step: readonly Statement[],
): WhileLoop["counter"] {
  const comparison = comparisonOf(test);
  if (comparison === null) return null;
  for (const { target, by } of step.map(stepOf).filter((found) => found !== null)) {
    const bound = boundOf(comparison, target, by > 0);
    const first = initialOf(start, target);
    if (bound === null || first === null) continue;
    const { limit, isInclusive } = bound;
    const { at: place } = test;
    const span = by > 0 ? difference(limit, first, place) : difference(first, limit, place);
    const steps = isInclusive ? sum(span, Math.abs(by), place) : span;
    return { target, limit: quotient(steps, Math.abs(by), place) };
  }
  return null;
}

function comparisonOf(test: Expression): Operation | null {
  if (test.kind === "logical" && test.operator === "and") {
    return comparisonOf(test.left) ?? comparisonOf(test.right);
  }
  return test.kind === "operation" && ["<", "<=", ">", ">=", "!=", "!=="].includes(test.operator)
    ? test
    : null;
}

/** A statement that moves a variable by a constant, up or down. */
function stepOf(statement: Statement): { target: Variable; by: number } | null {
  if (statement.kind !== "assign") return null;
  const [target] = statement.targets;
  const { operator, value } = statement;
  if (target?.kind !== "variable" || value.kind !== "constant") return null;
  if (typeof value.value !== "number" || value.value === 0) return null;
  if (operator === "+") return { target, by: value.value };
  return operator === "-" ? { target, by: -value.value } : null;
}

/** What a comparison holds a variable against, where it bounds it in the direction it moves. */
function boundOf(
  { operator, operands: [left, right] }: Operation,
  target: Variable,
  isRising: boolean,
): { limit: Expression; isInclusive: boolean } | null {
  const isTarget = (side: Expression | undefined): boolean =>
    side?.kind === "variable" && side.scope === target.scope && side.name === target.name;
  const isEquality = operator.startsWith("!");
  const grows = operator.startsWith("<");
  const isInclusive = operator === "<=" || operator === ">=";
  if (isTarget(left) && right !== undefined && (isEquality || grows === isRising)) {
    return { limit: right, isInclusive };
  }
  if (isTarget(right) && left !== undefined && (isEquality || grows !== isRising)) {
    return { limit: left, isInclusive };
  }
  return null;
}

function initialOf(start: readonly Statement[], target: Variable): Expression | null {
  for (const statement of start) {
    if (statement.kind !== "assign" || statement.operator !== null) continue;
    const [first] = statement.targets;
    if (first?.kind !== "variable") continue;
    if (first.scope === target.scope && first.name === target.name) return statement.value;
  }
  return null;
}

function difference(left: Expression, right: Expression, place: Range): Expression {
  const from = numberOf(left);
  const taken = numberOf(right);
  if (taken === 0) return left;
  if (from !== null && taken !== null) return constant(Math.max(0, from - taken), place);
  return { kind: "operation", operator: "-", operands: [left, right], at: place };
}

function sum(left: Expression, right: number, place: Range): Expression {
  const from = numberOf(left);
  if (from !== null) return constant(from + right, place);
  return { kind: "operation", operator: "+", operands: [left, constant(right, place)], at: place };
}

function quotient(left: Expression, by: number, place: Range): Expression {
  const from = numberOf(left);
  if (by === 1) return left;
  if (from !== null) return constant(Math.ceil(from / by), place);
  return { kind: "operation", operator: "/", operands: [left, constant(by, place)], at: place };
}

function numberOf(expression: Expression): number | null {
  return expression.kind === "constant" && typeof expression.value === "number"
    ? expression.value
    : null;
}
