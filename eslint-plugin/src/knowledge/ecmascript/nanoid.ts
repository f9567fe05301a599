/** nanoid: unique by the system's entropy, or by a generator that `customRandom` is given. */
import { calls, defineLibrary, ENTROPY, kept } from "../define.js";
import { DRAW_MATH_RANDOM } from "./math.js";

export default defineLibrary({
  name: "nanoid",
  title: "nanoid",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "5.1.16",
  types: {
    "nanoid.CustomAlphabet": { methods: { __call__: ENTROPY } },
    "nanoid.CustomRandom": {
      parameters: ["alphabet", "size", "random"],
      methods: {
        __call__: { does: "call", function: kept("random"), arguments: [kept("size")] },
      },
    },
    "nanoid/non-secure.CustomAlphabet": { methods: { __call__: DRAW_MATH_RANDOM } },
  },
  symbols: calls({
    nanoid: ENTROPY,
    "nanoid.nanoid": ENTROPY,
    "nanoid.customAlphabet": { does: "create", type: "nanoid.CustomAlphabet" },
    "nanoid.customRandom": { does: "create", type: "nanoid.CustomRandom" },
    "nanoid.random": ENTROPY,
    "nanoid/non-secure.nanoid": DRAW_MATH_RANDOM,
    "nanoid/non-secure.customAlphabet": {
      does: "create",
      type: "nanoid/non-secure.CustomAlphabet",
    },
  }),
});
