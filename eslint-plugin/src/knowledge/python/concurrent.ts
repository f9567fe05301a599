/** `concurrent.futures`: executors of processes and threads. */
import { at, calls, below, defineLibrary, each, FIRST, rest, SELF, STOP } from "../define.js";
import type { CallModel, RunnerModel } from "../schema.js";
import { START_METHODS } from "./multiprocessing.js";
import { THREADS } from "./threading.js";

/** The methods of an executor, whoever runs it. */
export const EXECUTOR_METHODS: Readonly<Record<string, CallModel>> = {
  submit: { does: "dispatch", task: at(0, "fn"), arguments: rest(1), result: "future" },
  map: {
    does: "dispatch",
    task: at(0, "fn"),
    itemLists: rest(1),
    result: "many",
  },
  ...each<CallModel>("shutdown __exit__", STOP),
  __enter__: SELF,
};

/** Executors of processes by `multiprocessing`; the workers start with the first tasks. */
export const PROCESS_EXECUTOR: RunnerModel = {
  title: "ProcessPoolExecutor",
  startsOthers: true,
  processes: [
    {
      // Workers that are replaced cannot be forked from a parent with threads.
      memory: "spawn",
      serializer: "pickle",
      argument: {
        ref: at(4, "max_tasks_per_child"),
        in: [],
        given: true,
        unless: at(1, "mp_context"),
      },
      when: { axis: "python", in: ">=3.11" },
    },
    ...START_METHODS,
  ],
  size: at(0, "max_workers"),
  defaultSize: "many",
  initializer: at(2, "initializer"),
  initializerArguments: at(3, "initargs"),
  tasksPerWorker: at(4, "max_tasks_per_child"),
  startMethod: at(1, "mp_context"),
  forksAt: "dispatch",
};

export default defineLibrary({
  name: "concurrent",
  title: "concurrent.futures",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2, 3.11.7",
  aliases: {
    "concurrent.futures.process": "concurrent.futures",
    "concurrent.futures.thread": "concurrent.futures",
  },
  types: {
    "concurrent.futures.ProcessPoolExecutor": {
      parameters: ["max_workers", "mp_context", "initializer", "initargs", "max_tasks_per_child"],
      runner: PROCESS_EXECUTOR,
      methods: EXECUTOR_METHODS,
    },
    "concurrent.futures.ThreadPoolExecutor": {
      parameters: ["max_workers", "thread_name_prefix", "initializer", "initargs"],
      runner: {
        ...THREADS,
        title: "ThreadPoolExecutor",
        size: at(0, "max_workers"),
        initializer: at(2, "initializer"),
        initializerArguments: at(3, "initargs"),
      },
      methods: EXECUTOR_METHODS,
    },
    "concurrent.futures.InterpreterPoolExecutor": {
      parameters: ["max_workers", "thread_name_prefix", "initializer", "initargs"],
      runner: {
        title: "InterpreterPoolExecutor",
        processes: [{ memory: "fresh", serializer: "pickle", sharesProcess: true }],
        size: at(0, "max_workers"),
        defaultSize: "many",
        initializer: at(2, "initializer"),
        initializerArguments: at(3, "initargs"),
        forksAt: "dispatch",
        unverified: true,
      },
      methods: EXECUTOR_METHODS,
    },
  },
  symbols: below("concurrent.futures", calls({ as_completed: FIRST })),
});
