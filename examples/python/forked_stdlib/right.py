"""The standard library's `random` in a forked pool: it does not repeat.

Fork copies its state as well, but since Python 3.7 the module seeds itself again in every forked
child. (For the same reason a `random.seed(1)` in the parent is lost: the run cannot be repeated.)
"""

import multiprocessing as mp
import random
import time


def throw(number):
    time.sleep(0.1)
    return number, random.random()


if __name__ == "__main__":
    with mp.get_context("fork").Pool(4) as pool:
        results = pool.map(throw, range(8), chunksize=1)
    for number, value in results:
        print(f"task {number}: {value:.6f}")
    print(f"{len({value for _, value in results})} different numbers in {len(results)} tasks")
