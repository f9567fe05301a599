/** SciPy: distributions that draw from NumPy's global generator, and quasi-random engines that do not. */
import { at, below, calls, COMPUTE, defineLibrary, each, kept, named, words } from "../define.js";
import type { CallModel, SymbolModel, TypeModel } from "../schema.js";
import { NUMPY_SEED_ARGUMENT } from "../numpy-remedies.js";
import { START_METHODS } from "./multiprocessing.js";
import { NUMPY_STATE } from "./numpy.js";

const DISTRIBUTION = "scipy.stats.rv_generic";
const FROZEN = "scipy.stats.rv_frozen";

const DISTRIBUTIONS = words(`
  alpha anglit arcsine argus bernoulli beta betabinom betanbinom betaprime binom boltzmann bradford
  burr burr12 cauchy chi chi2 cosine crystalball dgamma dlaplace dpareto_lognorm dweibull erlang
  expon exponnorm exponpow exponweib f fatiguelife fisk foldcauchy foldnorm gamma gausshyper
  genexpon genextreme gengamma genhalflogistic genhyperbolic geninvgauss genlogistic gennorm
  genpareto geom gibrat gompertz gumbel_l gumbel_r halfcauchy halfgennorm halflogistic halfnorm
  hypergeom hypsecant invgamma invgauss invweibull irwinhall jf_skew_t johnsonsb johnsonsu kappa3
  kappa4 ksone kstwo kstwobign landau laplace laplace_asymmetric levy levy_l levy_stable loggamma
  logistic loglaplace lognorm logser loguniform lomax maxwell mielke moyal nakagami nbinom ncf
  nchypergeom_fisher nchypergeom_wallenius nct ncx2 nhypergeom norm norminvgauss pareto pearson3
  planck poisson poisson_binom powerlaw powerlognorm powernorm randint rayleigh rdist recipinvgauss
  reciprocal rel_breitwigner rice semicircular skellam skewcauchy skewnorm studentized_range t
  trapezoid triang truncexpon truncnorm truncpareto truncweibull_min tukeylambda uniform vonmises
  vonmises_line wald weibull_max weibull_min wrapcauchy yulesimon zipf zipfian
  dirichlet invwishart matrix_normal matrix_t multinomial multivariate_hypergeom
  multivariate_normal multivariate_t normal_inverse_gamma ortho_group random_correlation
  random_table special_ortho_group uniform_direction unitary_group vonmises_fisher wishart`);

const RVS: CallModel = {
  does: "draw",
  state: NUMPY_STATE,
  unless: named("random_state"),
  orElse: [{ of: "receiver", member: "random_state" }, kept("seed")],
  seeds: "numpy.random.RandomState",
  size: named("size"),
};

const RESAMPLE: CallModel = {
  does: "draw",
  state: NUMPY_STATE,
  unless: named("random_state", "rng"),
};

const OPTIMIZE: CallModel = { does: "draw", state: NUMPY_STATE, unless: named("seed", "rng") };

/** With `workers`, a pool computes the function at many points. */
const WORKERS: CallModel = {
  does: "dispatch",
  runner: {
    title: "scipy.optimize",
    processes: START_METHODS,
    size: named("workers"),
    defaultSize: 0,
    forksAt: "dispatch",
  },
  task: at(0, "func"),
  items: at(1),
  itemsMade: true,
  result: "many",
};

const distribution: TypeModel = {
  // The program's own ones can be made with a seed.
  parameters: [],
  methods: {
    rvs: RVS,
    __call__: { does: "create", type: FROZEN },
    ...each<CallModel>("cdf isf logpdf logpmf mean pdf pmf ppf sf std var", COMPUTE),
  },
};

const DRAW_MANY: CallModel = { does: "draw", size: at(0, "n") };

function engine(methods: Readonly<Record<string, CallModel | readonly CallModel[]>>): TypeModel {
  return {
    parameters: ["d", "scramble", "seed"],
    generator: {
      seed: named("seed", "rng"),
      none: "entropy",
      neighbours: "mixed",
      remedy: NUMPY_SEED_ARGUMENT,
    },
    methods: { random: DRAW_MANY, ...methods },
  };
}

const ENGINE = engine({
  integers: { does: "draw", size: named("n") },
  fast_forward: [{ does: "advance", by: at(0, "n") }, { does: "self" }],
  // Starts again from the seed that it was made with.
  reset: [{ does: "seed", seed: kept("seed", "rng"), none: "keep" }, { does: "self" }],
});

const READ: SymbolModel = {
  value: { is: "instance", type: DISTRIBUTION },
  call: { does: "create", type: FROZEN },
};

export default defineLibrary({
  name: "scipy",
  title: "SciPy",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.10.1, 1.17.1",
  aliases: {
    "scipy.random": "numpy.random",
    "scipy.rand": "numpy.random.rand",
    "scipy.randn": "numpy.random.randn",
    "scipy.stats.distributions": "scipy.stats",
    "scipy.stats._qmc": "scipy.stats.qmc",
  },
  // Every part of it uses NumPy's generators; the package alone does not.
  imports: Object.fromEntries(
    words(`cluster constants fft integrate interpolate io linalg ndimage optimize signal sparse
      spatial special stats`).map((part) => [`scipy.${part}`, { touches: [NUMPY_STATE] }]),
  ),
  types: {
    [DISTRIBUTION]: distribution,
    [FROZEN]: { extends: [DISTRIBUTION] },
    "scipy.stats.rv_continuous": { extends: [DISTRIBUTION] },
    "scipy.stats.rv_discrete": { extends: [DISTRIBUTION] },
    "scipy.stats.rv_histogram": { extends: [DISTRIBUTION] },
    "scipy.stats.gaussian_kde": {
      methods: {
        resample: { does: "draw", state: NUMPY_STATE, unless: at(1, "seed"), size: at(0, "size") },
      },
    },
    ...below("scipy.stats.qmc", {
      ...each("Halton LatinHypercube PoissonDisk QMCEngine", ENGINE),
      ...each("MultinomialQMC MultivariateNormalQMC", engine({})),
      Sobol: {
        ...ENGINE,
        methods: { ...ENGINE.methods, random_base2: { does: "draw", size: at(0, "m") } },
      },
    }),
  },
  symbols: {
    ...below("scipy.stats", Object.fromEntries(DISTRIBUTIONS.map((name) => [name, READ]))),
    ...below(
      "scipy.stats",
      calls(each("bootstrap dunnett goodness_of_fit permutation_test sobol_indices", RESAMPLE)),
    ),
    ...below("scipy.optimize", calls(each("basinhopping dual_annealing", OPTIMIZE))),
    "scipy.optimize.differential_evolution": { call: [WORKERS, OPTIMIZE] },
    "scipy.optimize.brute": { call: WORKERS },
    "scipy.sparse.rand": { call: RESAMPLE },
    "scipy.sparse.random": { call: RESAMPLE },
  },
});
