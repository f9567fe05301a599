/** chance: strings are hashed, several seeds are mixed, fractions are cut to 0. */
import { HOLDER } from "../arrivals.js";
import { at, defineLibrary, rest } from "../define.js";

export default defineLibrary({
  name: "chance",
  title: "Chance",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.1.13",
  aliases: { "chance.Chance": "chance", "chance.ChanceInstance": "chance" },
  types: {
    chance: {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        mixes: [rest(1)],
        none: "entropy",
        accepts: { ignored: ["fraction", "array"] },
        neighbours: "mixed",
        sent: HOLDER,
      },
      methods: { "*": { does: "draw" }, set: { does: "nothing" } },
    },
  },
});
