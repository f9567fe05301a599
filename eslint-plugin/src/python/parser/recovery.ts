/** Finds the place to go on after a statement that could not be read. */
import { skipFormatString } from "./format-scan.js";
import { isCloser, type Parser } from "./parser.js";
import { Kind, STARTS_STATEMENT } from "./token-kind.js";

/**
 * Passes the rest of a broken statement or, with `isHeader`, of the broken first line of a compound
 * one. Afterwards the current token is `Newline`, and the next line is read as usual.
 *
 * The statement is read again token by token: it ends with its logical line, or earlier, at a line
 * which cannot belong to it.
 */
export function recover(p: Parser, start: number, isHeader: boolean): void {
  const wasQuiet = p.quiet;
  p.quiet = true;
  p.restart(start, false);
  let previous = Kind.Newline;
  for (;;) {
    p.next();
    if (p.at(Kind.FormatStart)) skipFormatString(p);
    if (p.at(Kind.Newline)) break;
    if (p.at(Kind.EndOfFile)) {
      p.restart(p.length, true);
      break;
    }
    if (p.startsLine && p.start > start && startsStatement(p, isHeader, previous)) {
      p.restart(lineStartOf(p, resumeAt(p, isHeader)), true);
      break;
    }
    previous = p.kind;
  }
  p.quiet = wasQuiet;
}

/** Whether the current token, the first of its line, begins another statement. */
function startsStatement(p: Parser, isHeader: boolean, previous: Kind): boolean {
  if (STARTS_STATEMENT[p.kind] === 1) return true;
  const column = p.columnOf(p.start);
  const { indentation } = p;
  if (column > indentation) {
    return (isHeader && previous === Kind.Colon) || (p.at(Kind.Async) && isBeforeDef(p));
  }
  if (isCloser(p.kind)) return false;
  // The line of the failure is read anew: it may make sense by itself.
  return p.failedUnclosed || p.lineEnd(p.start) >= p.failedAt;
}

/**
 * Where to go on, now that the current token begins another statement. A header whose bracket is not
 * closed, and which failed at the start of a line, was followed by its block from there on.
 */
function resumeAt(p: Parser, isHeader: boolean): number {
  const isBlock = isHeader && p.failedAtLine && p.failedAt < p.start && p.depth > 0;
  return isBlock && p.columnOf(p.failedAt) > p.indentation ? p.failedAt : p.start;
}

function isBeforeDef(p: Parser): boolean {
  const state = p.checkpoint();
  p.next();
  const isDef = p.at(Kind.Def);
  p.restore(state);
  return isDef;
}

function lineStartOf(p: Parser, offset: number): number {
  let start = offset;
  while (start > 0 && (p.text[start - 1] === " " || p.text[start - 1] === "\t")) start--;
  return start;
}
