/** rand-seed: strings as seeds and nothing else; all numbers are one stream. */
import { INSTANCE } from "../arrivals.js";
import { at, defineLibrary } from "../define.js";

export default defineLibrary({
  name: "rand-seed",
  title: "rand-seed",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "3.0.0",
  types: {
    "rand-seed": {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        none: "entropy",
        accepts: { ignored: ["number", "fraction"] },
        neighbours: "mixed",
        sent: INSTANCE,
      },
      methods: { next: { does: "draw", gives: "fraction" } },
    },
  },
});
