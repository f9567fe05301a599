/** Reads version ranges of every dialect (pip, Poetry, conda, npm, our own) into version sets. */
import {
  ALL_VERSIONS,
  between,
  complement,
  HIGHEST,
  intersect,
  LOWEST,
  NO_VERSIONS,
  union,
  type VersionSet,
} from "./version-sets.js";
import { after, afterPrefix, before, parseVersion, PHASE, type Version } from "./versions.js";

/**
 * The dialects differ in one thing only: whether a short version such as `3.11` means the one
 * release 3.11.0 or every release that starts with it.
 */
export type Dialect =
  /** `numpy==1.26` is 1.26.0 alone; Poetry adds `^` and `~`. */
  | "pip"
  /** `numpy=1.26` is any 1.26, `numpy==1.26` is 1.26.0 alone. */
  | "conda"
  /** `1.26`, `=1.26`, `<=1.26` and `>1.26` speak of all 1.26 releases. */
  | "npm"
  /** Knowledge entries and settings: as npm, and `==1.26` is 1.26.0 alone. */
  | "reseed";

const MAX_LENGTH = 1000;
const COMPARATOR = /\s*(===|==|~=|!=|<=|>=|~>|<|>|=|\^|~)?\s*((?:\d+!)?[^\s,|<>=!~^]+)\s*,?/y;

/**
 * Reads a range: comparators joined by commas or blanks, alternatives by `||` or `|`, `1.2 - 1.4`,
 * wildcards, `^`, `~`, `~=`. An empty range and `*` admit everything.
 *
 * @returns null where the text is no range (a tag, a URL, a slip of the pen)
 */
export function parseRange(text: string, dialect: Dialect): VersionSet | null {
  if (text.length > MAX_LENGTH) return null;
  const alternatives: VersionSet[] = [];
  for (const part of text.split(/\|\|?/)) {
    const set = parseAlternative(part.trim(), dialect);
    if (set === null) return null;
    alternatives.push(set);
  }
  return union(...alternatives);
}

function parseAlternative(text: string, dialect: Dialect): VersionSet | null {
  const hyphen = text.split(" - ");
  if (hyphen.length === 2) {
    const [from = "", to = ""] = hyphen;
    const lower = compare(">=", from.trim(), dialect);
    const upper = compare("<=", to.trim(), dialect);
    return lower === null || upper === null ? null : intersect(lower, upper);
  }
  let set = ALL_VERSIONS;
  COMPARATOR.lastIndex = 0;
  while (COMPARATOR.lastIndex < text.length) {
    const match = COMPARATOR.exec(text);
    const operand = match?.[2];
    const next = operand === undefined ? null : compare(match?.[1] ?? "", operand, dialect);
    if (next === null) return null;
    set = intersect(set, next);
  }
  return set;
}

/** A version as an operand; a wildcard leaves a prefix, `*` alone leaves nothing. */
interface Operand {
  readonly version: Version;
  readonly isPrefix: boolean;
}

function parseOperand(text: string): Operand | "any" | null {
  const parts = text.split(".");
  const wild = parts.findIndex((part) => /^[*xX]$/.test(part));
  if (wild === 0) return "any";
  if (wild > 0 && !parts.slice(wild).every((part) => /^[*xX]$/.test(part))) return null;
  // conda also writes `1.26*`.
  const stem = wild > 0 ? parts.slice(0, wild).join(".") : text.replace(/\*$/, "");
  const version = parseVersion(stem);
  if (version === null) return null;
  const isPrefix = stem !== text;
  return isPrefix && version.phase !== PHASE.FINAL ? null : { version, isPrefix };
}

function compare(operator: string, text: string, dialect: Dialect): VersionSet | null {
  const operand = parseOperand(text);
  if (operand === null) return null;
  if (operand === "any") return /^(?:<|>|!=)$/.test(operator) ? NO_VERSIONS : ALL_VERSIONS;
  const { version } = operand;
  const isFinal = version.phase === PHASE.FINAL;
  const start = before(version);
  const isShort = isFinal && version.release.length < 3;
  const isWide = operand.isPrefix || (isShort && readsShortAsPrefix(operator, dialect));
  const end = isWide ? afterPrefix(version.release) : after(version);
  switch (operator) {
    case "":
    case "=":
    case "==":
    case "===":
      return between(start, end);
    case "!=":
      return complement(between(start, end));
    case ">=":
      return between(start, HIGHEST);
    case "<":
      return between(LOWEST, start);
    case "<=":
      return between(LOWEST, end);
    case ">":
      return between(end, HIGHEST);
    case "~=":
      // PEP 440 forbids `~=2`; the only thing it can mean is `^2`.
      return between(
        start,
        afterPrefix(version.release.slice(0, Math.max(1, version.release.length - 1))),
      );
    case "~":
    case "~>":
      return between(start, afterPrefix(version.release.slice(0, 2)));
    case "^":
      return between(start, afterPrefix(caretPrefix(version.release)));
    default:
      return null;
  }
}

/** `^` keeps everything up to the first number that is not 0. */
function caretPrefix(release: readonly number[]): readonly number[] {
  const leading = release.findIndex((part) => part !== 0);
  return leading === -1 ? release : release.slice(0, leading + 1);
}

function readsShortAsPrefix(operator: string, dialect: Dialect): boolean {
  switch (dialect) {
    case "pip":
      return false;
    case "conda":
      return operator === "=" || operator === "";
    case "npm":
      return true;
    case "reseed":
      return operator !== "==" && operator !== "===";
  }
}
