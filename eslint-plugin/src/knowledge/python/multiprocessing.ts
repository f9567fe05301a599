/** `multiprocessing`: pools, processes, contexts, queues, and what decides the start method. */
import {
  at,
  below,
  calls,
  defineLibrary,
  each,
  kept,
  named,
  NOTHING,
  STOP,
  PROCESS_CONSTANT,
  SELF,
} from "../define.js";
import type { CallModel, Dispatch, ProcessModel, RunnerModel, TypeModel } from "../schema.js";
import { RANDOM_STATE } from "./random.js";
import { THREADS } from "./threading.js";

/** The three ways in which a worker process can start; the method in force picks one. */
export const START_METHODS: readonly ProcessModel[] = [
  {
    memory: "fork",
    serializer: "pickle",
    byStartMethod: true,
    when: { axis: "start-method", in: "fork" },
  },
  {
    memory: "spawn",
    serializer: "pickle",
    byStartMethod: true,
    when: { axis: "start-method", in: "spawn" },
  },
  {
    memory: "forkserver",
    serializer: "pickle",
    byStartMethod: true,
    when: { axis: "start-method", in: "forkserver" },
    // Until these releases the server never found the main module, though it was asked to run it.
    preloadsMain: {
      axis: "python",
      in: ">=3.13.8,<3.14 || >=3.14.1",
      phrase: "from Python 3.13.8 on, save 3.14.0",
    },
  },
];

/** What `multiprocessing` itself did for `random` before `random` did it after every fork. */
const RESEEDS = [{ state: RANDOM_STATE, when: { axis: "python", in: "<3.7" } }] as const;

const POOL: RunnerModel = {
  title: "multiprocessing.Pool",
  processes: START_METHODS,
  size: at(0, "processes"),
  defaultSize: "many",
  initializer: at(1, "initializer"),
  initializerArguments: at(2, "initargs"),
  tasksPerWorker: at(3, "maxtasksperchild"),
  startMethod: at(4, "context"),
  forksAt: "construction",
  reseeds: RESEEDS,
};

const MAP: Dispatch = {
  does: "dispatch",
  task: at(0, "func"),
  items: at(1, "iterable"),
  result: "many",
};

/** The methods of a pool, of processes or threads. */
export const POOL_METHODS: Readonly<Record<string, CallModel>> = {
  ...each<CallModel>("imap imap_unordered", MAP),
  map: { ...MAP, starMethod: "starmap" },
  map_async: {
    does: "dispatch",
    task: at(0, "func"),
    items: at(1, "iterable"),
    starMethod: "starmap_async",
    result: "future",
  },
  starmap: {
    does: "dispatch",
    task: at(0, "func"),
    items: at(1, "iterable"),
    star: true,
    result: "many",
  },
  starmap_async: {
    does: "dispatch",
    task: at(0, "func"),
    items: at(1, "iterable"),
    star: true,
    result: "future",
  },
  apply: {
    does: "dispatch",
    task: at(0, "func"),
    argumentSequence: at(1, "args"),
    argumentMapping: at(2, "kwds"),
    result: "single",
  },
  apply_async: {
    does: "dispatch",
    task: at(0, "func"),
    argumentSequence: at(1, "args"),
    argumentMapping: at(2, "kwds"),
    result: "future",
  },
  close: NOTHING,
  ...each<CallModel>("join terminate __exit__", STOP),
  __enter__: SELF,
};

const PROCESS: RunnerModel = {
  title: "multiprocessing.Process",
  startsOthers: true,
  processes: START_METHODS,
  defaultSize: 1,
  forksAt: "dispatch",
  runsOwn: ["run"],
  reseeds: RESEEDS,
};

/** What a process or a thread does, where a class says in its own `run` when that is done. */
export const RUN: CallModel = {
  does: "call",
  function: kept("target"),
  argumentSequence: kept("args"),
  argumentMapping: kept("kwargs"),
};

function process(startMethod?: string): TypeModel {
  return {
    parameters: ["group", "target", "name", "args", "kwargs"],
    runner: PROCESS,
    ...(startMethod === undefined ? {} : { startMethod }),
    methods: {
      start: {
        does: "dispatch",
        task: named("target"),
        argumentSequence: named("args"),
        argumentMapping: named("kwargs"),
        result: "none",
      },
      run: RUN,
      ...each<CallModel>("join terminate kill close is_alive", NOTHING),
    },
    members: {
      _identity: { is: "worker-id", scope: "process" },
      name: { is: "worker-id", scope: "process" },
      ...each("pid ident", { is: "process-id" } as const),
    },
  };
}

const PUT: CallModel = { does: "intrinsic", name: "append", parameters: [at(0, "obj")] };
const GET: CallModel = { does: "intrinsic", name: "pop", parameters: [] };

/** A queue: each thing that was put is got by one worker. */
export function queue(others: string): TypeModel {
  return {
    channel: true,
    methods: {
      ...each("put put_nowait", PUT),
      ...each("get get_nowait", GET),
      ...each<CallModel>(others, NOTHING),
    },
  };
}

const CLOSE = "cancel_join_thread close join_thread";

const LOCKS = "Barrier BoundedSemaphore Condition Event Lock RLock Semaphore";

