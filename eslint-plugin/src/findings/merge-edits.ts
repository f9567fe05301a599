/** Makes one edit of several, for those who can make but one. */
import type { Range } from "../facts/facts.js";
import type { Edit } from "./finding.js";

export interface MergedEdit {
  readonly range: Range;
  readonly text: string;
}

/**
 * Makes one edit of several, with the text between them.
 *
 * @param text - the whole file
 * @param edits - in that file
 * @returns null where there are none, or where they overlap
 */
export function mergeEdits(text: string, edits: readonly Edit[]): MergedEdit | null {
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
