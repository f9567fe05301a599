/** dask.distributed: a client that sends functions and arguments to worker processes or threads. */
import {
  at,
  defineLibrary,
  each,
  FIRST,
  named,
  NOTHING,
  PROCESS_CONSTANT,
  rest,
  SELF,
} from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "distributed",
  title: "dask.distributed",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2022.12.1, 2026.8.0",
  types: {
    "distributed.Client": {
      parameters: ["address"],
      runner: {
        title: "distributed.Client",
        processes: [
          {
            memory: "threads",
            serializer: "none",
            sharesProcess: true,
            argument: { ref: named("processes"), in: [false] },
          },
          { memory: "fresh", serializer: "cloudpickle" },
        ],
        size: named("n_workers"),
        defaultSize: "many",
        forksAt: "dispatch",
      },
      methods: {
        submit: { does: "dispatch", task: at(0, "func"), arguments: rest(1), result: "future" },
        map: { does: "dispatch", task: at(0, "func"), itemLists: rest(1), result: "many" },
        run: { does: "dispatch", task: at(0, "function"), arguments: rest(1), result: "many" },
        ...each<CallModel>("gather persist scatter", FIRST),
        compute: { does: "dispatch", items: at(0, "collections"), delayed: true, result: "future" },
        ...each<CallModel>("close restart shutdown __exit__", NOTHING),
        __enter__: SELF,
      },
    },
    "distributed.LocalCluster": {
      methods: { __enter__: SELF, ...each<CallModel>("close scale __exit__", NOTHING) },
    },
  },
  symbols: {
    "distributed.as_completed": { call: FIRST },
    "distributed.wait": { call: NOTHING },
    "distributed.get_worker": { call: PROCESS_CONSTANT },
  },
});
