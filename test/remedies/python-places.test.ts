// Python programs whose tasks can be sent nothing, or whose generators have no name: where they are mended.
import assert from "node:assert/strict";
import { after, lines, mendAll, without, type Files } from "./mending.js";

interface Case {
  readonly title: string;
  readonly files: Files;
  /** Lines that the remedies add, by file; all others stay or go. */
  readonly added: Readonly<Record<string, readonly string[]>>;
  readonly gone?: Readonly<Record<string, readonly string[]>>;
}

const POOL = [
  "",
  "",
  'if __name__ == "__main__":',
  "    with Pool(4) as pool:",
  "        print(pool.map(work, range(8)))",
];

const CASES: readonly Case[] = [
  {
    title: "makes the generator in the method that became a process",
    files: {
      "main.py": lines(
        "from multiprocessing import Process",
        "import numpy as np",
        "",
        "",
        "class Worker(Process):",
        "    def run(self):",
        "        print(np.random.rand())",
        "",
        "",
        'if __name__ == "__main__":',
        "    for _ in range(4):",
        "        Worker().start()",
      ),
    },
    added: { "main.py": ["        rng = np.random.default_rng()", "        print(rng.random())"] },
    gone: { "main.py": ["        print(np.random.rand())"] },
  },
  {
    title: "seeds the state in a task whose library draws in another file",
    files: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "import numpy as np",
        "from draws import pick",
        "",
        "",
        "def work(item):",
        "    return pick(item)",
        ...POOL,
      ),
      "draws.py": lines(
        "import numpy as np",
        "",
        "",
        "def pick(item):",
        "    return np.random.rand() + item",
      ),
    },
    added: { "main.py": ["    np.random.seed()"] },
  },
  {
    title: "gives a function of a library that was sent a name, which workers look up",
    files: {
      "main.py": lines(
        "import random",
        "from multiprocessing import Pool",
        "",
        'if __name__ == "__main__":',
        "    with Pool(4) as pool:",
        "        print(pool.starmap(random.randint, [(0, 9)] * 8))",
      ),
    },
    added: {
      "main.py": [
        "def draw_randint(*args):",
        "    return random.randint(*args)",
        "",
        "",
        "        print(pool.starmap(draw_randint, [(0, 9)] * 8))",
      ],
    },
    gone: { "main.py": ["        print(pool.starmap(random.randint, [(0, 9)] * 8))"] },
  },
  {
    title: "makes the attribute of a sent object anew, for all methods that draw from it",
    files: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "import numpy as np",
        "",
        "",
        "class Model:",
        "    def __init__(self, seed):",
        "        self.rng = np.random.default_rng(seed)",
        "",
        "    def step(self):",
        "        return self.rng.normal()",
        "",
        "    def work(self, item):",
        "        return self.step() + item",
        "",
        "",
        'if __name__ == "__main__":',
        "    model = Model(5)",
        "    with Pool(4) as pool:",
        "        print(pool.map(model.work, range(8)))",
      ),
    },
    added: {
      "main.py": [
        "    def work(self, item, seed):",
        "        self.rng = np.random.default_rng(seed)",
        "        seeds = np.random.SeedSequence(5)",
        "        print(pool.starmap(model.work, zip(range(8), seeds.spawn(8))))",
      ],
    },
    gone: {
      "main.py": ["    def work(self, item):", "        print(pool.map(model.work, range(8)))"],
    },
  },
  {
    title: "adds the number of the task to a seed that few tasks have for themselves",
    files: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "import numpy as np",
        "",
        "",
        "def work(item, base=1000):",
        "    return np.random.default_rng(base + item % 2).random()",
        ...POOL,
      ),
    },
    added: {
      "main.py": [
        "def work(item, index, base=1000):",
        "    return np.random.default_rng([index, base + item % 2]).random()",
        "        print(pool.starmap(work, zip(range(8), range(8))))",
      ],
    },
    gone: {
      "main.py": [
        "def work(item, base=1000):",
        "    return np.random.default_rng(base + item % 2).random()",
        "        print(pool.map(work, range(8)))",
      ],
    },
  },
  {
    title: "takes entropy where a program took the clock",
    files: {
      "main.py": lines(
        "import random",
        "import time",
        "from multiprocessing import Pool",
        "",
        "",
        "def work(item):",
        "    random.seed(int(time.time()))",
        "    return random.random()",
        ...POOL,
      ),
    },
    added: { "main.py": ["    random.seed()"] },
    gone: { "main.py": ["    random.seed(int(time.time()))"] },
  },
  {
    title: "makes a default when the function is called without one",
    files: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "import numpy as np",
        "",
        "",
        "def jitter(x, rng=np.random.default_rng()):",
        "    return x + rng.random()",
        "",
        "",
        "def work(item):",
        "    return jitter(item)",
        ...POOL,
      ),
    },
    added: {
      "main.py": [
        "def jitter(x, rng=None):",
        "    rng = np.random.default_rng() if rng is None else rng",
      ],
    },
    gone: { "main.py": ["def jitter(x, rng=np.random.default_rng()):"] },
  },
  {
    title: "begins behind the imports of a function, which its names come from",
    files: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "",
        "",
        "def work(item):",
        "    import numpy as np",
        "    return np.random.rand()",
        ...POOL,
      ),
    },
    added: {
      "main.py": [
        "import numpy as np",
        "def work(seed):",
        "    rng = np.random.default_rng(seed)",
        "    return rng.random()",
        "        print(pool.map(work, np.random.SeedSequence().spawn(8)))",
      ],
    },
    gone: {
      "main.py": [
        "def work(item):",
        "    return np.random.rand()",
        "        print(pool.map(work, range(8)))",
      ],
    },
  },
  {
    title: "passes a seed to each object that makes its generator",
    files: {
      "main.py": lines(
        "from multiprocessing import Process",
        "import numpy as np",
        "",
        "",
        "class Worker(Process):",
        "    def __init__(self):",
        "        super().__init__()",
        "        self.rng = np.random.default_rng(3)",
        "",
        "    def run(self):",
        "        print(self.rng.random())",
        "",
        "",
        'if __name__ == "__main__":',
        "    for _ in range(4):",
        "        Worker().start()",
      ),
    },
    added: {
      "main.py": [
        "    def __init__(self, seed):",
        "        self.rng = np.random.default_rng(seed)",
        "    seeds = np.random.SeedSequence(3)",
        "        Worker(seeds.spawn(1)[0]).start()",
      ],
    },
    gone: {
      "main.py": [
        "    def __init__(self):",
        "        self.rng = np.random.default_rng(3)",
        "        Worker().start()",
      ],
    },
  },
  {
    title: "starts anew in the child of a fork",
    files: {
      "main.py": lines(
        "import os",
        "import numpy as np",
        "",
        "rng = np.random.default_rng()",
        "for _ in range(4):",
        "    pid = os.fork()",
        "    if pid == 0:",
        "        print(rng.random())",
        "        os._exit(0)",
        "    os.wait()",
      ),
    },
    added: { "main.py": ["        rng = np.random.default_rng()"] },
  },
  {
    title: "makes what a partial call carried for each task",
    files: {
      "main.py": lines(
        "from functools import partial",
        "from multiprocessing import Pool",
        "import numpy as np",
        "",
        "",
        "def work(scale, rng, item):",
        "    return scale * rng.random() + item",
        "",
        "",
        'if __name__ == "__main__":',
        "    rng = np.random.default_rng(1)",
        "    with Pool(4) as pool:",
        "        print(pool.map(partial(work, 2, rng), range(8)))",
      ),
    },
    added: {
      "main.py": [
        "        seeds = np.random.SeedSequence(1)",
        "        print(pool.starmap(partial(work, 2), zip([np.random.default_rng(seed) for seed in seeds.spawn(8)], range(8))))",
      ],
    },
    gone: {
      "main.py": [
        "    rng = np.random.default_rng(1)",
        "        print(pool.map(partial(work, 2, rng), range(8)))",
      ],
    },
  },
  {
    title: "draws from a generator of its own where the global one may be locked",
    files: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "import numpy as np",
        "",
        "",
        "def work(seed):",
        "    np.random.seed(seed)",
        "    return np.random.rand()",
        "",
        "",
        'if __name__ == "__main__":',
        "    pool = Pool(2, maxtasksperchild=1)",
        "    for step in range(9):",
        "        noise = np.random.random(1000)",
        "        pool.apply_async(work, (step,))",
      ),
    },
    added: { "main.py": ["    rng = np.random.default_rng(seed)", "    return rng.random()"] },
    gone: { "main.py": ["    np.random.seed(seed)", "    return np.random.rand()"] },
  },
];

