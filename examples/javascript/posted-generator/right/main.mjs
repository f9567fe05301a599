/**
 * The same program, which posts a seed to each worker: plain data, made from the seed of the program
 * and the number of the worker.
 */
import { Worker } from "node:worker_threads";
import { hash } from "./mulberry32.mjs";

function ask(worker, message) {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve).once("error", reject);
    worker.postMessage(message);
  });
}

const workers = Array.from(
  { length: 4 },
  () => new Worker(new URL("./worker.mjs", import.meta.url)),
);

const values = await Promise.all(
  workers.map((worker, id) => ask(worker, { seed: hash(`42:${id}`) })),
);
console.log(`seeds: ${new Set(values).size} different numbers in 4 workers`);

for (const worker of workers) worker.terminate();
