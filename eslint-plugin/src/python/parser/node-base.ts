/** What all nodes of the Python syntax tree have in common: where they stand in the text. */
import type { LineTable, Location } from "./line-table.js";

/** A half-open span of the text in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** The lines of the text that nodes are made for: parsing is synchronous, so there is one at a time. */
let current: LineTable | null = null;

const LINES = Symbol("lines");

/** Makes nodes that know the lines of their text. */
export function withLines<T>(lines: LineTable, make: () => T): T {
  const before = current;
  current = lines;
  try {
    return make();
  } finally {
    current = before;
  }
}

/**
 * A node's span. Nodes carry no link to their parent, and work out lines and columns when they are
 * asked: a tree is plain data, without cycles.
 */
export abstract class NodeBase {
  /** Under a symbol, so that nobody who goes through a node's fields comes upon it. */
  private readonly [LINES]: LineTable | null;

  constructor(
    readonly start: number,
    readonly end: number,
  ) {
    this[LINES] = current;
  }

  /** The span in the form that ESLint reads. */
  get range(): Range {
    return [this.start, this.end];
  }

  /** Lines (from 1) and columns (from 0). */
  get loc(): Location {
    const lines = this[LINES];
    if (lines === null) throw new Error("This node was made for no text.");
    return lines.locationOf(this);
  }
}
