// Python programs in which more than the finding's tasks depends on what is mended: callers elsewhere, other libraries.
import assert from "node:assert/strict";
import { check, lines, mendAll, type Case } from "./mending.js";

const MAIN = ["", "", 'if __name__ == "__main__":'];

const CASES: readonly Case[] = [
  {
    title: "keeps a number small that seeds another library, too",
    files: {
      "main.py": lines(
        "import random",
        "from multiprocessing import Process",
        "import numpy as np",
        "",
        "",
        "def act(rank, seed):",
        "    random.seed(seed)",
        "    np.random.seed(seed)",
        "    print(rank, random.random(), np.random.rand())",
        "",
        "",
        "def main(seed=42):",
        "    for rank in range(4):",
        "        Process(target=act, args=(rank, seed)).start()",
        ...MAIN,
        "    main()",
      ),
    },
    mended: {
      "main.py": lines(
        "import random",
        "from multiprocessing import Process",
        "import numpy as np",
        "",
        "",
        "def act(rank, seed):",
        "    random.seed(seed)",
        "    np.random.seed(seed)",
        "    print(rank, random.random(), np.random.rand())",
        "",
        "",
        "def main(seed=42):",
        "    seeds = random.Random(seed)",
        "    for rank in range(4):",
        "        Process(target=act, args=(rank, seeds.getrandbits(32))).start()",
        ...MAIN,
        "    main()",
      ),
    },
  },
  {
    title: "leaves those who call the task without workers the generator that they had",
    files: {
      "main.py": lines(
        "from concurrent.futures import ProcessPoolExecutor",
        "import numpy as np",
        "",
        "RNG = np.random.default_rng(11)",
        "",
        "",
        "def walk(steps):",
        "    return RNG.normal(size=steps).sum()",
        "",
        "",
        "def run(jobs, lengths):",
        "    if jobs > 1:",
        "        with ProcessPoolExecutor(jobs) as pool:",
        "            return list(pool.map(walk, lengths))",
        "    return [walk(length) for length in lengths]",
        ...MAIN,
        "    print(run(4, [1, 2, 3]))",
      ),
    },
    mended: {
      "main.py": lines(
        "from concurrent.futures import ProcessPoolExecutor",
        "import numpy as np",
        "import itertools",
        "",
        "RNG = np.random.default_rng(11)",
        "",
        "",
        "def walk(steps, seed=None):",
        "    task_rng = RNG if seed is None else np.random.default_rng(seed)",
        "    return task_rng.normal(size=steps).sum()",
        "",
        "",
        "def run(jobs, lengths):",
        "    if jobs > 1:",
        "        with ProcessPoolExecutor(jobs) as pool:",
        "            seeds = np.random.SeedSequence(11)",
        "            return list(pool.map(walk, lengths, (seeds.spawn(1)[0] for _ in itertools.count())))",
        "    return [walk(length) for length in lengths]",
        ...MAIN,
        "    print(run(4, [1, 2, 3]))",
      ),
    },
  },
  {
    title: "does the same for a method that its object calls itself",
    files: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "import random",
        "",
        "",
        "class Model:",
        "    def __init__(self, seed):",
        "        self.rng = random.Random(seed)",
        "",
        "    def price(self, strike):",
        "        return strike * self.rng.random()",
        "",
        "    def first(self):",
        "        return self.price(1)",
        "",
        "    def all(self, strikes):",
        "        with Pool() as pool:",
        "            return pool.map(self.price, strikes)",
        ...MAIN,
        "    model = Model(8)",
        "    print(model.first(), model.all([1, 2, 3]))",
      ),
    },
    mended: {
      "main.py": lines(
        "from multiprocessing import Pool",
        "import random",
        "",
        "",
        "class Model:",
        "    def __init__(self, seed):",
        "        self.rng = random.Random(seed)",
        "        self.seeds = random.Random(seed)",
        "",
        "    def price(self, strike, seed=None):",
        "        rng = self.rng if seed is None else random.Random(seed)",
        "        return strike * rng.random()",
        "",
        "    def first(self):",
        "        return self.price(1)",
        "",
        "    def all(self, strikes):",
        "        with Pool() as pool:",
        "            return pool.starmap(self.price, ((item, self.seeds.getrandbits(64)) for item in strikes))",
        ...MAIN,
        "    model = Model(8)",
        "    print(model.first(), model.all([1, 2, 3]))",
      ),
    },
  },
  {
    title: "draws the seed of a fork's child before the fork, for a generator of the module",
    files: {
      "main.py": lines(
        "import os",
        "import numpy as np",
        "",
        "rng = np.random.default_rng(2024)",
        "",
        "",
        "def child(number):",
        "    print(number, rng.normal())",
        "",
        "",
        "def main():",
        "    for number in range(4):",
        "        pid = os.fork()",
        "        if pid == 0:",
        "            child(number)",
        "            os._exit(0)",
        ...MAIN,
        "    main()",
      ),
    },
    mended: {
      "main.py": lines(
        "import os",
        "import numpy as np",
        "",
        "rng = np.random.default_rng(2024)",
        "",
        "",
        "def child(number):",
        "    print(number, rng.normal())",
        "",
        "",
        "def main():",
        "    seeds = np.random.SeedSequence(2024)",
        "    for number in range(4):",
        "        seed = seeds.spawn(1)[0]",
        "        pid = os.fork()",
        "        if pid == 0:",
        "            global rng",
        "            rng = np.random.default_rng(seed)",
        "            child(number)",
        "            os._exit(0)",
        ...MAIN,
        "    main()",
      ),
    },
  },
];

/** What stays as it is: `global` behind a use of the name would be an error. */
const LEFT: readonly (readonly [title: string, text: string])[] = [
  [
    "a fork whose function used the module's generator before",
    lines(
      "import os",
      "import numpy as np",
      "",
      "rng = np.random.default_rng(2024)",
      "",
      "",
      "def child(number):",
      "    print(number, rng.normal())",
      "",
      "",
      "def main():",
      "    print(rng.normal())",
      "    for number in range(4):",
      "        if os.fork() == 0:",
      "            child(number)",
      "            os._exit(0)",
      ...MAIN,
      "    main()",
    ),
  ],
];

describe("remedies beside others that depend on them", () => {
  for (const one of CASES) {
    it(one.title, () => {
      check(one);
    });
  }

  for (const [title, text] of LEFT) {
    it(`leaves ${title}`, () => {
      const { texts, left } = mendAll({ "main.py": text });
      assert.equal(texts.size, 0);
      assert.equal(left.length, 1);
    });
  }
});
