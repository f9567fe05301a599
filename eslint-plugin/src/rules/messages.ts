/**
 * Every message of every rule: what, where, the consequence, and the condition under which it holds.
 *
 * The analysis names a text by `Finding.rule` and `Finding.messageId` and fills its placeholders
 * from `Finding.data`. Three things are filled in here and never by the analysis:
 * quotes around code and its shortening, `{{when}}` (made from `Finding.condition`), and the clause
 * of `{{repeats}}`, for which `data.repeats` is a key of {@link REPEATS}.
 *
 * | placeholder | what it holds | example |
 * |---|---|---|
 * | `draw`, `use` | the call that draws, as the program writes its callee | `np.random.rand` |
 * | `generator` | the generator, method, state or seed source, as written | `self.rng` |
 * | `task` | the function that runs in the worker, as written | `partial(work, rng)` |
 * | `runner` | the callee that starts the work, as written | `pool.map`, `Process`, `new Worker` |
 * | `service` | what serves or takes jobs, by its title; not code | `the web server` |
 * | `seed` | the seed expression, or the call that seeds, as written | `np.random.seed(0)` |
 * | `state` | the title of a global state, from knowledge; not code | `NumPy's global generator` |
 * | `place` | where a generator is made: a key of {@link PLACES} | `module` |
 * | `repeats` | who repeats: a key of {@link REPEATS} | `task` |
 */
import type { RuleId } from "../findings/finding.js";

/** Who draws the same numbers, by the key that the analysis gives. */
export const REPEATS = {
  worker: "each worker repeats the same numbers",
  task: "each task repeats the same numbers",
  epoch: "each epoch repeats the same numbers",
  process: "each process repeats the same numbers",
  parent: "the worker repeats the numbers of its parent",
  replacement: "each new worker repeats the numbers of the one before it",
} as const;

/** Where a generator outlives a task, by the key that the analysis gives. */
export const PLACES = {
  module: "once for the module",
  class: "once for the class",
  default: "once, as a default argument",
  cache: "once, on first use in the parent",
  closure: "once, in the function around the task",
} as const;

/** What stands where the analysis has no code to show. */
export const FALLBACKS: Readonly<Record<string, string>> = {
  draw: "a draw",
  use: "a draw",
  generator: "a generator",
  task: "the task",
  runner: "the program",
  seed: "the seed",
  service: "the service",
  state: "a global generator",
  place: PLACES.module,
  repeats: REPEATS.worker,
};

/** Placeholders that hold words of ours; all others hold the program's own code. */
export const WORDS: ReadonlySet<string> = new Set(["state", "service", "place", "repeats", "when"]);

