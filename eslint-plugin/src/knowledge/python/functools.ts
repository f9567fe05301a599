/** `functools`: partial calls, caches and wrappers. */
import { at, below, calls, defineLibrary, each, FIRST, rest } from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "functools",
  title: "functools",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  symbols: below(
    "functools",
    calls({
      ...each<CallModel>("partial partialmethod", { does: "intrinsic", name: "partial" }),
      ...each<CallModel>("cache cached_property lru_cache", { does: "intrinsic", name: "memoize" }),
      ...each<CallModel>("update_wrapper wraps", { does: "intrinsic", name: "wraps" }),
      ...each<CallModel>("singledispatch singledispatchmethod total_ordering", FIRST),
      reduce: {
        does: "intrinsic",
        name: "reduce",
        parameters: [at(0, "function"), at(1, "iterable"), rest(2)],
      },
    }),
  ),
});
