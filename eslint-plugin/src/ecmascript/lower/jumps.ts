/** Lowers what jumps: `break`, `continue`, `switch` and labelled blocks. */
import type { Expression, If, Jump, Statement, Variable } from "../../facts/facts.js";
import type { JumpStatement, SwitchCase, SwitchStatement } from "../ast/statement-nodes.js";
import { blockNames } from "./declarations.js";
import {
  assignment,
  at,
  inBlock,
  madeUpVariable,
  type Environment,
  type JumpTarget,
} from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { lowerStatements } from "./statements.js";

/** Lowers `break` and `continue`. Facts have no labels: a jump over several loops ends the inner. */
export function jump(env: Environment, node: JumpStatement): readonly Statement[] {
  const label = node.label?.name ?? null;
  const isBreak = node.type === "BreakStatement";
  const index = env.jumps.findLastIndex((target) =>
    label === null
      ? target.kind === "loop" || (isBreak && target.kind === "switch")
      : target.label === label,
  );
  const target = env.jumps[index];
  const place = at(env, node);
  const leave: Jump = { kind: "break", at: place };
  if (target === undefined) return [];
  if (env.jumps.slice(index + 1).some(({ kind }) => kind === "loop")) return [leave];
  if (target.kind === "loop") {
    return isBreak ? [leave] : [...target.update, { kind: "continue", at: place }];
  }
  target.leaves.add(leave);
  return [leave];
}

/** The same place inside something that jumps can lead to. */
export function inside(env: Environment, target: JumpTarget): Environment {
  return { ...env, jumps: [...env.jumps, target] };
}

/** Lowers statements that a `break` can leave although they are no loop. */
export function foldLeaves(
  env: Environment,
  kind: "switch" | "block",
  label: string | null,
  lower: (env: Environment) => readonly Statement[],
): readonly Statement[] {
  const leaves = new Set<Statement>();
  return fold(lower(inside(env, { kind, label, update: [], leaves })), leaves).body;
}

interface Folded {
  readonly body: readonly Statement[];
  /** The end is never reached, since a `break` came before. */
  readonly left: boolean;
}

/**
 * Takes out the jumps that leave: what follows an `if` with such a jump moves into its other branch.
 * A jump from deeper inside is dropped, so that more seems to run than does.
 */
function fold(statements: readonly Statement[], leaves: ReadonlySet<Statement>): Folded {
  const body: Statement[] = [];
  for (const [index, statement] of statements.entries()) {
    if (leaves.has(statement)) return { body, left: true };
    if (statement.kind === "try" || statement.kind === "with") {
      body.push(foldInside(statement, leaves));
      continue;
    }
    if (statement.kind !== "if") {
      body.push(statement);
      continue;
    }
    const consequent = fold(statement.consequent, leaves);
    const alternate = fold(statement.alternate, leaves);
    const folded: If = { ...statement, consequent: consequent.body, alternate: alternate.body };
    if (!consequent.left && !alternate.left) {
      body.push(folded);
      continue;
    }
    const rest = fold(statements.slice(index + 1), leaves);
    body.push({
      ...folded,
      consequent: consequent.left ? consequent.body : [...consequent.body, ...rest.body],
      alternate: alternate.left ? alternate.body : [...alternate.body, ...rest.body],
    });
    return { body, left: (consequent.left && alternate.left) || rest.left };
  }
  return { body, left: false };
}

function foldInside(
  statement: Extract<Statement, { kind: "try" | "with" }>,
  leaves: ReadonlySet<Statement>,
): Statement {
  const body = fold(statement.body, leaves).body;
  if (statement.kind === "with") return { ...statement, body };
  return {
    ...statement,
    body,
    handlers: statement.handlers.map((handler) => ({
      ...handler,
      body: fold(handler.body, leaves).body,
    })),
    finalizer: fold(statement.finalizer, leaves).body,
  };
}

