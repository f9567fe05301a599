/**
 * The schema of what Reseed knows about libraries and runners. Every entry is data: the analysis
 * interprets it and never asks for a library by name. Users extend it with the same schema.
 */
import type { Language } from "../facts/facts.js";

/** A formula over the environment; see `environment/condition.ts`, which evaluates it. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly axis: string; readonly in: string; readonly phrase?: string }
  | { readonly flag: string; readonly phrase: string };

/** An argument of a call: by position, by keyword, or both. `rest` takes all from `position` on. */
export interface ParameterRef {
  readonly position?: number;
  readonly name?: string;
  readonly rest?: boolean;
  /** The argument is an object (an options bag), and this member of it is meant. */
  readonly member?: string;
}

/** What a library gives, and where that was read or seen. */
export interface Library {
  /** Distribution or package name, lower case: the axis of its version in the environment. */
  readonly name: string;
  /** How people write it: `NumPy`. */
  readonly title: string;
  readonly language: Language;
  /** URL or the name of a fact sheet in `docs/`. */
  readonly source: string;
  /** Versions that were looked at or run: `1.24.2, 2.4.6`. */
  readonly checked: string;
  /** Prefixes of qualified names that mean the same: `{"scipy.random": "numpy.random"}`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Generators that a whole process shares, by an id of their own. */
  readonly states?: Readonly<Record<string, GlobalState>>;
  /** Types of objects, by qualified name. */
  readonly types?: Readonly<Record<string, TypeModel>>;
  /**
   * What reading or calling a qualified name does: `numpy.random.rand`. A key that ends in `.*`
   * stands for every name below it that has no entry of its own.
   */
  readonly symbols?: Readonly<Record<string, SymbolModel>>;
  /** Importing one of these modules does something: `{"scipy.stats": {touches: ["numpy.random"]}}`. */
  readonly imports?: Readonly<Record<string, { readonly touches: readonly string[] }>>;
}

/** A generator that every part of a process draws from. */
export interface GlobalState {
  /** `NumPy's global generator`; stands in messages. */
  readonly title: string;
  /** What the child of a fork finds: the parent's state, or a new one. */
  readonly onFork: "copied" | "reseeded";
  /** How it starts in a new process: from entropy, from the clock, or always the same. */
  readonly initial: "entropy" | "clock" | "constant";
  /** It is made when first touched, so that an untouched parent leaves nothing to copy. */
  readonly lazy?: { readonly when: Condition };
  /** Drawing or seeding holds a lock that a fork may copy in its locked state. */
  readonly lock?: boolean;
  /** An environment in which the entry does not hold (`Python < 3.7`) is modelled by a condition. */
  readonly when?: Condition;
}

/** What a name outside the project stands for. */
export interface SymbolModel {
  /** Reading the name gives this. */
  readonly value?: ValueModel;
  /** Calling it does this, in order; the last one that has a result gives it. */
  readonly call?: CallModel | readonly CallModel[];
  /** It is a type of this qualified name: calling it makes an object, and classes can extend it. */
  readonly type?: string;
  /** Calling it as a method bound to a hidden object: what pickling the function itself copies. */
  readonly boundTo?: { readonly state: string } | { readonly type: string };
}

/** A value that the analysis need not compute. */
export type ValueModel =
  /** Different each time it is read: `os.urandom`. */
  | { readonly is: "entropy" }
  /** The clock; `unit` says how fast it moves. */
  | { readonly is: "clock"; readonly unit: "seconds" | "milliseconds" | "microseconds" | "nanoseconds" }
  /** The same for all threads of a process, distinct among live processes. */
  | { readonly is: "process-id" }
  /** Distinct among live workers; `scope` is what it is distinct in, and whether ids come back. */
  | { readonly is: "worker-id"; readonly scope: "process" | "machine"; readonly recycled?: boolean }
  /** Equal in every worker, for instance `performance.timeOrigin`. */
  | { readonly is: "process-constant" }
  /** `__name__`: `"__main__"` in the program's first module only. */
  | { readonly is: "module-name" }
  /** True in the process (thread) that the user started: `isMainThread`, `cluster.isPrimary`. */
  | { readonly is: "is-main" }
  | { readonly is: "is-worker" }
  /** What the dispatcher sent under a channel's name: `workerData`, `env`, `argv`. */
  | { readonly is: "received"; readonly channel: string }
  /** The port to the parent: a type with `receive` and `send` methods. */
  | { readonly is: "instance"; readonly type: string; readonly onlyInWorkers?: boolean }
  | { readonly is: "constant"; readonly value: string | number | boolean | null };

