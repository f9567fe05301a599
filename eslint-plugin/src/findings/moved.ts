/** Finds places again in a text that was edited. */
import type { Range } from "../facts/facts.js";
import type { Edit } from "./finding.js";

/**
 * Where a place of a file stands once edits are made: what replaces some of it belongs to it.
 *
 * @param range - the place before
 * @param edits - in that file, none of which overlap
 */
export function moved([start, end]: Range, edits: readonly Pick<Edit, "range" | "text">[]): Range {
  let [first, last] = [start, end];
  for (const { range, text } of edits) {
    const growth = text.length - (range[1] - range[0]);
    // An insertion right before belongs to it, as one right behind it does.
    if (range[1] <= start && range[0] < start) first += growth;
    else if (range[0] < start && start < range[1]) first += range[0] - start;
    if (range[0] <= end) last += range[1] <= end ? growth : range[1] + growth - end;
  }
  return [first, last];
}
