/** The axes of an environment: how they are spelled, and which of them are not versions. */

/** Axes whose values are words; every other axis holds versions. */
export const VALUES = {
  platform: ["linux", "macos", "windows"],
  "start-method": ["fork", "spawn", "forkserver"],
  main: ["script", "module"],
  /** How many processes serve a web application. */
  "web-workers": ["one", "many"],
  /** Whether each of them loads the application itself, or it is loaded before they are forked. */
  "web-loading": ["each-worker", "before-fork"],
  /** Where a queue's tasks run: in processes of the program that takes them, or all in one. */
  "task-workers": ["processes", "one-process"],
  /** The same for queues that use threads unless they are told otherwise. */
  "job-workers": ["one-process", "processes"],
} as const;

export type ValueAxis = keyof typeof VALUES;
export type Platform = (typeof VALUES)["platform"][number];
export type StartMethod = (typeof VALUES)["start-method"][number];

/** Other spellings that people and their tools use, by axis. */
const SPELLINGS: Readonly<Record<ValueAxis, Readonly<Record<string, string>>>> = {
  platform: {
    darwin: "macos",
    mac: "macos",
    osx: "macos",
    win: "windows",
    win32: "windows",
    linux2: "linux",
  },
  "start-method": { "fork-server": "forkserver" },
  main: {},
  "web-workers": { "1": "one", several: "many" },
  "web-loading": { lazy: "each-worker", preload: "before-fork" },
  "job-workers": { process: "processes", thread: "one-process", threads: "one-process" },
  "task-workers": { prefork: "processes", threads: "one-process", solo: "one-process" },
};

/** Axes that have more than one name. */
const AXES: Readonly<Record<string, string>> = {
  cpython: "python",
  "node-js": "node",
  nodejs: "node",
  os: "platform",
  "start-methods": "start-method",
};

/**
 * The axis of a name: lower case, with `-` for each run of `-`, `_` and `.` as PEP 503 has it, so
 * that `Scikit_Learn` and `scikit-learn` meet. Package names of npm go the same way.
 */
export function normalizeAxis(name: string): string {
  const normal = name
    .trim()
    .toLowerCase()
    .replace(/[-_.]+/g, "-");
  return Object.hasOwn(AXES, normal) ? (AXES[normal] ?? normal) : normal;
}

export function isValueAxis(axis: string): axis is ValueAxis {
  return Object.hasOwn(VALUES, axis);
}

/** False for the axes of words and of the languages themselves: a package may have such a name. */
export function isLibrary(name: string): boolean {
  const axis = normalizeAxis(name);
  return !isValueAxis(axis) && axis !== "python" && axis !== "node";
}

/** The words in `fork|spawn`, or null where one of them is no value of the axis. */
export function parseValues(axis: ValueAxis, text: string): readonly string[] | null {
  const known: readonly string[] = VALUES[axis];
  const words = text
    .toLowerCase()
    .split(/[|,\s]+/)
    .filter((word) => word !== "")
    .map((word) => SPELLINGS[axis][word] ?? word);
  if (words.length === 0 || !words.every((word) => known.includes(word))) return null;
  return known.filter((word) => words.includes(word));
}
