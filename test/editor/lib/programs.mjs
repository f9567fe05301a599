// Programs that the editor tests open, and what must be said about each.

/** @type {{ name: string, language: string, rule: string, place: string, text: string }[]} */
export const PROGRAMS = [
  {
    name: "pool.py",
    language: "python",
    rule: "reseed/no-shared-generator",
    /** The problem begins at the last of these words. */
    place: "rng",
    text: `import multiprocessing

import numpy as np


def work(rng, item):
    return item + rng.random()


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    with multiprocessing.Pool(4) as pool:
        print(pool.starmap(work, [(rng, item) for item in range(8)]))
`,
  },
];
