"""Checks what knowledge says of Python's libraries against those that are installed.

Reads a list of checks as JSON from standard input, writes a list of complaints to standard output.
Names of distributions that are not installed are listed, not complained about.
"""

import importlib
import importlib.util
import inspect
import json
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")


class Missing(Exception):
    """A package that is not installed."""


def resolve(name):
    """The object behind a qualified name, importing the modules on the way."""
    parts = name.split(".")
    if importlib.util.find_spec(parts[0]) is None:
        raise Missing(parts[0])
    value = importlib.import_module(parts[0])
    for index, part in enumerate(parts[1:], 1):
        if not hasattr(value, part):
            importlib.import_module(".".join(parts[: index + 1]))
        value = getattr(value, part)
    return value


def positional(value):
    """The names of a callable's positional parameters; None where it does not tell."""
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except (TypeError, ValueError):
        return None
    if any(p.kind is p.VAR_POSITIONAL for p in parameters):
        return None
    if parameters and parameters[0].name in ("self", "cls"):
        parameters = parameters[1:]
    by_position = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return [p.name for p in parameters if p.kind in by_position]


def check_arguments(name, value, arguments):
    """Complains about an argument that stands at another position than knowledge says."""
    names = positional(value)
    for argument in arguments:
        if names is None or argument["name"] not in names:
            continue
        position = names.index(argument["name"])
        if position != argument["position"]:
            yield f"{name}: '{argument['name']}' is at {position}, not at {argument['position']}"


def check_name(check):
    value = resolve(check["name"])
    yield from check_arguments(check["name"], value, check["arguments"])
    for method, arguments in check["methods"].items():
        if not hasattr(value, method):
            yield f"{check['name']} has no '{method}'"
            continue
        yield from check_arguments(f"{check['name']}.{method}", getattr(value, method), arguments)


def check_import(module, touches):
    """Complains where an import makes NumPy's random state, or leaves it, against what is said."""
    program = f"import {module}, sys; print('numpy.random' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return
    if (run.stdout.strip().splitlines()[-1] == "True") != touches:
        yield f"import {module}: said to {'touch' if touches else 'leave alone'} numpy.random"


def main():
    checks = json.load(sys.stdin)
    complaints, skipped, done = [], set(), 0
    for check in checks["names"]:
        try:
            complaints += check_name(check)
            done += 1
        except Missing as missing:
            skipped.add(str(missing))
        except (AttributeError, ImportError) as error:
            complaints.append(f"{check['name']}: {error}")
    import numpy

    if int(numpy.__version__.split(".")[0]) >= 2:
        for check in checks["imports"]:
            if importlib.util.find_spec(check["module"].split(".")[0]) is None:
                skipped.add(check["module"].split(".")[0])
                continue
            complaints += check_import(check["module"], check["touches"])
            done += 1
    json.dump({"complaints": complaints, "skipped": sorted(skipped), "done": done}, sys.stdout)


main()
