/** Applies edits to a text. */
import type { Edit } from "./finding.js";

/**
 * Applies edits.
 *
 * @param text - the whole file
 * @param edits - in that file; those at one place are applied in their order
 * @returns null where they overlap
 */
export function applyEdits(
  text: string,
  edits: readonly Pick<Edit, "range" | "text">[],
): string | null {
  let result = "";
  let end = 0;
  const inOrder = edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  for (const edit of inOrder) {
    if (edit.range[0] < end) return null;
    result += text.slice(end, edit.range[0]) + edit.text;
    end = edit.range[1];
  }
  return result + text.slice(end);
}
