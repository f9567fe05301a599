/** ngraph.random: integers as seeds; without one it reads the clock. */
import { INSTANCE } from "../arrivals.js";
import { at, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "ngraph.random",
  title: "ngraph.random",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.2.0",
  aliases: { "ngraph.random.random": "ngraph.random" },
  types: {
    "ngraph.random": {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        none: "clock",
        accepts: { ignored: ["fraction", "string", "array"] },
        neighbours: "mixed",
        sent: INSTANCE,
      },
      methods: each<CallModel>("gaussian levy next nextDouble random uniform", { does: "draw" }),
    },
  },
});
