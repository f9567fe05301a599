/** Puts rules, the Python language and presets together into an ESLint plugin. */
import type { Linter } from "eslint";
import type { Finding, RuleId } from "./findings/finding.js";
import type { Language, ReseedPlugin, Rule } from "./plugin-types.js";
import { createNotebookProcessor } from "./linting/notebook-processor.js";
import { EXTENSIONS } from "./project/language-of.js";
import { ALL_RULES } from "./rules/all-rules.js";
import type { FailureOn, FindingsFor, LintedFile, ReseedRule } from "./rules/define-rule.js";

export type { Language, ReseedPlugin } from "./plugin-types.js";
export type { FindingsFor, LintedFile } from "./rules/define-rule.js";

/** What a plugin is made of. */
export interface PluginParts {
  /** All findings whose home is a file; asked once for each source code, whichever rules are on. */
  readonly findingsFor: FindingsFor;
  readonly python: Language;
  /**
   * Read whenever ESLint writes a configuration down. Its cache is keyed on that text, so a version
   * that names the state of the project keeps results of other files from going stale.
   */
  readonly version: () => string;
  /**
   * What to report on a file where a rule has thrown something; null where the run has to end,
   * since it is no defect of ours. Without this it ends each time.
   */
  readonly failureOn?: FailureOn;
}

/** The key under which presets register the plugin, and the prefix of its rules. */
export const NAMESPACE = "reseed";

/**
 * Makes a plugin.
 *
 * @param parts - where findings come from, and the Python language
 */
export function createPlugin({
  findingsFor,
  python,
  version,
  failureOn = () => null,
}: PluginParts): ReseedPlugin {
  const rules = createRules(once(findingsFor), failureOn);
  const plugin: ReseedPlugin = {
    meta: {
      name: "eslint-plugin-reseed",
      namespace: NAMESPACE,
      get version() {
        return version();
      },
    },
    // One object, which ESLint and typescript-eslint describe in types that do not meet.
    rules: rules as Record<RuleId, unknown> as Record<RuleId, Rule>,
    languages: { python },
    processors: { notebook: createNotebookProcessor() },
    configs: { recommended: [], strict: [], notebooks: [] },
  };
  // A preset registers the plugin that it belongs to, which has to exist first.
  plugin.configs.recommended = preset(plugin, "recommended", rules);
  plugin.configs.strict = preset(plugin, "strict", rules);
  plugin.configs.notebooks = notebooks(plugin, rules);
  return plugin;
}

function createRules(findingsFor: FindingsFor, failureOn: FailureOn): Record<RuleId, ReseedRule> {
  const rules: Partial<Record<RuleId, ReseedRule>> = {};
  for (const rule of ALL_RULES) rules[rule.name] = rule.create(findingsFor, failureOn);
  // A test holds the list of rules against the names: none is left out.
  return rules as Record<RuleId, ReseedRule>;
}

/** Seven rules ask for the findings of one source code; its settings may differ in a later run. */
function once(findingsFor: FindingsFor): FindingsFor {
  const known = new WeakMap<
    object,
    { readonly settings: LintedFile["settings"]; readonly findings: readonly Finding[] }
  >();
  return (file) => {
    const found = known.get(file.sourceCode);
    if (found?.settings === file.settings) return found.findings;
    // A defect shows in one rule's report: the others find nothing here.
    known.set(file.sourceCode, { settings: file.settings, findings: [] });
    const findings = findingsFor(file);
    known.set(file.sourceCode, { settings: file.settings, findings });
    return findings;
  };
}

function severities(
  preset: "recommended" | "strict",
  rules: Record<RuleId, ReseedRule>,
): Linter.RulesRecord {
  const result: Linter.RulesRecord = {};
  for (const [id, rule] of Object.entries(rules)) {
    const isAdvice = rule.meta.docs?.recommended === "strict";
    const severity = isAdvice ? "warn" : "error";
    // What nobody has watched is advice, too.
    if (preset === "strict") result[`${NAMESPACE}/${id}`] = [severity, { report: "unverified" }];
    else if (!isAdvice) result[`${NAMESPACE}/${id}`] = severity;
  }
  return result;
}

/** Packages of others in a virtual environment; ESLint leaves out `node_modules` by itself. */
const INSTALLED: Linter.Config = {
  name: `${NAMESPACE}/installed`,
  ignores: ["**/site-packages/"],
};

function preset(
  plugin: ReseedPlugin,
  name: "recommended" | "strict",
  rules: Record<RuleId, ReseedRule>,
): Linter.Config[] {
  const plugins = { [NAMESPACE]: plugin };
  return [
    {
      name: `${NAMESPACE}/${name}/python`,
      files: filesOf("python"),
      plugins,
      language: `${NAMESPACE}/python`,
      rules: severities(name, rules),
    },
    {
      // No parser: whoever lints TypeScript has chosen one.
      name: `${NAMESPACE}/${name}/ecmascript`,
      files: filesOf("ecmascript"),
      plugins,
      rules: severities(name, rules),
    },
    INSTALLED,
  ];
}

function notebooks(plugin: ReseedPlugin, rules: Record<RuleId, ReseedRule>): Linter.Config[] {
  const plugins = { [NAMESPACE]: plugin };
  return [
    {
      name: `${NAMESPACE}/notebooks`,
      files: ["**/*.ipynb"],
      plugins,
      processor: `${NAMESPACE}/notebook`,
    },
    {
      name: `${NAMESPACE}/notebooks/cells`,
      files: ["**/*.ipynb/*.py"],
      plugins,
      language: `${NAMESPACE}/python`,
      rules: severities("recommended", rules),
    },
    INSTALLED,
  ];
}

/** Every block of a preset is bound to its language: a rule must never meet another one. */
export function filesOf(language: keyof typeof EXTENSIONS): string[] {
  return [`**/*.{${EXTENSIONS[language].join(",")}}`];
}
