/** The types that users of the plugin see: they rest on ESLint's own, and on nothing else. */
import type { ESLint, Linter } from "eslint";
import type { RuleId } from "./findings/finding.js";

export type Language = NonNullable<ESLint.Plugin["languages"]>[string];
export type Rule = NonNullable<ESLint.Plugin["rules"]>[string];

/** The plugin as `eslint.config.js` sees it. */
export interface ReseedPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<RuleId, Rule>;
  readonly languages: { python: Language };
  readonly processors: { notebook: Linter.Processor };
  readonly configs: {
    /** What we would defend line by line. */
    recommended: Linter.Config[];
    /** All of `recommended`, and advice as warnings. */
    strict: Linter.Config[];
    /** `recommended` for Jupyter notebooks in Python. */
    notebooks: Linter.Config[];
  };
}
