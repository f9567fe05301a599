/** Lowers `match` to a chain of tests, as far as a test can say what a pattern asks. */
import type {
  Expression,
  Index,
  Range,
  Statement,
  Target,
  PatternItem,
} from "../../facts/facts.js";
import type * as ast from "../parser/nodes.js";
import {
  assignment,
  builtin,
  constant,
  madeUpVariable,
  targetOf,
  unknown,
  type Context,
} from "./context.js";
import { lowerExpression } from "./expressions.js";
import { chainOf, lowerStatements } from "./statements.js";

/** Classes whose one positional pattern is matched by the subject itself: `case int(n):`. */
const SELF_MATCHING: ReadonlySet<string> = new Set(
  "bool bytearray bytes dict float frozenset int list set str tuple".split(" "),
);

/** Lowers a `match` statement. */
export function lowerMatch(ctx: Context, node: ast.Match, out: Statement[]): void {
  const value = lowerExpression(ctx, node.subject);
  let subject: Expression = value;
  if (value.kind !== "variable" && value.kind !== "constant") {
    subject = madeUpVariable(ctx, "subject", node.subject.range);
    out.push(assignment(subject, value, node.subject.range));
  }
  const branches = node.cases.map((branch) => {
    const { pattern, guard } = branch;
    const asked = testOf(ctx, pattern, subject);
    const bound = captures(ctx, pattern, subject);
    const test = guard === null ? asked : guarded(ctx, asked, bound, guard);
    const body = lowerStatements(ctx, branch.body);
    return {
      kind: "if" as const,
      test: test ?? constant(true, pattern.range),
      consequent: guard === null ? [...bound.map(captureStatement), ...body] : body,
      at: branch.range,
    };
  });
  out.push(...chainOf(branches, []));
}

/** A name of a pattern, and what it is bound to. */
interface Capture {
  readonly target: Target;
  readonly value: Expression;
}

function captureStatement({ target, value }: Capture): Statement {
  return assignment(target, value, target.at);
}

/** A guard can use what its pattern binds. */
function guarded(
  ctx: Context,
  asked: Expression | null,
  bound: readonly Capture[],
  guard: ast.Expression,
): Expression {
  const assigned = bound.map(({ target, value }): Expression => ({
    kind: "assignment",
    target,
    value,
    operator: null,
    at: target.at,
  }));
  const last = lowerExpression(ctx, guard);
  const test: Expression =
    assigned.length === 0
      ? last
      : { kind: "operation", operator: ",", operands: [...assigned, last], at: last.at };
  return asked === null ? test : both(asked, test);
}

/** What a pattern asks of the subject; null where it takes everything. */
function testOf(ctx: Context, pattern: ast.Pattern, subject: Expression): Expression | null {
  const at = pattern.range;
  switch (pattern.type) {
    case "MatchValue":
      return {
        kind: "operation",
        operator: "==",
        operands: [subject, lowerExpression(ctx, pattern.value)],
        at,
      };
    case "MatchSingleton":
      return {
        kind: "operation",
        operator: "is",
        operands: [subject, constant(pattern.value.value, pattern.value.range)],
        at,
      };
    case "MatchAs":
      return pattern.pattern === null ? null : testOf(ctx, pattern.pattern, subject);
    case "MatchOr": {
      const tests = pattern.patterns.map((inner) => testOf(ctx, inner, subject));
      return tests.some((test) => test === null) ? null : eitherOf(tests, at);
    }
    case "MatchClass": {
      const called: Expression = {
        kind: "call",
        callee: builtin("isinstance", at),
        arguments: [subject, lowerExpression(ctx, pattern.cls)].map((value) => ({
          value,
          name: null,
          spread: null,
          at: value.at,
        })),
        isNew: false,
        at,
      };
      const asksMore = [...pattern.patterns, ...pattern.kwd_patterns].some(
        (inner) => inner.type !== "MatchAs" || inner.pattern !== null,
      );
      return asksMore ? both(called, unknown([], at)) : called;
    }
    case "MatchSequence":
    case "MatchMapping":
    case "MatchStar":
      return unknown([subject], at);
  }
}

function both(left: Expression, right: Expression): Expression {
  return { kind: "logical", operator: "and", left, right, at: [left.at[0], right.at[1]] };
}

