/** random-js: engines with three ways of seeding, and distributions that take an engine. */
import { INSTANCE } from "../arrivals.js";
import { at, below, calls, defineLibrary, each } from "../define.js";
import type { CallModel, GeneratorModel, TypeModel } from "../schema.js";

const ENGINE = "random-js.MersenneTwister19937";
const WITH_ARRAY = `${ENGINE}.SeededWithArray`;
const AUTO = `${ENGINE}.AutoSeeded`;
const DISTRIBUTION = "random-js.Distribution";

function engine(generator: Omit<GeneratorModel, "sent" | "neighbours">): TypeModel {
  return {
    parameters: ["seed"],
    generator: { ...generator, neighbours: "mixed", sent: INSTANCE },
    methods: {
      next: { does: "draw", gives: "number" },
      discard: [{ does: "advance", by: at(0) }, { does: "self" }],
    },
  };
}

/** Draws from the engine that is its argument. */
const FROM_ENGINE: CallModel = { does: "draw", from: at(0) };

export default defineLibrary({
  name: "random-js",
  title: "random-js",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "2.1.0",
  types: {
    [ENGINE]: engine({
      seed: at(0, "seed"),
      none: "constant",
      // Whatever is no integer becomes 0.
      accepts: { ignored: ["fraction", "string", "array"] },
    }),
    [WITH_ARRAY]: engine({ seed: at(0, "seed"), none: "constant", seedFrom: "array" }),
    [AUTO]: engine({ seed: null, none: "entropy" }),
    "random-js.Random": {
      parameters: ["engine"],
      generator: { seed: at(0, "engine"), none: "entropy", sent: INSTANCE },
      methods: { "*": { does: "draw" } },
    },
    [DISTRIBUTION]: { methods: { __call__: FROM_ENGINE } },
  },
  symbols: {
    [`${ENGINE}.seed`]: { call: { does: "create", type: ENGINE } },
    [`${ENGINE}.seedWithArray`]: { call: { does: "create", type: WITH_ARRAY } },
    [`${ENGINE}.autoSeed`]: { call: { does: "create", type: AUTO } },
    ...below("random-js", {
      ...each("browserCrypto nativeMath nodeCrypto", { value: { is: "entropy" } } as const),
      ...calls({
        ...each<CallModel>(
          "bool date dice die hex integer real realZeroToOneExclusive realZeroToOneInclusive string",
          { does: "create", type: DISTRIBUTION },
        ),
        ...each(
          "int32 int53 int53Full pick picker sample shuffle uint32 uint53 uint53Full uuid4",
          FROM_ENGINE,
        ),
      }),
    }),
  },
});
