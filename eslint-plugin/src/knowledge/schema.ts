/**
 * The schema of what Reseed knows about libraries and runners. Every entry is data: the analysis
 * interprets it and never asks for a library by name. Users extend it with the same schema.
 */
import type { Language } from "../facts/facts.js";
import type { Configured } from "./configurations.js";
import type { GeneratorModel, NoSeed, SeedKind, SeedMix, SeedTypes } from "./generators.js";
import type { Intrinsic } from "./intrinsics.js";
import type { StreamRemedy } from "./remedies.js";
import type { Dispatch, RunnerModel, RunScript, ServedCallable, ServedClass } from "./runners.js";
import type { ValueModel } from "./value-models.js";

export type { CommandFlag, ConfigurationFile } from "./configurations.js";
export type { GeneratorModel, NoSeed, SeedKind, SeedMix, SeedTypes } from "./generators.js";
export type { Intrinsic } from "./intrinsics.js";
export type { DrawRemedy, StreamRemedy } from "./remedies.js";
export type { ValueModel } from "./value-models.js";
export type {
  Arrival,
  Dispatch,
  IndexChannel,
  ProcessModel,
  RunnerModel,
  Serializer,
  ServedCallable,
} from "./runners.js";

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
  /** All that are given by keyword, as a mapping. */
  readonly keywords?: boolean;
  /** Another spelling of the keyword, of older or newer versions. */
  readonly alias?: string;
  /** It was given to the receiver's constructor, not to this call; or it is the receiver itself. */
  readonly of?: "constructor" | "receiver";
  /**
   * The argument is an object (an options bag), and this member of it is meant: `workerData`, or a
   * path such as `jobs[].worker.workerData`, where `[]` stands for each element.
   */
  readonly member?: string;
}

/** What a library gives, and where that was read or seen. */
export interface Library extends Configured {
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
  /**
   * Names of the modules that it provides, with all below them; by default its own name. Importing
   * them touches no state but those that `imports` names.
   */
  readonly modules?: readonly string[];
  /** Functions of programs that servers call by convention, known by the names of their parameters; by a name of the form. */
  readonly callables?: Readonly<Record<string, ServedCallable>>;
  /** Importing one of these modules (or one below it; `m.*` is a star import) does something: `{"scipy.stats": {touches: ["numpy.random"]}}`. */
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
  /** How a task gets a generator of its own in its place. */
  readonly remedy?: StreamRemedy;
  /** How its seed is best made of several parts. */
  readonly seedFrom?: SeedMix;
  /** The arguments with which a call that draws leaves it alone. For remedies. */
  readonly bypass?: string;
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
  /** Classes that extend it are of this type, though calling it does something else. */
  readonly base?: string;
  /** Calling it as a method bound to a hidden object: what pickling the function itself copies. */
  readonly boundTo?: { readonly state: string } | { readonly type: string };
}

