/** PyYAML: what is read is read once, and computed from the text. */
import { below, calls, COMPUTE, defineLibrary, each } from "../define.js";

export default defineLibrary({
  name: "pyyaml",
  title: "PyYAML",
  language: "python",
  source: "https://pyyaml.org/wiki/PyYAMLDocumentation",
  checked: "6.0.4 (read)",
  modules: ["yaml"],
  symbols: below(
    "yaml",
    calls(each("dump full_load load load_all safe_dump safe_load safe_load_all", COMPUTE)),
  ),
});
