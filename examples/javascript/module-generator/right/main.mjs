/**
 * The same program, in which the number of the worker is part of its seed.
 *
 * `seed + id` would do for mulberry32 but not for every generator: neighbouring seeds give many of
 * them streams that resemble each other. A hash of both is safe with all.
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
