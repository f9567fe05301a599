/** Tinypool: Piscina's small sibling, with processes on demand and worker ids that come back. */
import { at, below, calls, defineLibrary, each, FIRST, NOTHING, option } from "../define.js";
import { REALM } from "./worker_threads.js";

export default defineLibrary({
  name: "tinypool",
  title: "Tinypool",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "2.2.0",
  aliases: { "tinypool.Tinypool": "tinypool" },
  types: {
    tinypool: {
      parameters: ["options"],
      runner: {
        title: "Tinypool",
        processes: [
          {
            memory: "realm",
            serializer: "v8",
            argument: { ref: option(0, "runtime"), in: ["child_process"] },
          },
          REALM,
        ],
        size: option(0, "maxThreads"),
        defaultSize: "many",
        forksAt: "dispatch",
        // Each task gets a new worker, under a number that was in use before.
        tasksPerWorker: option(0, "isolateWorkers"),
        entry: option(0, "filename"),
        sends: { workerData: option(0, "workerData"), env: option(0, "env") },
      },
      methods: {
        run: {
          does: "dispatch",
          arguments: at(0),
          entry: option(1, "filename"),
          export: option(1, "name"),
          result: "single",
        },
        ...each("cancelPendingTasks destroy recycleWorkers", NOTHING),
      },
    },
  },
  symbols: below("tinypool", {
    workerData: { value: { is: "received", channel: "workerData" } },
    workerId: { value: { is: "worker-id", scope: "machine", recycled: true } },
    isWorkerThread: { value: { is: "is-worker" } },
    ...calls({ move: FIRST }),
  }),
});
