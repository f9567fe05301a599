"""Writes Python programs anew without changing what they do: the oracle's variants.

Reads a JSON list of programs from standard input, each {"variant": NAME, "files": {PATH: TEXT}},
and writes the list of their new files. Variants: "stripped" takes comments out and keeps every line
in its place; "reformatted" lays the code out as `ast.unparse` does; "renamed" gives new names to
all that the program itself names, and lays it out anew as well.
"""

import ast
import builtins
import io
import json
import sys
import tokenize
from pathlib import PurePosixPath


def strip_comments(text):
    lines = text.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and not token.string.startswith("#!"):
            row, column = token.start
            line = lines[row - 1]
            ending = line[len(line.rstrip("\r\n")) :]
            lines[row - 1] = line[:column].rstrip() + ending
    return "".join(lines)


def reformat(text):
    return ast.unparse(ast.parse(text)) + "\n"


class Names(ast.NodeVisitor):
    """Which names a program binds, and which of them something else than a name refers to."""

    def __init__(self):
        self.bound = set()
        self.fixed = set()

    def visit_Name(self, node):
        if isinstance(node.ctx, (ast.Store, ast.Del)):
            self.bound.add(node.id)

    def visit_arg(self, node):
        self.bound.add(node.arg)
        self.generic_visit(node)

    def visit_FunctionDef(self, node):
        self.bound.add(node.name)
        self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        self.bound.add(node.name)
        for statement in node.body:
            # Members are reached as attributes, also by code that is not here (`run`, a base class).
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.fixed.add(statement.name)
            else:
                for part in ast.walk(statement):
                    if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                        self.fixed.add(part.id)
        self.generic_visit(node)

    def visit_ExceptHandler(self, node):
        if node.name:
            self.bound.add(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node):
        if node.name:
            self.bound.add(node.name)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_keyword(self, node):
        self.fixed.add(node.arg)
        self.generic_visit(node)

    def visit_Attribute(self, node):
        self.fixed.add(node.attr)
        self.generic_visit(node)

    def visit_Constant(self, node):
        if isinstance(node.value, str):
            # `getattr(x, "name")`, `__all__`, a quoted annotation.
            self.fixed.update(part for part in node.value.replace(".", " ").split())

    def visit_MatchMapping(self, node):
        self.fixed.add(node.rest)
        self.generic_visit(node)

    def visit_MatchClass(self, node):
        self.fixed.update(node.kwd_attrs)
        self.generic_visit(node)


class Renamer(ast.NodeTransformer):
    """Renames by one table for the whole program, so that its files still fit together."""

    def __init__(self, table, own_modules):
        self.table = table
        self.own_modules = own_modules
        self.aliases = {}

    def new(self, name):
        return self.aliases.get(name) or self.table.get(name, name)

    def visit_Name(self, node):
        node.id = self.new(node.id)
        return node

    def visit_arg(self, node):
        node.arg = self.new(node.arg)
        return self.generic_visit(node)

    def visit_FunctionDef(self, node):
        node.name = self.new(node.name)
        return self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef
    visit_ClassDef = visit_FunctionDef

    def visit_ExceptHandler(self, node):
        node.name = node.name and self.new(node.name)
        return self.generic_visit(node)

    visit_MatchAs = visit_ExceptHandler
    visit_MatchStar = visit_ExceptHandler

    def visit_Global(self, node):
        node.names = [self.new(name) for name in node.names]
        return node

    visit_Nonlocal = visit_Global

    def visit_ImportFrom(self, node):
        is_own = node.level > 0 or (node.module or "").split(".")[0] in self.own_modules
        for alias in node.names:
            if alias.name == "*" or node.module == "__future__":
                continue
            local = self.new(alias.asname or alias.name)
            if is_own:
                alias.name = self.table.get(alias.name, alias.name)
            alias.asname = None if local == alias.name else local
        return node

    def visit_Import(self, node):
        for alias in node.names:
            if alias.asname:
                alias.asname = self.new(alias.asname)
            elif alias.name in self.aliases:
                alias.asname = self.aliases[alias.name]
        return node


def plain_imports(tree):
    """Names of `import x` that can take an alias: nothing else binds `x` as a package."""
    whole, parts = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if not alias.asname:
                    (parts if "." in alias.name else whole).add(alias.name.split(".")[0])
    return whole - parts


def imported_aliases(tree):
    """Local names of `import x as y` and `from x import y`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                if alias.asname:
                    found.add(alias.asname)
                elif isinstance(node, ast.ImportFrom) and alias.name != "*":
                    found.add(alias.name)
    return found


def rename(files):
    """Renames one program, all of its files by one table."""
    trees = {path: ast.parse(text) for path, text in files.items()}
    names = Names()
    own_modules = set()
    for path, tree in trees.items():
        names.visit(tree)
        pure = PurePosixPath(path)
        own_modules.update([pure.stem, *pure.parent.parts])
        # What another file imports, and the alias under which it does.
        names.bound |= imported_aliases(tree)
        for name in plain_imports(tree):
            names.bound.add(name)
    dunder = {name for name in names.bound if name.startswith("__")}
    keep = names.fixed | dunder | own_modules | set(dir(builtins))
    table = {name: f"v{n}_" for n, name in enumerate(sorted(names.bound - keep))}
    result = {}
    for path, tree in trees.items():
        whole = plain_imports(tree)
        renamer = Renamer(table, own_modules)
        renamer.aliases = {name: table[name] for name in whole if name in table}
        result[path] = ast.unparse(ast.fix_missing_locations(renamer.visit(tree))) + "\n"
    return result


def each_cell(text, change):
    """Applies a change to the code cells of a notebook; cells with magics stay as they are."""
    book = json.loads(text)
    for cell in book["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            try:
                source = change(source).rstrip("\n")
            except SyntaxError:
                continue
            cell["source"] = source.splitlines(keepends=True)
    return json.dumps(book, indent=1) + "\n"


def transform(program):
    variant, files = program["variant"], program["files"]
    if variant == "renamed":
        books = {path: text for path, text in files.items() if path.endswith(".ipynb")}
        modules = {path: text for path, text in files.items() if path not in books}
        return {
            **rename(modules),
            # Cells share their names; each is laid out anew and keeps them.
            **{path: each_cell(text, reformat) for path, text in books.items()},
        }
    change = {"stripped": strip_comments, "reformatted": reformat}[variant]
    return {
        path: each_cell(text, change) if path.endswith(".ipynb") else change(text)
        for path, text in files.items()
    }


if __name__ == "__main__":
    json.dump([transform(program) for program in json.load(sys.stdin)], sys.stdout)
