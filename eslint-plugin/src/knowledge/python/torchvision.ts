/** torchvision: transforms that pass on to those they were made of. */
import { below, defineLibrary, kept } from "../define.js";
import type { CallModel, TypeModel } from "../schema.js";

const EACH: CallModel = { does: "invoke", object: kept("transforms"), method: "__call__" };
const COMPOSE: TypeModel = { parameters: ["transforms"], methods: { __call__: EACH } };

export default defineLibrary({
  name: "torchvision",
  title: "torchvision",
  language: "python",
  source: "https://docs.pytorch.org/vision/stable/transforms.html",
  checked: "0.20 (read)",
  aliases: { "torchvision.transforms.v2": "torchvision.transforms" },
  types: below("torchvision.transforms", {
    Compose: COMPOSE,
    RandomApply: COMPOSE,
    RandomChoice: COMPOSE,
    RandomOrder: COMPOSE,
    Lambda: {
      parameters: ["lambd"],
      methods: { __call__: { does: "invoke", object: kept("lambd"), method: "__call__" } },
    },
  }),
});
