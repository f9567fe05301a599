/** Which start method Python's multiprocessing takes by itself, and which ones exist: data. */
import type { Platform, StartMethod } from "./names.js";
import { parseRange } from "./ranges.js";
import { contains, type VersionSet } from "./version-sets.js";
import type { Version } from "./versions.js";

interface Default {
  readonly platform: Platform;
  readonly python: string;
  readonly method: StartMethod;
}

/** https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods */
export const DEFAULT_START_METHODS: readonly Default[] = [
  { platform: "linux", python: "<3.14", method: "fork" },
  { platform: "linux", python: ">=3.14", method: "forkserver" },
  { platform: "macos", python: "<3.8", method: "fork" },
  { platform: "macos", python: ">=3.8", method: "spawn" },
  { platform: "windows", python: "*", method: "spawn" },
];

/** What each platform can do at all. */
export const START_METHODS: Readonly<Record<Platform, readonly StartMethod[]>> = {
  linux: ["fork", "spawn", "forkserver"],
  macos: ["fork", "spawn", "forkserver"],
  windows: ["spawn"],
};

const COMPILED = DEFAULT_START_METHODS.map(({ platform, python, method }) => ({
  platform,
  method,
  python: parseRange(python, "reseed") ?? [],
}));

/** Python versions at which a default changes, as sets. */
export const DEFAULT_CHANGES: readonly VersionSet[] = COMPILED.map((entry) => entry.python);

/** The start method in force where the program chooses none. */
export function defaultStartMethod(platform: string, python: Version): StartMethod {
  const entry = COMPILED.find((e) => e.platform === platform && contains(e.python, python));
  return entry?.method ?? "spawn";
}

/** Whether a platform, if it is known, has this start method. */
export function hasStartMethod(platform: string, method: string): boolean {
  const methods: readonly string[] | undefined = Object.hasOwn(START_METHODS, platform)
    ? START_METHODS[platform as Platform]
    : undefined;
  return methods?.includes(method) ?? true;
}
