/** What all nodes of the Python syntax tree have in common: where they stand in the text. */

/** A half-open span of the text in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/**
 * A node's span. Nodes carry no link to their parent and no line and column: both are kept beside
 * the tree (see {@link ./line-table.ts}), so that a tree is plain data, without cycles.
 */
export abstract class NodeBase {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}

  /** The span in the form that ESLint reads. */
  get range(): Range {
    return [this.start, this.end];
  }
}
