/** random-seed: functions made by `create`, with any seed. */
import { FUNCTION } from "../arrivals.js";
import { at, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";

const TYPE = "random-seed.RandomSeed";
const CREATE: CallModel = { does: "create", type: TYPE };

export default defineLibrary({
  name: "random-seed",
  title: "random-seed",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "0.3.0",
  types: {
    [TYPE]: {
      parameters: ["seed"],
      generator: { seed: at(0, "seed"), none: "entropy", neighbours: "mixed", sent: FUNCTION },
      methods: {
        ...each<CallModel>("__call__ floatBetween intBetween random range string", {
          does: "draw",
        }),
        seed: { does: "seed", seed: at(0), none: "entropy" },
        initState: { does: "seed", seed: {}, none: "constant" },
        ...each<CallModel>("addEntropy cleanString done hashString", { does: "nothing" }),
      },
    },
  },
  symbols: { "random-seed": { call: CREATE }, "random-seed.create": { call: CREATE } },
});
