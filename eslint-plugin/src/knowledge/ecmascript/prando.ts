/** prando: neighbouring integers, and strings that end in neighbouring digits, start alike. */
import { INSTANCE } from "../arrivals.js";
import { at, defineLibrary } from "../define.js";

export default defineLibrary({
  name: "prando",
  title: "Prando",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "6.0.1",
  aliases: { "prando.Prando": "prando" },
  types: {
    prando: {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        none: "entropy",
        accepts: { ignored: ["fraction"] },
        neighbours: "correlated",
        sent: INSTANCE,
      },
      methods: {
        "*": { does: "draw" },
        skip: { does: "advance", by: at(0) },
        reset: { does: "nothing" },
      },
    },
  },
});
