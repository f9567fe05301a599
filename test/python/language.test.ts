/** The Python language in the ESLint at hand. */
import js from "@eslint/js";
import assert from "node:assert/strict";
import { Linter } from "eslint";
import { createPythonLanguage } from "../../eslint-plugin/src/python/language.js";
import { checkLanguage } from "./language-checks.js";

describe("python: the language in ESLint", () => {
  checkLanguage(Linter, Object.keys(js.configs.all.rules));

  it("has options that can be written down, whatever else was merged into them", () => {
    const python = createPythonLanguage({ mayMatter: () => true });
    const given = [{ analysis: "reseed-only", parser: { parse: () => null }, globals: {} }, {}];
    assert.deepEqual(
      given.map((options) => python.normalizeLanguageOptions?.(options)),
      [{ analysis: "reseed-only" }, { analysis: "full" }],
    );
  });
});
