/** Takes the place of `load-linter.ts` in bundles that have to carry ESLint with them. */
import { Linter } from "eslint/universal";
import type { LinterClass } from "./linting-engine.js";

/** ESLint's `Linter`, from the bundle. */
export function loadLinter(): LinterClass {
  // Its types leave out a method that it has.
  return Linter as unknown as LinterClass;
}
