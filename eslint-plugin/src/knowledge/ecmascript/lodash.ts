/** lodash: draws from Math.random, and the loops that tasks are made in. */
import { at, below, calls, defineLibrary, each, FIRST } from "../define.js";
import type { CallModel, Intrinsic } from "../schema.js";
import { DRAW_MATH_RANDOM } from "./math.js";

function intrinsic(name: Intrinsic): CallModel {
  return { does: "intrinsic", name };
}

export default defineLibrary({
  name: "lodash",
  title: "lodash",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "4.18.1",
  aliases: {
    "lodash-es": "lodash",
    ...Object.fromEntries(
      ["map", "random", "range", "sample", "sampleSize", "shuffle", "times"].map((name) => [
        `lodash/${name}`,
        `lodash.${name}`,
      ]),
    ),
  },
  symbols: below(
    "lodash",
    calls({
      ...each("random sample sampleSize shuffle", DRAW_MATH_RANDOM),
      range: intrinsic("range"),
      ...each("forEach each", intrinsic("for-each")),
      map: intrinsic("map-items"),
      filter: { does: "intrinsic", name: "filter", parameters: [at(1), at(0)] },
      ...each("flatMap", intrinsic("flat-map")),
      ...each("cloneDeep", intrinsic("deepcopy")),
      ...each("clone", intrinsic("copy")),
      ...each("chain debounce throttle", FIRST),
    }),
  ),
});