/** What a call does. */
export type CallModel =
  /** Makes an object of `type`, keeping its arguments under the type's parameter names. */
  | {
      readonly does: "create";
      readonly type: string;
      /** What stands for the constructor's arguments, in order, if not the call's own. */
      readonly arguments?: readonly ParameterRef[];
      /** A function among the arguments is called again and again; one of its results is kept under this name. */
      readonly fills?: { readonly name: string; readonly by: ParameterRef };
      /** Gives a list of such objects: `random_split(dataset, lengths)`. */
      readonly many?: boolean;
    }
  | RunScript
  /** Draws: from the receiver, from a global `state`, or from the generator in an argument. */
  | {
      readonly does: "draw";
      readonly state?: string;
      readonly from?: ParameterRef;
      /** Draws from there only if this argument is missing or None (`random_state=None`). */
      readonly unless?: ParameterRef;
      /** Where the call does not have that argument, what the receiver was given or told counts. */
      readonly orElse?: readonly ParameterRef[];
      /** A number for that argument, or for `from`, seeds a generator of this type for the call alone. */
      readonly seeds?: string;
      /** The argument that asks for many numbers at once; without it one is drawn. */
      readonly size?: ParameterRef;
      /** The container that it puts in another order, in place. */
      readonly orders?: ParameterRef;
      /** What comes out, where it matters as a seed: a fraction lies in [0, 1). */
      readonly gives?: SeedKind;
    }
  /** Sets the state of the receiver or of a global `state` from an argument. */
  | {
      readonly does: "seed";
      readonly state?: string;
      readonly seed: ParameterRef;
      readonly none: NoSeed;
      /** Only if this argument is true: `seedrandom(x, { global: true })`. */
      readonly if?: ParameterRef;
      /** Kinds of seed that are ignored, as in `TypeModel.generator`. */
      readonly accepts?: SeedTypes;
    }
  /**
   * Gives the state as plain data. The part at the path `seedWord`, `get_state()[1][0]`, is a number
   * as a seed and always the same where a runner has seeded the state.
   */
  | {
      readonly does: "get-state";
      readonly state?: string;
      readonly seedWord?: readonly (number | string)[];
    }
  | { readonly does: "set-state"; readonly state?: string; readonly from: ParameterRef }
  /**
   * Gives children, each with a stream of its own, derived from the receiver (or `from`) and its
   * counter; a `pure` one has no counter and gives the same children when called again.
   */
  | {
      readonly does: "split";
      readonly type: string;
      readonly from?: ParameterRef;
      readonly count?: ParameterRef;
      readonly single?: boolean;
      readonly pure?: boolean;
    }
  /** Gives a generator whose stream is a function of another's and of these: `jumped(i)`, `clone()`. */
  | {
      readonly does: "derive";
      readonly type: string;
      readonly from?: ParameterRef;
      readonly with?: readonly ParameterRef[];
    }
  /** Moves the receiver's stream on, by a number of steps or as often as it is called: `jump()`. */
  | { readonly does: "advance"; readonly by?: ParameterRef }
  /** Gives the object in `from` if it is a generator, else makes one of `type` (`default_rng(rng)`). */
  | {
      readonly does: "coerce";
      readonly from: ParameterRef;
      readonly type: string;
      readonly none: { readonly state: string } | "create";
    }
  /** `key` takes a member of the value; `into` says which argument it also fills. */
  | {
      readonly does: "value";
      readonly value: ValueModel;
      readonly key?: ParameterRef;
      readonly into?: ParameterRef;
    }
  /** A pure function of its arguments: varies as they do. */
  | { readonly does: "compute" }
  /**
   * Makes the process at hand one of a group that works on one thing, such as a model that is trained
   * on several devices: equal seeds are mostly meant there.
   */
  | { readonly does: "join" }
  /** The receiver's workers have ended when it returns: `pool.join()`. */
  | { readonly does: "stop" }
  /** One of the small built-in functions whose effect on values the analysis knows. */
  | {
      readonly does: "intrinsic";
      readonly name: Intrinsic;
      readonly parameters?: readonly ParameterRef[];
      /** For `delay`: the type whose methods a task has by itself (`task.compute()`). */
      readonly gives?: string;
    }
  /** Uses a global state without drawing (importing lazily, `hasattr`). */
  | { readonly does: "touch"; readonly state: string }
  /** Starts work elsewhere; only on a type with a `runner` or with one given here. */
  | Dispatch
  /** Changes how processes start from here on. */
  | {
      readonly does: "configure";
      readonly setting: "start-method" | "preload";
      readonly from: ParameterRef;
    }
  /** Gives a constructor's parameter another default from here on: `parallel_config(n_jobs=4)`. */
  | {
      readonly does: "configure-default";
      readonly type: string;
      readonly parameter: string;
      readonly from: ParameterRef;
      /** The default from here on where that argument is not given. */
      readonly otherwise?: number;
    }
  /** Fixes how a state begins in every process or realm that starts later, given such an argument. */
  | {
      readonly does: "preset";
      readonly state: string;
      readonly argument: ParameterRef;
      readonly startsWith: string;
    }
  /** All processes of the program get a copy of a value, or (`each`) one element of it: `bcast`. */
  | {
      readonly does: "broadcast";
      readonly value: ParameterRef;
      readonly runner: RunnerModel;
      readonly each?: boolean;
    }
  /** Gives the function, compiled: it draws from other states. Without it, gives a decorator. */
  | {
      readonly does: "isolate";
      readonly function: ParameterRef;
      readonly states: Readonly<Record<string, string>>;
    }
  /** Sends a value to every worker that starts from here on: `setEnvironmentData`. */
  | {
      readonly does: "publish";
      readonly channel: string;
      readonly key?: ParameterRef;
      readonly value: ParameterRef;
    }
  /** Calls its argument here and now, or later in this very process. */
  | {
      readonly does: "call";
      readonly function: ParameterRef;
      readonly arguments?: readonly ParameterRef[];
      /** A sequence and a mapping of what it is given. */
      readonly argumentSequence?: ParameterRef;
      readonly argumentMapping?: ParameterRef;
      readonly items?: ParameterRef;
    }
  /** Calls a method of an object, or of each element of it: what wrappers such as `Subset` pass on. */
  | {
      readonly does: "invoke";
      readonly object: ParameterRef;
      readonly method: string;
      /** What the method is given, if not the call's own arguments. */
      readonly arguments?: readonly ParameterRef[];
    }
  /**
   * Gives a function to a service (a web server, a program that takes jobs), whose processes import
   * the program and call the function for each request or job; or only once, before they serve.
   * The result is the function, as of a decorator; without one, the call has no result by this.
   */
  | {
      readonly does: "serve" | "on-start";
      readonly function: ParameterRef;
      readonly runner: RunnerModel;
    }
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
      /** The function gets an event whose `data` is the message, not the message itself. */
      readonly wraps?: boolean;
    }
  /** Registers a function that is called for each event, with what is not in sight. */
  | { readonly does: "listen"; readonly function: ParameterRef }
  /** Sends a message to every worker that listens, present and future. */
  | { readonly does: "announce"; readonly channel: string; readonly value: ParameterRef }
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

