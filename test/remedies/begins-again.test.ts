// Workers that set their seed again for each job: a number of the worker's own is no remedy there.
import assert from "node:assert/strict";
import { mendAll, type Files } from "./mending.js";

const FEED = `import { Worker } from "node:worker_threads";

const queue = Array.from({ length: 20 }, (_, run) => run);
const feed = (worker) => {
  const run = queue.pop();
  if (run !== undefined) worker.postMessage({ run, seed: "s" });
};
for (let i = 0; i < 4; i++) {
  const worker = new Worker(new URL("./w.mjs", import.meta.url));
  LISTEN;
  feed(worker);
}
`;

const SEEDED = `import { parentPort } from "node:worker_threads";
import seedrandom from "seedrandom";

parentPort.on("message", ({ run, seed }) => parentPort.postMessage([run, seedrandom(seed)()]));
`;

function jobs(body: string): string {
  return `from multiprocessing import Process, Queue

import numpy as np


def work(jobs, results):
${body}

def main():
    jobs, results = Queue(), Queue()
    for _ in range(4):
        Process(target=work, args=(jobs, results)).start()
    for job in range(8):
        jobs.put(job)


if __name__ == "__main__":
    main()
`;
}

const PROGRAMS: readonly { title: string; files: Files; isMended: boolean }[] = [
  {
    title: "a worker that is told one job",
    files: { "m.mjs": FEED.replace("  LISTEN;\n", ""), "w.mjs": SEEDED },
    isMended: true,
  },
  {
    title: "a worker that is told the next job when it is done",
    files: {
      "m.mjs": FEED.replace("LISTEN", 'worker.on("message", () => feed(worker))'),
      "w.mjs": SEEDED,
    },
    isMended: false,
  },
  {
    title: "a process that makes its generator before its jobs",
    files: {
      "a.py": jobs(
        "    rng = np.random.default_rng(42)\n    for job in iter(jobs.get, None):\n" +
          "        results.put((job, rng.random()))\n",
      ),
    },
    isMended: true,
  },
  {
    title: "a process that makes its generator for each of its jobs",
    files: {
      "a.py": jobs(
        "    for job in iter(jobs.get, None):\n        rng = np.random.default_rng(42)\n" +
          "        results.put((job, rng.random()))\n",
      ),
    },
    isMended: false,
  },
];

describe("remedies of workers that begin again", () => {
  for (const { title, files, isMended } of PROGRAMS) {
    it(`${isMended ? "mend" : "leave"} ${title}`, () => {
      const { mended, left } = mendAll(files);
      assert.deepEqual([mended.length, left.length], isMended ? [1, 0] : [0, 1]);
    });
  }
});