/** One case with the labels that lead to it. */
interface Case {
  readonly test: Expression | null;
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
  readonly node: SwitchCase;
}

/** Lowers a `switch` to a chain of `if`, with what falls through written out. */
export function lowerSwitch(env: Environment, node: SwitchStatement): readonly Statement[] {
  const inner = inBlock(env);
  const nodes = node.cases;
  for (const name of blockNames(nodes.flatMap(({ consequent }) => consequent))) {
    inner.block.declare(name);
  }
  const { value, before } = discriminantOf(env, node);
  let tests: Expression[] = [];
  let isDefault = false;
  const cases: Case[] = [];
  for (const branch of nodes) {
    if (branch.test === null) isDefault = true;
    else tests.push(caseTest(inner, value, branch.test));
    if (branch.consequent.length === 0 && branch !== nodes.at(-1)) continue;
    cases.push({ test: anyOf(tests), isDefault, node: branch, body: [] });
    tests = [];
    isDefault = false;
  }
  return [...before, ...chain(env, fallThrough(inner, cases))];
}

/** The value that is compared; one that must not be evaluated twice goes into a variable. */
function discriminantOf(
  env: Environment,
  { discriminant }: SwitchStatement,
): { value: Expression; before: readonly Statement[] } {
  const value = lowerExpression(env, discriminant);
  if (isRepeatable(value)) return { value, before: [] };
  const kept: Variable = madeUpVariable(env, "$switch", discriminant);
  return { value: kept, before: [assignment(kept, value, value.at)] };
}

function isRepeatable(value: Expression): boolean {
  return value.kind === "member"
    ? isRepeatable(value.object)
    : ["variable", "builtin", "constant", "import", "self"].includes(value.kind);
}

function caseTest(
  env: Environment,
  value: Expression,
  node: NonNullable<SwitchCase["test"]>,
): Expression {
  const test = lowerExpression(env, node);
  if (value.kind === "constant" && value.value === true) return test;
  return { kind: "operation", operator: "===", operands: [value, test], at: test.at };
}

function anyOf(tests: readonly Expression[]): Expression | null {
  const [first, ...others] = tests;
  if (first === undefined) return null;
  return others.reduce<Expression>(
    (left, right) => ({
      kind: "logical",
      operator: "or",
      left,
      right,
      at: [left.at[0], right.at[1]],
    }),
    first,
  );
}

/** Gives each case its body, and to what does not end with a jump the body of the next. */
function fallThrough(env: Environment, cases: readonly Case[]): readonly Case[] {
  const leaves = new Set<Statement>();
  const target: JumpTarget = { kind: "switch", label: null, update: [], leaves };
  const lowered = cases.map(({ node }) =>
    fold(lowerStatements(inside(env, target), node.consequent), leaves),
  );
  let next: readonly Statement[] = [];
  return cases
    .map((branch, index) => ({ branch, folded: lowered[index] }))
    .reverse()
    .map(({ branch, folded = { body: [], left: false } }) => {
      next = folded.left || isEnd(folded.body) ? folded.body : [...folded.body, ...next];
      return { ...branch, body: next };
    })
    .reverse();
}

/** Whether nothing can run after these statements. */
function isEnd(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  switch (last?.kind) {
    case "return":
    case "raise":
    case "break":
    case "continue":
      return true;
    case "if":
      return isEnd(last.consequent) && isEnd(last.alternate);
    default:
      return false;
  }
}

function chain(env: Environment, cases: readonly Case[]): readonly Statement[] {
  const fallback = cases.find(({ isDefault }) => isDefault)?.body ?? [];
  return cases
    .filter(({ isDefault }) => !isDefault)
    .reduceRight<readonly Statement[]>((alternate, { test, body, node }) => {
      if (test === null) return alternate;
      return [{ kind: "if", test, consequent: body, alternate, at: at(env, node) }];
    }, fallback);
}
