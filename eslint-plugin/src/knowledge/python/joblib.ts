/** joblib: loky's fresh interpreters by default, forks, threads, and `delayed` tasks. */
import {
  at,
  below,
  calls,
  defineLibrary,
  each,
  FIRST,
  named,
  NOTHING,
  PROCESS_CONSTANT,
  SELF,
} from "../define.js";
import type { CallModel, ProcessModel, RunnerModel } from "../schema.js";
import { START_METHODS } from "./multiprocessing.js";

const BACKEND = at(1, "backend");

const JOBS = at(0, "n_jobs");

/** Work that stays in the program's own process, which all of it shares. */
function together(argument: ProcessModel["argument"]): ProcessModel {
  return {
    memory: "threads",
    serializer: "none",
    sharesProcess: true,
    ...(argument === undefined ? {} : { argument }),
  };
}

const PROCESSES: readonly ProcessModel[] = [
  // One job needs no other process, whatever the backend.
  together({ ref: JOBS, in: [1], missing: true }),
  ...START_METHODS.map((process): ProcessModel => ({
    ...process,
    argument: { ref: BACKEND, in: ["multiprocessing"] },
  })),
  ...(
    [
      { ref: BACKEND, in: ["threading", "sequential"] },
      { ref: named("prefer"), in: ["threads"], unless: BACKEND },
      { ref: named("require"), in: ["sharedmem"], unless: BACKEND },
    ] as const
  ).map(together),
  // Before loky became the default, processes were those of multiprocessing.
  ...START_METHODS.map((process): ProcessModel => ({
    ...process,
    argument: { ref: BACKEND, in: [], missing: true },
    when: { axis: "joblib", in: "<0.12" },
  })),
  // Other backends (dask, ray, spark) start interpreters of their own, too.
  { memory: "fresh", serializer: "cloudpickle" },
];

const PARALLEL: RunnerModel = {
  title: "joblib.Parallel",
  processes: PROCESSES,
  size: JOBS,
  defaultSize: 1,
  forksAt: "dispatch",
};

const BACKEND_DEFAULT: CallModel = {
  does: "configure-default",
  type: "joblib.Parallel",
  parameter: "backend",
  from: at(0, "backend"),
};

const JOBS_DEFAULT = {
  does: "configure-default",
  type: "joblib.Parallel",
  parameter: "n_jobs",
  from: at(1, "n_jobs"),
} satisfies CallModel;

export default defineLibrary({
  name: "joblib",
  title: "joblib",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.2.0, 1.6.0",
  aliases: {
    "joblib.parallel": "joblib",
    "joblib.memory": "joblib",
    "sklearn.externals.joblib": "joblib",
    "sklearn.utils.parallel.Parallel": "joblib.Parallel",
    "sklearn.utils.parallel.delayed": "joblib.delayed",
    "sklearn.utils.fixes.delayed": "joblib.delayed",
  },
  types: {
    "joblib.Parallel": {
      parameters: ["n_jobs", "backend"],
      runner: PARALLEL,
      methods: {
        __call__: {
          does: "dispatch",
          items: at(0, "iterable"),
          delayed: true,
          result: "many",
        },
        __enter__: SELF,
        __exit__: NOTHING,
      },
    },
    "joblib.Memory": {
      parameters: ["location"],
      methods: { cache: FIRST, ...each("clear reduce_size", NOTHING) },
    },
  },
  symbols: below(
    "joblib",
    calls({
      delayed: { does: "intrinsic", name: "delay", parameters: [at(0, "function")] },
      parallel_config: [BACKEND_DEFAULT, JOBS_DEFAULT, NOTHING],
      // The older one takes all the processors there are.
      parallel_backend: [BACKEND_DEFAULT, { ...JOBS_DEFAULT, otherwise: -1 }, NOTHING],
      wrap_non_picklable_objects: [FIRST],
      ...each<CallModel>("cpu_count effective_n_jobs", PROCESS_CONSTANT),
    }),
  ),
});
