/** seedrandom: functions with hidden state; any seed will do, and `global` takes over Math.random. */
import { FUNCTION } from "../arrivals.js";
import { at, below, defineLibrary, each, option } from "../define.js";
import type { CallModel, GeneratorModel, SymbolModel, TypeModel } from "../schema.js";
import { MATH_RANDOM } from "./math.js";

const DRAW: CallModel = { does: "draw", gives: "fraction" };

/** What all of seedrandom's generators can do. */
export const METHODS: Readonly<Record<string, CallModel>> = {
  ...each("__call__ double quick", DRAW),
  int32: { does: "draw", gives: "number" },
  state: { does: "get-state" },
};

function generator(none: GeneratorModel["none"], more: Partial<GeneratorModel> = {}): TypeModel {
  return {
    parameters: ["seed", "options"],
    generator: {
      seed: at(0, "seed"),
      none,
      state: option(1, "state"),
      entropy: option(1, "entropy"),
      neighbours: "mixed",
      sent: FUNCTION,
      ...more,
    },
    methods: METHODS,
  };
}

const ALGORITHMS: Readonly<Record<string, TypeModel>> = {
  // Without a seed, these four always start in the same state.
  ...each("alea tychei xor128 xorwow", generator("constant")),
  xor4096: generator("entropy"),
  xorshift7: generator("entropy", { accepts: { ignored: ["string", "array"] } }),
};

function made(type: string): SymbolModel {
  return {
    call: [
      {
        does: "seed",
        state: MATH_RANDOM,
        seed: at(0),
        none: "entropy",
        if: option(1, "global"),
      },
      { does: "create", type },
    ],
  };
}

export default defineLibrary({
  name: "seedrandom",
  title: "seedrandom",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "3.0.5",
  aliases: {
    "seedrandom.PRNG": "seedrandom",
    "seedrandom.StatefulPRNG": "seedrandom",
    "seedrandom/seedrandom": "seedrandom",
    ...Object.fromEntries(
      Object.keys(ALGORITHMS).map((name) => [`seedrandom/lib/${name}`, `seedrandom.${name}`]),
    ),
  },
  types: { seedrandom: generator("entropy"), ...below("seedrandom", ALGORITHMS) },
  symbols: {
    seedrandom: made("seedrandom"),
    ...below(
      "seedrandom",
      Object.fromEntries(Object.keys(ALGORITHMS).map((name) => [name, made(`seedrandom.${name}`)])),
    ),
  },
});
