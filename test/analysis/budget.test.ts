// How far large programs are followed: little before work is started, far once it is.
import assert from "node:assert/strict";
import { join } from "node:path";
import { createEngine } from "../../eslint-plugin/src/engine.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

/** Calls that take some 100,000 steps: each level calls the next one ten times. */
const LARGE = [
  "def level4():\n    return [1, 2, 3]",
  ...[3, 2, 1, 0].map(
    (level) => `def level${level}():\n${`    level${level + 1}()\n`.repeat(10)}    return None`,
  ),
  "",
].join("\n");

const RUN = "level0()\n";
const WORKER = "from multiprocessing import Pool\nimport numpy as np\n";
const TASK = "def work(i):\n    return np.random.rand()\n";
const POOL = "with Pool(4) as pool:\n    pool.map(work, range(8))\n";

const IN_FUNCTION = `def run():\n${POOL.replace(/^/gmu, "    ")}\n`;

const PROGRAMS: readonly [what: string, text: string, findings: number][] = [
  ["work before a large part", `${WORKER}${TASK}${POOL}${LARGE}${RUN}`, 1],
  [
    "a function that the large part keeps the program from",
    `${WORKER}${TASK}${LARGE}${IN_FUNCTION}${RUN}run()\n`,
    1,
  ],
  [
    "work on both sides of a large part",
    `${WORKER}${TASK}${POOL}${LARGE}${RUN}def other(i):\n    return np.random.normal()\n${POOL.replace("work", "other")}`,
    2,
  ],
];

describe("budget", () => {
  for (const [what, text, findings] of PROGRAMS) {
    it(`follows ${what}`, () => {
      const path = join(ROOT, "main.py");
      const engine = createEngine({
        root: ROOT,
        preset: "recommended",
        host: memoryHost(new Map([["main.py", text]])),
        environment: { python: "3.11", "start-method": "fork", numpy: "1.26" },
      });
      assert.equal(engine.lint(path, text).length, findings);
    });
  }
});
