/** The part of the schema that says how workers start, what travels to them, and how. */
import type { Condition, ParameterRef } from "./schema.js";

/**
 * How values are turned into what travels; `none` where memory is shared or copied. `dill` is a
 * `pickle` that takes lambdas, local functions and local classes as well.
 */
export type Serializer =
  "pickle" | "dill" | "cloudpickle" | "structured-clone" | "v8" | "json" | "source-text" | "none";

/** How a generator arrives: working with an equal state, without its methods, not at all, or an error is thrown. */
export type Arrival = "copied" | "stripped" | "dropped" | "refused";

/** How a worker's own number is written in its program. */
export interface WorkerId {
  /** The module that gives it, and the export's name; `default` for all of it. */
  readonly module: string;
  readonly name: string;
  /** `{import}` stands for what was imported. */
  readonly text: string;
  /** It is the path of the file that the worker runs. */
  readonly isPath?: true;
}

/** How a worker can be sent its number when it starts, and read it. */
export interface IndexChannel {
  /** Position of the options among the arguments of the call that starts it. */
  readonly position: number;
  /** Their member, and the property of it that holds the number; without one, the member does. */
  readonly member: string;
  readonly property?: string;
  /** The property's value: `{index}`. */
  readonly value: string;
  /** What the member holds besides, where it is made anew. */
  readonly base?: string;
  /** How the worker reads the member. */
  readonly read: WorkerId | string;
}

/** How workers of a runner come to be. */
export interface RunnerModel {
  readonly title: string;
  /** The first whose condition can hold is tried, then the next; without `when` it always holds. */
  readonly processes: readonly ProcessModel[];
  /** Number of workers; missing means several. */
  readonly size?: ParameterRef;
  /** What the size is when the argument is missing: `many`, or the number. */
  readonly defaultSize?: "many" | 0 | 1;
  readonly initializer?: ParameterRef;
  readonly initializerArguments?: ParameterRef;
  /** The type under whose name the program gives defaults to arguments that are missing. */
  readonly configuredAs?: string;
  /** Workers are replaced after this many tasks, each with a fresh copy. */
  readonly tasksPerWorker?: ParameterRef;
  /** Its workers may start processes, as those of a pool must not. */
  readonly startsOthers?: boolean;
  /** Workers exist from construction (a Pool), or are started by a later call (`start`, `submit`). */
  readonly forksAt: "construction" | "dispatch";
  /** The file whose module graph each worker evaluates. */
  readonly entry?: ParameterRef;
  /** Workers run the program's main file again (`cluster.fork`). */
  readonly entryIsMain?: boolean;
  /** The entry holds program text when this argument is true (`eval: true`). */
  readonly entryIsSource?: ParameterRef;
  /** The argument that names the start method or is a context object (`mp_context`). */
  readonly startMethod?: ParameterRef;
  /** Globals that an entry assigns a function to, which then gets the messages of a channel: `{message: ["globalThis.onmessage"]}`. */
  readonly handlers?: Readonly<Record<string, readonly string[]>>;
  /** Values given at construction, by the channel the worker reads: `{workerData: …}`. */
  readonly sends?: Readonly<Record<string, ParameterRef>>;
  /** Library states that the runner seeds in each worker before the task: distinct per worker and epoch. */
  readonly reseeds?: readonly { readonly state: string; readonly when?: Condition }[];
  /** What workers give the initializer and each task before their own arguments, in order. */
  readonly leads?: readonly Lead[];
  /** The worker's own number, given to the initializer as first argument. */
  readonly passesWorkerId?: boolean;
  /** Workers are started again for each pass over the object (DataLoader without persistent workers). */
  readonly perEpoch?: { readonly unless?: ParameterRef };
  /** Methods of arguments that run in the workers: `{dataset: ["__getitem__", "__iter__"]}`. */
  readonly runs?: readonly {
    readonly parameter: ParameterRef;
    readonly methods: readonly string[];
  }[];
  /** Methods of a subclass that run in the worker: `["run"]`. */
  readonly runsOwn?: readonly string[];
  /**
   * Of a service: functions in the server's own configuration that it calls in each of its
   * processes, before and after that process loads the program.
   */
  readonly hooks?: {
    readonly beforeLoad: readonly string[];
    readonly afterLoad: readonly string[];
  };
  /**
   * It runs files of tests, and what they run first: before each file, in modules of its own, or
   * once in each process. Equal numbers are mostly meant there, so that all of it is advice.
   */
  readonly runsTests?: "each-file" | "each-process";
  /** Evidence is a stand-in or was not run: findings are at most `possible`. */
  readonly unverified?: boolean;
  /** How each worker is sent a number of its own. For remedies. */
  readonly index?: IndexChannel;
  /**
   * A seed that the runner gives each worker anew whenever it starts, as a text that holds in the
   * worker's initializer; and the worker's own copies of what was sent, by channel. For remedies:
   * `{info}` stands for what a worker knows of itself.
   */
  readonly workerSeed?: {
    readonly info: string;
    readonly seed: string;
    readonly copies: Readonly<Record<string, string>>;
    /** The argument of the runner that decides on these seeds, made from the program's `{root}`. */
    readonly source?: { readonly name: string; readonly make: string };
  };
  /** For remedies: an integer that tells the process from the others, of the call's `{receiver}`. */
  readonly workerNumber?: string;
}

/**
 * An argument that comes before a task's own, where the runner's argument `of` is given and not
 * false: the worker's number, a copy of that argument, or a mapping that the worker keeps.
 */
export interface Lead {
  readonly is: "worker-id" | "shared" | "state";
  readonly of: ParameterRef;
}

