/** The package `random`: a shared generator, and others from seeds of many kinds. */
import { INSTANCE } from "../arrivals.js";
import { at, below, calls, defineLibrary, each } from "../define.js";
import type { CallModel, GeneratorModel, TypeModel } from "../schema.js";

const STATE = "random";
const RANDOM = "random.Random";

function type(generator: Partial<GeneratorModel> = {}): TypeModel {
  return {
    parameters: ["seed"],
    generator: {
      seed: at(0, "seed"),
      none: "entropy",
      neighbours: "mixed",
      sent: INSTANCE,
      ...generator,
    },
    methods: {
      "*": { does: "draw" },
      use: { does: "seed", seed: at(0), none: "entropy" },
      clone: { does: "derive", type: RANDOM },
    },
  };
}

export default defineLibrary({
  name: "random",
  title: "random",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "5.5.1",
  states: {
    [STATE]: {
      title: "the shared generator of the random package",
      onFork: "copied",
      initial: "entropy",
    },
  },
  types: {
    [RANDOM]: type(),
    ...below("random", {
      ARC4RNG: type(),
      Xoshiro128StarStarRNG: type(),
      XOR128RNG: type({ accepts: { ignored: ["fraction"] } }),
      MathRandomRNG: type({ seed: null }),
      FunctionRNG: type(),
      RNG: type(),
    }),
  },
  symbols: {
    [STATE]: { value: { is: "state", state: STATE, type: RANDOM } },
    ...below("random", {
      ...calls(each<CallModel>("createRNG", { does: "create", type: "random.RNG" })),
    }),
  },
});
