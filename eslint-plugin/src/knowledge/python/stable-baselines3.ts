/** Stable-Baselines3: environments in a process each, which a fork server starts unless told otherwise. */
import { at, defineLibrary } from "../define.js";
import type { ProcessModel } from "../schema.js";
import { environments } from "./gymnasium.js";
import { NUMPY_STATE } from "./numpy.js";

const START_METHOD = at(1, "start_method");

/** Processes of a start method that is asked for, or that is the default. */
function started(memory: "fork" | "spawn" | "forkserver", missing: boolean): ProcessModel {
  const argument = { ref: START_METHOD, in: [memory], missing };
  return { memory, serializer: "cloudpickle", argument };
}

export default defineLibrary({
  name: "stable-baselines3",
  title: "Stable-Baselines3",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2.9.2",
  modules: ["stable_baselines3"],
  aliases: {
    "stable_baselines3.common.vec_env.subproc_vec_env.SubprocVecEnv":
      "stable_baselines3.common.vec_env.SubprocVecEnv",
  },
  imports: { stable_baselines3: { touches: [NUMPY_STATE] } },
  symbols: {
    "stable_baselines3.common.vec_env.SubprocVecEnv": {
      call: environments(at(0, "env_fns"), {
        title: "SubprocVecEnv",
        processes: [
          started("fork", false),
          { ...started("spawn", true), when: { axis: "platform", in: "windows" } },
          { ...started("forkserver", true), when: { axis: "platform", in: "linux || macos" } },
          started("spawn", false),
        ],
        defaultSize: 1,
        forksAt: "dispatch",
      }),
    },
  },
});
