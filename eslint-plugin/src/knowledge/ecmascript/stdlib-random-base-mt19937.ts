/** stdlib's Mersenne Twister: a shared function, and a factory that takes a seed or a state. */
import { defineLibrary, option } from "../define.js";
import type { CallModel, GeneratorModel, TypeModel } from "../schema.js";
import { FUNCTION } from "../arrivals.js";

const NAME = "@stdlib/random-base-mt19937";

/** What `factory` of stdlib's generators makes. */
export function stdlibGenerator(generator: Partial<GeneratorModel>): TypeModel {
  const draw: CallModel = { does: "draw", gives: "number" };
  return {
    parameters: ["options"],
    generator: {
      seed: option(0, "seed"),
      state: option(0, "state"),
      none: "entropy",
      // It throws at strings.
      seedFrom: "hash",
      sent: FUNCTION,
      ...generator,
    },
    methods: {
      __call__: draw,
      normalized: { does: "draw", gives: "fraction" },
      toJSON: { does: "get-state" },
    },
    members: { state: { is: "own-state" }, seed: { is: "own-state" } },
  };
}

export default defineLibrary({
  name: NAME,
  title: "@stdlib/random-base-mt19937",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "0.2.3",
  aliases: { "@stdlib/random/base/mt19937": NAME },
  states: {
    [NAME]: {
      title: "stdlib's shared Mersenne Twister",
      onFork: "copied",
      initial: "entropy",
    },
  },
  types: { [`${NAME}.Generator`]: stdlibGenerator({ neighbours: "mixed" }) },
  symbols: {
    [NAME]: { call: { does: "draw", state: NAME }, boundTo: { state: NAME } },
    [`${NAME}.normalized`]: { call: { does: "draw", state: NAME }, boundTo: { state: NAME } },
    [`${NAME}.factory`]: { call: { does: "create", type: `${NAME}.Generator` } },
  },
});
