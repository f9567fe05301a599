/** pcg: a state is plain data, and so the one generator that survives every journey as it was. */
import { at, below, calls, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";

const STATE = "pcg.State";

export default defineLibrary({
  name: "pcg",
  title: "pcg",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "3.0.0",
  types: {
    [STATE]: {
      parameters: ["options", "seed", "streamId"],
      // The third argument picks one of many streams.
      generator: {
        seed: at(1, "seed"),
        mixes: [at(2)],
        none: "error",
        neighbours: "mixed",
        // It is made a BigInt of.
        seedFrom: "hash",
      },
    },
  },
  symbols: below(
    "pcg",
    calls({
      ...each<CallModel>("createMulberry32 createPcg32 createSfc32", {
        does: "create",
        type: STATE,
      }),
      randomInt: { does: "draw", from: at(2) },
      randomList: { does: "draw", from: at(2) },
      getOutput: { does: "draw", from: at(0) },
      ...each<CallModel>("nextState prevState", { does: "derive", type: STATE, from: at(0) }),
      stepState: {
        does: "derive",
        type: STATE,
        from: at(1),
        with: [at(0)],
      },
    }),
  ),
});