/** What a call does. */
export type CallModel =
  /** Makes an object of `type`, keeping its arguments under the type's parameter names. */
  | { readonly does: "create"; readonly type: string }
  /** Draws: from the receiver, from a global `state`, or from the generator in an argument. */
  | {
      readonly does: "draw";
      readonly state?: string;
      readonly from?: ParameterRef;
      /** Draws only if this argument is missing or None (`random_state=None`). */
      readonly unless?: ParameterRef;
      /** The argument that asks for many numbers at once; without it one is drawn. */
      readonly size?: ParameterRef;
    }
  /** Sets the state of the receiver or of a global `state` from an argument. */
  | {
      readonly does: "seed";
      readonly state?: string;
      readonly seed: ParameterRef;
      readonly none: NoSeed;
      /** Kinds of seed that are ignored, as in `TypeModel.generator`. */
      readonly accepts?: SeedTypes;
    }
  /** Gives the state as plain data; `word` if only a part that is always the same. */
  | { readonly does: "get-state"; readonly state?: string; readonly constantPart?: boolean }
  | { readonly does: "set-state"; readonly state?: string; readonly from: ParameterRef }
  /** Gives children, each with a stream of its own, derived from the receiver and its counter. */
  | { readonly does: "split"; readonly type: string; readonly count?: ParameterRef; readonly single?: boolean }
  /** Gives the object in `from` if it is a generator, else makes one of `type` (`default_rng(rng)`). */
  | { readonly does: "coerce"; readonly from: ParameterRef; readonly type: string; readonly none: { readonly state: string } | "create" }
  | { readonly does: "value"; readonly value: ValueModel }
  /** A pure function of its arguments: varies as they do. */
  | { readonly does: "compute" }
  /** One of the small built-in functions whose effect on values the analysis knows. */
  | { readonly does: "intrinsic"; readonly name: Intrinsic; readonly parameters?: readonly ParameterRef[] }
  /** Uses a global state without drawing (importing lazily, `hasattr`). */
  | { readonly does: "touch"; readonly state: string }
  /** Starts work elsewhere; only on a type with a `runner` or with one given here. */
  | Dispatch
  /** Changes how processes start from here on. */
  | { readonly does: "configure"; readonly setting: "start-method" | "preload"; readonly from: ParameterRef }
  /** Calls its argument here and now, or later in this very process. */
  | { readonly does: "call"; readonly function: ParameterRef; readonly arguments?: readonly ParameterRef[]; readonly items?: ParameterRef }
  /** Registers a function that runs in the child after each fork. */
  | { readonly does: "after-fork"; readonly function: ParameterRef }
  /** In a worker: registers a function that is called with each message of a channel. */
  | {
      readonly does: "receive";
      readonly channel: string;
      readonly function: ParameterRef;
      /** Only when this argument names one of these events. */
      readonly event?: ParameterRef;
      readonly events?: readonly string[];
    }
  /** In a worker: offers an object or function whose methods the parent calls (comlink, threads, workerpool). */
  | { readonly does: "expose"; readonly value: ParameterRef }
  /** Ends the function that calls it: `sys.exit`. */
  | { readonly does: "exit" }
  /** Gives the receiver itself (`with pool as p`, fluent APIs). */
  | { readonly does: "self" }
  /** Gives the argument unchanged, or the same value wrapped (tqdm). */
  | { readonly does: "identity"; readonly from: ParameterRef }
  /** Nothing that matters; gives an unknown value that varies as the arguments do. */
  | { readonly does: "nothing" };

/** What a missing (or None) seed means. */
export type NoSeed = "entropy" | "clock" | "constant" | "keep" | "error";

/** Which kinds of seed are taken; the others all give the same stream. */
export interface SeedTypes {
  readonly ignored: readonly ("number" | "fraction" | "string" | "array")[];
}

/** Small functions that the analysis computes with; their names are the analysis's, not a library's. */
export type Intrinsic =
  | "range"
  | "zip"
  | "enumerate"
  | "repeat"
  | "cycle"
  | "chain"
  | "product"
  | "map"
  | "filter"
  | "list"
  | "tuple"
  | "set"
  | "dict"
  | "sorted"
  | "reversed"
  | "iterate"
  | "next"
  | "len"
  | "int"
  | "str"
  | "partial"
  /** `delayed(f)`: calling the result makes a task (a partial call) and runs nothing. */
  | "delay"
  | "copy"
  | "deepcopy"
  | "getattr"
  | "setattr"
  | "hasattr"
  | "import-module"
  | "memoize"
  | "wraps"
  | "context-manager"
  | "dataclass"
  | "super"
  | "type"
  | "isinstance"
  | "globals"
  | "append"
  | "extend"
  | "pop"
  | "get"
  | "items"
  | "keys"
  | "values"
  | "update"
  | "setdefault"
  | "array-from"
  | "array-of-length"
  | "map-items"
  | "for-each"
  | "flat-map"
  | "fill"
  | "slice"
  | "concat"
  | "join"
  | "object-assign"
  | "object-create"
  | "set-prototype"
  | "promise"
  | "then"
  | "promise-all"
  | "url"
  | "path-join"
  | "path-dirname"
  | "json-copy"
  | "apply"
  | "bind";

