"""The same program with the name of the method in place of the method itself."""

import multiprocessing as mp
import time

import numpy as np


def throw(name, seed):
    rng = np.random.default_rng(seed)
    time.sleep(0.1)
    return getattr(rng, name)()


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        seeds = np.random.SeedSequence().spawn(8)
        with mp.get_context(method).Pool(4) as pool:
            tasks = [("random", seed) for seed in seeds]
            results = pool.starmap(throw, tasks, chunksize=1)
        print(f"{method}: {len(set(results))} different numbers in {len(results)} tasks")
