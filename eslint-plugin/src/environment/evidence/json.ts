/** Reads JSON, and says on which line a key stands. */
import { isTable, type Table } from "./tables.js";

/** @returns null where the text is not JSON, or no object */
export function parseJson(text: string): Table | null {
  try {
    const value: unknown = JSON.parse(text);
    return isTable(value) ? value : null;
  } catch {
    return null;
  }
}

/** The line on which each key first stands, in JSON that has a key a line. */
export function keyLines(lines: readonly string[]): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const key = /^\s*"([^"]+)"\s*:/.exec(line)?.[1];
    if (key !== undefined && !result.has(key)) result.set(key, index + 1);
  }
  return result;
}