export interface ProcessModel {
  /**
   * `fork` copies the parent's memory; `spawn` runs the program's modules anew, with another
   * `__name__`; `forkserver` forks a server that has run what was preloaded; `fresh` starts an
   * interpreter that imports only what the task names; `threads` share the memory; `realm` is a
   * new module graph (worker_threads, child_process, cluster); `snapshot` is a copy of the memory
   * as it was when a startup snapshot was taken.
   */
  readonly memory: "fork" | "spawn" | "forkserver" | "fresh" | "threads" | "realm" | "snapshot";
  readonly serializer: Serializer;
  /** Workers are threads of one process: `process.pid` is the same in all. */
  readonly sharesProcess?: boolean;
  /** What tells a worker apart from those beside it; a text needs no import. For remedies. */
  readonly workerId?: WorkerId | string;
  /** For `forkserver`: when the server itself has run the program's main module. */
  readonly preloadsMain?: Condition;
  /** Taken from the start method in force: a context, `set_start_method`, else the platform's. */
  readonly byStartMethod?: boolean;
  /** Taken when an argument has one of these constant values; `missing` when it is not given. */
  readonly argument?: {
    readonly ref: ParameterRef;
    readonly in: readonly (string | number | boolean | null)[];
    readonly missing?: boolean;
    /** Taken whatever the value, unless it is None. */
    readonly given?: boolean;
    /** Not taken if this argument is given, too. */
    readonly unless?: ParameterRef;
  };
  readonly when?: Condition;
}

/**
 * A call that starts tasks. A reference that the call itself does not fill is looked up, by name,
 * among the arguments with which the receiver was made: `Process(target=f).start()`.
 */
export interface Dispatch {
  readonly does: "dispatch";
  /** For a function that is a runner by itself (`process_map`), else the receiver's. */
  readonly runner?: RunnerModel;
  /** The argument that holds the runner (`loop.run_in_executor(pool, …)`). */
  readonly through?: ParameterRef;
  /** Calls what the worker exposed: the method of this call's own name. */
  readonly exposed?: boolean;
  /** The task is what follows this call, in the child that it makes: `os.fork`. */
  readonly continues?: boolean;
  /** The worker's entry for this task, in place of the runner's. */
  readonly entry?: ParameterRef;
  /** How the task's function itself travels, if otherwise than its arguments. */
  readonly taskAs?: Serializer;
  /** The task's function arrives once in each worker, which keeps it; with each task otherwise. */
  readonly taskPer?: "worker";
  /** The initializer of the workers, where this call brings it; the runner knows it by its name. */
  readonly initializer?: ParameterRef;
  /** The function that runs in the worker; missing where the worker's entry decides. */
  readonly task?: ParameterRef;
  /** Name of the entry's export that runs, or an argument that holds it; default export otherwise. */
  readonly export?: ParameterRef | string;
  /**
   * One task for each element. `star` spreads it over the parameters: always, or (`tuples`) where
   * it is a sequence or a mapping.
   */
  readonly items?: ParameterRef;
  readonly star?: boolean | "tuples";
  /** The method beside this one that spreads each element: `starmap` for `map`. */
  readonly starMethod?: string;
  /** The items are the tasks: functions without arguments. */
  readonly itemsRun?: boolean;
  /** What the tasks get is made from the items by the library: nothing can be put among it. */
  readonly itemsMade?: boolean;
  /**
   * Methods of what the task makes that its worker calls from then on; `*` is all public ones where
   * the task is a class.
   */
  readonly makes?: readonly string[];
  /** The keyword by which those methods are given a seed of each object's own. */
  readonly ownSeed?: string;
  /** Several iterables, zipped. */
  readonly itemLists?: ParameterRef;
  /** Arguments of a single task, one by one, or as one sequence / mapping. */
  readonly arguments?: ParameterRef;
  readonly argumentSequence?: ParameterRef;
  readonly argumentMapping?: ParameterRef;
  /** A message to an existing worker under this channel. */
  readonly message?: {
    readonly channel: string;
    readonly value: ParameterRef;
    readonly transfer?: ParameterRef;
  };
  /** The task is a value made by this library's `delayed`-like wrapper, found in the items. */
  readonly delayed?: boolean;
  /** The task runs once in each of the workers. */
  readonly inEach?: boolean;
  /** So it does, and its number comes before its other arguments: `spawn(fn, args, nprocs)`. */
  readonly passesIndex?: boolean;
  /** Only where this argument is one of these names: the call does something else otherwise. */
  readonly onlyIf?: { readonly ref: ParameterRef; readonly names: readonly string[] };
  /** Gives a future, one result, or a sequence of results. */
  readonly result: "future" | "single" | "many" | "none";
}

/** A function that a service calls because of its form: `application(environ, start_response)`. */
export interface ServedCallable {
  readonly parameters: readonly string[];
  readonly runner: RunnerModel;
}

/** A class of which a service makes an object for each request, to call these methods of it. */
export interface ServedClass {
  readonly methods: readonly string[];
  readonly runner: RunnerModel;
}

/**
 * Makes an object of `type` from a script, a list of its arguments, and options, which may stand in
 * the list's place. Without `script`, it is the first of the arguments that is no option.
 */
export interface RunScript {
  readonly does: "run-script";
  readonly type: string;
  readonly script?: ParameterRef;
  readonly arguments: ParameterRef;
  readonly options: ParameterRef;
  /** Only where this argument names one of these programs. */
  readonly program?: { readonly is: ParameterRef; readonly in: readonly string[] };
}
