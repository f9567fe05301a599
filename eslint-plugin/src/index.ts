/** The ESLint plugin: `import reseed from "eslint-plugin-reseed"`. */
import { createFindingsFor } from "./linting/plugin-findings.js";
import type { ReseedPlugin } from "./plugin-types.js";
import { createPlugin } from "./plugin.js";
import { mayMatter } from "./project/scan.js";
import { createPythonLanguage } from "./python/language.js";
import { VERSION } from "./version.js";

export type { ReseedPlugin } from "./plugin-types.js";

const plugin: ReseedPlugin = createPlugin({
  findingsFor: createFindingsFor(),
  python: createPythonLanguage({ mayMatter: (text) => mayMatter("python", text) }),
  version: () => VERSION,
});

export default plugin;
// What `require("eslint-plugin-reseed")` gives: the plugin itself, without `.default`.
export { plugin as "module.exports" };
