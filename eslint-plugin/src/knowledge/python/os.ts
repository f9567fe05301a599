/** `os`: forks, process ids, entropy and the environment. */
import {
  below,
  calls,
  COMPUTE,
  defineLibrary,
  each,
  ENTROPY,
  named,
  NOTHING,
  PROCESS_CONSTANT,
} from "../define.js";
import type { CallModel } from "../schema.js";

const ENVIRONMENT: CallModel = { does: "intrinsic", name: "environment" };

export default defineLibrary({
  name: "os",
  title: "os",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.6.15, 3.7.16, 3.11.2",
  modules: ["os", "posix"],
  aliases: { posixpath: "os.path", ntpath: "os.path" },
  types: {
    "os._Environ": {
      methods: {
        ...each<CallModel>("copy keys items values __getitem__", PROCESS_CONSTANT),
        ...each<CallModel>("get setdefault", ENVIRONMENT),
        update: NOTHING,
      },
    },
  },
  symbols: below("os", {
    environ: { value: { is: "instance", type: "os._Environ" } },
    ...calls({
      fork: {
        does: "dispatch",
        runner: {
          title: "os.fork",
          startsOthers: true,
          processes: [{ memory: "fork", serializer: "none" }],
          defaultSize: 1,
          forksAt: "dispatch",
        },
        continues: true,
        result: "single",
      },
      register_at_fork: { does: "after-fork", function: named("after_in_child") },
      ...each<CallModel>("getrandom urandom", ENTROPY),
      getpid: { does: "value", value: { is: "process-id" } },
      ...each<CallModel>(
        "cpu_count getcwd getppid getuid process_cpu_count sched_getaffinity",
        PROCESS_CONSTANT,
      ),
      _exit: { does: "exit" },
      abort: { does: "exit" },
      ...each<CallModel>(
        "chdir close kill makedirs mkdir putenv remove unlink wait write",
        NOTHING,
      ),
      getenv: ENVIRONMENT,
      fspath: COMPUTE,
      "path.join": { does: "intrinsic", name: "path-join" },
      "path.dirname": { does: "intrinsic", name: "path-dirname" },
      ...each<CallModel>(
        "path.abspath path.basename path.exists path.isfile path.normpath path.realpath path.splitext",
        COMPUTE,
      ),
    }),
  }),
});
