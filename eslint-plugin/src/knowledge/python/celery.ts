/** Celery: tasks that a worker's processes run, all forked from one that has imported the module. */
import { defineLibrary, each, named, NOTHING } from "../define.js";
import type { CallModel, RunnerModel, SymbolModel } from "../schema.js";

/** The worker program imports the modules of its tasks, under their own names, then forks its pool. */
const PREFORK: RunnerModel = {
  title: "Celery's prefork pool",
  processes: [
    {
      memory: "forkserver",
      serializer: "pickle",
      preloadsMain: { not: { any: [] } },
    },
  ],
  defaultSize: "many",
  forksAt: "construction",
  runs: [{ parameter: named("function"), methods: ["__call__"] }],
};

const TASK: CallModel = { does: "create", type: "celery.app.task.Task" };

export default defineLibrary({
  name: "celery",
  title: "Celery",
  language: "python",
  source: "docs/observed-python.md",
  checked: "5.7.0",
  aliases: {
    "celery.app.shared_task": "celery.shared_task",
    "celery.app.base.Celery": "celery.Celery",
  },
  types: {
    "celery.Celery": { parameters: ["main"], methods: { task: TASK } },
    "celery.app.task.Task": {
      parameters: ["function"],
      runner: PREFORK,
      methods: {
        // `@app.task(bind=True)` takes the function afterwards.
        __call__: TASK,
        ...each<CallModel>("apply apply_async delay retry s si signature", NOTHING),
      },
    },
  },
  symbols: each<SymbolModel>("celery.shared_task", { call: TASK }),
});
