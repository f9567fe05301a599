/**
 * Tells by words alone which files can start work elsewhere, or say that they are a worker: no
 * other is parsed for its own sake. A word in a comment counts: a file too many is read, none missed.
 */
import { mayBeWorkerEntry, mayDispatch } from "../ecmascript/scan.js";
import type { Language } from "../facts/facts.js";

/** Words of which one stands in every Python program that starts work elsewhere. */
const PYTHON = new RegExp(
  [
    // The standard library.
    "multiprocess",
    "concurrent\\.futures",
    "concurrent import",
    "hreading",
    "fork",
    "run_in_executor",
    "to_thread",
    // Pools and executors that another module has made.
    "pool\\.",
    "Pool",
    "xecutor",
    "imap",
    "starmap",
    "apply_async",
    "map_async",
    "\\.submit\\(",
    // Libraries.
    "joblib",
    "n_jobs",
    "cross_val",
    "ata[Ll]oader",
    "torch\\.utils\\.data",
    "dask",
    "distributed",
    "import ray",
    "ray\\.",
    "billiard",
    "loky",
    "pathos",
    "mpi4py",
    "VecEnv",
    "VectorEnv",
    "vector_env",
    "process_map",
    "thread_map",
  ].join("|"),
  "u",
);

/** Calls that start work, in Python. */
const PYTHON_START =
  /Pool\(|Process\(|Executor\(|Parallel\(|DataLoader\(|\.submit\(|apply_async\(|fork\(/u;

/** Words of a program that draws, or that speaks of parallel work in names of its own. */
const PYTHON_HINT = /random|rng|RandomState|seed|shuffle|arallel|orker|jobs/u;

/**
 * Whether a file calls what starts work: a narrower question than {@link mayMatter}.
 *
 * @param text - the file's; any decoding that keeps ASCII will do
 */
export function startsWork(language: Language, text: string): boolean {
  return language === "python" ? PYTHON_START.test(text) : mayDispatch(text);
}

/** Whether a file draws numbers or speaks of parallel work. */
export function givesHint(language: Language, text: string): boolean {
  return language === "python" ? PYTHON_HINT.test(text) : /andom|rng|seed|arallel|ool/u.test(text);
}

/**
 * Whether a file starts workers, or is one, by itself.
 *
 * @param language - the file's
 * @param text - the file's; any decoding that keeps ASCII will do
 * @param words - further words that tell so: names of a user's own runners
 */
export function mayMatter(
  language: Language,
  text: string,
  words: readonly string[] = [],
): boolean {
  if (words.some((word) => text.includes(word))) return true;
  return language === "python" ? PYTHON.test(text) : mayDispatch(text) || mayBeWorkerEntry(text);
}
