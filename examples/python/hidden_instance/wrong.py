"""The hidden generator of `random`, passed as an argument: it repeats under every start method.

`random._inst` is the object behind `random.random()`. In a worker it is seeded anew, but here it is
not the worker's that draws: arguments are pickled, and pickling copies the state of the parent's.
"""

import multiprocessing as mp
import random
import time


def throw(number, rng):
    time.sleep(0.1)
    return number, rng.random()


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        with mp.get_context(method).Pool(4) as pool:
            tasks = [(number, random._inst) for number in range(8)]
            results = pool.starmap(throw, tasks, chunksize=1)
        print(f"{method}: {len({value for _, value in results})} different numbers in 8 tasks")
