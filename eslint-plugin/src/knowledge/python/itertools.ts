/** `itertools`: the iterables that tasks are made of. */
import { at, below, calls, COMPUTE, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";

const ITEMS: CallModel = { does: "intrinsic", name: "list", parameters: [at(0, "iterable")] };

export default defineLibrary({
  name: "itertools",
  title: "itertools",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  symbols: below(
    "itertools",
    calls({
      repeat: {
        does: "intrinsic",
        name: "repeat",
        parameters: [at(0, "object"), at(1, "times")],
      },
      cycle: { does: "intrinsic", name: "cycle", parameters: [at(0)] },
      count: { does: "intrinsic", name: "range", parameters: [at(0, "start"), at(1, "step")] },
      chain: { does: "intrinsic", name: "chain" },
      zip_longest: { does: "intrinsic", name: "zip" },
      product: { does: "intrinsic", name: "product" },
      "chain.from_iterable": COMPUTE,
      ...each<CallModel>("accumulate islice tee", ITEMS),
      ...each<CallModel>("dropwhile filterfalse takewhile", { does: "intrinsic", name: "filter" }),
      ...each<CallModel>(
        "batched combinations combinations_with_replacement groupby pairwise permutations",
        COMPUTE,
      ),
    }),
  ),
});
