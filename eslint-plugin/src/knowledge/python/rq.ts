/** RQ: jobs in a process of their own each, forked from a worker that has not imported them. */
import { at, defineLibrary, rest } from "../define.js";
import { freshService, registration } from "../services.js";
import type { Dispatch, RunnerModel } from "../schema.js";

const WORKER: RunnerModel = {
  title: "RQ",
  processes: [{ memory: "fresh", serializer: "pickle" }],
  defaultSize: 1,
  forksAt: "dispatch",
};

/** The function, or its dotted path, then what it gets. */
function enqueuing(position: number): Dispatch {
  return {
    does: "dispatch",
    runner: WORKER,
    task: at(position, "f"),
    arguments: rest(position + 1),
    result: "future",
  };
}

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
      methods: { enqueue: enqueuing(0), enqueue_at: enqueuing(1), enqueue_in: enqueuing(1) },
    },
    "rq.decorators.Registration": registration(freshService("RQ", null)),
  },
  symbols: {
    // `@job("default")`: each job is a process that imports the module by itself.
    "rq.decorators.job": { call: { does: "create", type: "rq.decorators.Registration" } },
  },
});
