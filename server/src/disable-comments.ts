/** Comments that silence a rule: where they can stand is found out by trying, not by guessing. */
import type { Diagnostic as Report } from "../../eslint-plugin/src/engine.js";
import type { TextEdit } from "vscode-languageserver";
import type { OpenDocument } from "./documents.js";

/** Reports on the same document with another text. */
export type TryText = (text: string) => readonly Report[] | undefined;

interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Makes the edit that silences one report for its line, and for nothing else.
 *
 * A comment of its own above the line is tried first, then one at the end of the line. An attempt
 * counts when the engine, given the edited text, reports everything else as before: so the comment
 * never ends up inside a string, after a backslash or in the text of a JSX element.
 *
 * @returns undefined where no comment can do it
 */
export function disableForLine(
  document: OpenDocument,
  report: Report & { readonly ruleId: string },
  before: readonly Report[],
  tryText: TryText,
): TextEdit | undefined {
  const { text } = document;
  const line = lineAround(document, report.line - 1);
  const mark = commentMark(document);
  const indentation = /^[\t\f ]*/u.exec(line.text)?.[0] ?? "";
  const above: Insertion = {
    offset: line.start,
    text: `${indentation}${mark} eslint-disable-next-line ${report.ruleId}${line.ending}`,
  };
  const behind: Insertion = {
    offset: line.start + line.text.trimEnd().length,
    text: `  ${mark} eslint-disable-line ${report.ruleId}`,
  };
  const attempts = [extendAbove(document, report), above, behind];
  const insertion = attempts.find(
    (attempt) =>
      attempt !== undefined && silencesOnly(report, before, tryText(apply(text, attempt))),
  );
  return insertion === undefined ? undefined : toEdit(document, insertion);
}

/** Makes the edit that silences a rule for a whole file: at its top, below what must come first. */
export function disableForFile(document: OpenDocument, ruleId: string): TextEdit {
  const line = lineAround(document, firstFreeLine(document));
  const comment = isPython(document)
    ? `# eslint-disable ${ruleId}`
    : `/* eslint-disable ${ruleId} */`;
  return toEdit(document, { offset: line.start, text: comment + line.ending });
}

/** Adds the rule to a comment that already stands above the line. */
function extendAbove(document: OpenDocument, report: Report): Insertion | undefined {
  if (report.line < 2 || report.ruleId === null) {
    return undefined;
  }
  const above = lineAround(document, report.line - 2);
  const directive = /^\s*(?:#|\/\/)\s*eslint-disable-next-line\s+(?=\S)/u.exec(above.text);
  if (directive === null) {
    return undefined;
  }
  // A description after ` -- ` stays where it is.
  const description = above.text.indexOf(" --", directive[0].length);
  const end = description === -1 ? above.text.length : description;
  const length = above.text.slice(0, end).trimEnd().length;
  return { offset: above.start + length, text: `, ${report.ruleId}` };
}

/** Whether exactly this report is gone, and nothing new has come. */
function silencesOnly(
  report: Report,
  before: readonly Report[],
  after: readonly Report[] | undefined,
): boolean {
  if (after === undefined || after.length >= before.length) {
    return false;
  }
  // Lines move by the comment, so that reports are compared by what they say.
  const left = after.map(signature);
  const gone = before.filter((earlier) => {
    const index = left.indexOf(signature(earlier));
    if (index !== -1) {
      left.splice(index, 1);
    }
    return index === -1;
  });
  return left.length === 0 && gone.every((earlier) => isSilencedWith(report, earlier));
}

function signature(report: Report): string {
  return JSON.stringify([report.ruleId, report.message]);
}

/** One comment silences all reports of its rule on the line. */
function isSilencedWith(report: Report, other: Report): boolean {
  return other.ruleId === report.ruleId && other.line === report.line;
}

/** The first line that may hold a comment without robbing a `#!` or a coding line of its meaning. */
function firstFreeLine(document: OpenDocument): number {
  let line = 0;
  if (lineAround(document, 0).text.startsWith("#!")) {
    line = 1;
  }
  if (isPython(document)) {
    for (let index = line; index < 2 && index < document.lineCount; index += 1) {
      if (/^[\t\f ]*#.*?coding[:=]/u.test(lineAround(document, index).text)) {
        line = index + 1;
      }
    }
  }
  return Math.min(line, document.lineCount - 1);
}

function lineAround(
  document: OpenDocument,
  line: number,
): { readonly start: number; readonly text: string; readonly ending: string } {
  const start = document.offsetAt({ line, character: 0 });
  const end = document.offsetAt({ line: line + 1, character: 0 });
  const whole = document.text.slice(start, end);
  const text = whole.replace(/[\r\n]+$/u, "");
  const ending = whole.slice(text.length);
  // The last line has no ending of its own: it takes the document's.
  return { start, text, ending: ending === "" ? documentEnding(document.text) : ending };
}

function documentEnding(text: string): string {
  return /\r\n|\r|\n/u.exec(text)?.[0] ?? "\n";
}

function isPython(document: OpenDocument): boolean {
  return document.languageId === "python" || /\.pyi?w?$/u.test(document.path);
}

function commentMark(document: OpenDocument): string {
  return isPython(document) ? "#" : "//";
}

function apply(text: string, { offset, text: inserted }: Insertion): string {
  return text.slice(0, offset) + inserted + text.slice(offset);
}

function toEdit(document: OpenDocument, { offset, text }: Insertion): TextEdit {
  return { range: document.rangeOf(offset, offset), newText: text };
}
