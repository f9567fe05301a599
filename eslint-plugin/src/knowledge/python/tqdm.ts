/** tqdm: progress bars around iterables, and its two ways of mapping in parallel. */
import { at, below, calls, defineLibrary, each, FIRST, named, rest } from "../define.js";
import type { CallModel, RunnerModel } from "../schema.js";
import { START_METHODS } from "./multiprocessing.js";
import { THREADS } from "./threading.js";

function map(runner: RunnerModel): CallModel {
  return {
    does: "dispatch",
    runner: { ...runner, size: named("max_workers"), defaultSize: "many" },
    task: at(0, "fn"),
    itemLists: rest(1),
    result: "many",
  };
}

export default defineLibrary({
  name: "tqdm",
  title: "tqdm",
  language: "python",
  source: "https://tqdm.github.io/docs/contrib.concurrent/",
  checked: "4.70.1 (read)",
  aliases: {
    "tqdm.auto": "tqdm",
    "tqdm.autonotebook": "tqdm",
    "tqdm.asyncio": "tqdm",
    "tqdm.notebook": "tqdm",
    "tqdm.rich": "tqdm",
    "tqdm.std": "tqdm",
  },
  symbols: {
    ...below(
      "tqdm",
      calls({
        ...each<CallModel>("tqdm tqdm_notebook", FIRST),
        ...each<CallModel>("tnrange trange", { does: "intrinsic", name: "range" }),
      }),
    ),
    ...below(
      "tqdm.contrib.concurrent",
      calls({
        process_map: map({
          title: "process_map",
          processes: START_METHODS,
          forksAt: "dispatch",
        }),
        thread_map: map({ ...THREADS, title: "thread_map" }),
      }),
    ),
  },
});
