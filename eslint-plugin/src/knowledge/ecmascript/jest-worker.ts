/** jest-worker: a file's exports as methods of a farm of processes or threads. */
import { at, defineLibrary, each, NOTHING, option, rest } from "../define.js";
import { REALM } from "./worker_threads.js";

export default defineLibrary({
  name: "jest-worker",
  title: "jest-worker",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "30.5.1",
  types: {
    "jest-worker.Worker": {
      parameters: ["workerPath", "options"],
      runner: {
        title: "jest-worker",
        processes: [
          { ...REALM, argument: { ref: option(1, "enableWorkerThreads"), in: [true] } },
          { memory: "realm", serializer: "v8", workerId: "process.env.JEST_WORKER_ID" },
        ],
        size: option(1, "numWorkers"),
        defaultSize: "many",
        forksAt: "dispatch",
        entry: at(0, "workerPath"),
      },
      methods: {
        "*": { does: "dispatch", exposed: true, arguments: rest(0), result: "single" },
        ...each("end getStderr getStdout start", NOTHING),
      },
    },
  },
  // Its default export, in older versions.
  symbols: { "jest-worker": { type: "jest-worker.Worker" } },
});
