/** Weighs what project files say about versions against each other, axis by axis. */
import { any, evaluate } from "../condition.js";
import {
  admitVersions,
  DEFAULT_ENVIRONMENT,
  floorVersions,
  type Admitted,
  type Environment,
  type Evidence,
} from "../environment.js";
import {
  ALL_VERSIONS,
  intersect,
  isEmpty,
  NO_VERSIONS,
  union,
  type VersionSet,
} from "../version-sets.js";
import type { ReadFile } from "./collect.js";
import type { Statement } from "./statement.js";

/** What one file says about one axis. */
interface Remark {
  readonly file: ReadFile;
  readonly statements: Statement[];
}

/** What a file, or several that were brought together, make of an axis. */
interface Opinion {
  readonly versions: VersionSet;
  readonly evidence: readonly Evidence[];
  /** Length of the folder's path: all of them lie on one way up, so the longest is the nearest. */
  readonly nearness: number;
}

/**
 * Combines files into an environment.
 *
 * @param given - what the user set; it decides which environment markers apply
 */
export function combineFiles(files: readonly ReadFile[], given: Environment): Environment {
  const remarks = remarksByAxis(files);
  const environment = new Map<string, Admitted>();
  const admit = (axis: string, markers: Environment): void => {
    const opinion = weigh(remarks.get(axis) ?? [], markers);
    if (opinion === null) return;
    environment.set(axis, admitVersions(axis, opinion.versions, opinion.evidence));
  };
  // Markers ask about Python, so Python comes first.
  admit("python", DEFAULT_ENVIRONMENT);
  const markers: Environment = new Map([...environment, ...given]);
  for (const axis of [...remarks.keys()].sort()) {
    if (axis !== "python") admit(axis, markers);
  }
  for (const [axis, admitted] of valuesByAxis(files)) environment.set(axis, admitted);
  return environment;
}

/** What files say of axes of words: each of them is a way in which the project is run. */
function valuesByAxis(files: readonly ReadFile[]): ReadonlyMap<string, Admitted> {
  const result = new Map<string, Extract<Admitted, { kind: "values" }>>();
  for (const { path, reading } of files) {
    for (const { axis, values, line, text } of reading.values ?? []) {
      const known = result.get(axis);
      const evidence: Evidence = { kind: "file", axis, path, line, text };
      result.set(axis, {
        kind: "values",
        values: [...new Set([...(known?.values ?? []), ...values])].sort(),
        evidence: [...(known?.evidence ?? []), evidence],
      });
    }
  }
  return result;
}

function remarksByAxis(files: readonly ReadFile[]): ReadonlyMap<string, readonly Remark[]> {
  const result = new Map<string, Remark[]>();
  for (const file of files) {
    for (const statement of file.reading.statements) {
      const remarks = result.get(statement.axis) ?? [];
      const last = remarks.at(-1);
      if (last?.file === file) last.statements.push(statement);
      else remarks.push({ file, statements: [statement] });
      result.set(statement.axis, remarks);
    }
  }
  return result;
}

/** What is installed counts within what is declared; a hint only where nothing is declared. */
function weigh(remarks: readonly Remark[], markers: Environment): Opinion | null {
  const of = (strength: ReadFile["strength"]): Opinion | null =>
    agree(
      remarks
        .filter(({ file }) => file.strength === strength)
        .flatMap((remark) => opinionOf(remark, markers) ?? []),
    );
  const pinned = of("pin");
  const declared = of("manifest") ?? of("hint");
  if (pinned === null || declared === null) return pinned ?? declared;
  const both = intersect(pinned.versions, declared.versions);
  // A lock file above a project that it contradicts was made for another project.
  if (isEmpty(both)) return pinned.nearness >= declared.nearness ? pinned : declared;
  return {
    versions: both,
    evidence: [...declared.evidence, ...pinned.evidence],
    nearness: Math.max(pinned.nearness, declared.nearness),
  };
}

/** Files that agree narrow each other; files that do not are alternatives. */
function agree(opinions: readonly Opinion[]): Opinion | null {
  if (opinions.length === 0) return null;
  return {
    versions: narrow(opinions.map((opinion) => opinion.versions)),
    evidence: opinions.flatMap((opinion) => opinion.evidence),
    nearness: Math.max(...opinions.map((opinion) => opinion.nearness)),
  };
}

function narrow(sets: readonly VersionSet[]): VersionSet {
  const common = sets.reduce(intersect, ALL_VERSIONS);
  return isEmpty(common) ? union(...sets) : common;
}

function opinionOf({ file, statements }: Remark, markers: Environment): Opinion | null {
  const judged = statements.map((statement) => ({
    statement,
    verdict: evaluate(statement.when, markers).verdict,
  }));
  const always = judged.filter((j) => j.verdict === "always").map((j) => j.statement);
  const sometimes = judged.filter((j) => j.verdict === "sometimes").map((j) => j.statement);
  const applicable = [...always, ...sometimes];
  if (applicable.length === 0) return null;
  const sets = always.map((statement) => statement.versions);
  // A lock names several versions of a package for several environments; all of them are installed.
  const versions =
    file.strength === "pin"
      ? union(...applicable.map((statement) => statement.versions))
      : withConditional(sets.length === 0 ? null : narrow(sets), sometimes, markers);
  const evidence = applicable
    .sort((a, b) => a.line - b.line)
    .map(({ axis, line, text }): Evidence => ({ kind: "file", axis, path: file.path, line, text }));
  return { versions, evidence, nearness: file.folder.length };
}

/** Each conditional statement holds somewhere; where none of them does, the others stand alone. */
function withConditional(
  base: VersionSet | null,
  sometimes: readonly Statement[],
  markers: Environment,
): VersionSet {
  const [first] = sometimes;
  if (first === undefined) return base ?? ALL_VERSIONS;
  const alternatives = sometimes.map(({ versions }) => narrow([base ?? ALL_VERSIONS, versions]));
  const covered = evaluate(any(...sometimes.map((statement) => statement.when)), markers);
  const rest = base ?? floorVersions(first.axis) ?? ALL_VERSIONS;
  return union(...alternatives, covered.verdict === "always" ? NO_VERSIONS : rest);
}
