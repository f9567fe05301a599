"""A generator of one's own from the standard library in a forked pool: it repeats.

Only the hidden generator behind `random.random()` seeds itself again after a fork. One that the
program makes is copied like any other object.
"""

import multiprocessing as mp
import random
import time

rng = random.Random()


def throw(number):
    time.sleep(0.1)
    return number, rng.random()


if __name__ == "__main__":
    with mp.get_context("fork").Pool(4) as pool:
        results = pool.map(throw, range(8), chunksize=1)
    for number, value in results:
        print(f"task {number}: {value:.6f}")
    print(f"{len({value for _, value in results})} different numbers in {len(results)} tasks")
