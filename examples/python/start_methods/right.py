"""With a seed for each task, the start method no longer matters: all three print the same line."""

import multiprocessing as mp
import time

import numpy as np


def throw(seed):
    rng = np.random.default_rng(seed)
    time.sleep(0.3)
    return rng.random()


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        seeds = np.random.SeedSequence(7).spawn(8)
        with mp.get_context(method).Pool(4) as pool:
            results = pool.map(throw, seeds, chunksize=1)
        print(f"{method}: of 8, {len(set(results))} different, the first {results[0]:.6f}")
