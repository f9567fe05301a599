/** Versions of languages and libraries (PEP 440, semver) as points of one total order. */

/**
 * Where a version stands around its release number. `BEFORE` and `AFTER` are no versions: they are
 * the edges of a release, so that "everything below 2" and "2 or later" meet without a gap.
 */
export const PHASE = {
  BEFORE: 0,
  DEV: 1,
  ALPHA: 2,
  BETA: 3,
  CANDIDATE: 4,
  FINAL: 5,
  POST: 6,
  AFTER: 7,
} as const;

export type Phase = (typeof PHASE)[keyof typeof PHASE];

/** A version, or an edge between versions. `3.14` and `3.14.0` are the same point. */
export interface Version {
  readonly release: readonly number[];
  readonly phase: Phase;
  /** The number behind `rc`, `post` and the like; 0 otherwise. */
  readonly serial: number;
}

const TAGS: ReadonlyMap<string, Phase> = new Map([
  ["dev", PHASE.DEV],
  ["a", PHASE.ALPHA],
  ["alpha", PHASE.ALPHA],
  ["b", PHASE.BETA],
  ["beta", PHASE.BETA],
  ["c", PHASE.CANDIDATE],
  ["rc", PHASE.CANDIDATE],
  ["pre", PHASE.CANDIDATE],
  ["preview", PHASE.CANDIDATE],
  ["post", PHASE.POST],
  ["rev", PHASE.POST],
  ["r", PHASE.POST],
]);

const NAMES: Readonly<Record<Phase, string>> = {
  [PHASE.BEFORE]: "",
  [PHASE.DEV]: ".dev",
  [PHASE.ALPHA]: "a",
  [PHASE.BETA]: "b",
  [PHASE.CANDIDATE]: "rc",
  [PHASE.FINAL]: "",
  [PHASE.POST]: ".post",
  [PHASE.AFTER]: "",
};

/** Longer numbers are no versions, and would lose digits. */
const MAX_LENGTH = 64;

/**
 * Reads one version. Epochs (`1!`), local parts (`+cpu`) and a leading `v` are dropped: none of them
 * changes what a release does to random numbers. Of a tail with several tags (`1.0a1.dev2`) the
 * first counts, and a tag that nobody reserved (`-canary.3`, `-0`) is a development release.
 *
 * @returns null where the text is no version
 */
export function parseVersion(text: string): Version | null {
  if (text.length > MAX_LENGTH) return null;
  const match = /^[vV]?(?:\d+!)?(\d+(?:\.\d+)*)([^+]*)(?:\+.*)?$/.exec(text.trim());
  if (match === null) return null;
  const [, digits = "", tail = ""] = match;
  const release = digits.split(".").map(Number);
  if (!release.every(Number.isSafeInteger)) return null;
  if (tail === "") return { release, phase: PHASE.FINAL, serial: 0 };
  const tag = /^[-._]?(?:([a-zA-Z]+)[-._]?(\d*)|(\d+))[-._a-zA-Z0-9]*$/.exec(tail);
  if (tag === null) return null;
  const [, name = "dev", serial = tag[3] ?? ""] = tag;
  return {
    release,
    phase: TAGS.get(name.toLowerCase()) ?? PHASE.DEV,
    serial: Number(serial),
  };
}

/** Negative, zero or positive as `left` stands before, at or after `right`. */
export function compareVersions(left: Version, right: Version): number {
  const length = Math.max(left.release.length, right.release.length);
  for (let index = 0; index < length; index++) {
    const difference = (left.release[index] ?? 0) - (right.release[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.phase - right.phase || left.serial - right.serial;
}

/** The edge in front of a version: before a release's own pre-releases, right before a pre-release. */
export function before(version: Version): Version {
  return version.phase === PHASE.FINAL ? { ...version, phase: PHASE.BEFORE } : version;
}

/** The edge behind a version: after a release's post-releases, right after a pre-release. */
export function after(version: Version): Version {
  if (version.phase === PHASE.FINAL) return { ...version, phase: PHASE.AFTER };
  return { ...version, serial: version.serial + 1 };
}

/** The edge in front of the release that follows all releases starting with these numbers. */
export function afterPrefix(release: readonly number[]): Version {
  const last = release.length - 1;
  const bumped = release.map((part, index) => (index === last ? part + 1 : part));
  return { release: bumped, phase: PHASE.BEFORE, serial: 0 };
}

/** The version as people write it; an edge is written as its release. */
export function formatVersion(version: Version): string {
  const name = NAMES[version.phase];
  return version.release.join(".") + (name === "" ? "" : name + String(version.serial));
}