/** What both the module and its contexts offer. */
const CONTEXT: Readonly<Record<string, CallModel>> = {
  Queue: { does: "create", type: "multiprocessing.queues.Queue" },
  JoinableQueue: { does: "create", type: "multiprocessing.queues.JoinableQueue" },
  SimpleQueue: { does: "create", type: "multiprocessing.queues.SimpleQueue" },
  Manager: { does: "create", type: "multiprocessing.managers.SyncManager" },
  // Both ends of it.
  Pipe: { does: "create", type: "multiprocessing.connection.Connection", many: true },
  ...each<CallModel>("Array RawArray RawValue Value", {
    does: "create",
    type: "multiprocessing.sharedctypes.Synchronized",
  }),
  ...each<CallModel>(LOCKS, { does: "create", type: "multiprocessing.synchronize.Primitive" }),
  ...each<CallModel>("cpu_count get_start_method", PROCESS_CONSTANT),
  current_process: {
    does: "value",
    value: { is: "instance", type: "multiprocessing.process.CurrentProcess" },
  },
  get_context: { does: "create", type: "multiprocessing.context.BaseContext" },
  set_start_method: { does: "configure", setting: "start-method", from: at(0, "method") },
  set_forkserver_preload: { does: "configure", setting: "preload", from: at(0, "module_names") },
  ...each<CallModel>("active_children freeze_support log_to_stderr set_executable", NOTHING),
};

function context(method: string): TypeModel {
  return { extends: ["multiprocessing.context.BaseContext"], startMethod: method };
}

export default defineLibrary({
  name: "multiprocessing",
  title: "multiprocessing",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.8.18, 3.9.18, 3.10.13, 3.11.7, 3.12.1, 3.13.0, 3.13.0 changed to behave as 3.14.1",
  aliases: {
    "multiprocessing.Pool": "multiprocessing.pool.Pool",
    "multiprocessing.process.BaseProcess": "multiprocessing.Process",
    "multiprocessing.context.Process": "multiprocessing.Process",
    "multiprocessing.process.current_process": "multiprocessing.current_process",
    "multiprocessing.context.get_context": "multiprocessing.get_context",
    "multiprocessing.dummy.Pool": "multiprocessing.pool.ThreadPool",
    "multiprocessing.dummy.Process": "threading.Thread",
    "multiprocessing.dummy": "threading",
  },
  types: {
    "multiprocessing.pool.Pool": {
      parameters: ["processes", "initializer", "initargs", "maxtasksperchild", "context"],
      runner: POOL,
      methods: POOL_METHODS,
    },
    "multiprocessing.pool.ThreadPool": {
      parameters: ["processes", "initializer", "initargs"],
      runner: {
        ...THREADS,
        title: "ThreadPool",
        size: at(0, "processes"),
        initializer: at(1, "initializer"),
        initializerArguments: at(2, "initargs"),
        forksAt: "construction",
      },
      methods: POOL_METHODS,
    },
    "multiprocessing.Process": process(),
    "multiprocessing.context.ForkProcess": process("fork"),
    "multiprocessing.context.SpawnProcess": process("spawn"),
    "multiprocessing.context.ForkServerProcess": process("forkserver"),
    "multiprocessing.process.CurrentProcess": {
      members: {
        _identity: { is: "worker-id", scope: "process" },
        name: { is: "worker-id", scope: "process" },
        ...each("pid ident", { is: "process-id" } as const),
      },
    },
    "multiprocessing.context.BaseContext": {
      parameters: ["method"],
      startMethod: named("method"),
      methods: {
        ...CONTEXT,
        Pool: { does: "create", type: "multiprocessing.pool.Pool" },
        Process: { does: "create", type: "multiprocessing.Process" },
      },
    },
    "multiprocessing.context.ForkContext": context("fork"),
    "multiprocessing.context.SpawnContext": context("spawn"),
    "multiprocessing.context.ForkServerContext": context("forkserver"),
    "multiprocessing.queues.Queue": queue(CLOSE),
    "multiprocessing.queues.JoinableQueue": queue(`${CLOSE} join task_done`),
    "multiprocessing.queues.SimpleQueue": {
      channel: true,
      methods: { put: PUT, get: GET, close: NOTHING },
    },
    "multiprocessing.connection.Connection": {
      methods: each<CallModel>("close fileno poll recv recv_bytes send send_bytes", NOTHING),
    },
    "multiprocessing.sharedctypes.Synchronized": {
      // What it holds is changed by all who have it: a counter from which each takes its number.
      members: { value: { is: "worker-id", scope: "process" } },
      methods: {
        get_lock: { does: "create", type: "multiprocessing.synchronize.Primitive" },
        __enter__: SELF,
        __exit__: NOTHING,
      },
    },
    // What processes wait for each other with, of whatever kind.
    "multiprocessing.synchronize.Primitive": {
      methods: {
        ...each<CallModel>("acquire clear notify notify_all release set wait __exit__", NOTHING),
        __enter__: SELF,
      },
    },
    "multiprocessing.managers.SyncManager": {
      methods: {
        ...each<CallModel>("JoinableQueue Queue", {
          does: "create",
          type: "multiprocessing.queues.Queue",
        }),
        Pool: { does: "create", type: "multiprocessing.pool.Pool" },
        ...each<CallModel>("Array Value", {
          does: "create",
          type: "multiprocessing.sharedctypes.Synchronized",
        }),
        ...each<CallModel>(LOCKS, {
          does: "create",
          type: "multiprocessing.synchronize.Primitive",
        }),
        list: { does: "intrinsic", name: "list" },
        dict: { does: "intrinsic", name: "dict" },
        ...each<CallModel>("start __exit__", NOTHING),
        __enter__: SELF,
      },
    },
  },
  symbols: {
    ...below("multiprocessing", calls(CONTEXT)),
    "multiprocessing.util.register_after_fork": {
      call: { does: "after-fork", function: at(1, "func") },
    },
  },
});
