/** DEAP: a toolbox under whose names functions are kept, a pool's `map` among them. */
import { at, defineLibrary, RECEIVER } from "../define.js";
import type { CallModel } from "../schema.js";

/** Keeps a function; arguments that it is given beforehand are left aside. */
const REGISTER: CallModel = {
  does: "intrinsic",
  name: "setattr",
  parameters: [RECEIVER, at(0, "alias"), at(1, "function")],
};

export default defineLibrary({
  name: "deap",
  title: "DEAP",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.4.4",
  types: {
    "deap.base.Toolbox": { methods: { register: REGISTER } },
  },
});
