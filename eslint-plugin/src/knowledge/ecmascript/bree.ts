/** Bree: jobs that are files, each started in a thread with the data of its entry. */
import { defineLibrary, each, NOTHING } from "../define.js";
import type { CallModel } from "../schema.js";
import { REALM } from "./worker_threads.js";

const START: CallModel = { does: "dispatch", result: "none" };

export default defineLibrary({
  name: "bree",
  title: "Bree",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "9.2.9",
  types: {
    bree: {
      parameters: ["options"],
      runner: {
        title: "Bree",
        processes: [REALM],
        defaultSize: "many",
        forksAt: "dispatch",
        entry: { position: 0, name: "options", member: "jobs[].path" },
        sends: {
          workerData: { position: 0, name: "options", member: "jobs[].worker.workerData" },
        },
      },
      methods: { ...each("run start", START), ...each("add remove stop", NOTHING) },
    },
  },
});
