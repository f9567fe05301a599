/** threads: workers whose exposed functions are called through `spawn`. */
import { at, calls, defineLibrary, each, FIRST, kept, NOTHING, option, rest } from "../define.js";
import type { CallModel } from "../schema.js";
import { ANY_REALM } from "./worker_threads.js";

const CALL: CallModel = {
  does: "dispatch",
  through: kept("worker"),
  exposed: true,
  arguments: rest(0),
  result: "single",
};

export default defineLibrary({
  name: "threads",
  title: "threads",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.7.0",
  aliases: { "threads/worker": "threads", "threads/register": "threads" },
  types: {
    "threads.Worker": {
      parameters: ["path", "options"],
      runner: {
        title: "threads",
        processes: [ANY_REALM],
        defaultSize: 1,
        forksAt: "construction",
        entry: at(0, "path"),
        // On Node.js alone.
        sends: { workerData: option(1, "workerData") },
        index: {
          position: 1,
          member: "workerData",
          property: "index",
          value: "{index}",
          read: { module: "node:worker_threads", name: "workerData", text: "{import}" },
        },
      },
    },
    "threads.Pool": {
      parameters: ["spawn", "options"],
      methods: {
        queue: { does: "call", function: at(0), arguments: [kept("thread")] },
        ...each("completed events settled terminate", NOTHING),
      },
    },
    "threads.Thread": { parameters: ["worker"], methods: { __call__: CALL, "*": CALL } },
  },
  symbols: calls({
    "threads.spawn": { does: "create", type: "threads.Thread" },
    "threads.Pool": {
      does: "create",
      type: "threads.Pool",
      fills: { name: "thread", by: at(0) },
    },
    "threads.expose": { does: "expose", value: at(0) },
    "threads.Transfer": FIRST,
    ...each("threads.Thread.events threads.Thread.terminate", NOTHING),
  }),
});
