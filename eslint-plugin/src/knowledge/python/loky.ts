/** loky: executors whose workers are fresh interpreters, without the program's main module. */
import { at, defineLibrary } from "../define.js";
import type { ProcessModel, RunnerModel, TypeModel } from "../schema.js";
import { EXECUTOR_METHODS } from "./concurrent.js";

/** An interpreter that imports what a task names and gets the rest by value. */
export const FRESH: readonly ProcessModel[] = [{ memory: "fresh", serializer: "cloudpickle" }];

function executor(runner: Partial<RunnerModel>): TypeModel {
  return {
    parameters: ["max_workers"],
    runner: {
      title: "loky",
      processes: FRESH,
      size: at(0, "max_workers"),
      defaultSize: "many",
      initializer: { name: "initializer" },
      initializerArguments: { name: "initargs" },
      forksAt: "dispatch",
      ...runner,
    },
    methods: EXECUTOR_METHODS,
  };
}

export default defineLibrary({
  name: "loky",
  title: "loky",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.7.0, and as part of joblib 1.2.0 and 1.6.0",
  aliases: { "joblib.externals.loky": "loky" },
  types: {
    "loky.ProcessPoolExecutor": executor({}),
    "loky.ReusableExecutor": executor({ title: "get_reusable_executor" }),
  },
  symbols: {
    "loky.get_reusable_executor": { call: { does: "create", type: "loky.ReusableExecutor" } },
  },
});
