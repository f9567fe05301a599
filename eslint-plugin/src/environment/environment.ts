/** An environment: for each axis, the versions or values that a project admits, and who says so. */
import { FLOOR } from "./floor.js";
import { isValueAxis, normalizeAxis, parseValues, VALUES } from "./names.js";
import { parseRange } from "./ranges.js";
import {
  ALL_VERSIONS,
  formatVersions,
  hasLowerBound,
  intersect,
  isEmpty,
  type VersionSet,
} from "./version-sets.js";

/** Why an axis admits what it admits. */
export type Evidence =
  | {
      readonly kind: "file";
      readonly axis: string;
      /** Absolute path. */
      readonly path: string;
      /** 1-based. */
      readonly line: number;
      /** The statement on one line: `requires-python = ">=3.9"`. */
      readonly text: string;
    }
  /** Set by the user, in settings or on the command line. */
  | { readonly kind: "given"; readonly axis: string; readonly text: string }
  /** Nobody says anything: the default floor. */
  | { readonly kind: "floor"; readonly axis: string; readonly text: string };

/** What one axis admits. */
export type Admitted =
  | {
      readonly kind: "versions";
      readonly versions: VersionSet;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly kind: "values";
      readonly values: readonly string[];
      readonly evidence: readonly Evidence[];
    };

/**
 * By normalised axis; read it with {@link admittedOn}. An axis that is not in it keeps its floor.
 * Never changed once made, so verdicts can be remembered by it.
 */
export type Environment = ReadonlyMap<string, Admitted>;

/** What is wrong with a project file or a setting, for the user to mend. */
export interface Problem {
  /** Absolute path, or null for a setting. */
  readonly path: string | null;
  /** Names the file or setting, says what is wrong and what to do. */
  readonly message: string;
}

/** The environment of a project that says nothing. */
export const DEFAULT_ENVIRONMENT: Environment = new Map();

/**
 * What an environment admits on an axis.
 *
 * @returns null for `start-method` where nobody set it: it then follows from platform and Python
 */
export function admittedOn(environment: Environment, axis: string): Admitted | null {
  const known = environment.get(axis);
  if (known !== undefined) return known;
  if (axis === "start-method") return null;
  if (!isValueAxis(axis)) return admitVersions(axis, ALL_VERSIONS, []);
  const values = FLOOR.values.get(axis) ?? VALUES[axis];
  return { kind: "values", values, evidence: [floorEvidence(axis, values.join(", "))] };
}

/**
 * Admits versions that someone declared. A declaration without a lower bound keeps the floor,
 * unless it leaves nothing but older releases.
 */
export function admitVersions(
  axis: string,
  declared: VersionSet,
  evidence: readonly Evidence[],
): Admitted {
  const floor = floorVersions(axis);
  const versions = floor === null ? declared : intersect(declared, floor);
  if (floor === null || hasLowerBound(declared) || isEmpty(versions)) {
    return { kind: "versions", versions: declared, evidence };
  }
  const text = formatVersions(floor);
  return { kind: "versions", versions, evidence: [...evidence, floorEvidence(axis, text)] };
}

/** The releases that are admitted where nobody says anything; null is all of them. */
export function floorVersions(axis: string): VersionSet | null {
  const floor = FLOOR.versions.get(axis);
  return floor === undefined ? null : parseRange(floor, "reseed");
}

function floorEvidence(axis: string, text: string): Evidence {
  return { kind: "floor", axis, text };
}

/**
 * Lays what the user gave over an environment. A value is a version (`3.11` means every 3.11),
 * a range (`>=1.20,<2`, `1.x`, `^1.4`, alternatives by `||`) or, on the axes of words, a list such
 * as `fork|spawn`. It replaces what the project says.
 */
export function withGiven(
  environment: Environment,
  given: Readonly<Record<string, string>>,
): { readonly environment: Environment; readonly problems: readonly Problem[] } {
  const result = new Map(environment);
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const axis = normalizeAxis(name);
    const admitted = readGiven(axis, value);
    if (typeof admitted === "string") problems.push({ path: null, message: admitted });
    else result.set(axis, admitted);
  }
  return { environment: result, problems };
}

function readGiven(axis: string, value: string): Admitted | string {
  const evidence: readonly Evidence[] = [{ kind: "given", axis, text: value }];
  if (isValueAxis(axis)) {
    const values = parseValues(axis, value);
    if (values !== null) return { kind: "values", values, evidence };
    const known = VALUES[axis].join("', '");
    return `The environment's '${axis}' cannot be '${value}'. Use one or more of '${known}', joined by '|'.`;
  }
  const range = value.trim();
  const versions = range === "" ? null : parseRange(range, "reseed");
  if (versions !== null && !isEmpty(versions)) return { kind: "versions", versions, evidence };
  return `The environment's '${axis}' is '${value}', which is no version. Write one such as '3.11.2', or a range such as '>=3.9,<3.13'.`;
}