/** Programs that are left, with the reason that is told. */
const LEFT: readonly (readonly [title: string, text: string, reason: string])[] = [
  [
    "a seeded generator of a task that any arguments can be sent to",
    lines(
      "from multiprocessing import Pool",
      "import numpy as np",
      "",
      "rng = np.random.default_rng(4)",
      "",
      "",
      "def draw(*more):",
      "    return rng.random()",
      "",
      "",
      "def work(*items):",
      "    return draw()",
      ...POOL,
    ),
    "what draws stands elsewhere",
  ],
];

describe("remedies in place", () => {
  for (const { title, files, added, gone = {} } of CASES) {
    it(title, () => {
      const result = mendAll(files);
      assert.deepEqual(
        result.left.map(({ message }) => message),
        [],
      );
      const mended = after(files, result);
      for (const [name, text] of Object.entries(files)) {
        const before = text.split("\n");
        const now = (mended[name] ?? "").split("\n");
        assert.deepEqual(
          without(now, before).sort(),
          [...(added[name] ?? [])].filter((line) => line !== "").sort(),
        );
        assert.deepEqual(without(before, now).sort(), [...(gone[name] ?? [])].sort());
      }
      assert.equal(mendAll(mended).texts.size, 0, "a second run changes the files again");
    });
  }

  for (const [title, text, reason] of LEFT) {
    it(`leaves ${title}, and says why`, () => {
      const { texts, left } = mendAll({ "main.py": text });
      assert.equal(texts.size, 0);
      assert.deepEqual(
        left.map(({ finding }) => finding?.obstacle),
        [reason],
      );
    });
  }
});
