// Generators that are sent to workers, and what the remedies make of them.
import { check, lines, type Case } from "./mending.js";

const hashHelper = (isTyped: boolean): string =>
  lines(
    "",
    "/** Makes a 32-bit seed of a text: neighbouring texts give unrelated seeds. */",
    isTyped ? "function hash32(text: string): number {" : "function hash32(text) {",
    "  let hash = 0x811c9dc5;",
    "  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);",
    "  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);",
    "  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);",
    "  return (hash ^ (hash >>> 16)) >>> 0;",
    "}",
  );

const CASES: readonly Case[] = [
  {
    title: "sends a seed in place of a field, and keeps the types right",
    files: {
      "main.ts": lines(
        "import { Worker } from 'node:worker_threads';",
        "import { Random, MersenneTwister19937 } from 'random-js';",
        "import type { Job } from './job.js';",
        "",
        "export class Simulation {",
        "  private readonly rng: Random;",
        "",
        "  constructor(private readonly seed: number) {",
        "    this.rng = new Random(MersenneTwister19937.seed(seed));",
        "  }",
        "",
        "  run(count: number): Worker[] {",
        "    return Array.from({ length: count }, () => this.start());",
        "  }",
        "",
        "  private start(): Worker {",
        "    return new Worker(new URL('./worker.js', import.meta.url), { workerData: { rng: this.rng } });",
        "  }",
        "}",
        "new Simulation(3).run(4);",
      ),
      "worker.ts": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import type { Random } from 'random-js';",
        "",
        "const { rng } = workerData as { rng: Random };",
        "parentPort?.postMessage(rng.integer(1, 6));",
      ),
    },
    mended: {
      "main.ts":
        lines(
          "import { Worker } from 'node:worker_threads';",
          "import { Random, MersenneTwister19937 } from 'random-js';",
          "import type { Job } from './job.js';",
          "let started = 0;",
          "",
          "export class Simulation {",
          "  private readonly rng: Random;",
          "",
          "  constructor(private readonly seed: number) {",
          "    this.rng = new Random(MersenneTwister19937.seed(seed));",
          "  }",
          "",
          "  run(count: number): Worker[] {",
          "    return Array.from({ length: count }, () => this.start());",
          "  }",
          "",
          "  private start(): Worker {",
          "    return new Worker(new URL('./worker.js', import.meta.url), { workerData: { rngSeed: hash32(`${this.seed}:${started++}`) } });",
          "  }",
          "}",
          "new Simulation(3).run(4);",
        ) + hashHelper(true),
      "worker.ts": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import { Random } from 'random-js';",
        "import { MersenneTwister19937 } from 'random-js';",
        "",
        "const { rngSeed } = workerData as { rngSeed: number };",
        "const rng = new Random(MersenneTwister19937.seed(rngSeed));",
        "parentPort?.postMessage(rng.integer(1, 6));",
      ),
    },
  },
  {
    title: "sends a seed in place of an argument, and numbers the loop",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "import * as Comlink from 'comlink';",
        "import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom('x');",
        "for (const name of ['a', 'b']) {",
        "  const api = Comlink.wrap(nodeEndpoint(new Worker(new URL('./worker.mjs', import.meta.url))));",
        "  await api.roll(name, rng);",
        "}",
      ),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import * as Comlink from 'comlink';",
        "import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';",
        "",
        "Comlink.expose({ roll(name, rng) { return [name, rng()]; } }, nodeEndpoint(parentPort));",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "import * as Comlink from 'comlink';",
        "import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';",
        "",
        "for (const [index, name] of ['a', 'b'].entries()) {",
        "  const api = Comlink.wrap(nodeEndpoint(new Worker(new URL('./worker.mjs', import.meta.url))));",
        "  await api.roll(name, `x:${index}`);",
        "}",
      ),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import * as Comlink from 'comlink';",
        "import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';",
        "import seedrandom from 'seedrandom';",
        "",
        "Comlink.expose({ roll(name, seed) { const rng = seedrandom(seed); return [name, rng()]; } }, nodeEndpoint(parentPort));",
      ),
    },
  },
  {
    title: "imports the class that the worker needs, and keeps a generator that is used besides",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "import { Lcg } from './lcg.mjs';",
        "",
        "const SEED = 7;",
        "const rng = new Lcg(SEED);",
        "function start(i) {",
        "  const worker = new Worker(new URL('./worker.mjs', import.meta.url));",
        "  worker.postMessage({ i, rng });",
        "}",
        "for (let i = 0; i < 3; i++) start(i);",
        "console.log(rng.next());",
      ),
      "lcg.mjs": lines(
        "export class Lcg {",
        "  constructor(seed) {",
        "    this.state = seed >>> 0;",
        "  }",
        "",
        "  next() {",
        "    this.state = (Math.imul(1664525, this.state) + 1013904223) >>> 0;",
        "    return this.state / 2 ** 32;",
        "  }",
        "}",
      ),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "",
        "parentPort.on('message', (message) => {",
        "  parentPort.postMessage([message.i, message.rng.next()]);",
        "});",
      ),
    },
    mended: {
      "main.mjs":
        lines(
          "import { Worker } from 'node:worker_threads';",
          "import { Lcg } from './lcg.mjs';",
          "",
          "const SEED = 7;",
          "const rng = new Lcg(SEED);",
          "function start(i) {",
          "  const worker = new Worker(new URL('./worker.mjs', import.meta.url));",
          "  worker.postMessage({ i, seed: hash32(`${SEED}:${i}`) });",
          "}",
          "for (let i = 0; i < 3; i++) start(i);",
          "console.log(rng.next());",
        ) + hashHelper(false),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import { Lcg } from './lcg.mjs';",
        "",
        "parentPort.on('message', (message) => {",
        "  const rng = new Lcg(message.seed);",
        "  parentPort.postMessage([message.i, rng.next()]);",
        "});",
      ),
    },
  },
  {
    title: "takes the thread's number where two calls start the same worker",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "const a = new Worker(new URL('./w.mjs', import.meta.url));",
        "const b = new Worker(new URL('./w.mjs', import.meta.url));",
      ),
      "w.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "const rng = seedrandom('1');",
        "parentPort.postMessage(rng());",
      ),
    },
    mended: {
      "w.mjs": lines(
        "import { parentPort, threadId } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "const rng = seedrandom(`1:${threadId}`);",
        "parentPort.postMessage(rng());",
      ),
    },
  },
  {
    title: "counts where nothing else numbers the workers",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "const jobs = ['a', 'b', 'c'];",
        "while (jobs.length > 0) {",
        "  new Worker(new URL('./w.mjs', import.meta.url), { workerData: { job: jobs.pop() } });",
        "}",
      ),
      "w.mjs": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import Chance from 'chance';",
        "const chance = new Chance(1);",
        "parentPort.postMessage([workerData.job, chance.integer()]);",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "let started = 0;",
        "const jobs = ['a', 'b', 'c'];",
        "while (jobs.length > 0) {",
        "  new Worker(new URL('./w.mjs', import.meta.url), { workerData: { index: started++, job: jobs.pop() } });",
        "}",
      ),
      "w.mjs": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import Chance from 'chance';",
        "const chance = new Chance(`1:${workerData.index}`);",
        "parentPort.postMessage([workerData.job, chance.integer()]);",
      ),
    },
  },
  {
    title: "imports inside of a function that travels as text",
    files: {
      "main.mjs": lines(
        "import workerpool from 'workerpool';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom('42');",
        "const pool = workerpool.pool();",
        "const roll = (random) => Math.floor(random() * 6);",
        "for (const face of [1, 2]) pool.exec(roll, [rng]).then((value) => console.log(face, value));",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import workerpool from 'workerpool';",
        "import seedrandom from 'seedrandom';",
        "",
        "const pool = workerpool.pool();",
        "const roll = async (seed) => {",
        "  const { default: seedrandom } = await import('seedrandom'); const random = seedrandom(seed);",
        "  return Math.floor(random() * 6);",
        "};",
        "for (const [index, face] of [1, 2].entries()) pool.exec(roll, [`42:${index}`]).then((value) => console.log(face, value));",
      ),
    },
  },
];

describe("remedies of what is sent in ECMAScript", () => {
  for (const one of CASES) {
    it(one.title, () => {
      check(one);
    });
  }
});
