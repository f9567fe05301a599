/** Gymnasium: environments in a process each, made there by functions that travel by cloudpickle. */
import { at, defineLibrary, words } from "../define.js";
import type { Dispatch, ParameterRef, ProcessModel, RunnerModel } from "../schema.js";
import { START_METHODS } from "./multiprocessing.js";
import { NUMPY_STATE } from "./numpy.js";

/** What a process with an environment in it is told to do, in the order in which that begins. */
const STEPS = words("reset step render close");

/** The functions, and with them what they refer to in the main file, are pickled by value. */
export const BY_VALUE: readonly ProcessModel[] = START_METHODS.map((process) => ({
  ...process,
  serializer: "cloudpickle",
}));

/** Makes environments in processes of their own, and plays there. */
export function playing(runner: RunnerModel): Dispatch {
  return { does: "dispatch", runner, makes: STEPS, ownSeed: "seed", result: "none" };
}

/** In as many processes as there are functions. */
export function environments(functions: ParameterRef, runner: RunnerModel): Dispatch {
  return { ...playing(runner), items: functions, itemsRun: true };
}

export default defineLibrary({
  name: "gymnasium",
  title: "Gymnasium",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.0.0",
  aliases: {
    "gymnasium.vector.async_vector_env.AsyncVectorEnv": "gymnasium.vector.AsyncVectorEnv",
    "gymnasium.vector.sync_vector_env.SyncVectorEnv": "gymnasium.vector.SyncVectorEnv",
  },
  imports: { gymnasium: { touches: [NUMPY_STATE] } },
  symbols: {
    "gymnasium.vector.AsyncVectorEnv": {
      call: environments(at(0, "env_fns"), {
        title: "AsyncVectorEnv",
        processes: BY_VALUE,
        startMethod: at(3, "context"),
        defaultSize: 1,
        forksAt: "dispatch",
      }),
    },
  },
});
