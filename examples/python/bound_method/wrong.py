"""A bound method as an argument: it defeats the seed that the worker sets.

`np.random.random_sample` is a method of NumPy's hidden generator. Passing it pickles that generator
with its state, so the worker seeds one generator and draws from another: a copy of the parent's.
"""

import multiprocessing as mp
import time

import numpy as np


def throw(sample, seed):
    np.random.seed(seed)  # Seeds the worker's own generator...
    time.sleep(0.1)
    return sample()  # ...and draws from the one that came with the method.


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        with mp.get_context(method).Pool(4) as pool:
            tasks = [(np.random.random_sample, seed) for seed in range(8)]
            results = pool.starmap(throw, tasks, chunksize=1)
        print(f"{method}: {len(set(results))} different numbers in {len(results)} tasks")
