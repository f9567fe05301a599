/** How conditions are said in English: data, so that no code knows a library or a platform. */
import type { ValueAxis } from "./names.js";

/** How people write the name of an axis; a name that is missing here is written as it is. */
export const TITLES: ReadonlyMap<string, string> = new Map([
  ["python", "Python"],
  ["node", "Node.js"],
  ["numpy", "NumPy"],
  ["torch", "PyTorch"],
  ["tensorflow", "TensorFlow"],
  ["scipy", "SciPy"],
  ["scikit-learn", "scikit-learn"],
  ["celery", "Celery"],
  ["dask", "Dask"],
  ["distributed", "Dask Distributed"],
  ["faker", "Faker"],
  ["gunicorn", "Gunicorn"],
  ["jax", "JAX"],
  ["numba", "Numba"],
  ["cupy", "CuPy"],
  ["ray", "Ray"],
  ["pytorch-lightning", "PyTorch Lightning"],
  ["lightning", "Lightning"],
  ["uwsgi", "uWSGI"],
  ["seedrandom", "seedrandom"],
]);

/** Axes whose early releases read better as "before X" than as "with X < 2". */
export const LANGUAGES: ReadonlySet<string> = new Set(["python", "node"]);

/** Words around a list of values; `{}` stands for the values, joined by "or". */
export const VALUE_PHRASES: Readonly<Record<ValueAxis, string>> = {
  platform: "on {}",
  "start-method": "when processes are {}",
  main: "when the file is {}",
  "web-workers": "where {} serve the application",
  "web-loading": "where the application is loaded {}",
  "task-workers": "where tasks run in {}",
  "job-workers": "where jobs run in {}",
};

/** What stands for a value in its phrase. */
export const VALUE_WORDS: Readonly<Record<ValueAxis, Readonly<Record<string, string>>>> = {
  platform: { linux: "Linux", macos: "macOS", windows: "Windows" },
  "start-method": {
    fork: "forked",
    spawn: "spawned",
    forkserver: "started by a fork server",
  },
  main: { script: "run as a script", module: "imported as a module" },
  "web-workers": { one: "one process", many: "several processes" },
  "web-loading": {
    "each-worker": "by each worker process",
    "before-fork": "before its workers are forked",
  },
  "task-workers": { processes: "several processes", "one-process": "one process" },
  "job-workers": { processes: "several processes", "one-process": "one process" },
};

/**
 * The order in which parts are said, and the preference among equally short ones: what a reader can
 * check at a glance comes first. Axes that are missing here are libraries.
 */
export const ORDER: readonly string[] = ["platform", "python", "node", "", "main", "start-method"];
