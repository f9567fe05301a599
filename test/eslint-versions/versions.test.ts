/** The Python language and the plugin in each version of ESLint that is supported. */
import { createRequire } from "node:module";
import manifest from "./package.json" with { type: "json" };
import { checkPlugin, type ESLintClass } from "../plugin/plugin-checks.js";
import { checkLanguage, type LinterClass } from "../python/language-checks.js";
import { checkRules, type RuleTesterClass } from "../python/rules-checks.js";

const require = createRequire(import.meta.url);

for (const name of Object.keys(manifest.devDependencies)) {
  // The parts of ESLint that are used here are the same in all versions, but for what is tested.
  const eslint = require(name) as {
    readonly ESLint: ESLintClass;
    readonly Linter: LinterClass & { readonly version: string };
    readonly RuleTester: RuleTesterClass;
  };
  const { builtinRules } = require(`${name}/use-at-your-own-risk`) as {
    readonly builtinRules: ReadonlyMap<string, unknown>;
  };
  describe(`ESLint ${eslint.Linter.version}`, () => {
    checkLanguage(eslint.Linter, [...builtinRules.keys()]);
    checkRules(eslint.RuleTester);
    checkPlugin(eslint.ESLint);
  });
}
