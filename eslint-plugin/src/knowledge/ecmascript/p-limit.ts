/** p-limit: calls in one thread, some at a time. */
import { at, calls, defineLibrary, rest } from "../define.js";

export default defineLibrary({
  name: "p-limit",
  title: "p-limit",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "6 (read)",
  types: {
    "p-limit.Limit": {
      methods: {
        __call__: { does: "call", function: at(0), arguments: [rest(1)] },
        map: { does: "call", function: at(1), items: at(0) },
      },
    },
  },
  symbols: calls({ "p-limit": { does: "create", type: "p-limit.Limit" } }),
});
