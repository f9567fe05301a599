/** ml-random: integers as seeds. */
import { HOLDER } from "../arrivals.js";
import { at, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "ml-random",
  title: "ml-random",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "2.0.0",
  aliases: { "ml-random.Random": "ml-random" },
  types: {
    "ml-random": {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        none: "entropy",
        neighbours: "mixed",
        seedFrom: "hash",
        sent: HOLDER,
      },
      methods: each<CallModel>("choice randInt random randomSample", { does: "draw" }),
    },
  },
});
