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
  draft.replace(start, statement.end + rest[0].length, "");
}
