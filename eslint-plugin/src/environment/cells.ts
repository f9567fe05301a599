/** The combinations of versions and values that matter to one condition: a bounded product. */
import type { Condition } from "../knowledge/schema.js";
import { admittedOn, type Environment } from "./environment.js";
import { isValueAxis, normalizeAxis, parseValues } from "./names.js";
import { parseRange } from "./ranges.js";
import { DEFAULT_CHANGES, defaultStartMethod, hasStartMethod } from "./start-methods.js";
import {
  ALL_VERSIONS,
  contains,
  hasRelease,
  HIGHEST,
  intersect,
  stretches,
  type Interval,
  type VersionSet,
} from "./version-sets.js";
import type { Version } from "./versions.js";

/** A condition without parts. */
export type Atom = Extract<Condition, { readonly phrase?: string }>;

/** What an atom asks. A range that cannot be read is unknown, as a flag is. */
type Question =
  | { readonly kind: "versions"; readonly axis: string; readonly set: VersionSet }
  | { readonly kind: "values"; readonly axis: string; readonly values: readonly string[] }
  | { readonly kind: "flag"; readonly axis: string; readonly phrase: string | null };

/** One axis, cut into pieces within which no atom changes; cells refer to pieces by index. */
export type Axis =
  | { readonly kind: "versions"; readonly axis: string; readonly pieces: readonly Piece[] }
  | { readonly kind: "values"; readonly axis: string; readonly pieces: readonly string[] }
  | {
      readonly kind: "flag";
      readonly axis: string;
      readonly pieces: readonly boolean[];
      readonly phrase: string | null;
    };

export interface Piece {
  /** The stretch between two break-points; its edges are what a message names. */
  readonly stretch: Interval;
  /** A version in it that is admitted, and stands for all of them. */
  readonly sample: Version;
}

/** An axis, and the index of each cell's piece on it. */
export interface Column {
  readonly axis: Axis;
  readonly indices: readonly number[];
}

/** The admitted combinations, numbered; a set of them is a bigint with a bit for each. */
export interface Cells {
  readonly everything: bigint;
  readonly columns: readonly Column[];
  readonly atoms: readonly Atom[];
}

/** More combinations than any sensible condition has. */
const MAX_CELLS = 2048;

/**
 * Lays out the combinations that an environment admits.
 *
 * @returns null where there are too many to look at
 */
export function layOut(condition: Condition, environment: Environment): Cells | null {
  const atoms = atomsOf(condition);
  const questions = atoms.map(questionOf);
  const names = new Set(questions.map((question) => question.axis));
  const asksStartMethod = names.has("start-method");
  const isDerived = asksStartMethod && admittedOn(environment, "start-method") === null;
  if (asksStartMethod) names.add("platform");
  if (isDerived) {
    names.delete("start-method");
    names.add("python");
  }
  const axes = [...names].sort().map((name) => axisOf(name, questions, isDerived, environment));
  let columns = product(axes);
  if (columns === null) return null;
  if (isDerived) columns = withDerivedStartMethod(columns);
  else if (asksStartMethod) columns = withPossibleStartMethods(columns);
  const count = columns[0]?.indices.length ?? 1;
  return { everything: (1n << BigInt(count)) - 1n, columns, atoms };
}

/** The cells in which an atom holds. */
export function truthOfAtom(atom: Atom, cells: Cells): bigint {
  const question = questionOf(atom);
  const column = cells.columns.find(({ axis }) => axis.axis === question.axis);
  if (column === undefined) return 0n;
  return cellsWhere(column, piecesWhere(column.axis, question));
}

/** The cells that stand on one of these pieces of an axis. */
export function cellsWhere(column: Column, pieces: ReadonlySet<number>): bigint {
  let bits = 0n;
  column.indices.forEach((piece, cell) => {
    if (pieces.has(piece)) bits |= 1n << BigInt(cell);
  });
  return bits;
}

function piecesWhere(axis: Axis, question: Question): ReadonlySet<number> {
  const isTrue = axis.pieces.map((piece) => {
    if (typeof piece === "boolean") return piece;
    if (typeof piece === "string")
      return question.kind === "values" && question.values.includes(piece);
    return question.kind === "versions" && contains(question.set, piece.sample);
  });
  return new Set(isTrue.flatMap((holds, index) => (holds ? [index] : [])));
}

function atomsOf(condition: Condition): readonly Atom[] {
  if ("all" in condition) return condition.all.flatMap(atomsOf);
  if ("any" in condition) return condition.any.flatMap(atomsOf);
  if ("not" in condition) return atomsOf(condition.not);
  return [condition];
}

