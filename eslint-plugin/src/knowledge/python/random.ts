/** The standard library's `random`: a hidden Random behind the functions, reseeded after a fork. */
import { at, below, boundCalls, defineLibrary, each } from "../define.js";
import type { CallModel, StreamRemedy } from "../schema.js";

/** Id of the state behind `random.*`. */
export const RANDOM_STATE = "random";

const STATE = RANDOM_STATE;

const DRAWS = `betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits
  lognormvariate normalvariate paretovariate randbytes randint random randrange sample shuffle
  triangular uniform vonmisesvariate weibullvariate`;

const REMEDY: StreamRemedy = {
  make: "{random.Random}({seed})",
  seedType: "int",
  makeFromNumber: "{random.Random}({seed})",
  makeFresh: "{random.Random}()",
  makeMixed: "{random.Random}(repr(({index}, {root})))",
  number: "{seed}",
  source: "{random.Random}({root})",
  one: "{source}.getrandbits(64)",
  smallNumber: "{source}.getrandbits(32)",
  many: "[{source}.getrandbits(64) for _ in range({count})]",
  freshOne: "{random.getrandbits}(64)",
  freshMany: "[{random.getrandbits}(64) for _ in range({count})]",
};

export default defineLibrary({
  name: "random",
  title: "random",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.6.15, 3.7.16, 3.8.18, 3.9.18, 3.10.13, 3.11.7, 3.12.1, 3.13.0",
  states: {
    [STATE]: {
      title: "Python's global generator",
      onFork: "reseeded",
      initial: "entropy",
      when: { axis: "python", in: ">=3.7" },
      remedy: {
        ...REMEDY,
        draws: Object.fromEntries(
          DRAWS.split(/\s+/u).map((method) => [`random.${method}`, { method }]),
        ),
        reseed: "{random.seed}({seed})",
        reseedFresh: "{random.seed}()",
      },
    },
  },
  types: {
    "random.Random": {
      parameters: ["x"],
      generator: { seed: at(0, "x"), none: "entropy", neighbours: "mixed", remedy: REMEDY },
      methods: {
        ...each<CallModel>(DRAWS, { does: "draw" }),
        shuffle: { does: "draw", orders: at(0, "x") },
        seed: { does: "seed", seed: at(0, "a"), none: "entropy" },
        getstate: { does: "get-state" },
        setstate: { does: "set-state", from: at(0, "state") },
      },
    },
    "random.SystemRandom": {
      generator: {
        seed: null,
        none: "entropy",
        stateless: true,
        sent: { pickle: "refused", cloudpickle: "refused" },
      },
      methods: {
        ...each<CallModel>(DRAWS, { does: "draw" }),
        seed: { does: "nothing" },
      },
    },
  },
  symbols: {
    ...below(
      "random",
      boundCalls(
        {
          ...each<CallModel>(DRAWS, { does: "draw", state: STATE }),
          shuffle: { does: "draw", state: STATE, orders: at(0, "x") },
          seed: { does: "seed", state: STATE, seed: at(0, "a"), none: "entropy" },
          getstate: { does: "get-state", state: STATE },
          setstate: { does: "set-state", state: STATE, from: at(0, "state") },
        },
        STATE,
      ),
    ),
    "random._inst": { value: { is: "state", state: STATE, type: "random.Random" } },
  },
});
