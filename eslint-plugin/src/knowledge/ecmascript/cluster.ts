/** `cluster`: the main file again, in processes that hear from it by JSON. */
import { at, below, calls, defineLibrary, each, NOTHING, option } from "../define.js";
import type { CallModel } from "../schema.js";
import { presetBy } from "./math.js";
import { HEAR, POST } from "./worker_threads.js";

const SET_UP: CallModel = {
  does: "configure-default",
  type: "cluster.Worker",
  parameter: "exec",
  from: option(0, "exec"),
};

export default defineLibrary({
  name: "cluster",
  title: "cluster",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  types: {
    "cluster.Worker": {
      parameters: ["env"],
      runner: {
        title: "cluster",
        processes: [
          {
            memory: "realm",
            serializer: "json",
            workerId: {
              module: "node:cluster",
              name: "default",
              text: "{import}.worker?.id ?? 0",
            },
          },
        ],
        defaultSize: 1,
        forksAt: "construction",
        entry: { name: "exec" },
        entryIsMain: true,
        handlers: { message: [] },
        sends: { env: at(0, "env") },
      },
      methods: {
        ...each("addListener on", HEAR),
        send: POST,
        ...each("disconnect kill destroy", NOTHING),
      },
      members: { id: { is: "worker-id", scope: "machine" } },
    },
    // `cluster.worker`, as a worker sees itself.
    "cluster.CurrentWorker": {
      members: { id: { is: "worker-id", scope: "machine" } },
      methods: each("disconnect kill send", NOTHING),
    },
  },
  symbols: below("cluster", {
    ...each("isMaster isPrimary", { value: { is: "is-main" } } as const),
    isWorker: { value: { is: "is-worker" } },
    worker: { value: { is: "instance", type: "cluster.CurrentWorker", onlyInWorkers: true } },
    ...calls({
      fork: { does: "create", type: "cluster.Worker" } as const,
      ...each("setupMaster setupPrimary", [presetBy(option(0, "execArgv")), SET_UP]),
      disconnect: NOTHING,
    }),
  }),
});
