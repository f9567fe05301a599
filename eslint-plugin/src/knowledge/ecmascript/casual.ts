/** casual: one shared generator behind all of its functions. */
import { HOLDER } from "../arrivals.js";
import { at, defineLibrary } from "../define.js";
import type { CallModel } from "../schema.js";

const STATE = "casual";
const SEED: CallModel = {
  does: "seed",
  seed: at(0),
  none: "constant",
  accepts: { ignored: ["fraction", "string", "array"] },
};

export default defineLibrary({
  name: "casual",
  title: "casual",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.6.2",
  states: {
    [STATE]: {
      title: "casual's shared generator",
      onFork: "copied",
      initial: "entropy",
      seedFrom: "hash",
    },
  },
  types: {
    "casual.Casual": {
      generator: { seed: null, none: "entropy", neighbours: "mixed", sent: HOLDER },
      methods: { "*": { does: "draw" }, seed: SEED, define: { does: "nothing" } },
    },
  },
  symbols: { casual: { value: { is: "state", state: STATE, type: "casual.Casual" } } },
});