function questionOf(atom: Atom): Question {
  if ("flag" in atom) return { kind: "flag", axis: flagAxis(atom.flag), phrase: atom.phrase };
  const axis = normalizeAxis(atom.axis);
  const phrase = atom.phrase ?? null;
  if (isValueAxis(axis)) {
    const values = parseValues(axis, atom.in);
    if (values !== null) return { kind: "values", axis, values };
  } else {
    const set = parseRange(atom.in, "reseed");
    if (set !== null) return { kind: "versions", axis, set };
  }
  return { kind: "flag", axis: flagAxis(`${axis} ${atom.in}`), phrase };
}

/** The axis under which an environment settles a flag; no package can have such a name. */
export function flagAxis(flag: string): string {
  return `flag:${flag}`;
}

function axisOf(
  name: string,
  questions: readonly Question[],
  isDerived: boolean,
  environment: Environment,
): Axis {
  const own = questions.filter((question) => question.axis === name);
  const flag = own.find((question) => question.kind === "flag");
  if (flag !== undefined) {
    const settled = environment.get(name);
    const values = settled?.kind === "values" ? settled.values : ["false", "true"];
    return {
      kind: "flag",
      axis: name,
      pieces: values.map((v) => v === "true"),
      phrase: flag.phrase,
    };
  }
  const admitted = admittedOn(environment, name);
  if (admitted?.kind === "values") return { kind: "values", axis: name, pieces: admitted.values };
  const sets = own.flatMap((question) => (question.kind === "versions" ? [question.set] : []));
  if (name === "python" && isDerived) sets.push(...DEFAULT_CHANGES);
  const versions = admitted?.versions ?? ALL_VERSIONS;
  return { kind: "versions", axis: name, pieces: piecesOf(versions, stretches(sets)) };
}

/** The admitted stretches. Slivers of pre-releases count only where nothing else is admitted. */
function piecesOf(admitted: VersionSet, all: readonly Interval[]): readonly Piece[] {
  const parts = all.flatMap((stretch) => {
    const part = intersect(admitted, [stretch]);
    const sample = part[0]?.lower;
    return sample === undefined ? [] : [{ part, piece: { stretch, sample } }];
  });
  const released = parts.filter(({ part }) => hasRelease(part));
  return (released.length === 0 ? parts : released).map(({ piece }) => piece);
}

function product(axes: readonly Axis[]): readonly Column[] | null {
  const count = axes.reduce((size, axis) => size * axis.pieces.length, 1);
  if (count > MAX_CELLS) return null;
  let stride = 1;
  return axes.map((axis) => {
    const step = stride;
    const size = axis.pieces.length;
    stride *= size;
    return {
      axis,
      indices: Array.from({ length: count }, (_, cell) => Math.floor(cell / step) % size),
    };
  });
}

/** Adds the start method that follows from platform and Python. */
function withDerivedStartMethod(columns: readonly Column[]): readonly Column[] {
  const cells = columns[0]?.indices.map((_, cell) => cell) ?? [];
  const methods = cells.map((cell) =>
    defaultStartMethod(wordAt(columns, "platform", cell), sampleAt(columns, "python", cell)),
  );
  const pieces = [...new Set(methods)].sort();
  const axis: Axis = { kind: "values", axis: "start-method", pieces };
  return [...columns, { axis, indices: methods.map((method) => pieces.indexOf(method)) }];
}

/** Leaves out what no platform can do; a setting that asks for nothing else is taken at its word. */
function withPossibleStartMethods(columns: readonly Column[]): readonly Column[] {
  const isPossible = (_: number, cell: number): boolean =>
    hasStartMethod(wordAt(columns, "platform", cell), wordAt(columns, "start-method", cell));
  const possible = columns.map(({ axis, indices }) => ({
    axis,
    indices: indices.filter(isPossible),
  }));
  return possible[0]?.indices.length === 0 ? columns : possible;
}

function wordAt(columns: readonly Column[], name: string, cell: number): string {
  for (const { axis, indices } of columns) {
    if (axis.axis === name && axis.kind === "values") return axis.pieces[indices[cell] ?? 0] ?? "";
  }
  return "";
}

function sampleAt(columns: readonly Column[], name: string, cell: number): Version {
  for (const { axis, indices } of columns) {
    if (axis.axis !== name || axis.kind !== "versions") continue;
    return axis.pieces[indices[cell] ?? 0]?.sample ?? HIGHEST;
  }
  return HIGHEST;
}
