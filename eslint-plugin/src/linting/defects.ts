/** What is said where a defect of ours shows: the same in ESLint, the command and the editor. */
import { basename } from "node:path";
import { VERSION } from "../version.js";

/** Says something to whoever runs the program, beside what is said of files. */
export type Tell = (sentence: string) => void;

/**
 * The message on a file that could not be judged.
 *
 * @param path - the file's
 * @param error - what was thrown
 */
export function failureOn(path: string, error: unknown): string {
  return `Reseed ${VERSION} failed on '${basename(path)}' and tells nothing about it (${reasonOf(error)}). ${REPORT}`;
}

/**
 * The sentence about a finding that is told, but without its remedies.
 *
 * @param path - of the file that the finding stands in
 * @param error - what was thrown
 */
export function remedyFailureOn(path: string, error: unknown): string {
  return `${path}: Remedies could not be sought in Reseed ${VERSION} (${reasonOf(error)}). ${REPORT}`;
}

const REPORT =
  "This is a defect of Reseed: please report it with the file. 'npm bugs eslint-plugin-reseed' shows where.";

/** The kind of error, its text and where it was thrown, in one line. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = `${error.name}: ${error.message}`.replaceAll(/\s+/gu, " ");
  const at = /^\s+at (?:new )?([\w$.#<>]+) \(/mu.exec(error.stack ?? "")?.[1];
  return at === undefined ? text : `${text}, in ${at}`;
}
