/**
 * Tells by words alone which files can start workers or are a worker's entry, so that the others
 * need not be parsed. A word in a comment counts: a file too many is parsed, none is missed.
 */

/** Words of runners: modules, constructors and methods that start other threads or processes. */
const RUNNERS = [
  // Node's own and the browser's.
  "Worker",
  "[?&](?:shared)?worker",
  "worker_threads",
  "child_process",
  "cluster",
  "fork",
  "spawn",
  "setEnvironmentData",
  "startupSnapshot",
  "build-snapshot",
  "random-seed",
  "random_seed",
  "setFlagsFromString",
  // Libraries.
  "[Pp]iscina",
  "[Tt]inypool",
  "[Ww]orkerpool",
  "[Pp]oolifier",
  "ThreadPool",
  "ClusterPool",
  "threads",
  "[Cc]omlink",
  "jest-worker",
  "worker-farm",
  "[Bb]ree\\b",
  "web-worker",
  // Test runners run each file of tests in a worker.
  "setupFiles",
];

/** Words by which a file says that it runs in a worker. */
const ENTRIES = [
  "parentPort",
  "workerData",
  "isMainThread",
  "isPrimary",
  "isMaster",
  "isWorker",
  "onmessage",
  "addEventListener\\s*\\(\\s*[\"'`]message",
  "process\\s*(?:\\.|\\?\\.)\\s*(?:on|once|addListener|send)\\b",
  "importScripts",
  "WorkerGlobalScope",
  "expose",
  "workerpool",
  "\\.worker\\s*\\(",
  "ThreadWorker",
  "ClusterWorker",
  "threadId",
  "workerId",
  "JEST_WORKER_ID",
  "VITEST_POOL_ID",
  "getEnvironmentData",
  "startupSnapshot",
];

const DISPATCH = new RegExp(RUNNERS.join("|"), "u");
const ENTRY = new RegExp(ENTRIES.join("|"), "u");

/**
 * Whether a file may start workers.
 *
 * @param text - of the file; any decoding that keeps ASCII will do
 */
export function mayDispatch(text: string): boolean {
  return DISPATCH.test(text);
}

/**
 * Whether a file may say of itself that it is a worker's entry.
 *
 * @param text - of the file; any decoding that keeps ASCII will do
 */
export function mayBeWorkerEntry(text: string): boolean {
  return ENTRY.test(text);
}
