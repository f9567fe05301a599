/** Loads ESLint from where the plugin is installed, when it is first needed: it takes a while. */
import { createRequire } from "node:module";
import type { LinterClass } from "./linting-engine.js";
import { MissingEslint } from "./missing-eslint.js";

/**
 * ESLint's `Linter`, of the version that is installed beside the plugin.
 *
 * @throws MissingEslint where there is none
 */
export function loadLinter(): LinterClass {
  const require = createRequire(import.meta.url);
  try {
    // What `require` gives has no type; ESLint documents this export.
    const { Linter } = require("eslint/universal") as { readonly Linter: LinterClass };
    return Linter;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") {
      throw new MissingEslint();
    }
    throw error;
  }
}
