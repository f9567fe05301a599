/** The words that may stand under the keys of models, and what a misspelt key was meant to be. */
import { isRecord } from "./records.js";

/** Words under keys of text; a key that is missing takes any. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  forksAt: ["construction", "dispatch"],
  initial: ["entropy", "clock", "constant"],
  neighbours: ["mixed", "correlated", "shifted"],
  onFork: ["copied", "reseeded"],
  result: ["future", "single", "many", "none"],
  seedFrom: ["string", "array", "hash", "none"],
  setting: ["start-method", "preload"],
  taskPer: ["worker"],
};

/** The words that a key takes; null where it takes any. */
export function wordsUnder(part: string): readonly string[] | null {
  return WORDS[part] ?? null;
}

/** What is wrong with a condition of the environment: a sentence, or null. */
export function problemOfCondition(value: unknown, key: string): string | null {
  const example = 'a condition such as { "axis": "python", "in": ">=3.9" }';
  if (!isRecord(value)) return `'${key}' is not ${example}.`;
  for (const part of ["all", "any"]) {
    const parts = value[part];
    if (parts === undefined) continue;
    if (!Array.isArray(parts)) return `'${key}.${part}' is not a list of conditions.`;
    return firstOf(parts.map((one, i) => problemOfCondition(one, `${key}.${part}[${i}]`)));
  }
  if (value.not !== undefined) return problemOfCondition(value.not, `${key}.not`);
  const isFlag = typeof value.flag === "string" && typeof value.phrase === "string";
  const isAxis = typeof value.axis === "string" && typeof value.in === "string";
  return isFlag || isAxis ? null : `'${key}' is not ${example}.`;
}

/** The first problem of several. */
export function firstOf(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}

/** Says of a key that nobody reads it, and which one was probably meant. */
export function unknownPart(key: string, part: string, known: Iterable<string>): string {
  const near = [...known].filter((one) => isNear(one, part)).sort()[0];
  const hint = near === undefined ? "" : `; did you mean '${near}'?`;
  return `'${key}' has no meaning${hint === "" ? "." : hint}`;
}

/** Whether two words differ by one letter more or less, another one, or two that changed places. */
function isNear(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const start = commonStart(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = restB.slice(1, 2) + restB.slice(0, 1) + restB.slice(2);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restB.length > 1 && restA === swapped)
  );
}

function commonStart(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}
