/** simplex-noise: a noise field is meant to be the same wherever it is made from one seed. */
import { below, calls, defineLibrary, each, NOTHING } from "../define.js";

export default defineLibrary({
  name: "simplex-noise",
  title: "simplex-noise",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "4.0.3",
  symbols: {
    // The generator that shuffles the field is used up here, and its repetition is the purpose.
    ...below(
      "simplex-noise",
      calls(
        each(
          "SimplexNoise buildPermutationTable createNoise2D createNoise3D createNoise4D",
          NOTHING,
        ),
      ),
    ),
    "simplex-noise": { call: NOTHING },
  },
});
