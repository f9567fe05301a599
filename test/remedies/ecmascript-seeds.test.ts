// Seeds of texts, snapshots, engines, tasks and web workers, and what the remedies make of them.
import { check, lines, type Case } from "./mending.js";

const CASES: readonly Case[] = [
  {
    title: "sends a seed to a program that is a text",
    files: {
      "main.cjs": lines(
        "const { Worker } = require('worker_threads');",
        "",
        "const source = `",
        "  const { parentPort } = require('worker_threads');",
        "  const seedrandom = require('seedrandom');",
        "  const rng = seedrandom('abc');",
        "  parentPort.postMessage(rng());",
        "`;",
        "for (let i = 0; i < 4; i++) new Worker(source, { eval: true });",
      ),
    },
    mended: {
      "main.cjs": lines(
        "const { Worker } = require('worker_threads');",
        "",
        "const source = `",
        "  const { parentPort, workerData } = require('worker_threads');",
        "  const seedrandom = require('seedrandom');",
        "  const rng = seedrandom(workerData.seed);",
        "  parentPort.postMessage(rng());",
        "`;",
        "for (let i = 0; i < 4; i++) new Worker(source, { workerData: { seed: `abc:${i}` }, eval: true });",
      ),
    },
  },
  {
    title: "makes a frozen value anew",
    files: {
      "entry.cjs": lines(
        "const v8 = require('node:v8');",
        "",
        "const id = Math.random(); // of this process",
        "v8.startupSnapshot.setDeserializeMainFunction(() => console.log(id));",
      ),
    },
    mended: {
      "entry.cjs": lines(
        "const v8 = require('node:v8');",
        "",
        "let id = Math.random(); // of this process",
        "v8.startupSnapshot.addDeserializeCallback(() => {",
        "  id = Math.random();",
        "});",
        "v8.startupSnapshot.setDeserializeMainFunction(() => console.log(id));",
      ),
    },
  },
  {
    title: "removes a flag, and its import",
    files: {
      "main.mjs": lines(
        "import { setFlagsFromString } from 'node:v8';",
        "import { Worker } from 'node:worker_threads';",
        "",
        "setFlagsFromString('--random-seed=7');",
        "for (let i = 0; i < 2; i++) new Worker(new URL('./worker.mjs', import.meta.url));",
      ),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "parentPort.postMessage(Math.random());",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 2; i++) new Worker(new URL('./worker.mjs', import.meta.url));",
      ),
    },
  },
  {
    title: "seeds from entropy what nothing seeds",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "for (let i = 0; i < 2; i++) new Worker(new URL('./worker.mjs', import.meta.url));",
      ),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom.alea();",
        "parentPort.postMessage(rng());",
      ),
    },
    mended: {
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom.alea(crypto.getRandomValues(new Uint32Array(1))[0]);",
        "parentPort.postMessage(rng());",
      ),
    },
  },
  {
    title: "sends each task its number",
    files: {
      "main.mjs": lines(
        "import Tinypool from 'tinypool';",
        "",
        "const pool = new Tinypool({ filename: new URL('./worker.mjs', import.meta.url).href });",
        "await Promise.all(Array.from({ length: 4 }, () => pool.run({ size: 3 })));",
      ),
      "worker.mjs": lines(
        "import MersenneTwister from 'mersenne-twister';",
        "",
        "export default ({ size }) => {",
        "  const twister = new MersenneTwister(1);",
        "  return Array.from({ length: size }, () => twister.random());",
        "};",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import Tinypool from 'tinypool';",
        "",
        "const pool = new Tinypool({ filename: new URL('./worker.mjs', import.meta.url).href });",
        "await Promise.all(Array.from({ length: 4 }, (_, index) => pool.run({ index, size: 3 })));",
      ),
      "worker.mjs": lines(
        "import MersenneTwister from 'mersenne-twister';",
        "",
        "export default ({ index, size }) => {",
        "  const twister = new MersenneTwister([1, index]);",
        "  return Array.from({ length: size }, () => twister.random());",
        "};",
      ),
    },
  },
  {
    title: "names web workers by their number",
    files: {
      "main.js": lines(
        "const workers = [];",
        "for (let i = 0; i < 4; i++) {",
        "  workers.push(new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));",
        "}",
      ),
      "worker.js": lines(
        "import { createNoise2D } from 'simplex-noise';",
        "import seedrandom from 'seedrandom';",
        "",
        "const random = seedrandom('dust');",
        "self.onmessage = () => self.postMessage(random());",
      ),
    },
    mended: {
      "main.js": lines(
        "const workers = [];",
        "for (let i = 0; i < 4; i++) {",
        "  workers.push(new Worker(new URL('./worker.js', import.meta.url), { name: String(i), type: 'module' }));",
        "}",
      ),
      "worker.js": lines(
        "import { createNoise2D } from 'simplex-noise';",
        "import seedrandom from 'seedrandom';",
        "",
        "const random = seedrandom(`dust:${self.name}`);",
        "self.onmessage = () => self.postMessage(random());",
      ),
    },
  },
];

describe("remedies of seeds in ECMAScript", () => {
  for (const one of CASES) {
    it(one.title, () => {
      check(one);
    });
  }
});
