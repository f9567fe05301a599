/** pathos: pools whose `map` takes several lists, on top of multiprocess. */
import { at, defineLibrary, each, NOTHING, rest, SELF } from "../define.js";
import type { CallModel, RunnerModel, TypeModel } from "../schema.js";
import { FRESH } from "./loky.js";
import { DILL_START_METHODS } from "./multiprocess.js";
import { THREADS } from "./threading.js";

function pool(runner: RunnerModel): TypeModel {
  return {
    parameters: ["nodes"],
    runner: { ...runner, size: at(0, "nodes"), defaultSize: "many" },
    methods: {
      ...each<CallModel>("imap map uimap", {
        does: "dispatch",
        task: at(0, "f"),
        itemLists: rest(1),
        result: "many",
      }),
      amap: { does: "dispatch", task: at(0, "f"), itemLists: rest(1), result: "future" },
      pipe: { does: "dispatch", task: at(0, "f"), arguments: rest(1), result: "single" },
      apipe: { does: "dispatch", task: at(0, "f"), arguments: rest(1), result: "future" },
      ...each<CallModel>("clear close join restart terminate __exit__", NOTHING),
      __enter__: SELF,
    },
  };
}

export default defineLibrary({
  name: "pathos",
  title: "pathos",
  language: "python",
  source: "docs/observed-python.md",
  checked: "0.3.5",
  aliases: {
    "pathos.multiprocessing": "pathos.pools",
    "pathos.threading": "pathos.pools",
    "pathos.parallel": "pathos.pools",
    "pathos.serial": "pathos.pools",
    "pathos.helpers.mp": "multiprocess",
    "pathos.multiprocessing.Pool": "multiprocess.pool.Pool",
    "pathos.multiprocessing.ProcessingPool": "pathos.pools.ProcessPool",
    "pathos.threading.ThreadingPool": "pathos.pools.ThreadPool",
  },
  types: {
    "pathos.pools.ProcessPool": pool({
      title: "pathos.ProcessPool",
      processes: DILL_START_METHODS,
      forksAt: "construction",
    }),
    "pathos.pools.ThreadPool": pool({ ...THREADS, title: "pathos.ThreadPool" }),
    "pathos.pools.ParallelPool": pool({
      title: "pathos.ParallelPool",
      processes: FRESH,
      forksAt: "dispatch",
      unverified: true,
    }),
  },
});
