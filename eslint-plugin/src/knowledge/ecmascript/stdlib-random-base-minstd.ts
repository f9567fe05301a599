/** stdlib's minimal standard generator: neighbouring seeds stay a constant step apart. */
import { defineLibrary } from "../define.js";
import { stdlibGenerator } from "./stdlib-random-base-mt19937.js";

const NAME = "@stdlib/random-base-minstd";

export default defineLibrary({
  name: NAME,
  title: "@stdlib/random-base-minstd",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "0.2.3",
  aliases: { "@stdlib/random/base/minstd": NAME },
  states: {
    [NAME]: {
      title: "stdlib's shared minimal standard generator",
      onFork: "copied",
      initial: "entropy",
    },
  },
  types: {
    [`${NAME}.Generator`]: stdlibGenerator({
      seedFrom: "none",
      neighbours: "correlated",
      accepts: { ignored: ["array"] },
    }),
  },
  symbols: {
    [NAME]: { call: { does: "draw", state: NAME }, boundTo: { state: NAME } },
    [`${NAME}.normalized`]: { call: { does: "draw", state: NAME }, boundTo: { state: NAME } },
    [`${NAME}.factory`]: { call: { does: "create", type: `${NAME}.Generator` } },
  },
});
