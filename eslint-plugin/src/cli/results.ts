/** What the command found, ready to be written in either format. */
import type { Step } from "../engine.js";
import type { MergedEdit } from "../findings/merge-edits.js";

/** All that is said about one file. */
export interface FileResult {
  /** Absolute. */
  readonly path: string;
  readonly messages: readonly Message[];
  readonly suppressed: readonly (Message & { readonly justification: string })[];
}

export interface Message {
  readonly ruleId: string | null;
  readonly messageId: string | null;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  /** The condition under which it holds; null where it always holds. */
  readonly condition: string | null;
  /** In the order of events. */
  readonly trace: readonly TraceStep[];
  readonly suggestions: readonly Suggestion[];
}

export interface TraceStep {
  readonly kind: Step["kind"];
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A remedy that stays within the file, as ESLint writes it: one range. */
export interface Suggestion {
  readonly desc: string;
  readonly fix: MergedEdit;
}
