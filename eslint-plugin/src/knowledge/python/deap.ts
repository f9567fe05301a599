/** DEAP: a toolbox under whose names functions are kept, a pool's `map` among them. */
import { at, below, calls, defineLibrary, each, NOTHING } from "../define.js";
import type { CallModel, ParameterRef } from "../schema.js";

/** An algorithm has the toolbox evaluate one generation after another. */
function evolves(toolbox: ParameterRef, population: ParameterRef): CallModel {
  return {
    does: "invoke",
    object: toolbox,
    method: "map",
    arguments: [{ ...toolbox, member: "evaluate" }, population],
  };
}

export default defineLibrary({
  name: "deap",
  title: "DEAP",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.4.4",
  types: {
    "deap.base.Toolbox": {
      methods: {
        register: { does: "intrinsic", name: "register" },
        ...each("decorate unregister", NOTHING),
      },
    },
  },
  symbols: below(
    "deap.algorithms",
    calls({
      ...each<CallModel>(
        "eaMuCommaLambda eaMuPlusLambda eaSimple",
        evolves(at(1, "toolbox"), at(0, "population")),
      ),
    }),
  ),
});
