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
import type { CallModel, ParameterRef, RunnerModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const SCHEDULER = named("scheduler");

const COLLECTION = "dask.base.Collection";

/** A runner of dask's, with the kind of worker that it has where nobody chose one. */
function dask(unchosen: "processes" | "threads"): RunnerModel {
  return {
    title: "dask",
    processes: [
      {
        memory: "spawn",
        serializer: "cloudpickle",
        argument: {
          ref: SCHEDULER,
          in: ["processes", "multiprocessing"],
          missing: unchosen === "processes",
        },
      },
      {
        memory: "threads",
        serializer: "none",
        sharesProcess: true,
        argument: {
          ref: SCHEDULER,
          in: ["threads", "threading", "sync", "synchronous", "single-threaded"],
          missing: unchosen === "threads",
        },
      },
      { memory: "fresh", serializer: "cloudpickle" },
    ],
    size: named("num_workers"),
    defaultSize: "many",
    forksAt: "dispatch",
    reseeds: [{ state: NUMPY_STATE }],
    configuredAs: COLLECTION,
  };
}

const DASK = dask("threads");

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
  type: COLLECTION,
  parameter: "scheduler",
  from: SCHEDULER,
};

/** The elements of a bag. */
const ELEMENTS: ParameterRef = { name: "seq", of: "constructor" };

/** What gives another bag. */
const BAG_METHODS: Readonly<Record<string, CallModel>> = {
  map: {
    does: "create",
    type: "dask.bag.Mapped",
    arguments: [at(0, "func"), ELEMENTS, RECEIVER, { keywords: true }],
  },
  ...each<CallModel>(
    "count distinct filter flatten frequencies max mean min pluck remove repartition std sum topk var",
    SELF,
  ),
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
    [COLLECTION]: {
      methods: each<CallModel>("compute persist", COMPUTE_SELF),
    },
    "dask.bag.Bag": {
      parameters: ["seq"],
      methods: {
        ...BAG_METHODS,
        ...each<CallModel>("compute persist take", NOTHING),
      },
    },
    // What is yet to be computed: a function over the elements of a bag.
    "dask.bag.Mapped": {
      parameters: ["func", "seq", "before", "keywords"],
      methods: {
        ...BAG_METHODS,
        ...each<readonly CallModel[]>("compute persist take", [
          { does: "invoke", object: { name: "before", of: "constructor" }, method: "compute" },
          {
            does: "dispatch",
            runner: dask("processes"),
            task: { name: "func", of: "constructor" },
            items: ELEMENTS,
            argumentMapping: { name: "keywords", of: "constructor" },
            result: "many",
          },
        ]),
      },
    },
  },
  symbols: below(
    "dask",
    calls({
      delayed: { does: "intrinsic", name: "delay", parameters: [at(0, "obj")], gives: COLLECTION },
      ...each("compute persist", COMPUTE_ALL),
      visualize: NOTHING,
      "config.set": SET_SCHEDULER,
      "bag.from_sequence": { does: "create", type: "dask.bag.Bag" } as const,
      optimize: FIRST,
    }),
  ),
});
