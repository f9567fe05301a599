/** emcee: a sampler that has a pool compute the probabilities of its walkers. */
import { at, defineLibrary, kept } from "../define.js";
import type { CallModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const RUN: CallModel = {
  does: "dispatch",
  through: kept("pool"),
  task: kept("log_prob_fn"),
  items: at(0, "initial_state"),
  itemsMade: true,
  // What the function gets besides the position of a walker.
  argumentSequence: kept("args"),
  argumentMapping: kept("kwargs"),
  result: "many",
};

export default defineLibrary({
  name: "emcee",
  title: "emcee",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.1.6",
  aliases: { "emcee.ensemble": "emcee" },
  imports: { emcee: { touches: [NUMPY_STATE] } },
  types: {
    "emcee.EnsembleSampler": {
      parameters: ["nwalkers", "ndim", "log_prob_fn", "pool", "moves", "args", "kwargs"],
      methods: { run_mcmc: RUN, sample: RUN },
    },
  },
});
