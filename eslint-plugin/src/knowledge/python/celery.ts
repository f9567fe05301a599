/** Celery: tasks that a worker's processes run, all forked from one that has imported the module. */
import { defineLibrary, each, at } from "../define.js";
import { forkedService, handing, registration } from "../services.js";
import type { CallModel, SymbolModel } from "../schema.js";

const CELERY = forkedService("Celery");

/** `@task`, and `@task(bind=True)`, which gives a decorator. */
const TASK: readonly CallModel[] = [
  { does: "create", type: "celery.Registration" },
  { does: "serve", function: at(0), runner: CELERY },
];
/** `@signal.connect`, and `@signal.connect(weak=False)`. */
const CONNECT: readonly CallModel[] = [
  { does: "create", type: "celery.signals.Registration" },
  handing(CELERY, "on-start"),
];

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
    "celery.Registration": registration(CELERY),
    "celery.signals.Registration": registration(CELERY, "on-start"),
    "celery.signals.ProcessSignal": { methods: { connect: CONNECT } },
  },
  symbols: {
    ...each<SymbolModel>("celery.shared_task celery.task", { call: TASK }),
    "celery.signals.worker_process_init": {
      value: { is: "instance", type: "celery.signals.ProcessSignal" },
    },
  },
});
