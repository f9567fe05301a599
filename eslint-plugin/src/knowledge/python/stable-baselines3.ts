/** Stable-Baselines3: environments in a process each, which a fork server starts unless told otherwise. */
import { at, defineLibrary } from "../define.js";
import type { ParameterRef, RunnerModel } from "../schema.js";
import { environments, playing } from "./gymnasium.js";
import { NUMPY_STATE } from "./numpy.js";

const SUBPROCESSES = "stable_baselines3.common.vec_env.SubprocVecEnv";

/** Processes of the start method that an argument asks for, or of the default. */
function runner(title: string, ref: ParameterRef): RunnerModel {
  const serializer = "cloudpickle";
  return {
    title,
    processes: [
      { memory: "fork", serializer, argument: { ref, in: ["fork"] } },
      {
        memory: "spawn",
        serializer,
        argument: { ref, in: ["spawn"], missing: true },
        when: { axis: "platform", in: "windows" },
      },
      {
        memory: "forkserver",
        serializer,
        argument: { ref, in: ["forkserver"], missing: true },
        when: { axis: "platform", in: "linux || macos" },
      },
      { memory: "spawn", serializer, argument: { ref, in: ["spawn"] } },
    ],
    defaultSize: 1,
    forksAt: "dispatch",
  };
}

export default defineLibrary({
  name: "stable-baselines3",
  title: "Stable-Baselines3",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2.9.2",
  modules: ["stable_baselines3"],
  aliases: {
    "stable_baselines3.common.vec_env.subproc_vec_env.SubprocVecEnv": SUBPROCESSES,
  },
  imports: { stable_baselines3: { touches: [NUMPY_STATE] } },
  symbols: {
    [SUBPROCESSES]: {
      call: environments(at(0, "env_fns"), runner("SubprocVecEnv", at(1, "start_method"))),
    },
    "stable_baselines3.common.env_util.make_vec_env": {
      call: {
        ...playing({
          ...runner("make_vec_env", { ...at(8, "vec_env_kwargs"), member: "start_method" }),
          size: at(1, "n_envs"),
        }),
        task: at(0, "env_id"),
        inEach: true,
        onlyIf: { ref: at(7, "vec_env_cls"), names: [SUBPROCESSES] },
      },
    },
  },
});
