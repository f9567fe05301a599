/** p-map: many calls in one thread; they share what they draw from. */
import { at, calls, defineLibrary } from "../define.js";

export default defineLibrary({
  name: "p-map",
  title: "p-map",
  language: "ecmascript",
  source: "https://github.com/sindresorhus/p-map#readme",
  checked: "7 (read)",
  symbols: calls({ "p-map": { does: "call", function: at(1), items: at(0) } }),
});
