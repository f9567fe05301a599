/** Tells tests from programs: a test seeds its tasks alike to hold their results against each other. */
import { basename } from "node:path";
import type { Language } from "../../facts/facts.js";
import type { Place } from "../values/value.js";

/** The names under which test runners look for tests by default; a language that is missing has none. */
const TESTS: Readonly<Partial<Record<Language, RegExp>>> = {
  python: /^(?:test_.*|.*_test|tests)\.py$/u,
};

/** Whether the code at a place tries a program out. */
export function isTrial(language: Language, { path }: Place): boolean {
  return TESTS[language]?.test(basename(path)) === true;
}
