/** NumPy: one lazily made global RandomState, generators, seed sequences and bit generators. */
import {
  at,
  below,
  boundCalls,
  calls,
  COMPUTE,
  defineLibrary,
  each,
  named,
  rest,
} from "../define.js";
import type { CallModel, GeneratorModel, ParameterRef, TypeModel } from "../schema.js";
import {
  NUMPY_GENERATOR,
  NUMPY_RANDOM_STATE,
  NUMPY_SEED_SEQUENCE,
  NUMPY_STATE_REMEDY,
} from "../numpy-remedies.js";

/** Id of the state behind `np.random.*`; other libraries draw from it, too. */
export const NUMPY_STATE = "numpy.random";

const STATE = NUMPY_STATE;

/** Draws by the position of `size`, as RandomState, Generator and the global functions share them. */
const DRAWS: Readonly<Record<string, ParameterRef>> = {
  ...each("random standard_cauchy standard_normal standard_exponential", at(0, "size")),
  ...each(
    `chisquare choice dirichlet exponential geometric logseries pareto poisson power rayleigh
     standard_gamma standard_t weibull zipf`,
    at(1, "size"),
  ),
  ...each(
    `beta binomial f gamma gumbel laplace logistic lognormal multinomial multivariate_normal
     negative_binomial noncentral_chisquare normal uniform vonmises wald`,
    at(2, "size"),
  ),
  ...each("hypergeometric noncentral_f triangular", at(3, "size")),
  ...each("permutation shuffle", at(0, "x")),
  bytes: at(0, "length"),
};

const LEGACY_DRAWS: Readonly<Record<string, ParameterRef>> = {
  ...DRAWS,
  random_sample: at(0, "size"),
  ...each("randint random_integers", at(2, "size")),
  ...each("rand randn", rest(0)),
};

const GENERATOR_DRAWS: Readonly<Record<string, ParameterRef>> = {
  ...DRAWS,
  integers: at(2, "size"),
  multivariate_hypergeometric: at(2, "size"),
  permuted: at(0, "x"),
};

function draws(
  sizes: Readonly<Record<string, ParameterRef>>,
  state?: string,
): Record<string, CallModel> {
  return Object.fromEntries(
    Object.entries(sizes).map(([name, size]): [string, CallModel] => [
      name,
      {
        does: "draw",
        size,
        ...(state === undefined ? {} : { state }),
        ...(name === "shuffle" ? { orders: at(0, "x") } : {}),
      },
    ]),
  );
}

/** Until the first draw, the first word of the Mersenne Twister is an integer seed; after an array it is 2³¹. */
const GET_STATE = { does: "get-state", seedWord: [1, 0] } as const;

const GLOBAL_CALLS: Readonly<Record<string, CallModel>> = {
  ...draws(LEGACY_DRAWS, STATE),
  ...each<CallModel>("ranf sample", { does: "draw", state: STATE, size: at(0, "size") }),
  seed: { does: "seed", state: STATE, seed: at(0, "seed"), none: "entropy" },
  get_state: { ...GET_STATE, state: STATE },
  set_state: { does: "set-state", state: STATE, from: at(0, "state") },
};

const SEEDED: GeneratorModel = {
  seed: at(0, "seed"),
  none: "entropy",
  neighbours: "mixed",
  lock: true,
};

/** What all bit generators can do. */
function bitGenerator(
  name: string,
  generator: Partial<GeneratorModel> = {},
  moves: readonly ("advance" | "jumped")[] = [],
): TypeModel {
  const type = `numpy.random.${name}`;
  const all: Readonly<Record<"advance" | "jumped", readonly CallModel[]>> = {
    jumped: [{ does: "derive", type, with: [at(0, "jumps")] }],
    advance: [{ does: "advance", by: at(0, "delta") }, { does: "self" }],
  };
  return {
    parameters: ["seed"],
    generator: { ...SEEDED, ...generator },
    methods: {
      random_raw: { does: "draw", size: at(0, "size") },
      spawn: { does: "split", type, count: at(0, "n_children") },
      ...Object.fromEntries(moves.map((move) => [move, all[move]])),
    },
    members: {
      seed_seq: { is: "instance", type: "numpy.random.SeedSequence" },
      state: { is: "own-state" },
    },
  };
}

