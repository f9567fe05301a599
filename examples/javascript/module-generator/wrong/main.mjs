/**
 * A seeded generator at module level, in a file that the worker imports: every thread repeats.
 *
 * Threads share no modules. Each worker evaluates `worker.mjs` and all that it imports again, so the
 * line `export const random = mulberry32(42)` runs once in each of them, with the same seed.
 */
import { Worker } from "node:worker_threads";

const results = await Promise.all(
  Array.from({ length: 4 }, (_, id) => {
    const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData: { id } });
    return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  }),
);
for (const { id, value } of results) console.log(`worker ${id}: ${value.toFixed(6)}`);
console.log(`${new Set(results.map(({ value }) => value)).size} different numbers in 4 workers`);
