/** The ESLint plugin: `import reseed from "eslint-plugin-reseed"`. */
import { BARE_PYTHON } from "./linting/bare-python.js";
import { createFindingsFor } from "./linting/plugin-findings.js";
import { createPlugin, type ReseedPlugin } from "./plugin.js";
import { VERSION } from "./version.js";

export type { ReseedPlugin } from "./plugin.js";

const plugin: ReseedPlugin = createPlugin({
  findingsFor: createFindingsFor(),
  python: BARE_PYTHON,
  version: () => VERSION,
});

export default plugin;
// What `require("eslint-plugin-reseed")` gives: the plugin itself, without `.default`.
export { plugin as "module.exports" };
