/** JAX: keys in place of states; a key gives the same numbers wherever it is used. */
import { at, below, calls, defineLibrary, each, FIRST } from "../define.js";
import type { CallModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const KEY = "jax.random.PRNGKey";
const DRAW: CallModel = { does: "draw", from: at(0, "key") };

export default defineLibrary({
  name: "jax",
  title: "JAX",
  language: "python",
  source: "docs/observed-python.md",
  checked: "0.10.2",
  aliases: { "jax.random.key": KEY, "jax._src.random": "jax.random" },
  imports: { jax: { touches: [NUMPY_STATE] } },
  types: {
    [KEY]: {
      parameters: ["seed"],
      generator: { seed: at(0, "seed"), none: "error", neighbours: "mixed", isSeedSource: true },
    },
  },
  symbols: {
    ...below(
      "jax.random",
      calls({
        ...each<CallModel>(
          `ball bernoulli beta binomial bits categorical cauchy chisquare choice dirichlet
           double_sided_maxwell exponential f gamma generalized_normal geometric gumbel laplace
           loggamma logistic lognormal maxwell multinomial multivariate_normal normal orthogonal
           pareto permutation poisson rademacher randint rayleigh t triangular truncated_normal
           uniform wald weibull_min`,
          DRAW,
        ),
        split: { does: "split", type: KEY, from: at(0, "key"), count: at(1, "num"), pure: true },
        fold_in: { does: "derive", type: KEY, from: at(0, "key"), with: [at(1, "data")] },
        clone: { does: "derive", type: KEY, from: at(0, "key") },
        ...each("key_data wrap_key_data", FIRST),
      }),
    ),
    ...below("jax", calls(each("jit pmap vmap", FIRST))),
  },
});
