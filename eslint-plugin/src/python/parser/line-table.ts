/** Lines and columns of offsets, worked out only when someone asks. */

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
}

export interface Location {
  readonly start: Position;
  readonly end: Position;
}

/** Finds lines by the offsets at which they begin. */
export class LineTable {
  constructor(readonly lineStarts: readonly number[]) {}

  /** The line and column of an offset. */
  positionOf(offset: number): Position {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.lineStarts[low] ?? 0) };
  }

  /** Where a node, comment or token stands. */
  locationOf(span: { readonly start: number; readonly end: number }): Location {
    return { start: this.positionOf(span.start), end: this.positionOf(span.end) };
  }
}
