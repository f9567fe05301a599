"""Notes what an instrumented program draws, in which process and thread, and which processes start.

Functions are handed through as they are: nothing is wrapped, so that all of them can be pickled and
compared as they could before. Each process appends lines of JSON to a file of its own."""

import hashlib
import json
import os
import sys
import threading

FOLDER = os.environ.get("RESEED_PROBE")
# Enough to tell what a task draws; a loop of millions must not fill the disk.
LIMIT = 4000

NOT_DRAWS = frozenset(
    ("seed", "spawn", "jumped", "get_state", "set_state", "getstate", "setstate", "bit_generator")
)
# Draws that are told by their name alone: what they draw from is inside their library.
BY_NAME = frozenset(("rvs", "sample", "train_test_split", "random_base2"))
TORCH = frozenset(("rand", "randn", "randint", "randperm", "normal", "bernoulli", "multinomial"))

_open_calls = threading.local()
_count = 0


def seen(site, function):
    """Called with what is about to be called; gives it back."""
    draw = _draw(function)
    if draw is not None:
        calls = getattr(_open_calls, "by_site", None)
        if calls is None:
            calls = _open_calls.by_site = {}
        calls[site] = draw
    return function


def got(site, text, value):
    """Called with the result of a call; gives it back."""
    calls = getattr(_open_calls, "by_site", None)
    if calls:
        draw = calls.pop(site, None)
        if draw is not None:
            _note("draw", name=draw, args=text, value=_digest(value))
    return value


def _draw(function):
    name = getattr(function, "__name__", None)
    if not isinstance(name, str) or name in NOT_DRAWS:
        return None
    owner = getattr(function, "__self__", None)
    module = getattr(type(owner), "__module__", "")
    if module in ("numpy.random._generator", "numpy.random.mtrand", "random"):
        return None if type(owner).__name__ == "SystemRandom" else name
    if name in BY_NAME:
        return name
    is_torch = getattr(owner, "__module__", "") == "torch" or module.startswith("torch")
    return name if name in TORCH and is_torch else None


def _digest(value):
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:16]


def _note(kind, **what):
    global _count
    _count += 1
    if FOLDER is None or _count > LIMIT:
        return
    what.update(kind=kind, pid=os.getpid(), thread=threading.get_ident())
    line = json.dumps(what) + "\n"
    path = os.path.join(FOLDER, "%d.jsonl" % os.getpid())
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line.encode())
    finally:
        os.close(file)


def _forked():
    global _count
    _count = 0
    _note("process", how="forked")


def start():
    """Called once in each interpreter that starts."""
    command = " ".join(sys.orig_argv)
    if os.environ.pop("RESEED_MAIN", None) is not None:
        how = "main"
    elif "resource_tracker" in command or "forkserver" in command:
        # Helpers do no work of the program's.
        how = "helper"
    else:
        how = "started"
    _note("process", how=how)
    os.register_at_fork(after_in_child=_forked)
