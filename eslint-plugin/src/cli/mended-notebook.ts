/** Writes a program that was mended back into the cells of its notebook. */
import { diffLines } from "diff";
import { applyEdits } from "../findings/apply-edits.js";
import { NotebookView } from "../linting/notebook-view.js";

/**
 * The file of a notebook with another program in its cells, and every other byte as it was.
 *
 * @param file - its text
 * @param view - what is read from it
 * @param after - the program that it is to have
 * @returns null where the change touches what is no Python, or reaches from cell to cell
 */
export function withProgram(file: string, view: NotebookView, after: string): string | null {
  const edits: { range: [number, number]; text: string }[] = [];
  let at = 0;
  const changes = diffLines(view.program, after);
  for (let i = 0; i < changes.length; i += 1) {
    const [change, next] = [changes[i], changes[i + 1]];
    if (change === undefined) break;
    const end = change.added ? at : at + change.value.length;
    if (change.added || change.removed) {
      const replaces = change.removed && next?.added === true;
      if (replaces) i += 1;
      const text = change.added ? change.value : replaces ? next.value : "";
      // Cells end without the line break that stands between them in the program.
      const same = commonEnd(view.program.slice(at, end), text);
      // What is added behind a line belongs to that line's cell, where it may continue a block.
      const isBehind = change.added && at > 0 && text.endsWith("\n");
      const edit = isBehind
        ? view.edit([at - 1, at - 1], `\n${text.slice(0, -1)}`)
        : view.edit([at, end - same], text.slice(0, text.length - same));
      // A block of the cell before might go on here, which its own cell would then lack.
      const leans = !isBehind && /^[ \t]/u.test(text) && !/^[ \t]/u.test(view.program.slice(at));
      if (edit === null || leans) return null;
      edits.push(edit);
    }
    at = end;
  }
  const mended = applyEdits(file, edits);
  const read = mended === null ? null : NotebookView.of(mended);
  // What is read from it has to be the program that was mended.
  return read instanceof NotebookView && read.program === after ? mended : null;
}

/** How many units two texts have in common at their ends. */
function commonEnd(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}
