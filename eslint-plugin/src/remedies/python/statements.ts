/** Finds statements, and takes them out of a file. */
import type { Node, Statement } from "../../python/parser/nodes.js";
import { decline, type Draft } from "./draft.js";
import { isStatement, type PythonFile } from "./file.js";

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

/** The statement of the module that holds a node. */
export function topOf(file: PythonFile, node: Node): Statement {
  for (let at: Node | null = node; at !== null; at = file.parentOf(at)) {
    if (isStatement(at) && file.parentOf(at) === file.module) return at;
  }
  return decline("it stands in no statement");
}
