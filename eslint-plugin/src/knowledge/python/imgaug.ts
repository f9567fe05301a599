/** imgaug: augmenters without a seed share one generator of the package, which NumPy's seeds. */
import { at, calls, defineLibrary, each, kept } from "../define.js";
import type { CallModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const STATE = "imgaug.random.GLOBAL_RNG";

const DRAW: CallModel = { does: "draw", state: STATE, unless: kept("seed", "random_state") };

const SEED: CallModel = { does: "seed", state: STATE, seed: at(0, "entropy"), none: "error" };

export default defineLibrary({
  name: "imgaug",
  title: "imgaug",
  language: "python",
  source: "docs/observed-python.md",
  checked: "0.4.0",
  imports: { imgaug: { touches: [NUMPY_STATE] } },
  states: {
    [STATE]: {
      title: "imgaug's shared generator",
      onFork: "copied",
      initial: "entropy",
      // The first augmenter makes it.
      lazy: { when: { all: [] } },
    },
  },
  types: {
    "imgaug.augmenters.Augmenter": {
      parameters: [],
      methods: each(
        `__call__ augment augment_batches augment_bounding_boxes augment_heatmaps augment_image
         augment_images augment_keypoints augment_segmentation_maps`,
        DRAW,
      ),
    },
  },
  symbols: {
    ...calls({
      "imgaug.seed": SEED,
      "imgaug.random.seed": SEED,
    }),
    "imgaug.augmenters.*": {
      call: [
        { does: "touch", state: STATE },
        { does: "create", type: "imgaug.augmenters.Augmenter" },
      ],
    },
  },
});
