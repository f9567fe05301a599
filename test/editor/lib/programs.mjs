// Programs that the editor tests open, and what must be said about each.

/**
 * The problem begins on the line of `place`, in its last occurrence. `beside` holds other files of
 * the program, by name.
 */
export const PROGRAMS = [
  {
    name: "pool.py",
    language: "python",
    rule: "reseed/no-shared-generator",
    place: "rng, item) for",
    text: `import multiprocessing

import numpy as np


def work(rng, item):
    return item + rng.random()


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    with multiprocessing.Pool(4) as pool:
        print(pool.starmap(work, [(rng, item) for item in range(8)]))
`,
    beside: {},
  },
  {
    name: "sampler.mjs",
    language: "javascript",
    rule: "reseed/no-module-generator",
    place: 'seedrandom("1")',
    text: `import { parentPort } from "node:worker_threads";
import seedrandom from "seedrandom";

const random = seedrandom("1");

parentPort.on("message", (count) => {
  parentPort.postMessage(Array.from({ length: count }, () => random()));
});
`,
    beside: {
      "main.mjs": `import { Worker } from "node:worker_threads";

for (let index = 0; index < 4; index += 1) {
  const worker = new Worker(new URL("./sampler.mjs", import.meta.url));
  worker.on("message", (numbers) => console.log(numbers));
  worker.postMessage(3);
}
`,
    },
  },
  {
    name: "renderer.ts",
    language: "typescript",
    rule: "reseed/no-module-generator",
    place: 'seedrandom("grain")',
    text: `import { parentPort } from "node:worker_threads";
import seedrandom from "seedrandom";

const random: () => number = seedrandom("grain");

parentPort?.on("message", (width: number) => {
  const noise: number[] = Array.from({ length: width }, () => random());
  parentPort?.postMessage(noise);
});
`,
    beside: {
      "render.ts": `import { Worker } from "node:worker_threads";

const workers: Worker[] = [];
for (let index = 0; index < 4; index += 1) {
  workers.push(new Worker(new URL("./renderer.ts", import.meta.url)));
}
for (const worker of workers) {
  worker.postMessage(640);
}
`,
    },
  },
];

/** All files of all programs, by name. */
export const FILES = Object.assign(
  {},
  ...PROGRAMS.map(({ beside, name, text }) => ({ [name]: text, ...beside })),
);
