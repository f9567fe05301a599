/** Tells what has changed since another run of the oracle. */
import { readFileSync, writeFileSync } from "node:fs";
import type { Judgement, Verdict } from "./judge.js";

/** Verdicts by variant and program. */
type Verdicts = Readonly<Record<string, Verdict>>;

/**
 * Keeps verdicts in a file.
 *
 * @param judgements - by variant
 */
export function save(file: string, judgements: ReadonlyMap<string, readonly Judgement[]>): void {
  writeFileSync(file, `${JSON.stringify(verdictsOf(judgements), null, 1)}\n`);
}

/**
 * One line for each program that is judged otherwise than in a saved run.
 *
 * @param judgements - by variant; those that were not saved are left out
 */
export function changes(
  file: string,
  judgements: ReadonlyMap<string, readonly Judgement[]>,
): string[] {
  // Written by `save`.
  const before = JSON.parse(readFileSync(file, "utf8")) as Verdicts;
  const lines = Object.entries(verdictsOf(judgements)).flatMap(([name, verdict]) => {
    const old = before[name];
    return old === undefined || old === verdict ? [] : [`${name}: ${old} -> ${verdict}`];
  });
  return lines.length === 0 ? ["Nothing has changed."] : lines;
}

function verdictsOf(judgements: ReadonlyMap<string, readonly Judgement[]>): Verdicts {
  return Object.fromEntries(
    [...judgements].flatMap(([variant, list]) =>
      list.map(({ program: { suite, name }, verdict }) => [`${variant} ${suite}/${name}`, verdict]),
    ),
  );
}
