/** Makes an ESLint report of a finding: its message in words, its place, its remedies as suggestions. */
import path from "node:path";
import type {
  ReportDescriptor,
  RuleContext,
  SuggestionReportDescriptor,
} from "@typescript-eslint/utils/ts-eslint";
import type { Edit, Finding, Remedy } from "../findings/finding.js";
import { FALLBACKS, MESSAGES, PLACES, REPEATS, WORDS } from "./messages.js";

/** The part of a rule's context that reporting needs, whatever the language. */
export type Reporting = Pick<RuleContext<string, readonly unknown[]>, "sourceCode" | "report">;

type Suggestion = SuggestionReportDescriptor<string>;

/** Longest piece of code that a message quotes. */
const QUOTE_LENGTH = 36;

/**
 * Quotes a piece of the program for a message.
 *
 * @returns one line in quotes, shortened in its tail where it is long
 */
export function quote(code: string): string {
  const line = code.replaceAll(/\s+/gu, " ").trim();
  const short = line.length > QUOTE_LENGTH ? `${cut(line, QUOTE_LENGTH - 1)}…` : line;
  return short.includes("'") ? `\`${short}\`` : `'${short}'`;
}

/** A message is read in one line of an editor. */
const LONGEST = 200;

/** Shortens without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length).trimEnd();
}

/**
 * What a finding's message is filled with.
 *
 * @returns the finding's data with code in quotes, keys turned into clauses, and `when`
 */
export function messageData(finding: Finding): Record<string, string> {
  const data: Record<string, string> = { ...FALLBACKS, when: condition(finding) };
  for (const [name, value] of Object.entries(finding.data)) {
    if (name === "repeats") data[name] = wording(REPEATS, value);
    else if (name === "place") data[name] = wording(PLACES, value);
    else data[name] = WORDS.has(name) ? value : quote(value);
  }
  // Where there is no room for both, one of two alternatives is told; the other is in `condition`.
  const [first = "", ...others] = (data.when ?? "").split(", or ");
  if (others.length > 0 && fill(finding, data).length >= LONGEST) data.when = first;
  return data;
}

/**
 * The text of a finding's message, as ESLint will print it.
 */
export function messageOf(finding: Finding): string {
  return fill(finding, messageData(finding));
}

function fill(finding: Finding, data: Readonly<Record<string, string>>): string {
  const messages: Readonly<Record<string, string>> = MESSAGES[finding.rule];
  return (messages[finding.messageId] ?? "").replaceAll(
    /\{\{(\w+)\}\}/gu,
    (placeholder, name: string) => data[name] ?? placeholder,
  );
}

function wording(table: Readonly<Record<string, string>>, key: string): string {
  return table[key] ?? key;
}

/** The clause that closes a message, with its leading space; empty where the finding always holds. */
function condition(finding: Finding): string {
  if (finding.condition !== null) return ` ${finding.condition}`;
  return finding.certainty === "certain" ? "" : " in some environments";
}

/**
 * Reports a finding on the file that is linted.
 *
 * @param file - the rule's context
 * @param finding - one whose home is this file
 */
export function reportFinding(file: Reporting, finding: Finding): void {
  const { sourceCode } = file;
  const clamp = (offset: number): number => Math.min(Math.max(offset, 0), sourceCode.text.length);
  const descriptor = {
    messageId: finding.messageId,
    data: messageData(finding),
    loc: {
      start: sourceCode.getLocFromIndex(clamp(finding.range[0])),
      end: sourceCode.getLocFromIndex(clamp(finding.range[1])),
    },
  };
  try {
    file.report({ ...descriptor, suggest: suggestions(finding) });
  } catch (error) {
    // A defect of a remedy must not take the finding with it.
    file.report(descriptor);
    throw error;
  }
}

/**
 * Reports a message about a whole file.
 *
 * @param file - the rule's context
 * @param message - a sentence that is none of the rule's
 */
export function reportMessage(file: Reporting, message: string): void {
  const descriptor = { message, loc: { line: 1, column: 0 } };
  // ESLint takes any text for a message; typescript-eslint's types know those of rules alone.
  file.report(descriptor as unknown as ReportDescriptor<string>);
}

/** ESLint mends one file at a time: remedies that reach further are left to the language server. */
/** ESLint edits one file: of a remedy over several, this is the part that lies in it. */
function suggestions(finding: Finding): Suggestion[] {
  return preferredFirst(finding.remedies).flatMap((remedy) => {
    const own = remedy.edits.filter((edit) => edit.path === finding.path);
    if (own.length === 0) return [];
    return {
      messageId: "remedy",
      data: { title: remedy.title + restOf(remedy, finding.path) },
      fix: (fixer) =>
        sorted(own).map((edit) =>
          fixer.replaceTextRange([edit.range[0], edit.range[1]], edit.text),
        ),
    };
  });
}

/** Where the part of a remedy goes that lies in other files, as a sentence; empty without one. */
function restOf(remedy: Remedy, own: string): string {
  const others = new Set(remedy.edits.map((edit) => edit.path).filter((one) => one !== own));
  if (others.size === 0) return "";
  const names = [...others]
    .map((other) => quotePath(path.relative(path.dirname(own), other)))
    .sort();
  return ` The rest of it goes into ${names.join(" and ")}: 'reseed --fix' edits all files.`;
}

/** With the slashes of import paths on every platform. */
function quotePath(file: string): string {
  return `'${file.split(path.sep).join("/")}'`;
}

function preferredFirst(remedies: readonly Remedy[]): readonly Remedy[] {
  return remedies.toSorted((a, b) => Number(b.isPreferred) - Number(a.isPreferred));
}

function sorted(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}
