/** dask: delayed tasks on threads, or on spawned processes whose NumPy state it seeds. */
import {
  at,
  below,
  calls,
  defineLibrary,
  each,
  FIRST,
  named,
  NOTHING,
  RECEIVER,
  rest,
  SELF,
} from "../define.js";
import type { CallModel, RunnerModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const SCHEDULER = named("scheduler");

const DASK: RunnerModel = {
  title: "dask",
  processes: [
    {
      memory: "spawn",
      serializer: "cloudpickle",
      argument: { ref: SCHEDULER, in: ["processes", "multiprocessing"] },
    },
    {
      memory: "threads",
      serializer: "none",
      sharesProcess: true,
      argument: {
        ref: SCHEDULER,
        in: ["threads", "threading", "sync", "synchronous", "single-threaded"],
        missing: true,
      },
    },
    { memory: "fresh", serializer: "cloudpickle" },
  ],
  size: named("num_workers"),
  defaultSize: "many",
  forksAt: "dispatch",
  reseeds: [{ state: NUMPY_STATE }],
};

const COMPUTE_ALL: CallModel = {
  does: "dispatch",
  runner: DASK,
  items: rest(0),
  delayed: true,
  result: "many",
};

const COMPUTE_SELF: CallModel = {
  does: "dispatch",
  runner: DASK,
  items: RECEIVER,
  delayed: true,
  result: "single",
};

const SET_SCHEDULER: CallModel = {
  does: "configure-default",
  type: "dask.base.Collection",
  parameter: "scheduler",
  from: SCHEDULER,
};

export default defineLibrary({
  name: "dask",
  title: "dask",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2022.12.1, 2026.8.0",
  aliases: {
    "dask.delayed.delayed": "dask.delayed",
    "dask.base.compute": "dask.compute",
    "dask.distributed": "distributed",
  },
  imports: {
    "dask.array": { touches: [NUMPY_STATE] },
    "dask.dataframe": { touches: [NUMPY_STATE] },
  },
  types: {
    "dask.base.Collection": {
      methods: each<CallModel>("compute persist", COMPUTE_SELF),
    },
    "dask.bag.Bag": {
      parameters: ["seq"],
      runner: DASK,
      methods: {
        map: {
          does: "dispatch",
          task: at(0, "func"),
          items: { name: "seq", of: "constructor" },
          result: "many",
        },
        ...each<CallModel>("filter repartition", SELF),
        ...each<CallModel>("compute persist", NOTHING),
      },
    },
  },
  symbols: below(
    "dask",
    calls({
      delayed: { does: "intrinsic", name: "delay", parameters: [at(0, "obj")] },
      ...each("compute persist", COMPUTE_ALL),
      visualize: NOTHING,
      "config.set": SET_SCHEDULER,
      "bag.from_sequence": { does: "create", type: "dask.bag.Bag" } as const,
      optimize: FIRST,
    }),
  ),
});
