/** `functools`: partial calls, caches and wrappers. */
import { at, below, calls, defineLibrary, each, FIRST } from "../define.js";
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
      update_wrapper: FIRST,
      wraps: { does: "intrinsic", name: "wraps" },
      // What `wraps(f)` gives: a decorator that leaves the wrapper as it is.
      "wraps.decorator": FIRST,
      ...each<CallModel>("singledispatch singledispatchmethod total_ordering", FIRST),
      reduce: {
        does: "intrinsic",
        name: "reduce",
        parameters: [at(1, "iterable"), at(0, "function"), at(2, "initial")],
      },
    }),
  ),
});
