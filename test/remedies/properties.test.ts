// What holds for all remedies: line ends stay, comments stay, and what cannot be cured is left alone.
import assert from "node:assert/strict";
import { after, check, lines, mendAll, type Files } from "./mending.js";

const POOL = lines(
  "import numpy as np",
  "from multiprocessing import Pool",
  "",
  "",
  "def work(item):",
  '    """Draws."""',
  "    return np.random.rand() + item  # one number",
  "",
  "",
  'if __name__ == "__main__":',
  "    with Pool(4) as pool:",
  "        print(pool.map(work, range(8)))",
);

const WORKER: Files = {
  "main.mjs": lines(
    'import { Worker } from "node:worker_threads";',
    "for (let i = 0; i < 4; i++) new Worker(new URL('./worker.mjs', import.meta.url));",
  ),
  "worker.mjs": lines(
    'import { parentPort } from "node:worker_threads";',
    "let state = 12345; // the same for all",
    "const next = () => (state = (Math.imul(1664525, state) + 1013904223) >>> 0);",
    "parentPort.postMessage(next());",
  ),
};

const withEnds = (files: Files, end: string): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replaceAll("\n", end)]),
  );

describe("all remedies", () => {
  for (const [title, files] of [
    ["Python", { "main.py": POOL }],
    ["JavaScript", WORKER],
  ] as const) {
    it(`keep CRLF in ${title}`, () => {
      const mended = after(files, mendAll(files));
      assert.notDeepEqual(mended, files);
      const crlf = withEnds(files, "\r\n");
      assert.deepEqual(after(crlf, mendAll(crlf)), withEnds(mended, "\r\n"));
    });

    it(`keep comments in ${title}`, () => {
      const mended = Object.values(after(files, mendAll(files))).join("");
      for (const comment of ["# one number", "// the same for all"]) {
        const stood = Object.values(files).some((text) => text.includes(comment));
        assert.equal(mended.includes(comment), stood);
      }
    });
  }
});

/** Programs whose findings have no preferred remedy, by the reason. */
const DECLINED: readonly (readonly [reason: string, text: string])[] = [
  [
    "a seeded task that is called elsewhere, which would then draw other numbers in each run",
    POOL.replace("    with Pool", "    np.random.seed(3)\n    print(work(1))\n    with Pool"),
  ],
  [
    "a seeded task with any number of arguments: nothing more can be sent to it",
    POOL.replace("def work(item)", "def work(item, *more)").replace(
      "    with Pool",
      "    np.random.seed(3)\n    with Pool",
    ),
  ],
];

describe("remedies decline", () => {
  for (const [reason, text] of DECLINED) {
    it(reason, () => {
      const { texts, left } = mendAll({ "main.py": text });
      assert.equal(texts.size, 0);
      assert.equal(left.length, 1);
    });
  }
});

/** Programs without a seed in which the task seeds the global generator from entropy. */
const SEEDED_ANEW: readonly (readonly [reason: string, text: string])[] = [
  [
    "a draw without an exact equivalent",
    POOL.replace("np.random.rand()", "np.random.random_integers(10)"),
  ],
  [
    "a helper that the parent calls, too",
    POOL.replace("def work", "def draw():\n    return np.random.rand()\n\n\ndef work")
      .replace("return np.random.rand() + item", "return draw() + item")
      .replace("    with Pool", "    draw()\n    with Pool"),
  ],
];

describe("a remedy seeds the global generator in each task", () => {
  for (const [reason, text] of SEEDED_ANEW) {
    it(reason, () => {
      const docstring = '    """Draws."""\n';
      check({
        title: "",
        files: { "main.py": text },
        mended: { "main.py": text.replace(docstring, `${docstring}    np.random.seed()\n`) },
      });
    });
  }
});

describe("a remedy for a draw in a library", () => {
  it("hands it a generator of the task's own", () => {
    const text = POOL.replace("np.random.rand()", "norm.rvs()").replace(
      "import numpy as np",
      "from scipy.stats import norm\nimport numpy as np",
    );
    const docstring = '    """Draws."""\n';
    const mended = text
      .replace(docstring, `${docstring}    rng = np.random.RandomState()\n`)
      .replace("norm.rvs()", "norm.rvs(random_state=rng)");
    check({ title: "", files: { "main.py": text }, mended: { "main.py": mended } });
  });
});

describe("a remedy for a task without a seed", () => {
  it("leaves other callers as they are", () => {
    const text = POOL.replace("    with Pool", "    print(work(1))\n    with Pool");
    check({
      title: "",
      files: { "main.py": text },
      mended: {
        "main.py": text
          .replace("def work(item):", "def work(item, seed=None):")
          .replace(
            '    """Draws."""\n',
            '    """Draws."""\n    rng = np.random.default_rng(seed)\n',
          )
          .replace("np.random.rand() +", "rng.random() +")
          .replace(
            "pool.map(work, range(8))",
            "pool.starmap(work, zip(range(8), np.random.SeedSequence().spawn(8)))",
          ),
      },
    });
  });
});
