/** How NumPy gives each task a stream of its own: children of one SeedSequence. */
import { below, each } from "./define.js";
import type { DrawRemedy, StreamRemedy } from "./schema.js";

/** Draws that a Generator has under the same name, with the same arguments. */
const SAME = `beta binomial bytes chisquare choice dirichlet exponential f gamma geometric gumbel
  hypergeometric laplace logistic lognormal logseries multinomial multivariate_normal
  negative_binomial noncentral_chisquare noncentral_f normal pareto permutation poisson power random
  rayleigh shuffle standard_cauchy standard_exponential standard_gamma standard_normal standard_t
  triangular uniform vonmises wald weibull zipf`;

const DRAWS: Readonly<Record<string, DrawRemedy>> = {
  ...Object.fromEntries(SAME.split(/\s+/u).map((method) => [method, { method }])),
  ...each<DrawRemedy>("random_sample ranf sample", { method: "random" }),
  randint: { method: "integers" },
  rand: { method: "random", packs: true },
  randn: { method: "standard_normal", packs: true },
};

/** The older seeding functions take no more. */
const NUMBER_OF_32_BITS = "int({seed}.generate_state(1)[0])";

/** For `numpy.random.Generator`. */
export const NUMPY_GENERATOR: StreamRemedy = {
  make: "{numpy.random.default_rng}({seed})",
  seedType: "{numpy.random.SeedSequence}",
  makeFromNumber: "{numpy.random.default_rng}({seed})",
  makeFresh: "{numpy.random.default_rng}()",
  makeMixed: "{numpy.random.default_rng}([{index}, {root}])",
  takesNumbers: true,
  source: "{numpy.random.SeedSequence}({root})",
  one: "{source}.spawn(1)[0]",
  asNumber: "int({seed}.generate_state(1, {numpy.uint64})[0])",
  smallNumber: "int({source}.spawn(1)[0].generate_state(1)[0])",
  many: "{source}.spawn({count})",
  freshOne: "{numpy.random.SeedSequence}()",
  freshMany: "{numpy.random.SeedSequence}().spawn({count})",
};

/** For `numpy.random.RandomState`, which takes no SeedSequence itself. */
export const NUMPY_RANDOM_STATE: StreamRemedy = {
  ...NUMPY_GENERATOR,
  make: "{numpy.random.RandomState}({numpy.random.MT19937}({seed}))",
  asNumber: NUMBER_OF_32_BITS,
  makeFromNumber: "{numpy.random.RandomState}({seed} % 2**32)",
  makeFresh: "{numpy.random.RandomState}()",
  makeMixed: "{numpy.random.RandomState}([{index}, {root}])",
};

/** For the global functions. */
export const NUMPY_STATE_REMEDY: StreamRemedy = {
  ...NUMPY_GENERATOR,
  draws: below("numpy.random", DRAWS),
  // SciPy, pandas and scikit-learn all take one of these; the latter no Generator.
  keyword: {
    name: "random_state",
    make: "{numpy.random.RandomState}({numpy.random.MT19937}({seed}))",
    makeFresh: "{numpy.random.RandomState}()",
  },
  number: "{seed} % 2**32",
  asNumber: NUMBER_OF_32_BITS,
  reseed: "{numpy.random.seed}({seed}.generate_state(4))",
  reseedFresh: "{numpy.random.seed}()",
};

/** For `numpy.random.SeedSequence` itself, whose children are what is wanted. */
export const NUMPY_SEED_SEQUENCE: StreamRemedy = {
  ...NUMPY_GENERATOR,
  make: "{seed}",
  makeFresh: "{numpy.random.SeedSequence}()",
  makeMixed: "{numpy.random.SeedSequence}([{index}, {root}])",
};

/** For SciPy's quasi-random engines, which take a generator as their seed. */
export const NUMPY_SEED_ARGUMENT: StreamRemedy = {
  ...NUMPY_GENERATOR,
  seedValue: "{numpy.random.default_rng}({seed})",
};
