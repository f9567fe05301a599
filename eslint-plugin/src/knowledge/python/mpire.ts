/** mpire: a pool that forks wherever that is possible, whatever Python's own default is. */
import { at, defineLibrary, each, named, NOTHING, SELF } from "../define.js";
import type { CallModel, Dispatch, ParameterRef, ProcessModel } from "../schema.js";

const START_METHOD: ParameterRef = at(6, "start_method");

/** Workers of a start method that is asked for; a fork is the default where there are forks. */
function started(memory: "fork" | "spawn" | "forkserver", missing: boolean): ProcessModel {
  // What its workers find in their memory is not pickled, and dill can be asked for.
  return { memory, serializer: "dill", argument: { ref: START_METHOD, in: [memory], missing } };
}

const PROCESSES: readonly ProcessModel[] = [
  {
    memory: "threads",
    serializer: "none",
    sharesProcess: true,
    argument: { ref: START_METHOD, in: ["threading"] },
  },
  { ...started("fork", true), when: { axis: "platform", in: "linux || macos" } },
  { ...started("spawn", true), when: { axis: "platform", in: "windows" } },
  started("spawn", false),
  started("forkserver", false),
];

const MAP: Dispatch = {
  does: "dispatch",
  task: at(0, "func"),
  items: at(1, "iterable_of_args"),
  star: "tuples",
  initializer: named("worker_init"),
  result: "many",
};

const APPLY: Dispatch = {
  does: "dispatch",
  task: at(0, "func"),
  argumentSequence: at(1, "args"),
  argumentMapping: at(2, "kwargs"),
  result: "single",
};

export default defineLibrary({
  name: "mpire",
  title: "mpire",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2.10.2",
  aliases: { "mpire.pool": "mpire" },
  types: {
    "mpire.WorkerPool": {
      parameters: [
        ...["n_jobs", "daemon", "cpu_ids", "shared_objects", "pass_worker_id"],
        ...["use_worker_state", "start_method"],
      ],
      runner: {
        title: "mpire.WorkerPool",
        processes: PROCESSES,
        size: at(0, "n_jobs"),
        initializer: named("worker_init"),
        leads: [
          { is: "worker-id", of: at(4, "pass_worker_id") },
          { is: "shared", of: at(3, "shared_objects") },
          { is: "state", of: at(5, "use_worker_state") },
        ],
        defaultSize: "many",
        // The workers start with the first tasks.
        forksAt: "dispatch",
      },
      methods: {
        ...each<CallModel>("imap imap_unordered map map_unordered", MAP),
        apply: APPLY,
        apply_async: { ...APPLY, result: "future" },
        ...each<CallModel>("join stop_and_join terminate __exit__", NOTHING),
        __enter__: SELF,
      },
    },
  },
});
