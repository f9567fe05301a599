/** multiprocess: `multiprocessing` with dill in place of pickle, the base of pathos. */
import { defineLibrary } from "../define.js";
import type { ProcessModel } from "../schema.js";
import multiprocessing, { START_METHODS } from "./multiprocessing.js";

/** The three ways of starting a worker, with the serialiser that takes any function. */
export const DILL_START_METHODS: readonly ProcessModel[] = START_METHODS.map((process) => ({
  ...process,
  serializer: "dill",
}));

/** What an entry says, of another name and another serialiser. */
function translate(part: unknown): unknown {
  if (typeof part === "string") {
    return part === "pickle" ? "dill" : part.replace(/^multiprocessing\b/u, "multiprocess");
  }
  if (Array.isArray(part)) return part.map(translate);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [translate(key), translate(value)]),
  );
}

function translated<T>(part: T): T {
  // The same shape, with other texts in it.
  return translate(part) as T;
}

export default defineLibrary({
  ...translated(multiprocessing),
  title: "multiprocess",
  source: "docs/observed-python.md",
  checked: "0.70.19",
});
