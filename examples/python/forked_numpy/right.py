"""The same program with a seed for each task.

`SeedSequence.spawn` derives seeds that do not collide. Each task makes its own generator from its
own seed: it does not matter which worker runs it, and with a number in place of the empty brackets
a run can be repeated.
"""

import multiprocessing as mp
import time

import numpy as np


def throw(number, seed):
    rng = np.random.default_rng(seed)
    time.sleep(0.1)
    return number, rng.random()


if __name__ == "__main__":
    order = np.random.permutation(8)
    seeds = np.random.SeedSequence().spawn(len(order))
    with mp.get_context("fork").Pool(4) as pool:
        results = pool.starmap(throw, zip(order, seeds), chunksize=1)
    for number, value in results:
        print(f"task {number}: {value:.6f}")
    print(f"{len({value for _, value in results})} different numbers in {len(results)} tasks")
