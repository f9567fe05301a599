"""Rewrites Python programs so that `reseed_probe` sees every call: `f(x)` to `got(seen(f)(x))`.

Paths come as arguments; files that cannot be parsed stay as they are."""

import ast
import sys

# What the compiler or the frame gives a meaning to stays out of reach of other calls.
LEFT_ALONE = frozenset(("super", "locals", "globals", "vars", "dir", "eval", "exec"))


class Instrument(ast.NodeTransformer):
    """Wraps calls; a site is the number of its call in the file."""

    def __init__(self, file):
        self.file = file
        self.count = 0

    def visit_Call(self, node):
        text = ", ".join(ast.unparse(part) for part in [*node.args, *node.keywords])
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in LEFT_ALONE:
            return node
        self.count += 1
        site = ast.Constant("%s:%d" % (self.file, self.count))
        node.func = probe("seen", site, node.func)
        return probe("got", site, ast.Constant(text), node)

    # Decorators and patterns are looked at by others, and draw nothing.
    def visit_MatchClass(self, node):
        return node


def probe(name, *arguments):
    """`__reseed.name(arguments)`"""
    owner = ast.Name("__reseed__", ast.Load())
    return ast.Call(ast.Attribute(owner, name, ast.Load()), list(arguments), [])


def instrument(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    tree = Instrument(path).visit(tree)
    at = 0
    for node in tree.body:
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
        if not (is_text or is_future):
            break
        at += 1
    tree.body.insert(at, ast.Import([ast.alias("reseed_probe", "__reseed__")]))
    with open(path, "w", encoding="utf-8") as file:
        file.write(ast.unparse(ast.fix_missing_locations(tree)) + "\n")


for each in sys.argv[1:]:
    instrument(each)