/** The texts, by rule and message id. */
export const MESSAGES = {
  "no-inherited-state": {
    /** A fork (or a snapshot of the parent's memory) copies the state. */
    copied:
      "{{draw}} draws from {{state}}, which every worker of {{runner}} inherits in the same state: {{repeats}}{{when}}.",
    /** A server loads the program, then forks. */
    preloaded:
      "{{draw}} draws from {{state}}, which {{service}} loads before it forks its worker processes, all in the same state: {{repeats}}{{when}}.",
    /** Each process of a service loads the program, and thereby seeds the state. */
    reloaded:
      "{{draw}} draws from {{state}}, which {{seed}} sets again in every worker process of {{service}}: {{repeats}}{{when}}.",
    /** A seed at module level runs again in each worker: spawn, a worker's module graph. */
    reseeded:
      "{{draw}} draws from {{state}}, which {{seed}} sets again in every worker of {{runner}}: {{repeats}}{{when}}.",
    /** Nobody seeds, and the library starts in the same state in every process (`torch.Generator()`). */
    unseeded:
      "{{draw}} draws from {{state}}, which starts in the same state in every worker of {{runner}}: {{repeats}}{{when}}.",
    /** A startup snapshot or a command-line flag fixes the state for all processes. */
    fixed:
      "{{draw}} draws from {{state}}, which {{seed}} fixes for all of them: {{repeats}}{{when}}.",
  },
  "no-module-generator": {
    /** Fork, or a preloaded fork server. */
    copied:
      "{{generator}} is made {{place}}, and every worker of {{runner}} gets a copy in the same state: {{repeats}}{{when}}.",
    /** A server loads the program, then forks. */
    preloaded:
      "{{generator}} is made {{place}}, before {{service}} forks its worker processes, which all get a copy in the same state: {{repeats}}{{when}}.",
    /** Each process of a service loads the program. */
    reloaded:
      "{{generator}} is made again from the same seed in every worker process of {{service}}: {{repeats}}{{when}}.",
    /** Spawn, or a worker's module graph, runs the line again with the same seed. */
    remade:
      "{{generator}} is made again from the same seed in every worker of {{runner}}: {{repeats}}{{when}}.",
    /** cloudpickle takes the function with its globals. */
    pickled:
      "{{generator}} is made {{place}}, and {{runner}} sends {{task}} with a copy of it in the same state: {{repeats}}{{when}}.",
    /** A generator in a startup snapshot, seeded or not. */
    frozen:
      "{{generator}} is frozen into the startup snapshot, from which every process starts: {{repeats}}{{when}}.",
    /** A number that was drawn before the snapshot was taken. */
    frozenValue:
      "{{draw}} is drawn before the startup snapshot is taken: every process starts with the same value{{when}}.",
  },
  "no-shared-generator": {
    /** A generator among the arguments, items or initializer arguments. */
    sent: "{{runner}} gives each of its workers a copy of {{generator}} in the same state: {{repeats}}{{when}}.",
    /** `rng.random`, `random.randint` as a value: the method takes its generator along. */
    bound:
      "{{generator}} is a method bound to a generator, and {{runner}} copies that generator with it: {{repeats}}{{when}}.",
    /** `self`, a partial, a closure or a container takes the generator along. */
    carried:
      "{{task}} carries {{generator}} along, and {{runner}} copies it in the same state: {{repeats}}{{when}}.",
    /** A generator that belongs to an object which each worker of a loader copies. */
    owned:
      "{{generator}} belongs to an object that {{runner}} copies into every worker: {{repeats}}{{when}}.",
    /** `getState()`, `bit_generator.state`, a typed array: plain data that works when it arrives. */
    state:
      "{{generator}} is the state of a generator, and every worker of {{runner}} goes on from it: {{repeats}}{{when}}.",
    /** One SeedSequence, one JAX key. */
    seedSource:
      "{{generator}} is one source of seeds for every worker of {{runner}}, so all derive equal seeds: {{repeats}}{{when}}.",
    /** Structured clone or JSON keeps the data and loses the prototype. */
    stripped:
      "{{generator}} will not survive the trip: {{runner}} copies its data and not its methods, so drawing from it in the worker throws{{when}}.",
    /** JSON leaves functions out. */
    dropped:
      "{{generator}} will not survive the trip: {{runner}} sends JSON, which leaves functions out, so the worker gets nothing{{when}}.",
    /** A SharedArrayBuffer is the same memory in all threads; its state is read, then written. */
    raced:
      "{{generator}} is memory that the workers of {{runner}} share, and they advance a generator in it without 'Atomics': two of them can draw the same number{{when}}.",
    /** Structured clone, v8 or pickle throws at the sender. */
    refused:
      "{{generator}} will not survive the trip: it cannot be copied into a worker of {{runner}}, so sending it throws{{when}}.",
  },
  "no-constant-seed": {
    /** A literal or a value that is equal in all of them. */
    constant: "The seed {{seed}} is the same in every worker of {{runner}}: {{repeats}}{{when}}.",
    /** What each process of a service does first seeds it. */
    served:
      "The seed {{seed}} is the same in every worker process of {{service}}: {{repeats}}{{when}}.",
    /** One value handed to all by the dispatcher: workerData, env, argv, initargs, a task argument. */
    sent: "{{runner}} hands the same seed {{seed}} to all of its workers: {{repeats}}{{when}}.",
    /** A seeded generator made without a seed that then starts from a constant. */
    unseeded:
      "{{generator}} is made without a seed, and then always starts in the same state: {{repeats}}{{when}}.",
    /** The library takes no seed of this kind and falls back to a constant. */
    ignored:
      "{{generator}} takes no seed of the kind of {{seed}} and starts in the same state without it: {{repeats}}{{when}}.",
    /** `process.pid` in threads, `performance.timeOrigin`. */
    processWide:
      "The seed {{seed}} is one value for the whole process, and the workers of {{runner}} share it: {{repeats}}{{when}}.",
    /** A remainder, a mask, a number of a device: few values for many tasks. */
    collides:
      "The seed {{seed}} takes few different values, so that some tasks of {{runner}} share one: they repeat the same numbers{{when}}.",
    /** A clock in whole seconds. */
    clock:
      "The seed {{seed}} is a time in whole seconds, the same for workers that {{runner}} starts together: {{repeats}}{{when}}.",
    /** `worker_init_fn` with a constant: it undoes what the loader did. */
    overwrites:
      "{{seed}} overwrites the seed that {{runner}} gives each worker with one that is the same for all: {{repeats}}{{when}}.",
    /** Constant plus worker number: distinct workers, equal epochs. */
    epochs:
      "The seed {{seed}} tells the workers of {{runner}} apart but is the same each time they start: {{repeats}}{{when}}.",
    /** Numbers of workers are given out again. */
    recycled:
      "The seed {{seed}} is a worker's number, which {{runner}} gives out again to later workers: {{repeats}}{{when}}.",
    /** Thread numbers start from 1 in each process. */
    perProcess:
      "The seed {{seed}} is distinct within one process only, and {{runner}} starts several: {{repeats}}{{when}}.",
  },
  "no-fork-lock": {
    /** Array draws in the parent: certain. */
    hangs:
      "{{runner}} forks new workers while the parent holds the lock of {{state}} in {{draw}}: {{use}} in such a worker hangs{{when}}.",
    /** Scalar draws: rare. */
    canHang:
      "{{runner}} forks new workers while the parent can hold the lock of {{state}} in {{draw}}: {{use}} in such a worker can hang{{when}}.",
    /** A thread draws while another forks. */
    thread:
      "{{runner}} forks while a thread can hold the lock of {{state}} in {{draw}}: {{use}} in the worker can hang{{when}}.",
  },
  "no-correlated-seed": {
    /** `seed + i` over roots. */
    offset:
      "The seed {{seed}} adds a number to a root seed, so that runs with neighbouring roots share most of their streams{{when}}.",
    /** Adjacent seeds of a weak generator. */
    neighbours:
      "Neighbouring seeds such as {{seed}} give {{generator}} correlated streams in the workers of {{runner}}{{when}}.",
    /** Adjacent seeds give the same stream, shifted. */
    shifted:
      "Neighbouring seeds such as {{seed}} give {{generator}} one stream that is only shifted from worker to worker{{when}}.",
    /** A clock in milliseconds or finer. */
    clock:
      "The seed {{seed}} is a time: workers that {{runner}} starts together can get the same one{{when}}.",
    /** The set-up of tests, which runs again for each file of them. */
    testFiles:
      "The seed {{seed}} is the same for every file of tests that {{service}} runs: they repeat the same numbers, which hurts if they share a database{{when}}.",
    /** The set-up of tests, which each process that runs them loads once. */
    testProcesses:
      "The seed {{seed}} is the same in every process in which {{service}} runs tests: each repeats the same numbers, which hurts if they share a database{{when}}.",
    /** `JEST_WORKER_ID`, `VITEST_POOL_ID`, `process.pid`. */
    testWorkers:
      "The seed {{seed}} tells workers of {{service}} apart and not files of tests: those that run in the same worker repeat the same numbers{{when}}.",
    /** A clock in the set-up of tests. */
    testClock:
      "The seed {{seed}} is a time: files of tests that {{service}} starts together can get the same one, and a failure cannot be repeated{{when}}.",
    /** Training of one model on several devices. */
    group:
      "The seed {{seed}} is the same in every process of {{runner}}, which work on one thing: all that they draw from it is the same{{when}}.",
    /** Few possible seeds. */
    smallRange:
      "The seed {{seed}} is drawn from a small range: two workers of {{runner}} can get the same one{{when}}.",
    /** Process ids, unique among live processes of one machine only. */
    processId:
      "The seed {{seed}} is the id of a process: it can come back in another run, container or machine{{when}}.",
  },
  "no-lost-seed": {
    /** The workers seed the state themselves: stdlib random after a fork. */
    reseeded:
      "{{seed}} does not reach the workers of {{runner}}, in which {{state}} is seeded anew: a run cannot be repeated{{when}}.",
    /** The workers never run the line: it is behind the main guard. */
    notRun:
      "{{seed}} does not run in the workers of {{runner}}, so their numbers differ from run to run{{when}}.",
    /** Threads share a seeded generator, in no fixed order. */
    order:
      "{{generator}} is seeded, but the workers of {{runner}} draw from it in no fixed order: a run cannot be repeated{{when}}.",
    /** A thread or async task sets the state that the others draw from. */
    resets:
      "{{seed}} sets {{state}} for all workers of {{runner}} at once, so that their numbers differ from run to run{{when}}.",
  },
} as const satisfies Readonly<Record<RuleId, Readonly<Record<string, string>>>>;

/** The text of a suggestion; `title` is that of the remedy. */
export const REMEDY = "{{title}}";

/** The message ids of a rule. */
export type MessageId<Rule extends RuleId> = keyof (typeof MESSAGES)[Rule] & string;
