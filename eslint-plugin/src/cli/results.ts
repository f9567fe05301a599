/** What the command found, ready to be written in either format. */
import type { Step } from "../engine.js";
import type { Edit } from "../findings/finding.js";

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
  readonly fix: { readonly range: readonly [number, number]; readonly text: string };
}

/**
 * Makes one edit of several, with the text between them.
 *
 * @param text - the whole file
 * @param edits - in that file
 * @returns null where there are none, or where they overlap
 */
export function mergeEdits(text: string, edits: readonly Edit[]): Suggestion["fix"] | null {
  const inOrder = edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const first = inOrder[0];
  if (first === undefined) return null;
  let merged = "";
  let end = first.range[0];
  for (const edit of inOrder) {
    if (edit.range[0] < end) return null;
    merged += text.slice(end, edit.range[0]) + edit.text;
    end = edit.range[1];
  }
  return { range: [first.range[0], end], text: merged };
}
