// Programs in JavaScript and TypeScript, and what the remedies make of them.
import { check, lines, type Case } from "./mending.js";

const CASES: readonly Case[] = [
  {
    title: "sends an index, where there is one, and mixes a string seed with it",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url));",
      ),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom('42'); // for all",
        "parentPort.postMessage(rng());",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { index: i } });",
      ),
      "worker.mjs": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom(`42:${workerData.index}`); // for all",
        "parentPort.postMessage(rng());",
      ),
    },
  },
  {
    title:
      "makes an array where strings do not count, and numbers the passes of a loop that has no index",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (const _ of [1, 2, 3]) new Worker(new URL('./worker.mjs', import.meta.url));",
      ),
      "worker.mjs": lines(
        "import MersenneTwister from 'mersenne-twister';",
        "import * as threads from 'node:worker_threads';",
        "",
        "const twister = new MersenneTwister(123);",
        "threads.parentPort.postMessage(twister.random());",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (const [index, _] of [1, 2, 3].entries()) new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { index } });",
      ),
      "worker.mjs": lines(
        "import MersenneTwister from 'mersenne-twister';",
        "import * as threads from 'node:worker_threads';",
        "",
        "const twister = new MersenneTwister([123, threads.workerData.index]);",
        "threads.parentPort.postMessage(twister.random());",
      ),
    },
  },
  {
    title: "hashes for generators that are written by hand, without semicolons",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url));",
      ),
      "worker.mjs": lines(
        'import { parentPort } from "worker_threads"',
        "",
        "let state = 12345",
        "",
        "function next() {",
        "  state = (Math.imul(1664525, state) + 1013904223) >>> 0",
        "  return state / 2 ** 32",
        "}",
        "",
        "parentPort.postMessage(next())",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { index: i } });",
      ),
      "worker.mjs": lines(
        'import { parentPort, workerData } from "worker_threads"',
        "",
        "let state = hash32(`12345:${workerData.index}`)",
        "",
        "function next() {",
        "  state = (Math.imul(1664525, state) + 1013904223) >>> 0",
        "  return state / 2 ** 32",
        "}",
        "",
        "parentPort.postMessage(next())",
        "",
        "/** Makes a 32-bit seed of a text: neighbouring texts give unrelated seeds. */",
        "function hash32(text) {",
        "  let hash = 0x811c9dc5",
        "  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)",
        "  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)",
        "  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)",
        "  return (hash ^ (hash >>> 16)) >>> 0",
        "}",
      ),
    },
  },
  {
    title: "requires what it needs in CommonJS",
    files: {
      "main.cjs": lines(
        'const { Piscina } = require("piscina");',
        'const path = require("node:path");',
        "",
        'const pool = new Piscina({ filename: path.join(__dirname, "worker.cjs") });',
        "for (let i = 0; i < 8; i++) pool.run(i);",
      ),
      "worker.cjs": lines(
        '"use strict";',
        'const seedrandom = require("seedrandom");',
        "",
        'const rng = seedrandom("42");',
        "module.exports = () => rng();",
      ),
    },
    mended: {
      "worker.cjs": lines(
        '"use strict";',
        'const seedrandom = require("seedrandom");',
        'const { threadId } = require("node:worker_threads");',
        "",
        "const rng = seedrandom(`42:${threadId}`);",
        "module.exports = () => rng();",
      ),
    },
  },
  {
    title: "takes the seed out of what turns it into a string",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { seed: 42 } });",
      ),
      "worker.mjs": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom(String(workerData.seed));",
        "parentPort.postMessage(rng());",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { index: i, seed: 42 } });",
      ),
      "worker.mjs": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom(`${workerData.seed}:${workerData.index}`);",
        "parentPort.postMessage(rng());",
      ),
    },
  },
  {
    title: "keeps the program's own number apart where it runs its own file",
    files: {
      "main.mjs": lines(
        "import { Worker, isMainThread, parentPort } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom('42');",
        "if (isMainThread) {",
        "  for (let i = 0; i < 4; i++) new Worker(new URL(import.meta.url), { name: 'w' });",
        "} else {",
        "  parentPort.postMessage(rng());",
        "}",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom(`42:${workerData?.index ?? -1}`);",
        "if (isMainThread) {",
        "  for (let i = 0; i < 4; i++) new Worker(new URL(import.meta.url), { workerData: { index: i }, name: 'w' });",
        "} else {",
        "  parentPort.postMessage(rng());",
        "}",
      ),
    },
  },
  {
    title: "sends forked processes an index in their environment",
    files: {
      "main.cjs": lines(
        'const { fork } = require("node:child_process");',
        'const path = require("node:path");',
        "",
        'for (let i = 0; i < 4; i++) fork(path.join(__dirname, "worker.cjs"));',
      ),
      "worker.cjs": lines(
        'const seedrandom = require("seedrandom");',
        "",
        'const rng = seedrandom("42");',
        "process.send(rng());",
      ),
    },
    mended: {
      "main.cjs": lines(
        'const { fork } = require("node:child_process");',
        'const path = require("node:path");',
        "",
        'for (let i = 0; i < 4; i++) fork(path.join(__dirname, "worker.cjs"), [], { env: { ...process.env, WORKER_INDEX: String(i) } });',
      ),
      "worker.cjs": lines(
        'const seedrandom = require("seedrandom");',
        "",
        "const rng = seedrandom(`42:${process.env.WORKER_INDEX}`);",
        "process.send(rng());",
      ),
    },
  },
  {
    title: "mixes into a shared generator's seed",
    files: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url));",
      ),
      "worker.mjs": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import { faker } from '@faker-js/faker';",
        "",
        "faker.seed(123);",
        "parentPort.postMessage(faker.person.firstName());",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { index: i } });",
      ),
      "worker.mjs": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import { faker } from '@faker-js/faker';",
        "",
        "faker.seed([123, workerData.index]);",
        "parentPort.postMessage(faker.person.firstName());",
      ),
    },
  },
  {
    title: "tells the workers of a cluster apart",
    files: {
      "main.mjs": lines(
        "import cluster from 'node:cluster';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom('42');",
        "if (cluster.isPrimary) {",
        "  for (let i = 0; i < 4; i++) cluster.fork();",
        "} else {",
        "  process.send(rng());",
        "}",
      ),
    },
    mended: {
      "main.mjs": lines(
        "import cluster from 'node:cluster';",
        "import seedrandom from 'seedrandom';",
        "",
        "const rng = seedrandom(`42:${cluster.worker?.id ?? 0}`);",
        "if (cluster.isPrimary) {",
        "  for (let i = 0; i < 4; i++) cluster.fork();",
        "} else {",
        "  process.send(rng());",
        "}",
      ),
    },
  },
  {
    title: "declares the types of what it adds to TypeScript",
    files: {
      "main.ts": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.js', import.meta.url));",
      ),
      "worker.ts": lines(
        "import { parentPort } from 'node:worker_threads';",
        "import { MersenneTwister19937, Random } from 'random-js';",
        "",
        "const random = new Random(MersenneTwister19937.seed(42));",
        "parentPort?.postMessage(random.integer(0, 9));",
      ),
    },
    mended: {
      "main.ts": lines(
        "import { Worker } from 'node:worker_threads';",
        "",
        "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.js', import.meta.url), { workerData: { index: i } });",
      ),
      "worker.ts": lines(
        "import { parentPort, workerData } from 'node:worker_threads';",
        "import { MersenneTwister19937, Random } from 'random-js';",
        "",
        "const random = new Random(MersenneTwister19937.seed(hash32(`42:${workerData.index}`)));",
        "parentPort?.postMessage(random.integer(0, 9));",
        "",
        "/** Makes a 32-bit seed of a text: neighbouring texts give unrelated seeds. */",
        "function hash32(text: string): number {",
        "  let hash = 0x811c9dc5;",
        "  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);",
        "  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);",
        "  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);",
        "  return (hash ^ (hash >>> 16)) >>> 0;",
        "}",
      ),
    },
  },
];

describe("remedies of ECMAScript", () => {
  for (const one of CASES) {
    it(one.title, () => {
      check(one);
    });
  }
});
