"""The same program with a `RandomState` in the worker: it ends, and its numbers are the same.

A generator that is made after the fork has a lock of its own, which nobody holds. The parent may go
on drawing as it likes.
"""

import multiprocessing as mp
import sys

import numpy as np

PATIENCE = 30


def accept(energy, seed):
    rng = np.random.RandomState(seed)
    return rng.rand() < np.exp(-energy)


def energies(kind):
    for _ in range(2000):
        if kind == "arrays":
            yield float(np.abs(np.random.randn(10_000)).mean())
        else:
            yield max(abs(np.random.randn()) for _ in range(200))


if __name__ == "__main__":
    kind = sys.argv[1] if len(sys.argv) > 1 else "scalars"
    with mp.get_context("fork").Pool(4, maxtasksperchild=5) as pool:
        waiting = [
            pool.apply_async(accept, (energy, seed)) for seed, energy in enumerate(energies(kind))
        ]
        try:
            accepted = sum(result.get(timeout=PATIENCE) for result in waiting)
        except mp.TimeoutError:
            print(f"{kind}: no result for {PATIENCE} seconds; a worker hangs")
        else:
            print(f"{kind}: {accepted} of {len(waiting)} accepted")
