"""NumPy's global generator in a forked pool: the workers repeat each other's numbers.

Fork copies the memory of the parent, and with it the state of `np.random`. Four workers start from
the same state, so the first draw of each is the same number, and so is every later one.
"""

import multiprocessing as mp
import time

import numpy as np


def throw(number):
    time.sleep(0.1)  # Long enough for each of the four workers to take its share of the tasks.
    return number, np.random.rand()


if __name__ == "__main__":
    # The parent has used `np.random`. Otherwise NumPy 2 would first load it in each worker, and
    # the same program would be right by luck.
    order = np.random.permutation(8)
    # "fork" is what Linux does by itself before Python 3.14.
    with mp.get_context("fork").Pool(4) as pool:
        results = pool.map(throw, order, chunksize=1)
    for number, value in results:
        print(f"task {number}: {value:.6f}")
    print(f"{len({value for _, value in results})} different numbers in {len(results)} tasks")
