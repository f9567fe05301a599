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

/** The lines of one text. */
export class LineTable {
  private starts: readonly number[] | null = null;

  constructor(private readonly text: string) {}

  /** The offset at which each line begins. */
  get lineStarts(): readonly number[] {
    return (this.starts ??= findLineStarts(this.text));
  }

  /** The line and column of an offset. */
  positionOf(offset: number): Position {
    const { lineStarts } = this;
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) };
  }

  /** Where a node, comment or token stands. */
  locationOf(span: { readonly start: number; readonly end: number }): Location {
    return { start: this.positionOf(span.start), end: this.positionOf(span.end) };
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  const hasReturn = text.includes("\r");
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  if (!hasReturn) return starts;
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1)) {
    if (text[at + 1] !== "\n") starts.push(at + 1);
  }
  return starts.sort((a, b) => a - b);
}
