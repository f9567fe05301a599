/** three: a seeded generator that starts the same in every realm, and helpers over Math.random. */
import { at, below, calls, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";
import { DRAW_MATH_RANDOM } from "./math.js";

const STATE = "three.MathUtils.seededRandom";

export default defineLibrary({
  name: "three",
  title: "three.js",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "0.187.0",
  aliases: {
    "three/src/math/MathUtils.js": "three.MathUtils",
    "three/src/math/MathUtils": "three.MathUtils",
    "three/src/Three.js": "three",
    "three.MathUtils.MathUtils": "three.MathUtils",
    "three.Math": "three.MathUtils",
  },
  states: {
    [STATE]: {
      title: "the generator of three's 'seededRandom'",
      onFork: "copied",
      initial: "constant",
      seedFrom: "hash",
    },
  },
  symbols: below(
    "three.MathUtils",
    calls({
      seededRandom: [
        {
          does: "seed",
          state: STATE,
          seed: at(0),
          none: "keep",
          accepts: { ignored: ["fraction", "string", "array"] },
        },
        { does: "draw", state: STATE, gives: "fraction" },
      ] as const,
      ...each<CallModel>("generateUUID randFloat randFloatSpread randInt", DRAW_MATH_RANDOM),
    }),
  ),
});
