/** Takes statements out of a file. */
import { decline, type Draft } from "./draft.js";

/** Removes a statement with its line. */
export function removeStatement(
  draft: Draft,
  statement: { readonly start: number; readonly end: number },
): void {
  const { file } = draft;
  const start = file.lineStart(statement.start);
  const rest = /^[ \t]*(\r\n|\r|\n|$)/u.exec(file.text.slice(statement.end));
  // A comment behind it, or another statement, would go with it.
  if (!file.startsLine(statement.start) || rest === null) {
    return decline("something else stands in the generator's line");
  }
  // One of the blank lines around it goes along.
  const isAfterBlank = /(?:^|[\r\n])[ \t]*(?:\r\n|\r|\n)$/u.test(file.text.slice(0, start));
  const end = statement.end + rest[0].length;
  const blank = isAfterBlank ? /^[ \t]*(?:\r\n|\r|\n)/u.exec(file.text.slice(end)) : null;
  draft.replace(start, end + (blank?.[0].length ?? 0), "");
}
