/** The part of the schema that says what reading a name gives. */

/** A value that the analysis need not compute. */
export type ValueModel =
  /** Different each time it is read: `os.urandom`. */
  | { readonly is: "entropy" }
  /** The clock; `unit` says how fast it moves. */
  | {
      readonly is: "clock";
      readonly unit: "seconds" | "milliseconds" | "microseconds" | "nanoseconds";
    }
  /** The same for all threads of a process, distinct among live processes. */
  | { readonly is: "process-id" }
  /** Distinct among live workers; `scope` is what it is distinct in, and whether ids come back. */
  | {
      readonly is: "worker-id";
      readonly scope: "process" | "machine";
      readonly recycled?: boolean;
      /** It is a number unless it comes back; then, and if it is `text`, it is read as a string. */
      readonly text?: boolean;
    }
  /** Equal in every worker, for instance `performance.timeOrigin`. */
  | { readonly is: "process-constant" }
  /** `__name__`: `"__main__"` in the program's first module only. */
  | { readonly is: "module-name" }
  /** The file that reads it: its path, its folder, or its URL (`__filename`, `import.meta.url`). */
  | { readonly is: "module-path"; readonly form: "path" | "folder" | "url" }
  /** True in the process (thread) that the user started: `isMainThread`, `cluster.isPrimary`. */
  | { readonly is: "is-main" }
  | { readonly is: "is-worker" }
  /**
   * What the dispatcher sent under a channel's name: `workerData`, `env`, `argv`. `inherited` has
   * the parent's own where the dispatcher sends none; `members` have a meaning of their own.
   */
  | {
      readonly is: "received";
      readonly channel: string;
      readonly inherited?: boolean;
      /** What is sent comes after this many other elements: `process.argv`. */
      readonly after?: number;
      readonly members?: Readonly<Record<string, ValueModel>>;
    }
  /** The generator behind a global state, as an object of a type: `random._inst`. */
  | { readonly is: "state"; readonly state: string; readonly type: string }
  /** What a global state was last seeded with, as plain data: `get_worker_info().seed`. */
  | { readonly is: "state-data"; readonly state: string }
  /** The port to the parent: a type with `receive` and `send` methods. */
  | { readonly is: "instance"; readonly type: string; readonly onlyInWorkers?: boolean }
  | { readonly is: "constant"; readonly value: string | number | boolean | null };
