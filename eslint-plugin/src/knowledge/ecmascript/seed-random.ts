/** seed-random: a function from any seed, or Math.random replaced by one. */
import { FUNCTION } from "../arrivals.js";
import { at, defineLibrary, option } from "../define.js";
import { MATH_RANDOM } from "./math.js";

const TYPE = "seed-random.Generator";

export default defineLibrary({
  name: "seed-random",
  title: "seed-random",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "2.2.0",
  types: {
    [TYPE]: {
      parameters: ["seed", "options"],
      generator: {
        seed: at(0, "seed"),
        none: "entropy",
        entropy: option(1, "entropy"),
        neighbours: "mixed",
        sent: FUNCTION,
      },
      methods: { __call__: { does: "draw", gives: "fraction" } },
    },
  },
  symbols: {
    "seed-random": {
      call: [
        { does: "seed", state: MATH_RANDOM, seed: at(0), none: "entropy", if: option(1, "global") },
        { does: "create", type: TYPE },
      ],
    },
    "seed-random.resetGlobal": {
      call: { does: "seed", state: MATH_RANDOM, seed: {}, none: "entropy" },
    },
  },
});
