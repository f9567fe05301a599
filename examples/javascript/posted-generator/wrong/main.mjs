/**
 * A generator that is posted to workers: as a function it cannot be sent, as an object it arrives
 * broken, and as plain state it arrives whole, so that every worker repeats.
 */
import { Worker } from "node:worker_threads";
import { Mulberry32 } from "./mulberry32.mjs";

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
const rng = new Mulberry32(42);

// A closure holds variables that cannot be copied: this throws in the main thread.
const random = () => rng.next();
await ask(workers[0], { random }).catch((error) => console.log(`function: ${error.name}`));

// An object is copied without its class: this throws in the worker.
console.log(`object: ${await ask(workers[0], { rng })}`);

// The state alone is plain data: each of the four goes on from the same one.
const { state } = rng;
const values = await Promise.all(workers.map((worker) => ask(worker, { state })));
console.log(`state: ${new Set(values).size} different numbers in 4 workers`);

for (const worker of workers) worker.terminate();
