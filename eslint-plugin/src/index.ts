/** The ESLint plugin: `import reseed from "eslint-plugin-reseed"`. */
import { knowledgeFor } from "./knowledge/index.js";
import { Fingerprints } from "./linting/fingerprints.js";
import { failureOn } from "./linting/defects.js";
import { guardLanguage } from "./linting/guard-language.js";
import { createFindingsFor } from "./linting/plugin-findings.js";
import { SettingsError } from "./linting/settings.js";
import type { ReseedPlugin } from "./plugin-types.js";
import { createPlugin } from "./plugin.js";
import { createBatchHost } from "./project/disk-host.js";
import { PythonModules } from "./project/python-modules.js";
import { mayMatter } from "./project/scan.js";
import { createPythonLanguage } from "./python/language.js";
import { VERSION } from "./version.js";

export type { ReseedPlugin } from "./plugin-types.js";

const modules = new PythonModules(createBatchHost(), (name) =>
  knowledgeFor("python").knowsModule(name),
);

const fingerprints = new Fingerprints();

const plugin: ReseedPlugin = createPlugin({
  findingsFor: createFindingsFor(),
  python: guardLanguage(
    createPythonLanguage({
      mayMatter: (text) => mayMatter("python", text),
      locate: (path) => modules.placeOf(path),
    }),
  ),
  version: () => `${VERSION}+${fingerprints.now()}`,
  failureOn: (path, error) => (error instanceof SettingsError ? null : failureOn(path, error)),
});

export default plugin;
// What `require("eslint-plugin-reseed")` gives: the plugin itself, without `.default`.
export { plugin as "module.exports" };
