// Which files can have findings: those that start work, are a worker, or hand their task to a helper.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { Reach } from "../../eslint-plugin/src/project/reach.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const FILES: Readonly<Record<string, string>> = {
  "pool.py": "from multiprocessing import Pool\nPool(4).map(f, xs)\n",
  "helper.py": "from joblib import Parallel\ndef run_all(f, xs): return Parallel(4)(xs)\n",
  "one.py": "from helper import run_all\nrun_all(work, xs)\n",
  "later.py": "from math import pi\nfrom helper import run_all\nrun_all(work, xs)\n",
  "two.py": "import one\nimport random\n",
  "lock.py": "import multiprocessing\nimport threading\nlock = threading.Lock()\n",
  "idle.py": "import random\nprint(random.random())\n",
  "comment.py": "x = 1\n",
  "pkg/__init__.py": "from .inner import run\n",
  "pkg/inner.py": "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()\n",
  "pkg/user.py": "from . import inner\n",
  "pkg/listed.py": "from .. import (\n    helper,\n    other,\n)\n",
  "pkg/sub/deep.py": "from pkg.inner import run\n",
  "facade.py": "from pkg import run\nseed = 1\n",
  "main.mjs": "new Worker('./w.mjs')",
  "w.mjs": "parentPort.on('message', draw)",
  "task.mjs": "import { runAll } from './main.mjs';",
  "required.cjs": "const { runAll } = require('./main.mjs');",
  "lazy.mjs": "const m = await import('./main.mjs');",
  "tasks/index.mjs": "export * from '../main.mjs';",
  "random.mjs": "import { runAll } from './tasks/index.mjs'; const rng = 1;",
  "plain.mjs": "import './task.mjs';",
  "types.d.ts": "declare class Worker {}",
};

const EXPECTED: Readonly<Record<string, boolean>> = {
  "pool.py": true,
  "helper.py": true,
  "one.py": true,
  "later.py": true,
  "two.py": false,
  "lock.py": false,
  "idle.py": false,
  "comment.py": false,
  "pkg/inner.py": true,
  "pkg/user.py": true,
  "pkg/listed.py": true,
  "pkg/sub/deep.py": true,
  "facade.py": true,
  "main.mjs": true,
  "w.mjs": true,
  "task.mjs": true,
  "required.cjs": true,
  "lazy.mjs": true,
  "random.mjs": true,
  "plain.mjs": false,
  "types.d.ts": false,
};

describe("the scan by words", () => {
  const host = memoryHost(new Map(Object.entries(FILES)));
  const reach = new Reach({
    root: ROOT,
    host,
    resolveEcmascript: (from, specifier) => join(dirname(from), specifier),
  });
  for (const [name, expected] of Object.entries(EXPECTED)) {
    it(`${expected ? "keeps" : "skips"} ${name}: ${JSON.stringify(FILES[name])}`, () => {
      assert.equal(reach.mayMatter(join(ROOT, name), FILES[name] ?? ""), expected);
    });
  }
});
