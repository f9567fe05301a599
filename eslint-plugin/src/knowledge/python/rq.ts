/** RQ: jobs in a process of their own each, forked from a worker that has not imported them. */
import { at, defineLibrary, rest } from "../define.js";
import type { RunnerModel } from "../schema.js";

const WORKER: RunnerModel = {
  title: "RQ",
  processes: [{ memory: "fresh", serializer: "pickle" }],
  defaultSize: 1,
  forksAt: "dispatch",
};

export default defineLibrary({
  name: "rq",
  title: "RQ",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.0.0",
  aliases: { "rq.queue": "rq" },
  types: {
    "rq.Queue": {
      parameters: ["name"],
      methods: {
        enqueue: {
          does: "dispatch",
          runner: WORKER,
          task: at(0, "f"),
          arguments: rest(1),
          result: "future",
        },
      },
    },
  },
});
