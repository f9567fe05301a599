/** Words that make a file worth parsing. */
import assert from "node:assert/strict";
import { mayBeWorkerEntry, mayDispatch } from "../../eslint-plugin/src/ecmascript/scan.js";

const DISPATCHERS: readonly string[] = [
  "import { Worker } from 'node:worker_threads';",
  "new Worker(new URL('./w.js', import.meta.url));",
  "const { fork } = require('child_process');",
  "import cluster from 'cluster';",
  "import Piscina from 'piscina';",
  "import { Tinypool } from 'tinypool';",
  "const workerpool = require('workerpool');",
  "new FixedThreadPool(4, './w.js');",
  "import * as Comlink from 'comlink';",
  "const { spawn } = require('threads');",
  "import Bree from 'bree';",
  "require('worker-farm')({}, './w');",
  "class Sim extends SimWorker {}",
  "v8.startupSnapshot.setDeserializeMainFunction(main);",
  "execArgv: ['--random-seed=42']",
  "v8.setFlagsFromString(flags);",
  "export default { test: { setupFiles: ['./setup.ts'] } };",
];

const ENTRIES: readonly string[] = [
  "parentPort.postMessage(rng());",
  "const { seed } = workerData;",
  "self.onmessage = ({ data }) => run(data);",
  'addEventListener("message", run);',
  "process.on('message', run);",
  "process.send?.(rng());",
  "process?.once('message', run)",
  "expose({ draw });",
  "workerpool.worker({ draw });",
  "export default new ThreadWorker(draw);",
  "if (isMainThread) start();",
  "if (cluster.isPrimary) start();",
];

const NEITHER: readonly string[] = [
  "import seedrandom from 'seedrandom';\nexport const rng = seedrandom('42');",
  "app.get('/', (request, response) => response.send('ok'));",
  "process.exit(0); process.env.SEED",
  "export const breed = (a, b) => a + b;",
];

for (const text of DISPATCHERS) {
  it(`may start workers: ${text}`, () => {
    assert.ok(mayDispatch(text));
  });
}
for (const text of ENTRIES) {
  it(`may be a worker: ${text}`, () => {
    assert.ok(mayBeWorkerEntry(text));
  });
}
for (const text of NEITHER) {
  it(`is neither: ${text}`, () => {
    assert.deepEqual([mayDispatch(text), mayBeWorkerEntry(text)], [false, false]);
  });
}
