"""The same program with the name `random`, which each worker looks up for itself."""

import multiprocessing as mp
import random
import time


def throw(number):
    time.sleep(0.1)
    return number, random.random()


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        with mp.get_context(method).Pool(4) as pool:
            results = pool.map(throw, range(8), chunksize=1)
        print(f"{method}: {len({value for _, value in results})} different numbers in 8 tasks")
