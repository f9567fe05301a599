/** Ray: remote functions and actors, in processes of their own. */
import {
  at,
  below,
  calls,
  defineLibrary,
  each,
  FIRST,
  kept,
  NOTHING,
  rest,
  SELF,
} from "../define.js";
import type { CallModel, RunnerModel } from "../schema.js";
import { FRESH } from "./loky.js";
import { POOL_METHODS } from "./multiprocessing.js";

const RAY: RunnerModel = {
  title: "ray",
  startsOthers: true,
  processes: FRESH,
  defaultSize: "many",
  forksAt: "dispatch",
};

export default defineLibrary({
  name: "ray",
  title: "Ray",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2.58.0",
  types: {
    "ray.remote_function.RemoteFunction": {
      parameters: ["function"],
      methods: {
        remote: {
          does: "dispatch",
          runner: RAY,
          task: kept("function"),
          arguments: rest(0),
          taskPer: "worker",
          // A class makes an actor, whose methods run where it was made.
          makes: ["*"],
          result: "future",
        },
        options: SELF,
        // `@ray.remote(num_cpus=1)` takes the function afterwards.
        __call__: { does: "create", type: "ray.remote_function.RemoteFunction" },
      },
    },
    "ray.util.multiprocessing.Pool": {
      parameters: ["processes", "initializer", "initargs", "maxtasksperchild"],
      runner: {
        ...RAY,
        title: "ray.util.multiprocessing.Pool",
        size: at(0, "processes"),
        initializer: at(1, "initializer"),
        initializerArguments: at(2, "initargs"),
        unverified: true,
      },
      methods: POOL_METHODS,
    },
  },
  symbols: below(
    "ray",
    calls({
      remote: { does: "create", type: "ray.remote_function.RemoteFunction" } as const,
      ...each<CallModel>("get put", FIRST),
      wait: NOTHING,
      ...each<CallModel>("init shutdown", NOTHING),
    }),
  ),
});
