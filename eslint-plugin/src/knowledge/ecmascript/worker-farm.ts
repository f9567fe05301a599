/** worker-farm: a module's function, or its methods, in child processes that hear by JSON. */
import { at, defineLibrary, NOTHING } from "../define.js";
import type { CallModel } from "../schema.js";

/** The last argument is the callback, which stays behind. */
const CALL: CallModel = { does: "dispatch", arguments: at(0), result: "none" };

export default defineLibrary({
  name: "worker-farm",
  title: "worker-farm",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.7.0",
  types: {
    "worker-farm.Farm": {
      parameters: ["options", "path"],
      runner: {
        title: "worker-farm",
        processes: [{ memory: "realm", serializer: "json", workerId: "process.pid" }],
        size: { position: 0, name: "options", member: "maxConcurrentWorkers" },
        defaultSize: "many",
        forksAt: "dispatch",
        entry: at(1, "path"),
      },
      methods: { __call__: CALL, "*": { ...CALL, exposed: true } },
    },
  },
  symbols: {
    "worker-farm": { call: { does: "create", type: "worker-farm.Farm" } },
    "worker-farm.end": { call: NOTHING },
  },
});
