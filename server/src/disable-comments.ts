/** Comments that silence a rule: where they can stand is found out by trying, not by guessing. */
import type { Diagnostic as Report } from "../../eslint-plugin/src/engine.js";
import type { Source } from "./texts.js";

/** Reports on the same document with another text. */
export type TryText = (text: string) => readonly Report[] | undefined;

/** A text to be put in at an offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Makes the insertion that silences a rule for one line, and for nothing else.
 *
 * A comment of its own above the line is tried first, then one at the end of the line. An attempt
 * counts when the engine, given the edited text, reports everything else as before: so the comment
 * never ends up inside a string, after a backslash or in the text of a JSX element.
 *
 * @param number - of the line, 1-based
 * @param before - all that is reported now
 * @returns undefined where no comment can do it
 */
export function disableForLine(
  source: Source,
  ruleId: string,
  number: number,
  before: readonly Report[],
  tryText: TryText,
): Insertion | undefined {
  const line = lineAround(source, number - 1);
  const mark = commentMark(source);
  const indentation = /^[\t\f ]*/u.exec(line.text)?.[0] ?? "";
  const above: Insertion = {
    offset: line.start,
    text: `${indentation}${mark} eslint-disable-next-line ${ruleId}${line.ending}`,
  };
  const behind: Insertion = {
    offset: line.start + line.text.trimEnd().length,
    text: `  ${mark} eslint-disable-line ${ruleId}`,
  };
  const left = before.filter((report) => report.ruleId !== ruleId || report.line !== number);
  return [extendAbove(source, ruleId, number), above, behind].find(
    (attempt) => attempt !== undefined && isSame(left, tryText(apply(source.text, attempt))),
  );
}

/** Makes the insertion that silences a rule for a file: at its top, below what must come first. */
export function disableForFile(source: Source, ruleId: string): Insertion {
  const line = lineAround(source, firstFreeLine(source));
  const comment = isPython(source)
    ? `# eslint-disable ${ruleId}`
    : `/* eslint-disable ${ruleId} */`;
  return { offset: line.start, text: comment + line.ending };
}

/** Adds the rule to a comment that already stands above the line. */
function extendAbove(source: Source, ruleId: string, number: number): Insertion | undefined {
  if (number < 2) {
    return undefined;
  }
  const above = lineAround(source, number - 2);
  const directive = /^\s*(?:#|\/\/)\s*eslint-disable-next-line\s+(?=\S)/u.exec(above.text);
  if (directive === null) {
    return undefined;
  }
  // A description after ` -- ` stays where it is.
  const description = above.text.indexOf(" --", directive[0].length);
  const end = description === -1 ? above.text.length : description;
  const length = above.text.slice(0, end).trimEnd().length;
  return { offset: above.start + length, text: `, ${ruleId}` };
}

/** Whether two checks say the same; lines move by the comment, so that they are not compared. */
function isSame(expected: readonly Report[], reports: readonly Report[] | undefined): boolean {
  const said = (some: readonly Report[]) =>
    JSON.stringify(some.map(({ message, ruleId }) => [ruleId, message]).sort());
  return reports !== undefined && said(expected) === said(reports);
}

/** The first line that may hold a comment without robbing a `#!` or a coding line of its meaning. */
function firstFreeLine(source: Source): number {
  // In the text of a notebook a magic begins with `0#`; one for a whole cell has to stay first.
  let line = /^(?:#!|0#)/u.test(lineAround(source, 0).text) ? 1 : 0;
  if (isPython(source)) {
    for (let index = line; index < 2 && index < source.lineCount; index += 1) {
      if (/^[\t\f ]*#.*?coding[:=]/u.test(lineAround(source, index).text)) {
        line = index + 1;
      }
    }
  }
  return Math.min(line, source.lineCount - 1);
}

function lineAround(
  source: Source,
  line: number,
): { readonly start: number; readonly text: string; readonly ending: string } {
  const start = source.offsetAt({ line, character: 0 });
  const end = source.offsetAt({ line: line + 1, character: 0 });
  const whole = source.text.slice(start, end);
  const text = whole.replace(/[\r\n]+$/u, "");
  const ending = whole.slice(text.length);
  // The last line has no ending of its own: it takes the document's.
  return { start, text, ending: ending === "" ? documentEnding(source.text) : ending };
}

function documentEnding(text: string): string {
  return /\r\n|\r|\n/u.exec(text)?.[0] ?? "\n";
}

function isPython(source: Source): boolean {
  return source.languageId === "python" || /\.pyi?w?$/u.test(source.path);
}

function commentMark(source: Source): string {
  return isPython(source) ? "#" : "//";
}

function apply(text: string, { offset, text: inserted }: Insertion): string {
  return text.slice(0, offset) + inserted + text.slice(offset);
}