/** A type outside the project. */
export interface TypeModel {
  /** Its constructor's parameters in order; a leading `*` takes the rest. */
  readonly parameters?: readonly string[];
  /** It draws numbers. */
  readonly generator?: GeneratorModel;
  /** It starts workers. */
  readonly runner?: RunnerModel;
  /** Classes that extend it belong to a service. */
  readonly serves?: ServedClass;
  /** Base types, by qualified name: their methods and roles are inherited. */
  readonly extends?: readonly string[];
  /** Methods by name; `*` stands for every other name; `__call__` for calling the object. */
  readonly methods?: Readonly<Record<string, CallModel | readonly CallModel[]>>;
  /** Members that are read, not called. */
  readonly members?: Readonly<
    Record<
      string,
      | ValueModel
      | { readonly is: "parameter"; readonly name: string }
      | { readonly is: "self" }
      /** A function that is assigned to it gets the messages of a channel. */
      | { readonly is: "handler"; readonly channel: string; readonly wraps: boolean }
      /** The state of the object's own stream as plain data. */
      | { readonly is: "own-state" }
    >
  >;
  /** Its objects carry a start method: this one, or that given to their constructor. */
  readonly startMethod?: string | ParameterRef;
  /** A copy in another thread is the same memory. */
  readonly sharesMemory?: boolean;
  /** Each thread sees members of its own: `threading.local`. */
  readonly perThread?: boolean;
  /** It holds what it is given: `[[queue.put]]` then `[[queue.get]]` gives one of those, each once. */
  readonly channel?: boolean;
}
