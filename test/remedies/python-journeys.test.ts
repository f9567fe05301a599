// Python programs of several files: where the seed comes from, and which function the task is.
import assert from "node:assert/strict";
import { after, lines, mendAll, without, type Files } from "./mending.js";

interface Case {
  readonly title: string;
  readonly files: Files;
  /** Lines that the remedies add, by file. */
  readonly added: Readonly<Record<string, readonly string[]>>;
  /** Lines that go. */
  readonly gone: Readonly<Record<string, readonly string[]>>;
}

const CASES: readonly Case[] = [
  {
    title: "takes the seed from the object whose method is sent",
    files: {
      "config.py": lines(
        "from dataclasses import dataclass, field",
        "",
        "",
        "@dataclass",
        "class SimConfig:",
        "    seed: int = 12",
        "    steps: int = 20",
        "",
        "",
        "@dataclass",
        "class Config:",
        "    sim: SimConfig = field(default_factory=SimConfig)",
        "    workers: int = 4",
        "",
        "    @classmethod",
        "    def from_dict(cls, raw):",
        '        return cls(sim=SimConfig(**raw.get("sim", {})), workers=raw.get("workers", 4))',
      ),
      "main.py": lines(
        "from multiprocessing import Pool",
        "",
        "from config import Config",
        "from model import Walker",
        "",
        "",
        "def main():",
        '    cfg = Config.from_dict({"sim": {"steps": 30}})',
        "    walker = Walker(cfg.sim)",
        "    with Pool(cfg.workers) as pool:",
        "        r = pool.map(walker.run, range(8), chunksize=1)",
        "    print(r)",
        "",
        "",
        'if __name__ == "__main__":',
        "    main()",
      ),
      "model.py": lines(
        "from dataclasses import dataclass, field",
        "",
        "import numpy as np",
        "",
        "from config import SimConfig",
        "",
        "",
        "@dataclass",
        "class Walker:",
        "    cfg: SimConfig",
        "    rng: np.random.Generator = field(init=False, repr=False)",
        "",
        "    def __post_init__(self):",
        "        self.rng = np.random.default_rng(self.cfg.seed)",
        "",
        "    def run(self, walk_id):",
        "        steps = self.rng.normal(size=self.cfg.steps)",
        "        return float(steps.cumsum()[-1])",
      ),
    },
    added: {
      "main.py": [
        "import numpy as np",
        "        seeds = np.random.SeedSequence(walker.cfg.seed)",
        "        r = pool.map(walker.run, seeds.spawn(8), chunksize=1)",
      ],
      "model.py": [
        "    def run(self, seed):",
        "        rng = np.random.default_rng(seed)",
        "        steps = rng.normal(size=self.cfg.steps)",
      ],
    },
    gone: {
      "main.py": ["        r = pool.map(walker.run, range(8), chunksize=1)"],
      "model.py": [
        "    def run(self, walk_id):",
        "        steps = self.rng.normal(size=self.cfg.steps)",
      ],
    },
  },
  {
    title: "takes the seed that an initializer is given",
    files: {
      "main.py": lines(
        "import argparse",
        "import multiprocessing as mp",
        "",
        "import worker",
        "",
        "",
        "def parse():",
        "    p = argparse.ArgumentParser()",
        '    p.add_argument("--seed", type=int, default=4)',
        '    p.add_argument("-n", "--jobs", type=int, default=3)',
        "    return p.parse_args([])",
        "",
        "",
        'if __name__ == "__main__":',
        "    args = parse()",
        '    counter = mp.Value("i", 0)',
        "    with mp.Pool(args.jobs, initializer=worker.setup, initargs=(args.seed, counter)) as pool:",
        "        r = list(pool.imap_unordered(worker.throw, range(9)))",
        "    print(r)",
      ),
      "worker.py": lines(
        "",
        "import numpy as np",
        "",
        "_state = {}",
        "",
        "",
        "def setup(seed, counter):",
        "    with counter.get_lock():",
        "        counter.value += 1",
        "        index = counter.value",
        '    _state["index"] = index',
        '    _state["rng"] = np.random.default_rng(seed)',
        "",
        "",
        "def throw(_):",
        '    return _state["rng"].random()',
      ),
    },
    added: {
      "main.py": [
        "import numpy as np",
        "        seeds = np.random.SeedSequence(args.seed)",
        "        r = list(pool.imap_unordered(worker.throw, seeds.spawn(9)))",
      ],
      "worker.py": [
        "def throw(seed):",
        "    rng = np.random.default_rng(seed)",
        "    return rng.random()",
      ],
    },
    gone: {
      "main.py": ["        r = list(pool.imap_unordered(worker.throw, range(9)))"],
      "worker.py": ["def throw(_):", '    return _state["rng"].random()'],
    },
  },
  {
    title: "gives each process that a loop makes a seed in place of the same one",
    files: {
      "main.py": lines(
        "import multiprocessing as mp",
        "",
        "from workers import Gibbs",
        "",
        "",
        "def main(n=3, seed=5):",
        "    q = mp.Queue()",
        "    ps = [Gibbs(q, seed) for i in range(n)]",
        "    for p in ps:",
        "        p.start()",
        "    r = [q.get() for _ in range(2 * n)]",
        "    for p in ps:",
        "        p.join()",
        "    print(r)",
        "",
        "",
        'if __name__ == "__main__":',
        "    main()",
      ),
      "workers.py": lines(
        "import multiprocessing as mp",
        "",
        "import numpy as np",
        "",
        "",
        "class Base(mp.Process):",
        "    def __init__(self, out, **kw):",
        "        super().__init__(**kw)",
        "        self.out = out",
        "",
        "    def run(self):",
        "        for _ in range(2):",
        "            self.out.put(self.step())",
        "",
        "    def step(self):",
        "        raise NotImplementedError",
        "",
        "",
        "class Gibbs(Base):",
        "    def __init__(self, out, seed):",
        "        super().__init__(out, daemon=True)",
        "        self.rng = np.random.default_rng(seed)",
        "",
        "    def step(self):",
        "        return float(self.rng.normal())",
      ),
    },
    added: {
      "main.py": [
        "import numpy as np",
        "    seeds = np.random.SeedSequence(seed)",
        "    ps = [Gibbs(q, int(seeds.spawn(1)[0].generate_state(1, np.uint64)[0])) for i in range(n)]",
      ],
    },
    gone: {
      "main.py": ["    ps = [Gibbs(q, seed) for i in range(n)]"],
    },
  },
  {
    title: "adds the item to the seed where nothing counts the tasks",
    files: {
      "kernel.py": lines(
        "import random",
        "",
        "",
        "def evaluate(k, *, seed):",
        "    r = random.Random(seed)",
        "    return r.gauss(0, 1)",
      ),
      "main.py": lines(
        "import asyncio",
        "",
        "from service import Service",
        "",
        'if __name__ == "__main__":',
        "    r = asyncio.run(Service().all(5))",
        "    print(r)",
      ),
      "service.py": lines(
        "import asyncio",
        "from concurrent.futures import ProcessPoolExecutor",
        "from functools import partial",
        "",
        "from kernel import evaluate",
        "",
        "",
        "class Service:",
        "    def __init__(self, workers=3, seed=17):",
        "        self.pool = ProcessPoolExecutor(workers)",
        "        self.seed = seed",
        "",
        "    async def one(self, k):",
        "        loop = asyncio.get_running_loop()",
        "        return await loop.run_in_executor(self.pool, partial(evaluate, k, seed=self.seed))",
        "",
        "    async def all(self, n):",
        "        return await asyncio.gather(*(self.one(k) for k in range(n)))",
      ),
    },
    added: {
      "kernel.py": ["    r = random.Random(repr((k, seed)))"],
    },
    gone: {
      "kernel.py": ["    r = random.Random(seed)"],
    },
  },
  {
    title: "makes what the task took out of a shared table",
    files: {
      "main.py": lines(
        "from multiprocessing import Manager, Process",
        "",
        "import numpy as np",
        "",
        "",
        "def work(shared, out, k):",
        '    rng = shared["rng"]',
        "    out[k] = float(rng.random())",
        "",
        "",
        "def main(n=4):",
        "    with Manager() as m:",
        "        shared = m.dict()",
        '        shared["rng"] = np.random.default_rng(2)',
        '        shared["seeds"] = list(range(50, 50 + n))',
        "        out = m.dict()",
        "        ps = [Process(target=work, args=(shared, out, k)) for k in range(n)]",
        "        for p in ps:",
        "            p.start()",
        "        for p in ps:",
        "            p.join()",
        "        r = list(out.values())",
        "    print(r)",
        "",
        "",
        'if __name__ == "__main__":',
        "    main()",
      ),
    },
    added: {
      "main.py": [
        "def work(shared, out, k, seed):",
        "    rng = np.random.default_rng(seed)",
        "        seeds = np.random.SeedSequence(2)",
        "        ps = [Process(target=work, args=(shared, out, k, seeds.spawn(1)[0])) for k in range(n)]",
      ],
    },
    gone: {
      "main.py": [
        "def work(shared, out, k):",
        '    rng = shared["rng"]',
        "        ps = [Process(target=work, args=(shared, out, k)) for k in range(n)]",
      ],
    },
  },
  {
    title: "numbers what a partial call has filled by name",
    files: {
      "epidemics.py": lines(
        "from random import Random",
        "",
        "",
        "def outbreak(job, r0):",
        '    rnd = Random(job["seed"])',
        "    infected = 1",
        "    for _ in range(10):",
        "        infected += sum(rnd.random() < r0 / 10 for _ in range(infected))",
        "    return infected * 1e6 + rnd.random()",
      ),
      "main.py": lines(
        "from functools import partial",
        "from multiprocessing import Pool",
        "",
        "from epidemics import outbreak",
        "",
        "",
        "def key(seed, i):",
        "    return abs(hash((seed, i // 2))) % 2**32",
        "",
        "",
        'if __name__ == "__main__":',
        '    jobs = [{"i": i, "seed": key(7, i)} for i in range(8)]',
        "    with Pool(2) as p:",
        "        r = p.map(partial(outbreak, r0=2.5), jobs)",
        "    print(r)",
      ),
    },
    added: {
      "epidemics.py": [
        "def outbreak(job, index, r0):",
        '    rnd = Random(repr((index, job["seed"])))',
      ],
      "main.py": ["        r = p.starmap(partial(outbreak, r0=2.5), zip(jobs, range(len(jobs))))"],
    },
    gone: {
      "epidemics.py": ["def outbreak(job, r0):", '    rnd = Random(job["seed"])'],
      "main.py": ["        r = p.map(partial(outbreak, r0=2.5), jobs)"],
    },
  },
];

describe("remedies along the way of a seed", () => {
  for (const { title, files, added, gone } of CASES) {
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
        assert.deepEqual(without(now, before), [...(added[name] ?? [])]);
        assert.deepEqual(without(before, now), [...(gone[name] ?? [])]);
      }
      assert.equal(mendAll(mended).texts.size, 0, "a second run changes the files again");
    });
  }
});
