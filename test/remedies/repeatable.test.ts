// The second choice for a program without a seed: one that it gets, so that its runs can be repeated.
import assert from "node:assert/strict";
import path from "node:path";
import { createEngine } from "../../eslint-plugin/src/engine.js";
import { applyEdits } from "../../eslint-plugin/src/findings/apply-edits.js";
import type { Remedy } from "../../eslint-plugin/src/findings/finding.js";
import { lines, memoryHost, ROOT } from "./mending.js";

const MAIN = path.join(ROOT, "main.py");

function remediesOf(text: string): readonly Remedy[] {
  const engine = createEngine({
    root: ROOT,
    host: memoryHost({ "main.py": text }),
    preset: "recommended",
    environment: { platform: "linux", python: "3.11", numpy: "1.26", torch: "2.2" },
  });
  return engine.lint(MAIN, text).flatMap(({ finding }) => finding?.remedies ?? []);
}

/** Programs without a seed, and the same once they have one. */
const SEEDED: readonly {
  readonly title: string;
  readonly text: string;
  readonly seeded: string;
}[] = [
  {
    title: "a global state",
    text: lines(
      '"""Walks."""',
      "import numpy as np",
      "from multiprocessing import Pool",
      "",
      "",
      "# The task.",
      "def work(item):",
      "    return np.random.rand() + item",
      "",
      "",
      'if __name__ == "__main__":',
      "    with Pool(4) as pool:",
      "        print(pool.map(work, range(8)))",
    ),
    seeded: lines(
      '"""Walks."""',
      "import numpy as np",
      "from multiprocessing import Pool",
      "",
      "SEED = 0",
      "",
      "",
      "# The task.",
      "def work(item, seed):",
      "    rng = np.random.default_rng(seed)",
      "    return rng.random() + item",
      "",
      "",
      'if __name__ == "__main__":',
      "    with Pool(4) as pool:",
      "        seeds = np.random.SeedSequence(SEED)",
      "        print(pool.starmap(work, zip(range(8), seeds.spawn(8))))",
    ),
  },
  {
    title: "a generator that is sent, in a file with a constant of that name",
    text: lines(
      "from concurrent.futures import ProcessPoolExecutor",
      "import numpy as np",
      "",
      "SEED = 1234",
      "",
      "",
      "def work(item, rng):",
      "    return rng.random() + item",
      "",
      "",
      "def main():",
      "    rng = np.random.default_rng()",
      "    with ProcessPoolExecutor(4) as executor:",
      "        for future in [executor.submit(work, item, rng) for item in range(8)]:",
      "            print(future.result())",
      "",
      "",
      'if __name__ == "__main__":',
      "    main()",
    ),
    seeded: lines(
      "from concurrent.futures import ProcessPoolExecutor",
      "import numpy as np",
      "",
      "SEED = 1234",
      "",
      "",
      "def work(item, rng):",
      "    return rng.random() + item",
      "",
      "",
      "def main():",
      "    with ProcessPoolExecutor(4) as executor:",
      "        seeds = np.random.SeedSequence(SEED)",
      "        for future in [executor.submit(work, item, np.random.default_rng(seeds.spawn(1)[0])) for item in range(8)]:",
      "            print(future.result())",
      "",
      "",
      'if __name__ == "__main__":',
      "    main()",
    ),
  },
  {
    title: "a name that means something else, and a module that is not imported yet",
    text: lines(
      "from random import Random",
      "from multiprocessing import Pool",
      "",
      "from settings import SEED",
      "",
      "rng = Random()",
      "",
      "",
      "def work(item):",
      "    return rng.random() + item",
      "",
      "",
      'if __name__ == "__main__":',
      "    with Pool(4) as pool:",
      "        print(pool.map(work, range(8)), SEED)",
    ),
    seeded: lines(
      "from random import Random",
      "from multiprocessing import Pool",
      "",
      "from settings import SEED",
      "",
      "ROOT_SEED = 0",
      "",
      "",
      "def work(item, seed):",
      "    rng = Random(seed)",
      "    return rng.random() + item",
      "",
      "",
      'if __name__ == "__main__":',
      "    with Pool(4) as pool:",
      "        seeds = Random(ROOT_SEED)",
      "        print(pool.starmap(work, zip(range(8), [seeds.getrandbits(64) for _ in range(8)])), SEED)",
    ),
  },
  {
    title: "a function that is called twice must not begin again",
    text: lines(
      "from concurrent.futures import ProcessPoolExecutor",
      "import numpy as np",
      "",
      "",
      "def work(item, rng):",
      "    return rng.random() + item",
      "",
      "",
      "def batch():",
      "    rng = np.random.default_rng()",
      "    with ProcessPoolExecutor(4) as executor:",
      "        return [executor.submit(work, item, rng) for item in range(8)]",
      "",
      "",
      'if __name__ == "__main__":',
      "    batch()",
      "    batch()",
    ),
    seeded: lines(
      "from concurrent.futures import ProcessPoolExecutor",
      "import numpy as np",
      "",
      "SEED = 0",
      "",
      "",
      "def work(item, rng):",
      "    return rng.random() + item",
      "",
      "",
      "seeds = np.random.SeedSequence(SEED)",
      "",
      "",
      "def batch():",
      "    with ProcessPoolExecutor(4) as executor:",
      "        return [executor.submit(work, item, np.random.default_rng(seeds.spawn(1)[0])) for item in range(8)]",
      "",
      "",
      'if __name__ == "__main__":',
      "    batch()",
      "    batch()",
    ),
  },
];

const POOL = lines(
  "import numpy as np",
  "from multiprocessing import Pool",
  "",
  "",
  "def work(item):",
  "    return np.random.rand() + item",
  "",
  "",
  'if __name__ == "__main__":',
  "    with Pool(4) as pool:",
  "        print(pool.map(work, range(8)))",
);

const NOT_SEEDED: readonly (readonly [reason: string, text: string])[] = [
  ["it has one", POOL.replace("    with", "    np.random.seed(7)\n    with")],
  ["others call the task, too", POOL.replace("    with", "    print(work(1))\n    with")],
];

describe("a program without a seed", () => {
  for (const { title, text, seeded } of SEEDED) {
    it(`can get one: ${title}`, () => {
      const [first, second] = remediesOf(text);
      assert.equal(first?.isPreferred, true);
      assert.equal(second?.isPreferred, false);
      assert.match(second.title, / all from '\w+', so that runs can be repeated\.$/u);
      assert.equal(applyEdits(text, second.edits), seeded);
    });
  }

  for (const [reason, text] of NOT_SEEDED) {
    it(`gets none: ${reason}`, () => {
      const remedies = remediesOf(text);
      assert.ok(remedies.length > 0);
      assert.deepEqual(
        remedies.filter(({ id }) => id === "repeatable"),
        [],
      );
    });
  }
});
