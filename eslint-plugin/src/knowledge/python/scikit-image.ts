/** scikit-image: noise from the generator that a call is given, else from one that it makes of entropy. */
import { defineLibrary, named } from "../define.js";

export default defineLibrary({
  name: "scikit-image",
  title: "scikit-image",
  language: "python",
  source: "docs/observed-python.md",
  checked: "0.24.0",
  modules: ["skimage"],
  aliases: { "skimage.util.noise": "skimage.util" },
  symbols: {
    "skimage.util.random_noise": {
      call: { does: "draw", from: named("rng", "seed"), seeds: "numpy.random.Generator" },
    },
  },
});
