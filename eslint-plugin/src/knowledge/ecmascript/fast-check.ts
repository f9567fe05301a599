/** fast-check: properties draw from a generator of its own, with the seed that a run was given. */
import { below, calls, defineLibrary, each, NOTHING } from "../define.js";

export default defineLibrary({
  name: "fast-check",
  title: "fast-check",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "4.10.2",
  symbols: below("fast-check", calls(each("configureGlobal resetConfigureGlobal sample", NOTHING))),
});
