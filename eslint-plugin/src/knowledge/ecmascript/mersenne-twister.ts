/** mersenne-twister: integers or arrays as seeds; without one it reads the clock. */
import { INSTANCE } from "../arrivals.js";
import { at, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";

const ACCEPTS = { ignored: ["fraction", "string"] } as const;
const FRACTION: CallModel = { does: "draw", gives: "fraction" };
const INTEGER: CallModel = { does: "draw", gives: "number" };
const SEED: CallModel = {
  does: "seed",
  seed: at(0),
  none: "constant",
  // The list of one is its number, and any other list is zero.
  accepts: { ignored: [...ACCEPTS.ignored, "array"] },
};
const SEEDS: CallModel = { ...SEED, accepts: ACCEPTS };

export default defineLibrary({
  name: "mersenne-twister",
  title: "mersenne-twister",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.1.0",
  types: {
    "mersenne-twister": {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        none: "clock",
        accepts: ACCEPTS,
        neighbours: "mixed",
        sent: INSTANCE,
      },
      methods: {
        ...each("random random_excl random_incl random_long", FRACTION),
        ...each("random_int random_int31", INTEGER),
        init_by_array: SEEDS,
        init_seed: SEED,
      },
    },
  },
});
