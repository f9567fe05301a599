/** Sets of versions: sorted unions of half-open intervals, closed under the operations of sets. */
import { compareVersions, formatVersion, PHASE, type Version } from "./versions.js";

/** All versions from `lower` on and below `upper`. */
export interface Interval {
  readonly lower: Version;
  readonly upper: Version;
}

/** Disjoint, not touching, in rising order, none empty. */
export type VersionSet = readonly Interval[];

/** Below every version. */
export const LOWEST: Version = { release: [-1], phase: PHASE.BEFORE, serial: 0 };
/** Above every version. */
export const HIGHEST: Version = {
  release: [Number.MAX_SAFE_INTEGER],
  phase: PHASE.AFTER,
  serial: 0,
};

export const NO_VERSIONS: VersionSet = [];
export const ALL_VERSIONS: VersionSet = [{ lower: LOWEST, upper: HIGHEST }];

/** The versions from `lower` on and below `upper`; none if they are out of order. */
export function between(lower: Version, upper: Version): VersionSet {
  return compareVersions(lower, upper) < 0 ? [{ lower, upper }] : NO_VERSIONS;
}

/** The versions that are in any of the sets. */
export function union(...sets: readonly VersionSet[]): VersionSet {
  const sorted = sets.flat().sort((a, b) => compareVersions(a.lower, b.lower));
  const merged: Interval[] = [];
  for (const interval of sorted) {
    const last = merged.at(-1);
    if (last === undefined || compareVersions(last.upper, interval.lower) < 0) {
      merged.push(interval);
    } else if (compareVersions(last.upper, interval.upper) < 0) {
      merged[merged.length - 1] = { lower: last.lower, upper: interval.upper };
    }
  }
  return merged;
}

/** The versions that are in both sets. */
export function intersect(left: VersionSet, right: VersionSet): VersionSet {
  const common: Interval[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) return common;
    const lower = compareVersions(a.lower, b.lower) < 0 ? b.lower : a.lower;
    const leftEndsFirst = compareVersions(a.upper, b.upper) < 0;
    const upper = leftEndsFirst ? a.upper : b.upper;
    common.push(...between(lower, upper));
    if (leftEndsFirst) l++;
    else r++;
  }
}

/** The versions that are not in the set. */
export function complement(set: VersionSet): VersionSet {
  const gaps: Interval[] = [];
  let lower = LOWEST;
  for (const interval of set) {
    gaps.push(...between(lower, interval.lower));
    lower = interval.upper;
  }
  gaps.push(...between(lower, HIGHEST));
  return gaps;
}

export function isEmpty(set: VersionSet): boolean {
  return set.length === 0;
}

export function contains(set: VersionSet, version: Version): boolean {
  return set.some(
    ({ lower, upper }) =>
      compareVersions(lower, version) <= 0 && compareVersions(version, upper) < 0,
  );
}

/** Whether every version of `part` is in `whole`. */
export function includes(whole: VersionSet, part: VersionSet): boolean {
  return isEmpty(intersect(part, complement(whole)));
}

/** Whether the set names a lowest version: a floor that someone wrote down. */
export function hasLowerBound(set: VersionSet): boolean {
  const first = set[0];
  return first !== undefined && compareVersions(first.lower, LOWEST) !== 0;
}

/** False for the sliver of pre-releases between two releases, such as "2.0a0 up to 2". */
export function hasRelease(set: VersionSet): boolean {
  return set.some(({ lower, upper }) => {
    if (lower.phase === PHASE.POST) return true;
    const first: Version = { ...lower, phase: PHASE.FINAL, serial: 0 };
    if (compareVersions(lower, first) > 0) return !isSameRelease(lower, upper);
    return compareVersions(first, upper) < 0;
  });
}

/** The set as a range of the `pip` dialect: `>=1.22,<2 || ==2.4.6`. */
export function formatVersions(set: VersionSet): string {
  if (set.length === 0) return "none";
  return set.map(formatInterval).join(" || ");
}

function formatInterval({ lower, upper }: Interval): string {
  if (isSingle(lower, upper)) return `==${formatVersion(lower)}`;
  if (isPrefix(lower, upper)) return `==${formatVersion(lower)}.*`;
  const bounds: string[] = [];
  if (compareVersions(lower, LOWEST) !== 0) {
    bounds.push((lower.phase === PHASE.AFTER ? ">" : ">=") + formatVersion(lower));
  }
  if (compareVersions(upper, HIGHEST) !== 0) {
    bounds.push((upper.phase === PHASE.AFTER ? "<=" : "<") + formatVersion(upper));
  }
  return bounds.length === 0 ? "*" : bounds.join(",");
}

function isSingle(lower: Version, upper: Version): boolean {
  if (!isSameRelease(lower, upper)) return false;
  if (lower.phase === PHASE.BEFORE) return upper.phase === PHASE.AFTER;
  return lower.phase === upper.phase && lower.serial + 1 === upper.serial;
}

function isPrefix(lower: Version, upper: Version): boolean {
  if (lower.phase !== PHASE.BEFORE || upper.phase !== PHASE.BEFORE) return false;
  const last = lower.release.length - 1;
  return (
    upper.release.length === lower.release.length &&
    upper.release.every(
      (part, index) => part === (lower.release[index] ?? 0) + (index === last ? 1 : 0),
    )
  );
}

function isSameRelease(left: Version, right: Version): boolean {
  const start = (version: Version): Version => ({ ...version, phase: PHASE.BEFORE, serial: 0 });
  return compareVersions(start(left), start(right)) === 0;
}

/** The stretches, from the lowest to the highest version, within which no set begins or ends. */
export function stretches(sets: readonly VersionSet[]): readonly Interval[] {
  const edges = sets
    .flatMap((set) => set.flatMap(({ lower, upper }) => [lower, upper]))
    .sort(compareVersions);
  const result: Interval[] = [];
  let lower = LOWEST;
  for (const upper of [...edges, HIGHEST]) {
    result.push(...between(lower, upper));
    if (compareVersions(lower, upper) < 0) lower = upper;
  }
  return result;
}
