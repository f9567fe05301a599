"""Right numbers, but it hangs: a worker inherits a lock that nobody will ever release.

Every task seeds NumPy's global generator, so no numbers repeat. But NumPy guards that generator
with a lock. `maxtasksperchild` has the pool fork new workers all the time, and the parent draws all
the time: sooner or later a fork falls into a draw. The new worker then has a copy of the lock,
held, without the thread that held it, and waits at its first `np.random.seed` for ever. The pool
waits for its worker.

With arrays (`python wrong.py arrays`) the parent holds the lock long enough for that to happen in
every run. With single numbers (`python wrong.py`) it holds it for an instant, and a run that ends
says little about the next.
"""

import multiprocessing as mp
import sys

import numpy as np

PATIENCE = 30


def accept(energy, seed):
    np.random.seed(seed)
    return np.random.rand() < np.exp(-energy)


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
