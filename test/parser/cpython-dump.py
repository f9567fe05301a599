"""Prints a digest, or with --full the whole text, of CPython's syntax tree for each file named on stdin.

The first line of stdin gives, as JSON, the fields of each kind of node in the order to print them.
Positions are offsets in UTF-16 units. The other side is dump.ts.
"""
import ast
import hashlib
import io
import json
import re
import struct
import sys
import tokenize
import warnings
import zlib

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
FULL = "--full" in sys.argv
# Before 3.12, positions inside formatted strings are wrong or those of the whole string.
OLD_FORMAT = sys.version_info < (3, 12)

OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "MatMult": "@",
    "Pow": "**", "LShift": "<<", "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^",
    "And": "and", "Or": "or", "Not": "not", "USub": "-", "UAdd": "+", "Invert": "~",
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=",
    "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in",
}
OPERATOR_NODES = (ast.operator, ast.boolop, ast.unaryop, ast.cmpop)


class Lines:
    """Turns line and column in UTF-8 bytes into offsets in UTF-16 units."""

    def __init__(self, text):
        self.lines = re.split("\r\n|\r|\n", text)
        self.starts = []
        at = 0
        position = 0
        for line in self.lines:
            self.starts.append(at)
            position += len(line)
            at += len(line) if line.isascii() else len(line.encode("utf-16-le", "surrogatepass")) // 2
            width = 2 if text[position : position + 2] == "\r\n" else 1
            position += width
            at += width

    def offset(self, line, column):
        content = self.lines[line - 1]
        if not content.isascii():
            prefix = content.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "surrogatepass")
            column = len(prefix.encode("utf-16-le", "surrogatepass")) // 2
        return self.starts[line - 1] + column


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "..."
    if isinstance(value, str):
        data = value.encode("utf-16-le", "surrogatepass")
        return f"s{len(data) // 2},{zlib.crc32(data)}"
    if isinstance(value, bytes):
        return f"b{len(value)},{zlib.crc32(value)}"
    if isinstance(value, int):
        return f"i{value}" if value.bit_length() < 14000 else "i?"
    if isinstance(value, complex):
        return "j" + struct.pack(">d", value.imag).hex()
    return "f" + struct.pack(">d", value).hex()


def dump(tree, text, fields, out):
    lines = Lines(text)
    named = "\\N{" in text

    def scalar(value):
        if value is None:
            out.append("-")
        elif isinstance(value, str):
            out.append("'" + value)
        elif isinstance(value, (int, bool)):
            out.append(str(int(value)))
        elif isinstance(value, OPERATOR_NODES):
            out.append("'" + OPERATORS[type(value).__name__])
        else:
            out.append(constant(value))

    def visit(node, hidden):
        kind = type(node).__name__
        start = getattr(node, "lineno", None)
        if start is None or hidden or kind == "Module":
            out.append(kind)
            span = None
        else:
            span = (
                lines.offset(start, node.col_offset),
                lines.offset(node.end_lineno, node.end_col_offset),
            )
            out.append(f"{kind} {span[0]} {span[1]}")
        if kind == "Constant" or kind == "MatchSingleton":
            if named and isinstance(node.value, str):
                out.append("s?")
            else:
                out.append(constant(node.value))
            return
        hidden = hidden or (OLD_FORMAT and kind == "JoinedStr")
        for field in fields[kind]:
            value = getattr(node, "type" if field == "exception" else field, None)
            if isinstance(value, list) or (value is None and field == "type_params"):
                value = value or []
                out.append(f"[{len(value)}")
                for element in value:
                    if isinstance(element, ast.AST) and not isinstance(element, OPERATOR_NODES):
                        visit(element, hidden)
                    else:
                        scalar(element)
            elif isinstance(value, ast.AST) and not isinstance(value, OPERATOR_NODES):
                visit(value, hidden)
            elif value is None and field == "is_lazy":
                out.append("0")
            else:
                scalar(value)

    visit(tree, False)


def main():
    fields = json.loads(sys.stdin.readline())
    for line in sys.stdin:
        path = line.rstrip("\n")
        try:
            with open(path, "rb") as file:
                data = file.read()
            encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
            if encoding not in ("utf-8", "utf-8-sig"):
                raise ValueError("not UTF-8")
            text = data.decode("utf-8-sig")
        except (ValueError, SyntaxError, OSError):
            print("unreadable", path, flush=True)
            continue
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            message = getattr(error, "msg", None) or str(error)
            print("invalid", getattr(error, "lineno", 0) or 0, json.dumps(message), flush=True)
            continue
        out = []
        dump(tree, text, fields, out)
        if FULL:
            print("full", json.dumps(out), flush=True)
        else:
            data = "\n".join(out).encode("utf-8", "surrogatepass")
            print("digest", hashlib.md5(data).hexdigest(), flush=True)


main()
