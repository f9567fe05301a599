"""Makes an older CPython start workers as 3.14.1 does: from a fork server that preloads __main__."""

from multiprocessing import context, spawn

_prepare = spawn.get_preparation_data


def _preparation_data(name):
    data = _prepare(name)
    # The fork server asks for a key that nobody sets before CPython's GH-135295.
    if "init_main_from_path" in data:
        data["main_path"] = data["init_main_from_path"]
    return data


def install():
    """Changes the default of `multiprocessing`; a method that the program sets stays in force."""
    forkserver = context._concrete_contexts["forkserver"]
    context._default_context._default_context = forkserver
    spawn.get_preparation_data = _preparation_data
