/**
 * Tells by words alone which files can start work elsewhere, or say that they are a worker: no
 * other is parsed for its own sake. A word in a comment counts: a file too many is read, none missed.
 */
import { mayBeWorkerEntry, mayDispatch } from "../ecmascript/scan.js";
import type { Language } from "../facts/facts.js";

/**
 * Calls and base classes of which one stands in every Python program that starts work elsewhere.
 * A test holds them against what is known of libraries.
 */
const PYTHON = new RegExp(
  [
    // What starts workers, by its name: made, extended or imported under another name.
    "Pool",
    "xecutor",
    "Process\\b",
    "Thread\\b",
    "Timer\\b",
    "Parallel\\b",
    "DataLoader",
    "ata_?loader",
    "delayed",
    "fork\\(",
    "to_thread",
    "start_processes",
    "process_map",
    "thread_map",
    // What hands them work, where another module has made them.
    "pool\\.",
    "\\.submit\\(",
    "spawn\\(",
    "\\.remote\\(",
    "imap",
    "starmap",
    "apply_async",
    "map_async",
    "client\\.",
    "parallel_(?:apply|map)",
    "num_proc",
    "VecEnv",
    "vec_env",
    "VectorEnv",
    "p_u?i?map\\b",
    "enqueue\\(",
    "differential_evolution",
    "\\bbrute\\b",
    // Services whose own programs start the workers.
    "celery",
    "dramatiq",
    "huey",
    "rq\\b",
    "Flask\\b",
    "Blueprint",
    "FastAPI",
    "APIRouter",
    "[Ss]tarlette",
    "urlpatterns",
    "start_response",
    "scope, *receive",
    "api_view",
    // Programs that are workers of each other, or that hand a graph of tasks over.
    "mpi4py",
    "MPI\\.",
    "dask",
    "import distributed",
    "distributed import",
  ].join("|"),
  "u",
);

/** Of those, what a helper for others would contain: it starts processes itself. */
const PYTHON_HELPER =
  /Pool\(|xecutor\(|Process[()]|Parallel\(|DataLoader[()]|\.submit\(|apply_async\(|fork\(|process_map|starmap|imap|mp\.spawn|\.remote\(|dask/u;

/** Words of a program that draws, or that speaks of parallel work in names of its own. */
const PYTHON_HINT = /random|rng|RandomState|seed|shuffle|arallel|orker|jobs/u;

/**
 * Whether a file can start workers for those who import it: a narrower question than
 * {@link mayMatter}.
 *
 * @param text - the file's; any decoding that keeps ASCII will do
 * @param words - as there
 */
export function mayHelp(language: Language, text: string, words: readonly string[] = []): boolean {
  if (words.some((word) => text.includes(word))) return true;
  return language === "python" ? PYTHON_HELPER.test(text) : mayDispatch(text);
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

/** Words of which one stands in every module whose body can matter before anything of it is used. */
const EFFECTS =
  /seed|andom|rng|RNG|start_method|preload|at_fork|setFlags|nvironmentData|onmessage|parentPort|workerData|expose|Snapshot|pandas|scipy|sklearn|numba|jax|dask/u;

/** Whether running a module's body may do something to generators, seeds or start methods. */
export function hasEffects(text: string): boolean {
  return EFFECTS.test(text);
}
