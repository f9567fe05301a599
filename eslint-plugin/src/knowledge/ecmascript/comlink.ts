/** Comlink: calls of a worker's exposed object; every argument is cloned but those wrapped in `proxy`. */
import { at, calls, defineLibrary, each, FIRST, kept, NOTHING, rest } from "../define.js";
import type { CallModel } from "../schema.js";

const CALL: CallModel = {
  does: "dispatch",
  through: kept("endpoint"),
  exposed: true,
  arguments: rest(0),
  result: "single",
};

const ADAPTERS = ["esm", "umd"].flatMap((format) =>
  ["", ".js", ".mjs"].map((ending) => `comlink/dist/${format}/node-adapter${ending}`),
);

export default defineLibrary({
  name: "comlink",
  title: "Comlink",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "4.4.2",
  aliases: Object.fromEntries(ADAPTERS.map((path) => [path, "comlink/node-adapter"])),
  types: {
    "comlink.Remote": { parameters: ["endpoint"], methods: { __call__: CALL, "*": CALL } },
    // Calls of it come back to where it was made: it is one object for all.
    "comlink.ProxyMarked": { parameters: ["value"], methods: { "*": NOTHING } },
  },
  symbols: calls({
    "comlink.wrap": { does: "create", type: "comlink.Remote" },
    "comlink.expose": { does: "expose", value: at(0) },
    "comlink.proxy": { does: "create", type: "comlink.ProxyMarked" },
    ...each("comlink.transfer comlink/node-adapter", FIRST),
    "comlink.windowEndpoint": FIRST,
  }),
});
