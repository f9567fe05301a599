/** Judges a condition of knowledge in an environment, and words the shortest one that is true. */
import type { Condition } from "../knowledge/schema.js";
import { layOut, truthOfAtom, type Cells } from "./cells.js";
import type { Environment } from "./environment.js";
import {
  isValueAxis,
  normalizeAxis,
  parseValues,
  VALUES,
  type Platform,
  type StartMethod,
} from "./names.js";
import { parseRange } from "./ranges.js";
import { wordCondition } from "./wording.js";

export type { Condition } from "../knowledge/schema.js";

/** Holds everywhere: nothing is asked. */
export const ALWAYS: Condition = { all: [] };
/** Holds nowhere: there is no alternative. */
export const NEVER: Condition = { any: [] };

export interface Verdict {
  /** Whether the condition holds in all, some or none of the admitted environments. */
  readonly verdict: "always" | "sometimes" | "never";
  /**
   * With `sometimes`: a clause under which it is sure to hold, of at most two parts (`on Linux with
   * NumPy < 2`); it may leave out further environments, but is never false. Null where there is
   * no such clause, and with the other verdicts.
   */
  readonly text: string | null;
}

/** The library or language has one of these versions: `versions("numpy", "<2")`. */
export function versions(axis: string, range: string): Condition {
  return { axis: normalizeAxis(axis), in: range };
}

/** Processes start in one of these ways. */
export function startMethod(...methods: readonly StartMethod[]): Condition {
  return { axis: "start-method", in: methods.join("|") };
}

/** The program runs on one of these platforms. */
export function platform(...platforms: readonly Platform[]): Condition {
  return { axis: "platform", in: platforms.join("|") };
}

/** The file is run as a script, or imported as a module. */
export function mainIs(kind: (typeof VALUES)["main"][number]): Condition {
  return { axis: "main", in: kind };
}

/** A fact about the program that the analysis cannot see; `phrase` says when it is so. */
export function flag(id: string, phrase: string): Condition {
  return { flag: id, phrase };
}

export function all(...conditions: readonly Condition[]): Condition {
  return { all: conditions };
}

export function any(...conditions: readonly Condition[]): Condition {
  return { any: conditions };
}

export function not(condition: Condition): Condition {
  return { not: condition };
}

/** Verdicts by environment and by the condition's text: findings ask the same few again and again. */
const remembered = new WeakMap<Environment, Map<string, Verdict>>();

/**
 * Judges a condition over every combination of what the environment admits. Axes that the condition
 * does not mention play no part; a flag can be either way.
 */
export function evaluate(condition: Condition, environment: Environment): Verdict {
  let verdicts = remembered.get(environment);
  if (verdicts === undefined) {
    verdicts = new Map();
    remembered.set(environment, verdicts);
  }
  const key = JSON.stringify(condition);
  let verdict = verdicts.get(key);
  if (verdict === undefined) {
    verdict = judge(condition, environment);
    verdicts.set(key, verdict);
  }
  return verdict;
}

function judge(condition: Condition, environment: Environment): Verdict {
  const cells = layOut(condition, environment);
  // Too many combinations to look at: nothing is claimed.
  if (cells === null) return { verdict: "sometimes", text: null };
  const truth = truthOf(condition, cells);
  if (truth === 0n) return { verdict: "never", text: null };
  if (truth === cells.everything) return { verdict: "always", text: null };
  return { verdict: "sometimes", text: wordCondition(truth, cells) };
}

/** The combinations in which a condition holds, as bits. */
function truthOf(condition: Condition, cells: Cells): bigint {
  if ("all" in condition) {
    return condition.all.reduce((bits, part) => bits & truthOf(part, cells), cells.everything);
  }
  if ("any" in condition) {
    return condition.any.reduce((bits, part) => bits | truthOf(part, cells), 0n);
  }
  if ("not" in condition) return cells.everything & ~truthOf(condition.not, cells);
  return truthOfAtom(condition, cells);
}

/**
 * Finds what is wrong with the ranges and values of a condition that a user wrote.
 *
 * @returns one sentence for each slip, none for a sound condition
 */
export function conditionProblems(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(conditionProblems);
  if ("any" in condition) return condition.any.flatMap(conditionProblems);
  if ("not" in condition) return conditionProblems(condition.not);
  if ("flag" in condition) return [];
  const axis = normalizeAxis(condition.axis);
  if (isValueAxis(axis)) {
    if (parseValues(axis, condition.in) !== null) return [];
    return [`'${condition.in}' is no value of '${axis}': use '${VALUES[axis].join("', '")}'.`];
  }
  if (parseRange(condition.in, "reseed") !== null) return [];
  return [`'${condition.in}' is no range of versions of '${axis}'.`];
}
