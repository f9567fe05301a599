/** @thi.ng/random: classes that start from a constant without a seed; most want four integers. */
import { INSTANCE } from "../arrivals.js";
import { at, below, defineLibrary, each } from "../define.js";
import type { CallModel, GeneratorModel, TypeModel } from "../schema.js";

function type(generator: Pick<GeneratorModel, "accepts" | "neighbours">): TypeModel {
  return {
    parameters: ["seed"],
    generator: {
      seed: at(0, "seed"),
      none: "constant",
      seedFrom: "none",
      sent: INSTANCE,
      ...generator,
    },
    methods: {
      ...each<CallModel>("float gaussian int minmax minmaxInt norm probability uniform", {
        does: "draw",
      }),
      seed: [
        {
          does: "seed",
          seed: at(0),
          none: "constant",
          ...(generator.accepts === undefined ? {} : { accepts: generator.accepts }),
        },
        { does: "self" },
      ],
      copy: { does: "derive", type: "@thi.ng/random.IRandom" },
    },
  };
}

/** A number says nothing to those whose seed is four words. */
const FOUR_WORDS = type({
  accepts: { ignored: ["number", "fraction"] },
  neighbours: "correlated",
});

export default defineLibrary({
  name: "@thi.ng/random",
  title: "@thi.ng/random",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "4.1.54",
  types: below("@thi.ng/random", {
    ...each("SFC32 XorShift128 Xoshiro128", FOUR_WORDS),
    Smush32: type({ neighbours: "correlated" }),
    XorWow: type({}),
    XsAdd: type({ neighbours: "mixed" }),
    IRandom: type({}),
  }),
  symbols: below("@thi.ng/random", each("CRYPTO SYSTEM", { value: { is: "entropy" } } as const)),
});
