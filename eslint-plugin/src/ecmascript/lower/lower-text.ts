/** Lowers text that is no program file: JSON that a program imports, programs inside a string. */
import type { ModuleFacts, Range } from "../../facts/facts.js";
import { parseJavascript } from "../parse.js";
import { emptyModule, lineStartsOf, lowerProgram } from "./lower.js";

/** JSON is an expression of ECMAScript; so it becomes a module that exports its value. */
const PREFIX = "module.exports = (";

/**
 * Lowers a JSON file to a module whose exports are the file's value, so that `require` and a
 * default import both give it. Comments are let pass.
 *
 * @param path - absolute
 * @param text - without its byte-order mark
 */
export function lowerJson(path: string, text: string): ModuleFacts {
  const place = ([start, end]: Range): Range => [
    clamp(start - PREFIX.length, text.length),
    clamp(end - PREFIX.length, text.length),
  ];
  return lowerText(path, `${PREFIX}${text}\n)`, lineStartsOf(text), place);
}

/**
 * Lowers program text that stands in a string, such as a worker's. Every place in the facts is the
 * string's own.
 *
 * @param path - the file that the string stands in
 * @param range - of the string
 * @param text - the program
 * @param lineStarts - of the file, for who wants to turn places into lines
 */
export function lowerInlineSource(
  path: string,
  range: Range,
  text: string,
  lineStarts: readonly number[] = [0],
): ModuleFacts {
  return lowerText(path, text, lineStarts, () => range);
}

function lowerText(
  path: string,
  text: string,
  lineStarts: readonly number[],
  place: (range: Range) => Range,
): ModuleFacts {
  const { ast } = parseJavascript(text);
  return ast === null
    ? emptyModule(path, lineStarts)
    : lowerProgram(path, { ast, text }, lineStarts, place);
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}

/**
 * The program that a `data:` URL holds.
 *
 * @returns null for another URL, and for one that cannot be decoded
 */
export function sourceOfDataUrl(url: string): string | null {
  const match = /^data:([^,]*),/iu.exec(url);
  if (match === null) return null;
  const [head, mediaType = ""] = match;
  const content = url.slice(head.length);
  try {
    const text = decodeURIComponent(content);
    return /;\s*base64\s*$/iu.test(mediaType) ? Buffer.from(text, "base64").toString("utf8") : text;
  } catch {
    return null;
  }
}
