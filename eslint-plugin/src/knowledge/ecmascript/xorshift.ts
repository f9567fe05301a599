/** xorshift: an instance as default export, and a class that wants four integers. */
import { HOLDER, INSTANCE } from "../arrivals.js";
import { at, defineLibrary, each } from "../define.js";
import type { CallModel, GeneratorModel, TypeModel } from "../schema.js";

const STATE = "xorshift";
const FRACTION: CallModel = { does: "draw", gives: "fraction" };

function type(sent: GeneratorModel["sent"]): TypeModel {
  return {
    parameters: ["seed"],
    generator: {
      seed: at(0, "seed"),
      none: "error",
      neighbours: "correlated",
      // Four integers, each of them needed.
      seedFrom: "none",
      ...(sent === undefined ? {} : { sent }),
    },
    methods: { random: FRACTION, ...each<CallModel>("randomint randomInt64", { does: "draw" }) },
  };
}

export default defineLibrary({
  name: "xorshift",
  title: "xorshift",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.2.0",
  aliases: { "xorshift.constructor": "xorshift.XorShift" },
  states: {
    [STATE]: {
      title: "the shared generator of xorshift",
      onFork: "copied",
      initial: "entropy",
    },
  },
  types: { "xorshift.XorShift": type(INSTANCE), "xorshift.Shared": type(HOLDER) },
  symbols: { xorshift: { value: { is: "state", state: STATE, type: "xorshift.Shared" } } },
});
