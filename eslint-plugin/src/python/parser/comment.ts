/** A comment: kept beside the tree, for it belongs to no node. */
import { NodeBase } from "./node-base.js";

export class Comment extends NodeBase {
  readonly type = "Comment";
  constructor(
    start: number,
    end: number,
    /** The text after `#`. */
    readonly value: string,
  ) {
    super(start, end);
  }
}
