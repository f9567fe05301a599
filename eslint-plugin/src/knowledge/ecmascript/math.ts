/** `Math.random`: one stream for each realm, which the engine seeds from the operating system. */
import { at, calls, COMPUTE, defineLibrary, each, below } from "../define.js";
import type { CallModel, ParameterRef } from "../schema.js";

/** Id of the state behind `Math.random`; libraries without a generator of their own draw from it. */
export const MATH_RANDOM = "globalThis.Math.random";

/** Draws one number from `Math.random`. */
export const DRAW_MATH_RANDOM: CallModel = {
  does: "draw",
  state: MATH_RANDOM,
  gives: "fraction",
};

/** The engine's flag, as it begins in either spelling. */
const FLAG = "--random";

/** An argument that may hold the engine's flag which seeds `Math.random` in all that starts. */
export function presetBy(argument: ParameterRef): CallModel {
  return { does: "preset", state: MATH_RANDOM, argument, startsWith: FLAG };
}

export default defineLibrary({
  name: "math",
  title: "Math",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  flags: [{ program: "node", startsWith: FLAG, state: MATH_RANDOM }],
  states: {
    [MATH_RANDOM]: {
      title: "the engine's own random numbers",
      // A startup snapshot is the nearest thing to a fork; the engine seeds it again.
      onFork: "reseeded",
      initial: "entropy",
    },
  },
  symbols: {
    [MATH_RANDOM]: { call: DRAW_MATH_RANDOM, boundTo: { state: MATH_RANDOM } },
    // seedrandom's old way of putting itself in place.
    "globalThis.Math.seedrandom": {
      call: { does: "seed", state: MATH_RANDOM, seed: at(0), none: "entropy" },
    },
    ...below(
      "globalThis.Math",
      calls({
        ...each<CallModel>("ceil floor round trunc", {
          does: "intrinsic",
          name: "int",
          parameters: [at(0)],
        }),
        ...each(
          `abs acos asin atan atan2 cbrt clz32 cos exp fround hypot imul log log10 log2 max min pow
           sign sin sqrt tan`,
          COMPUTE,
        ),
      }),
    ),
  },
});