/** `a or (b or c)`, pairwise, so that many alternatives are not deep. */
function eitherOf(tests: readonly (Expression | null)[], at: Range): Expression {
  const [first] = tests;
  if (first === null || first === undefined) return unknown([], at);
  if (tests.length === 1) return first;
  const half = Math.ceil(tests.length / 2);
  const left = eitherOf(tests.slice(0, half), at);
  const right = eitherOf(tests.slice(half), at);
  return { kind: "logical", operator: "or", left, right, at };
}

/** What a pattern binds, in order. */
function captures(ctx: Context, pattern: ast.Pattern, subject: Expression): readonly Capture[] {
  switch (pattern.type) {
    case "MatchValue":
    case "MatchSingleton":
      return [];
    case "MatchAs": {
      const inner = pattern.pattern === null ? [] : captures(ctx, pattern.pattern, subject);
      const target = nameOf(ctx, pattern);
      return target === null ? inner : [...inner, { target, value: subject }];
    }
    case "MatchStar": {
      const target = nameOf(ctx, pattern);
      return target === null ? [] : [{ target, value: subject }];
    }
    case "MatchOr": {
      // Every alternative binds the same names; which one matched cannot be told.
      const [first] = pattern.patterns;
      const value = unknown([subject], pattern.range);
      const bound = first === undefined ? [] : captures(ctx, first, subject);
      return bound.flatMap(({ target }) =>
        variablesOf(target).map((name) => ({ target: name, value })),
      );
    }
    case "MatchSequence":
      return sequenceCaptures(ctx, pattern, subject);
    case "MatchMapping":
      return mappingCaptures(ctx, pattern, subject);
    case "MatchClass":
      return classCaptures(ctx, pattern, subject);
  }
}

function nameOf(ctx: Context, { name, nameRange }: ast.MatchAs | ast.MatchStar): Target | null {
  return name === null || nameRange === null ? null : targetOf(ctx, name, nameRange);
}

/** Names of a sequence are taken apart at once; what stands deeper is read by position. */
function sequenceCaptures(
  ctx: Context,
  { patterns, range: at }: ast.MatchSequence,
  subject: Expression,
): readonly Capture[] {
  const deeper: Capture[] = [];
  const star = patterns.findIndex(({ type }) => type === "MatchStar");
  const items = patterns.map((inner, index): PatternItem | null => {
    const isPlain =
      inner.type === "MatchStar" || (inner.type === "MatchAs" && inner.pattern === null);
    if (isPlain) {
      const target = nameOf(ctx, inner);
      return target === null ? null : { target, isRest: inner.type === "MatchStar", default: null };
    }
    const isBehind = star >= 0 && index > star;
    const position = constant(isBehind ? index - patterns.length : index, inner.range);
    deeper.push(...captures(ctx, inner, indexOf(subject, position, inner.range)));
    return null;
  });
  const target: Target = { kind: "pattern", items, at };
  return items.some((item) => item !== null) ? [{ target, value: subject }, ...deeper] : deeper;
}

function mappingCaptures(
  ctx: Context,
  { keys, patterns, rest, restRange, range: at }: ast.MatchMapping,
  subject: Expression,
): readonly Capture[] {
  const bound = patterns.flatMap((inner, index) => {
    const key = keys[index];
    const value =
      key === undefined
        ? unknown([subject], inner.range)
        : indexOf(subject, lowerExpression(ctx, key), inner.range);
    return captures(ctx, inner, value);
  });
  if (rest === null || restRange === null) return bound;
  return [...bound, { target: targetOf(ctx, rest, restRange), value: unknown([subject], at) }];
}

function classCaptures(
  ctx: Context,
  { cls, patterns, kwd_patterns, kwd_attrs, kwdAttrRanges, range: at }: ast.MatchClass,
  subject: Expression,
): readonly Capture[] {
  const isSelf = cls.type === "Name" && SELF_MATCHING.has(cls.id) && patterns.length === 1;
  const byPosition = patterns.flatMap((inner) =>
    captures(ctx, inner, isSelf ? subject : unknown([subject], inner.range)),
  );
  const byName = kwd_patterns.flatMap((inner, index) =>
    captures(ctx, inner, {
      kind: "member",
      object: subject,
      name: kwd_attrs[index] ?? "",
      nameAt: kwdAttrRanges[index] ?? at,
      at: inner.range,
    }),
  );
  return [...byPosition, ...byName];
}

function indexOf(object: Expression, index: Expression, at: Range): Index {
  return { kind: "index", object, index, at };
}

/** The names in the target of a capture. */
function variablesOf(target: Target): readonly Target[] {
  return target.kind === "pattern"
    ? target.items.flatMap((item) => (item === null ? [] : variablesOf(item.target)))
    : [target];
}
