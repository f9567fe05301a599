/** workerpool: functions sent as their source text, or methods of a script. */
import { at, calls, defineLibrary, each, NOTHING, option, rest } from "../define.js";
import { REALM } from "./worker_threads.js";

export default defineLibrary({
  name: "workerpool",
  title: "workerpool",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "10.0.3",
  types: {
    "workerpool.Pool": {
      parameters: ["script", "options"],
      runner: {
        title: "workerpool",
        processes: [
          {
            memory: "realm",
            serializer: "v8",
            argument: { ref: option(1, "workerType"), in: ["process"] },
          },
          REALM,
        ],
        size: option(1, "maxWorkers"),
        defaultSize: "many",
        forksAt: "dispatch",
        entry: at(0, "script"),
      },
      methods: {
        exec: {
          does: "dispatch",
          task: at(0),
          taskAs: "source-text",
          export: at(0),
          argumentSequence: at(1),
          result: "single",
        },
        proxy: { does: "create", type: "workerpool.Proxy", arguments: [{ of: "receiver" }] },
        ...each("terminate stats", NOTHING),
      },
    },
    "workerpool.Proxy": {
      parameters: ["pool"],
      methods: {
        "*": {
          does: "dispatch",
          through: { name: "pool", of: "constructor" },
          exposed: true,
          arguments: rest(0),
          result: "single",
        },
      },
    },
  },
  symbols: calls({
    "workerpool.pool": { does: "create", type: "workerpool.Pool" },
    "workerpool.worker": { does: "expose", value: at(0) },
    "workerpool.workerEmit": NOTHING,
  }),
});
