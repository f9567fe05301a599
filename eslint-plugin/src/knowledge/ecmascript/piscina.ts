/** Piscina: a pool of threads that load one file, with one `workerData` for all of them. */
import { at, below, calls, defineLibrary, each, FIRST, NOTHING, option } from "../define.js";
import type { CallModel } from "../schema.js";
import { REALM } from "./worker_threads.js";

const RUN: CallModel = {
  does: "dispatch",
  arguments: at(0),
  entry: option(1, "filename"),
  export: option(1, "name"),
  result: "single",
};

export default defineLibrary({
  name: "piscina",
  title: "Piscina",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "5.3.2",
  aliases: { "piscina.Piscina": "piscina" },
  types: {
    piscina: {
      parameters: ["options"],
      runner: {
        title: "Piscina",
        processes: [REALM],
        size: option(0, "maxThreads"),
        defaultSize: "many",
        forksAt: "dispatch",
        entry: option(0, "filename"),
        sends: { workerData: option(0, "workerData"), env: option(0, "env") },
      },
      methods: { ...each("run runTask", RUN), ...each("close destroy", NOTHING) },
    },
  },
  symbols: below("piscina", {
    workerData: { value: { is: "received", channel: "workerData" } },
    isWorkerThread: { value: { is: "is-worker" } },
    ...calls({ move: FIRST }),
  }),
});
