/** alea: any number of seeds of any kind; without one it reads the clock. */
import { FUNCTION } from "../arrivals.js";
import { at, defineLibrary, each, rest } from "../define.js";
import type { CallModel, TypeModel } from "../schema.js";

const DRAW: CallModel = { does: "draw", gives: "fraction" };

const ALEA: TypeModel = {
  parameters: ["seed"],
  generator: {
    seed: at(0, "seed"),
    mixes: [rest(1)],
    none: "clock",
    neighbours: "mixed",
    sent: FUNCTION,
  },
  methods: {
    ...each("__call__ fract53 next", DRAW),
    uint32: { does: "draw", gives: "number" },
    exportState: { does: "get-state" },
    importState: { does: "set-state", from: at(0) },
  },
};

export default defineLibrary({
  name: "alea",
  title: "alea",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.0.1",
  types: { alea: ALEA },
  symbols: { "alea.importState": { call: { does: "create", type: "alea" } } },
});
