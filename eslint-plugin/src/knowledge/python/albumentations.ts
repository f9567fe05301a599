/** Albumentations: a pipeline draws from a generator of its own, which nobody seeds in a worker. */
import { defineLibrary, each, named, words } from "../define.js";
import type { CallModel, TypeModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const PIPELINE: TypeModel = {
  parameters: words("transforms"),
  generator: {
    seed: named("seed"),
    none: "entropy",
    // Before, transforms drew from the process's shared generators.
    when: { axis: "albumentations", in: ">=2", phrase: "from albumentations 2 on" },
  },
  methods: each<CallModel>("__call__", { does: "draw" }),
};

export default defineLibrary({
  name: "albumentations",
  title: "Albumentations",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2.0.8",
  aliases: {
    "albumentations.core.composition.Compose": "albumentations.Compose",
  },
  imports: { albumentations: { touches: [NUMPY_STATE] } },
  types: { "albumentations.Compose": PIPELINE },
});
