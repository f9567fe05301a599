/** Holds the runs of a mended program against those of the original. */
import type { Program } from "./programs.js";
import type { Draw, Outcome, Run } from "./run-program.js";

export type Runs = readonly [Run, Run];

/** What a program does if it behaves as its table says. */
const EXPECTED: Readonly<Record<string, Outcome>> = {
  duplicate: "repeats",
  hang: "hangs",
  crash: "crashes",
};

/** Whether the original shows here what it was seen to do elsewhere. */
export function isReproduced({ verdict }: Program, runs: Runs): boolean {
  const expected = EXPECTED[verdict];
  // A program that hangs at times only may also be seen to repeat.
  return runs.some(({ outcome, line }) => outcome === expected || line.includes('"hung": true'));
}

/**
 * Whether two runs draw the same numbers: null where nothing tells.
 *
 * @param runs - of one program
 */
export function isRepeatable([first, second]: Runs): boolean | null {
  if (!isComplete(first) || !isComplete(second)) return null;
  const pairs: [readonly string[], readonly string[]][] = [
    [first.values, second.values],
    [first.workerDraws.map(valueOf), second.workerDraws.map(valueOf)],
  ];
  const told = pairs.find(([a, b]) => a.length > 0 && b.length > 0);
  if (told === undefined) return null;
  return sameItems(...told);
}

/**
 * Whether the original was seeded. A generator that is given no seed and has a constant one all the same
 * was not: there, the corrected sibling does not repeat itself either.
 *
 * @param sibling - how the corrected program of the table runs; null where there is none
 */
export function isSeeded(original: Runs, sibling: Runs | null): boolean | null {
  if (sibling !== null && isRepeatable(sibling) === false) return false;
  return drawsTheSame(original);
}

/**
 * Which worker takes which task may differ from run to run, so that the numbers themselves are
 * compared, and not how often each comes.
 */
function drawsTheSame([first, second]: Runs): boolean | null {
  const [a, b] =
    first.values.length > 0
      ? [first.values, second.values]
      : [first.workerDraws.map(valueOf), second.workerDraws.map(valueOf)];
  if (a.length === 0 || b.length === 0) return null;
  const others = new Set(b);
  const shared = new Set(a.filter((value) => others.has(value)));
  return shared.size * 2 >= Math.min(new Set(a).size, others.size);
}

/**
 * What is wrong with a mended program; nothing if it is cured and does what it did.
 *
 * @param original - how the program ran before
 * @param sibling - how the corrected program of the table runs; null where there is none
 */
export function faultsOf(
  { verdict }: Program,
  original: Runs,
  mended: Runs,
  sibling: Runs | null,
): string[] {
  const bad = mended.find(({ outcome }) => outcome !== "unique");
  if (bad !== undefined) return [`${bad.outcome}${bad.detail === "" ? "" : ` (${bad.detail})`}`];
  const [before] = original;
  const [after] = mended;
  const faults: string[] = [];
  // A crash leaves nothing to compare with but the corrected sibling.
  const model = verdict === "crash" ? sibling?.[0] : before;
  if (model !== undefined && model.streams !== after.streams) {
    faults.push(`${model.streams} streams became ${after.streams}`);
  }
  if (verdict === "duplicate") {
    faults.push(...changedValues(before, after), ...changedDraws(before, after));
    // A worker less or more can be chance: the other run is asked, too.
    const starts = original.map(startsOf);
    if (!mended.some((run) => starts.includes(startsOf(run)))) {
      faults.push(`workers: ${startsOf(before)} became ${startsOf(after)}`);
    }
  }
  if (
    verdict !== "crash" &&
    isSeeded(original, sibling) === true &&
    isRepeatable(mended) === false
  ) {
    faults.push("was seeded, and gives other numbers in each run");
  }
  return faults;
}

function changedValues(before: Run, after: Run): string[] {
  if (before.values.length !== after.values.length) {
    return [`${before.values.length} printed values became ${after.values.length}`];
  }
  const [a, b] = [before.values.map(kindOf).sort(), after.values.map(kindOf).sort()];
  return sameItems(a, b) ? [] : [`values such as ${before.values[0]} became ${after.values[0]}`];
}

/**
 * `-0.25,0.5` and `0.125,1e-7` are of one kind; names and identifiers are of another. Some of those
 * consist of digits by chance, and long values are cut in the middle.
 */
function kindOf(value: string): string {
  const parts = value.replace(/^\[/u, "").split(",");
  const whole = parts.length > 1 ? parts.slice(0, -1) : parts;
  if (whole.every((part) => /^-?\d+$/u.test(part))) return "integer";
  return whole.every((part) => /^-?\d+(?:\.\d*)?(?:e-?\d+)?$/u.test(part)) ? "fraction" : "text";
}

/**
 * Draws of workers have to stay in workers, of each distribution. How many a task needs can depend on
 * the numbers themselves. A parent that draws more makes seeds; one that draws what its workers now
 * draw less has taken their work.
 */
function changedDraws(before: Run, after: Run): string[] {
  const [workers, parent] = [countDraws(after.workerDraws), countDraws(after.parentDraws)];
  const inParent = countDraws(before.parentDraws);
  return [...countDraws(before.workerDraws)].flatMap(([draw, count]) => {
    const now = (workers.get(draw) ?? 0) + (workers.get(draw.replace(/\(.*/u, "(*)")) ?? 0);
    const isMoved = now < count && (parent.get(draw) ?? 0) > (inParent.get(draw) ?? 0);
    if (isMoved) return [`${count - now} of the draws of ${draw} moved into the parent`];
    return now === 0 ? [`workers no longer draw ${draw}`] : [];
  });
}

function countDraws(draws: readonly Draw[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const draw of draws) {
    const name = `${MODERN[draw.name] ?? draw.name}(${plain(draw.args)})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].sort());
}

/** The names that NumPy's generators have for what its older functions draw. */
const MODERN: Readonly<Record<string, string>> = {
  rand: "random",
  random_sample: "random",
  ranf: "random",
  randn: "standard_normal",
  randint: "integers",
};

/**
 * A shape is one argument to some functions, and several or a named one to others; what a draw takes
 * its numbers from is no part of its distribution.
 */
function plain(args: string): string {
  // Whatever a function is given that hands its arguments on.
  if (args.startsWith("*")) return "*";
  return args
    .replace(/,?\s*\b(?:random_state|generator)=[^,]*/gu, "")
    .replace(/size=|[()\s]/gu, "")
    .replace(/,$/u, "");
}

function startsOf({ starts }: Run): string {
  const told = Object.entries(starts).filter(([how]) => how !== "main" && how !== "helper");
  return told.length === 0
    ? "none"
    : told
        .map(([how, count]) => `${count} ${how}`)
        .sort()
        .join(", ");
}

function isComplete({ outcome }: Run): boolean {
  return outcome === "unique" || outcome === "repeats";
}

function valueOf({ value }: Draw): string {
  return value;
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}