/** A type outside the project. */
export interface TypeModel {
  /** Its constructor's parameters in order; a leading `*` takes the rest. */
  readonly parameters?: readonly string[];
  /** It draws numbers. */
  readonly generator?: GeneratorModel;
  /** It starts workers. */
  readonly runner?: RunnerModel;
  /** Base types, by qualified name: their methods and roles are inherited. */
  readonly extends?: readonly string[];
  /** Methods by name; `*` stands for every other name; `__call__` for calling the object. */
  readonly methods?: Readonly<Record<string, CallModel | readonly CallModel[]>>;
  /** Members that are read, not called. */
  readonly members?: Readonly<Record<string, ValueModel | { readonly is: "parameter"; readonly name: string } | { readonly is: "instance"; readonly type: string }>>;
  /** It holds what it is given: `[[queue.put]]` then `[[queue.get]]` gives one of those, each once. */
  readonly channel?: boolean;
}

/** A type whose objects are streams of numbers. */
export interface GeneratorModel {
  /** Where the constructor takes its seed; all parameters where several make it up. */
  readonly seed: ParameterRef | null;
  readonly none: NoSeed;
  readonly accepts?: SeedTypes;
  /** How neighbouring integer seeds relate: `mixed` is fine, `correlated` is advice in `strict`. */
  readonly neighbours?: "mixed" | "correlated" | "shifted";
  /** It only gives seeds (SeedSequence, a JAX key): using it in two places repeats the stream. */
  readonly isSeedSource?: boolean;
  /** It hands out numbers without a state that could be copied (SystemRandom, secrets). */
  readonly stateless?: boolean;
  /** What arrives on the other side. Missing serialisers copy it. */
  readonly sent?: Partial<Readonly<Record<Serializer, Arrival>>>;
  readonly lock?: boolean;
}

export type Serializer =
  | "pickle"
  | "cloudpickle"
  | "structured-clone"
  | "v8"
  | "json"
  | "source-text"
  | "none";

/** How a generator arrives: working with an equal state, without its methods, not at all, or an error is thrown. */
export type Arrival = "copied" | "stripped" | "dropped" | "refused";

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
  /** Workers are replaced after this many tasks, each with a fresh copy. */
  readonly tasksPerWorker?: ParameterRef;
  /** Workers exist from construction (a Pool), or are started by a later call (`start`, `submit`). */
  readonly forksAt: "construction" | "dispatch";
  /** The file whose module graph each worker evaluates. */
  readonly entry?: ParameterRef;
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
  /** The worker's own number, given to the initializer as first argument. */
  readonly passesWorkerId?: boolean;
  /** Workers are started again for each pass over the object (DataLoader without persistent workers). */
  readonly perEpoch?: { readonly unless?: ParameterRef };
  /** Methods of arguments that run in the workers: `{dataset: ["__getitem__", "__iter__"]}`. */
  readonly runs?: readonly { readonly parameter: ParameterRef; readonly methods: readonly string[] }[];
  /** Methods of a subclass that run in the worker: `["run"]`. */
  readonly runsOwn?: readonly string[];
  /** Evidence is a stand-in or was not run: findings are at most `possible`. */
  readonly unverified?: boolean;
}

export interface ProcessModel {
  /**
   * `fork` copies the parent's memory; `spawn` runs the program's modules anew, with another
   * `__name__`; `forkserver` forks a server that has run what was preloaded; `fresh` starts an
   * interpreter that imports only what the task names; `threads` share the memory; `realm` is a
   * new module graph (worker_threads, child_process, cluster).
   */
  readonly memory: "fork" | "spawn" | "forkserver" | "fresh" | "threads" | "realm";
  readonly serializer: Serializer;
  /** Workers are threads of one process: `process.pid` is the same in all. */
  readonly sharesProcess?: boolean;
  /** For `forkserver`: when the server itself has run the program's main module. */
  readonly preloadsMain?: Condition;
  /** Taken from the start method in force: a context, `set_start_method`, else the platform's. */
  readonly byStartMethod?: boolean;
  /** Taken when an argument has one of these constant values; `missing` when it is not given. */
  readonly argument?: { readonly ref: ParameterRef; readonly in: readonly (string | number | boolean | null)[]; readonly missing?: boolean };
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
  /** The function that runs in the worker; missing where the worker's entry decides. */
  readonly task?: ParameterRef;
  /** Name of the entry's export that runs, or an argument that holds it; default export otherwise. */
  readonly export?: ParameterRef | string;
  /** One task for each element. `star` spreads it over the parameters. */
  readonly items?: ParameterRef;
  readonly star?: boolean;
  /** Several iterables, zipped. */
  readonly itemLists?: ParameterRef;
  /** Arguments of a single task, one by one, or as one sequence / mapping. */
  readonly arguments?: ParameterRef;
  readonly argumentSequence?: ParameterRef;
  readonly argumentMapping?: ParameterRef;
  /** A message to an existing worker under this channel. */
  readonly message?: { readonly channel: string; readonly value: ParameterRef; readonly transfer?: ParameterRef };
  /** The task is a value made by this library's `delayed`-like wrapper, found in the items. */
  readonly delayed?: boolean;
  /** How many tasks share one pickle. */
  readonly chunk?: ParameterRef;
  /** Gives a future, one result, or a sequence of results. */
  readonly result: "future" | "single" | "many" | "none";
}