export default defineLibrary({
  name: "numpy",
  title: "NumPy",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.24.2, 1.26.4, 2.0.2, 2.2.6, 2.3.5, 2.4.6",
  aliases: {
    "numpy.random.mtrand": "numpy.random",
    "numpy.random.bit_generator": "numpy.random",
    "numpy.random._generator": "numpy.random",
    "numpy.random._mt19937": "numpy.random",
    "numpy.random._pcg64": "numpy.random",
    "numpy.random._philox": "numpy.random",
    "numpy.random._sfc64": "numpy.random",
  },
  states: {
    [STATE]: {
      title: "NumPy's global generator",
      onFork: "copied",
      initial: "entropy",
      lazy: { when: { axis: "numpy", in: ">=2" } },
      lock: true,
      remedy: NUMPY_STATE_REMEDY,
    },
  },
  imports: {
    "numpy.random": { touches: [STATE] },
    "numpy.*": { touches: [STATE] },
  },
  types: {
    "numpy.random.RandomState": {
      parameters: ["seed"],
      generator: { ...SEEDED, remedy: NUMPY_RANDOM_STATE },
      methods: {
        ...draws({ ...LEGACY_DRAWS, tomaxint: at(0, "size") }),
        seed: { does: "seed", seed: at(0, "seed"), none: "entropy" },
        get_state: GET_STATE,
        set_state: { does: "set-state", from: at(0, "state") },
      },
    },
    "numpy.random.Generator": {
      parameters: ["bit_generator"],
      generator: {
        ...SEEDED,
        seed: at(0, "bit_generator"),
        none: "error",
        remedy: NUMPY_GENERATOR,
      },
      methods: {
        ...draws(GENERATOR_DRAWS),
        spawn: { does: "split", type: "numpy.random.Generator", count: at(0, "n_children") },
      },
      members: { bit_generator: { is: "instance", type: "numpy.random.BitGenerator" } },
    },
    "numpy.random.SeedSequence": {
      parameters: ["entropy", "spawn_key"],
      generator: {
        seed: at(0, "entropy"),
        none: "entropy",
        mixes: [named("spawn_key")],
        neighbours: "mixed",
        isSeedSource: true,
        remedy: NUMPY_SEED_SEQUENCE,
      },
      methods: {
        spawn: { does: "split", type: "numpy.random.SeedSequence", count: at(0, "n_children") },
        generate_state: { does: "get-state" },
      },
      members: { entropy: { is: "parameter", name: "entropy" } },
    },
    // Stands for whichever one is behind a generator.
    "numpy.random.BitGenerator": bitGenerator("BitGenerator", {}, ["advance", "jumped"]),
    "numpy.random.MT19937": bitGenerator("MT19937", {}, ["jumped"]),
    "numpy.random.PCG64": bitGenerator("PCG64", {}, ["advance", "jumped"]),
    "numpy.random.PCG64DXSM": bitGenerator("PCG64DXSM", {}, ["advance", "jumped"]),
    "numpy.random.SFC64": bitGenerator("SFC64"),
    "numpy.random.Philox": bitGenerator(
      "Philox",
      { mixes: [at(1, "counter")], state: at(2, "key") },
      ["advance", "jumped"],
    ),
  },
  symbols: {
    // Methods of one hidden RandomState, which travels with them when one of them is pickled.
    ...below("numpy.random", boundCalls(GLOBAL_CALLS, STATE)),
    "numpy.random.default_rng": {
      call: {
        does: "coerce",
        from: at(0, "seed"),
        type: "numpy.random.Generator",
        none: "create",
      },
    },
    "numpy.random._rand": {
      value: { is: "state", state: STATE, type: "numpy.random.RandomState" },
    },
    "numpy.random.get_bit_generator": {
      call: { does: "value", value: { is: "instance", type: "numpy.random.BitGenerator" } },
    },
    "numpy.random.set_bit_generator": {
      call: { does: "set-state", state: STATE, from: at(0, "bitgen") },
    },
    "numpy.arange": { call: { does: "intrinsic", name: "range" } },
    ...below(
      "numpy",
      calls({
        ...each<CallModel>("array asarray asanyarray ascontiguousarray copy", {
          does: "intrinsic",
          name: "copy",
          parameters: [at(0, "object")],
        }),
        ...each<CallModel>(
          `abs add all allclose any argmax argmin argsort array_split average bool_ ceil clip
           concatenate cos cumsum diff divide dot empty empty_like exp expand_dims eye floor float32
           float64 full full_like histogram hstack int16 int32 int64 int8 isnan linspace log log10
           log1p log2 logspace max maximum mean median meshgrid min minimum mod multiply ones
           ones_like percentile power prod quantile ravel remainder repeat reshape round sign sin
           sort split sqrt square squeeze stack std subtract sum tan tile transpose uint16 uint32
           uint64 uint8 unique var vstack where zeros zeros_like`,
          COMPUTE,
        ),
      }),
    ),
  },
});
