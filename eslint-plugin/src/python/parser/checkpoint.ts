/** A place in the text that the tokenizer can go back to. */
import type { Kind } from "./token-kind.js";

/** Where the tokenizer stood, to go back to. Valid within one logical line. */
export interface Checkpoint {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly prevEnd: number;
  readonly position: number;
  readonly startsLine: boolean;
  readonly atLineStart: boolean;
  readonly depth: number;
  readonly comments: number;
  readonly quiet: boolean;
}
