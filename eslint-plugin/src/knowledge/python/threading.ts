/** `threading`: threads share every generator, and their numbers come back. */
import { below, calls, defineLibrary, each, named, NOTHING, SELF, STOP } from "../define.js";
import type { CallModel, RunnerModel } from "../schema.js";

/** Threads of one process, by whatever library they are started. */
export const THREADS: RunnerModel = {
  title: "threads",
  processes: [{ memory: "threads", serializer: "none", sharesProcess: true }],
  defaultSize: "many",
  forksAt: "dispatch",
};

const START: CallModel = {
  does: "dispatch",
  task: named("target"),
  argumentSequence: named("args"),
  argumentMapping: named("kwargs"),
  result: "none",
};

const THREAD_ID = { is: "worker-id", scope: "process", recycled: true } as const;

export default defineLibrary({
  name: "threading",
  title: "threading",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.6.15, 3.8.18, 3.9.18, 3.10.13, 3.11.7, 3.12.1, 3.13.0",
  modules: ["threading", "_thread"],
  types: {
    "threading.Thread": {
      parameters: ["group", "target", "name", "args", "kwargs"],
      runner: { ...THREADS, title: "threading.Thread", defaultSize: 1, runsOwn: ["run"] },
      methods: { start: START, join: STOP, ...each<CallModel>("is_alive setDaemon", NOTHING) },
      members: {
        name: { is: "worker-id", scope: "process" },
        ...each("ident native_id", THREAD_ID),
      },
    },
    "threading.Timer": {
      parameters: ["interval", "function", "args", "kwargs"],
      runner: { ...THREADS, title: "threading.Timer", defaultSize: 1 },
      methods: {
        start: { ...START, task: named("function") },
        ...each<CallModel>("join cancel", NOTHING),
      },
    },
    "threading.local": { perThread: true },
    // What threads wait for each other with, of whatever kind.
    "threading.Primitive": {
      methods: {
        ...each<CallModel>("acquire clear notify notify_all release set wait __exit__", NOTHING),
        __enter__: SELF,
      },
    },
    "threading.CurrentThread": {
      members: {
        name: { is: "worker-id", scope: "process" },
        ...each("ident native_id", THREAD_ID),
      },
    },
  },
  symbols: below("threading", {
    ...calls({
      ...each<CallModel>("Barrier BoundedSemaphore Condition Event Lock RLock Semaphore", {
        does: "create",
        type: "threading.Primitive",
      }),
      ...each<CallModel>("current_thread main_thread", {
        does: "value",
        value: { is: "instance", type: "threading.CurrentThread" },
      }),
      ...each<CallModel>("get_ident get_native_id", { does: "value", value: THREAD_ID }),
    }),
  }),
});
