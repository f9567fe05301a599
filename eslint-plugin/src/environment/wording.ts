/** Words the combinations in which a condition holds: an exact clause if it is short, else a true part. */
import {
  cellsWhere,
  truthOfAtom,
  type Axis,
  type Cells,
  type Column,
  type Piece,
} from "./cells.js";
import { isValueAxis } from "./names.js";
import { LANGUAGES, ORDER, TITLES, VALUE_PHRASES, VALUE_WORDS } from "./phrases.js";
import { formatVersion, PHASE } from "./versions.js";

/** One part of a clause, and the cells in which it is true. */
interface Part {
  readonly text: string;
  readonly cells: bigint;
  /** Place in {@link ORDER}. */
  readonly rank: number;
}

/** A clause of one or two parts. */
interface Clause {
  readonly text: string;
  readonly cells: bigint;
  readonly parts: number;
  readonly rank: number;
}

/**
 * Finds the shortest clause that is true of exactly these cells; where two parts cannot say it, the
 * clause that is true of most of them and of no other: a message may say less than it knows, but
 * nothing false.
 *
 * @returns null where no clause of two parts is safe
 */
export function wordCondition(truth: bigint, cells: Cells): string | null {
  const parts = partsOf(cells);
  const clauses = parts.filter((part) => isWithin(part.cells, truth)).map(single);
  for (const [index, first] of parts.entries()) {
    for (const second of parts.slice(index + 1)) {
      const [a, b] = first.rank <= second.rank ? [first, second] : [second, first];
      const both = { cells: a.cells & b.cells, parts: 2, rank: a.rank + b.rank };
      if (isWithin(both.cells, truth)) clauses.push({ ...both, text: conjunction(a.text, b.text) });
      const either = { ...both, cells: a.cells | b.cells };
      if (isWithin(either.cells, truth))
        clauses.push({ ...either, text: `${a.text}, or ${b.text}` });
    }
  }
  return best(clauses)?.text ?? null;
}

function single(part: Part): Clause {
  return { ...part, parts: 1 };
}

/** True where the clause can hold at all and never outside the truth. */
function isWithin(cells: bigint, truth: bigint): boolean {
  return cells !== 0n && (cells & ~truth) === 0n;
}

function best(clauses: readonly Clause[]): Clause | undefined {
  const sized = clauses.map((clause) => ({ clause, size: popCount(clause.cells) }));
  sized.sort(
    (x, y) =>
      y.size - x.size ||
      x.clause.parts - y.clause.parts ||
      x.clause.rank - y.clause.rank ||
      x.clause.text.length - y.clause.text.length ||
      (x.clause.text < y.clause.text ? -1 : 1),
  );
  return sized[0]?.clause;
}

function popCount(bits: bigint): number {
  let count = 0;
  for (let rest = bits; rest !== 0n; rest &= rest - 1n) count++;
  return count;
}

/** Everything that one part of a clause can say about the axes in play. */
function partsOf(cells: Cells): readonly Part[] {
  const parts = cells.columns.flatMap((column) => partsOfColumn(column));
  for (const atom of cells.atoms) {
    // A phrase of its own says an atom better than its range does.
    if (atom.phrase === undefined || "flag" in atom) continue;
    parts.push({ text: atom.phrase, cells: truthOfAtom(atom, cells), rank: -1 });
  }
  return parts;
}

function partsOfColumn(column: Column): readonly Part[] {
  const { axis } = column;
  const rank = rankOf(axis);
  return choices(axis).flatMap((pieces) => {
    const text = wordPieces(axis, pieces);
    if (text === null) return [];
    return [{ text, cells: cellsWhere(column, new Set(pieces)), rank }];
  });
}

/** The choices of pieces that a part can name: runs of versions, lists of values; never all. */
function choices(axis: Axis): readonly (readonly number[])[] {
  const count = axis.pieces.length;
  const result: number[][] = [];
  if (axis.kind === "versions") {
    for (let from = 0; from < count; from++) {
      for (let to = from; to < count; to++) result.push(span(from, to));
    }
  } else {
    for (let bits = 1; bits < 2 ** count - 1; bits++) {
      result.push(span(0, count - 1).filter((index) => (bits >> index) % 2 === 1));
    }
  }
  return result.filter((pieces) => pieces.length < count);
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function rankOf(axis: Axis): number {
  if (axis.kind === "flag") return ORDER.length;
  const place = ORDER.indexOf(axis.axis);
  return place === -1 ? ORDER.indexOf("") : place;
}

function wordPieces(axis: Axis, indices: readonly number[]): string | null {
  switch (axis.kind) {
    case "flag":
      return indices.every((index) => axis.pieces[index] === true) ? axis.phrase : null;
    case "values":
      return wordValues(
        axis.axis,
        indices.map((index) => axis.pieces[index] ?? ""),
      );
    case "versions":
      return wordVersions(axis.axis, axis.pieces, indices);
  }
}

function wordValues(axis: string, values: readonly string[]): string | null {
  if (!isValueAxis(axis)) return null;
  const words = values.map((value) => VALUE_WORDS[axis][value] ?? value);
  return VALUE_PHRASES[axis].replace("{}", words.join(" or "));
}

function wordVersions(
  axis: string,
  all: readonly Piece[],
  indices: readonly number[],
): string | null {
  const title = TITLES.get(axis) ?? axis;
  const first = indices[0] ?? 0;
  const last = indices.at(-1) ?? 0;
  const lower = all[first]?.stretch.lower;
  const upper = all[last]?.stretch.upper;
  if (lower === undefined || upper === undefined) return null;
  // An edge behind a release comes from a range such as `<=3.13.7`.
  const above = `${lower.phase === PHASE.AFTER ? ">" : ">="} ${formatVersion(lower)}`;
  const below = `${upper.phase === PHASE.AFTER ? "<=" : "<"} ${formatVersion(upper)}`;
  const isLowest = first === 0;
  const isHighest = last === all.length - 1;
  if (isLowest && upper.phase !== PHASE.AFTER && LANGUAGES.has(axis)) {
    return `before ${title} ${formatVersion(upper)}`;
  }
  if (isLowest) return `with ${title} ${below}`;
  if (isHighest && lower.phase !== PHASE.AFTER)
    return `with ${title} ${formatVersion(lower)} or later`;
  if (isHighest) return `with ${title} ${above}`;
  return `with ${title} ${above} and ${below}`;
}

/** Joins two parts that both must hold. */
function conjunction(first: string, second: string): string {
  const isClause = (text: string): boolean =>
    /^(?:when|once|if|unless|where|while|after) /.test(text);
  if (isClause(first) && isClause(second)) return `${first} and ${second}`;
  if (first.startsWith("with ") && second.startsWith("with ")) {
    return `${first} and ${second.slice("with ".length)}`;
  }
  return isClause(first) ? `${second} ${first}` : `${first} ${second}`;
}
