"""One program under three start methods: whether it repeats depends on how workers are started.

- fork copies the parent's memory: both generators arrive in the state that they had there.
- spawn and forkserver start from a fresh interpreter, which imports this file again. `entropy` is
  then seeded from the operating system once more and differs; `seeded` is made from 7 once more and
  is the same in all of them.
"""

import multiprocessing as mp
import time

import numpy as np

entropy = np.random.default_rng()
seeded = np.random.default_rng(7)


def throw(_):
    time.sleep(0.3)
    return entropy.random(), seeded.random()


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        with mp.get_context(method).Pool(4) as pool:
            results = pool.map(throw, range(8), chunksize=1)
        from_entropy = {value for value, _ in results}
        from_seed = {value for _, value in results}
        print(f"{method}: of 8, {len(from_entropy)} from entropy and {len(from_seed)} from a seed")
