/** d3-random: distributions over Math.random or a `source`, among them a weak linear generator. */
import { FUNCTION } from "../arrivals.js";
import { at, below, calls, defineLibrary, words } from "../define.js";
import type { CallModel } from "../schema.js";
import { MATH_RANDOM } from "./math.js";

const DISTRIBUTIONS = words(`
  randomBates randomBernoulli randomBeta randomBinomial randomCauchy randomExponential randomGamma
  randomGeometric randomInt randomIrwinHall randomLogNormal randomLogistic randomNormal randomPareto
  randomPoisson randomUniform randomWeibull`);

const FRACTION: CallModel = { does: "draw", gives: "fraction" };

export default defineLibrary({
  name: "d3-random",
  title: "d3-random",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "3.0.2",
  aliases: Object.fromEntries(
    ["randomLcg", ...DISTRIBUTIONS].map((name) => [`d3.${name}`, `d3-random.${name}`]),
  ),
  types: below("d3-random", {
    randomLcg: {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        none: "entropy",
        accepts: { ignored: ["string", "array"] },
        neighbours: "correlated",
        sent: FUNCTION,
      },
      methods: { __call__: FRACTION },
    },
    // `randomNormal(0, 1)`
    Variate: { methods: { __call__: { does: "draw", state: MATH_RANDOM } } },
    // `randomNormal.source(rng)`
    Distribution: {
      parameters: ["source"],
      generator: { seed: at(0, "source"), none: "error", sent: FUNCTION },
      methods: { __call__: { does: "derive", type: "d3-random.SourcedVariate" } },
    },
    // `randomNormal.source(rng)(0, 1)`
    SourcedVariate: {
      parameters: ["source"],
      generator: { seed: at(0, "source"), none: "error", sent: FUNCTION },
      methods: { __call__: { does: "draw" } },
    },
  }),
  symbols: below(
    "d3-random",
    calls(
      Object.fromEntries(
        DISTRIBUTIONS.flatMap((name): [string, CallModel][] => [
          [name, { does: "create", type: "d3-random.Variate" }],
          [`${name}.source`, { does: "create", type: "d3-random.Distribution" }],
        ]),
      ),
    ),
  ),
});
