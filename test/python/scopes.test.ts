/** Programs, and the scopes that rules are shown of them. */
import assert from "node:assert/strict";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";
import type { Scope } from "../../eslint-plugin/src/python/scope/scope.js";
import { ScopeManager } from "../../eslint-plugin/src/python/scope/scope-manager.js";

/**
 * Each scope is a line, indented by its depth; each of its names says how it is bound, and then how
 * often it is read and written.
 */
const PROGRAMS: readonly {
  readonly title: string;
  readonly program: string;
  readonly scopes: readonly string[];
  readonly unresolved?: readonly string[];
}[] = [
  {
    title: "ways to bind a name",
    program: `import a, b.c as d
from e import f
x = y = 1
x += 1
z: int
for i, *j in k: pass
with open(l) as (m, n): pass
try: pass
except E as err: pass
def g(): pass
class C: pass
del y
(w := 1)
type T = int
`,
    scopes: [
      "module: a import 0/1, d import 0/1, f import 0/1, x assignment+augmented 1/2, " +
        "y assignment+delete 1/1, z annotation 0/0, i for 0/1, j for 0/1, m with 0/1, n with 0/1, " +
        "err except 0/1, g function 0/1, C class 0/1, w walrus 0/1, T type-alias 0/1",
      "  function g:",
      "  class C:",
    ],
    unresolved: ["int", "k", "open", "l", "E", "int"],
  },
  {
    title: "parameters and lambdas",
    program: "def f(a, /, b, *c, d=1, **e):\n    return lambda b, *, g=a: b + g + h\n",
    scopes: [
      "module: f function 0/1",
      "  function f: a parameter 1/1, b parameter 0/1, c parameter 0/1, d parameter 0/1, e parameter 0/1",
      "    function lambda: b parameter 1/1, g parameter 1/1",
    ],
    unresolved: ["h"],
  },
  {
    title: "comprehensions, and `:=` out of them",
    program: "def f(x):\n    return [y := x for x in x if y]\n",
    scopes: [
      "module: f function 0/1",
      "  function f: x parameter 1/1, y walrus 1/1",
      "    comprehension: x for 1/1",
    ],
  },
  {
    title: "a class is seen by itself and by none of its functions",
    program:
      "x = 0\nclass A:\n    x = 1\n    y = x\n    def f(self): return x\n    z = [x for _ in x]\n",
    scopes: [
      "module: x assignment 2/1, A class 0/1",
      "  class A: x assignment 2/1, y assignment 0/1, f function 0/1, z assignment 0/1",
      "    function f: self parameter 0/1",
      "    comprehension: _ for 0/1",
    ],
  },
  {
    title: "global and nonlocal",
    program:
      "def f():\n    global g, h\n    g = 1\n    def i():\n        nonlocal j\n        j = g\n    j = 0\ng\n",
    scopes: [
      "module: f function 0/1, g declaration+assignment 2/1, h declaration 0/0",
      "  function f: i function 0/1, j assignment+declaration+assignment 0/2",
      "    function i:",
    ],
  },
  {
    title: "type parameters",
    program:
      "def f[T: B](x: T) -> T:\n    return T\nclass A[T = int, *Ts, **P](Base[T]):\n    x: T\ntype L[T] = list[T]\n",
    scopes: [
      "module: f function 0/1, A class 0/1, L type-alias 0/1",
      "  type-parameters: T type-parameter 3/1",
      "    function f: x parameter 0/1",
      "  type-parameters: T type-parameter 2/1, Ts type-parameter 0/1, P type-parameter 0/1",
      "    class A: x annotation 0/0",
      "  type-parameters: T type-parameter 1/1",
    ],
    unresolved: ["B", "int", "Base", "list"],
  },
  {
    title: "patterns",
    program:
      "match a:\n    case [b, *c] if d: b\n    case {e.f: g, **h} | P(i, j=k): pass\n    case (1 | 2) as l: pass\n    case _: pass\n",
    scopes: [
      "module: b match 1/1, c match 0/1, g match 0/1, h match 0/1, i match 0/1, k match 0/1, l match 0/1",
    ],
    unresolved: ["a", "d", "e", "P"],
  },
  {
    title: "what only type checkers import",
    program:
      "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\nelse:\n    import b\nimport a\n",
    scopes: ["module: TYPE_CHECKING import 1/1, a (import)+import 0/2, b import 0/1"],
  },
  {
    title: "what only type checkers import, the other way round",
    program:
      "import typing as t\nif not t.TYPE_CHECKING:\n    import a\nelif x:\n    import b\nelse:\n    import c\n" +
      "if t.TYPE_CHECKING and x:\n    import d\nelif x:\n    import e\nif t.TYPE_CHECKING or x:\n    import f\n",
    scopes: [
      "module: t import 3/1, a import 0/1, b (import) 0/1, c (import) 0/1, d (import) 0/1, " +
        "e import 0/1, f import 0/1",
    ],
    unresolved: ["x", "x", "x", "x"],
  },
  {
    title: "imports on conditions, and what stands for a missing one",
    program:
      "try:\n    import a\nexcept ImportError as e:\n    a = None\nelse:\n    from b import *\nfinally:\n    del a\n",
    scopes: ["module: a import+assignment+delete 1/2, e except 0/1"],
    unresolved: ["ImportError"],
  },
  {
    title: "names that are equal after normalisation",
    program:
      "import ｎｕｍｐｙ as ｎｐ\ndef ℌ(ﬁ): global ℹ; ℹ = np.ﬁ; return fi\nH\nclass ª(ℌ): pass\n",
    scopes: [
      "module: np import 1/1, H function 2/1, i declaration+assignment 0/1, a class 0/1",
      "  function H: fi parameter 1/1",
      "  class a:",
    ],
  },
  {
    title: "names that look alike and are others",
    program: "а = 1\na\nE\u0301 = 1\n\u00c9\nE\n",
    scopes: ["module: а assignment 0/1, É assignment 1/1"],
    unresolved: ["a", "E"],
  },
  {
    title: "comprehensions in classes, and their first iterable",
    program:
      "class A:\n    x = 1\n    y = [x for x in x for z in x if x]\n    w = [x for _ in x]\n",
    scopes: [
      "module: A class 0/1",
      "  class A: x assignment 2/1, y assignment 0/1, w assignment 0/1",
      "    comprehension: x for 3/1, z for 0/1",
      "    comprehension: _ for 0/1",
    ],
    unresolved: ["x"],
  },
  {
    title: "comprehensions in comprehensions, and `:=` out of both",
    program:
      "def f():\n    global g\n    [[g := x for x in y] for y in (h := z)]\n    (lambda: (g := 1))\n",
    scopes: [
      "module: f function 0/1, g declaration+walrus 0/1",
      "  function f: h walrus 0/1",
      "    comprehension: y for 1/1",
      "      comprehension: x for 1/1",
      "    function lambda: g walrus 0/1",
    ],
    unresolved: ["z"],
  },
  {
    title: "type parameters in classes, which see the class",
    program:
      "T = 1\nclass A[T]:\n    x = T\n    def f[U: x](self, a: x = x) -> T:\n        return x, U, T\n    type L[V] = tuple[x, V]\n",
    scopes: [
      "module: T assignment 0/1, A class 0/1",
      "  type-parameters: T type-parameter 3/1",
      "    class A: x assignment 4/1, f function 0/1, L type-alias 0/1",
      "      type-parameters: U type-parameter 1/1",
      "        function f: self parameter 0/1, a parameter 0/1",
      "      type-parameters: V type-parameter 1/1",
    ],
    unresolved: ["x", "tuple"],
  },
  {
    title: "nonlocal over several functions, and from a class",
    program:
      "def f():\n    x = 1\n    def g():\n        class C:\n            nonlocal x\n            x = 2\n        def h():\n            nonlocal x\n            del x\n",
    scopes: [
      "module: f function 0/1",
      "  function f: x assignment+declaration+assignment+declaration+delete 1/2, g function 0/1",
      "    function g: C class 0/1, h function 0/1",
      "      class C:",
      "      function h:",
    ],
  },
  {
    title: "decorators, defaults and bases stand outside",
    program: "x = 1\n@x\ndef f(x=x): pass\n@x\nclass x(x): pass\n",
    scopes: [
      "module: x assignment+class 4/2, f function 0/1",
      "  function f: x parameter 0/1",
      "  class x:",
    ],
  },
  {
    title: "strings with fields",
    program: "a = f'{b:{c}} {d!r}' t'{e}'\n",
    scopes: ["module: a assignment 0/1"],
    unresolved: ["b", "c", "d", "e"],
  },
  {
    title: "what could not be parsed binds nothing",
    program: "x = = 1\ny = x\n",
    scopes: ["module: y assignment 0/1"],
    unresolved: ["x"],
  },
];

function describeScopes(scope: Scope, indent = ""): readonly string[] {
  const { node } = scope;
  const name = "name" in node && typeof node.name === "string" ? ` ${node.name}` : "";
  const kind = node.type === "Lambda" ? "function lambda" : scope.kind;
  const names = [...scope.bindings.values()].map((binding) => {
    const kinds = binding.definitions.map((definition) =>
      definition.isTypeOnly ? `(${definition.kind})` : definition.kind,
    );
    const reads = binding.references.filter(({ isRead }) => isRead).length;
    const writes = binding.references.filter(({ isWrite }) => isWrite).length;
    return `${binding.name} ${kinds.join("+")} ${reads}/${writes}`;
  });
  const head = scope.kind === "type-parameters" ? scope.kind : `${kind}${name}`;
  return [
    `${indent}${head}: ${names.join(", ")}`.trimEnd(),
    ...scope.children.flatMap((child) => describeScopes(child, `${indent}  `)),
  ];
}

describe("python: scopes", () => {
  for (const { title, program, scopes, unresolved = [] } of PROGRAMS) {
    it(title, () => {
      const manager = new ScopeManager(parse(program).module);
      assert.deepEqual(describeScopes(manager.module), scopes);
      assert.deepEqual(
        manager.unresolved.map(({ name }) => name),
        unresolved,
      );
      // Every use stands where it says.
      for (const { references } of manager.scopes) {
        for (const { name, range } of references) {
          assert.equal(program.slice(...range).normalize("NFKC"), name);
        }
      }
    });
  }

  it("are found by their nodes, and uses by theirs", () => {
    const { module } = parse("def f(a):\n    return a\n");
    const manager = new ScopeManager(module);
    const [definition] = module.body;
    assert.ok(definition?.type === "FunctionDef");
    const [statement] = definition.body;
    assert.ok(statement?.type === "Return" && statement.value !== null);
    const scope = manager.scopeOf(definition);
    assert.equal(scope?.bindings.get("a"), manager.referenceAt(statement.value)?.binding);
    assert.equal(manager.referenceAt(statement), null);
  });
});

/** What `__all__` gives; `*` stands for what cannot be read, a module for its own list. */
const ALL: readonly (readonly [program: string, names: readonly string[] | null])[] = [
  ["x = 1", null],
  ["def f():\n    __all__ = ['a']", null],
  ["class A:\n    __all__ = ['a']", null],
  ["x.__all__ = ['a']", null],
  ["__all__ = ['a', 'b']", ["a", "b"]],
  ["__all__ = 'a', 'b'", ["a", "b"]],
  ["__all__ = x = ['a']", ["a"]],
  ["__all__ = []", []],
  ["__all__: list[str] = ['a']\n__all__ += ('b',)", ["a", "b"]],
  ["__all__: list[str]", null],
  ["__all__ = ['a'] + ['b'] + ['c']", ["a", "b", "c"]],
  [
    "__all__ = []\n__all__.extend(['a'])\n__all__.append('b')\n__all__.insert(0, 'c')",
    ["a", "b", "c"],
  ],
  ["__all__ = ['a', 'b']\n__all__.remove('a')\n__all__.sort()", ["b"]],
  ["__all__ = ['a']\n__all__ = ['b']", ["b"]],
  ["__all__ = ['a']\n__all__ = __all__ + ['b']", ["a", "b"]],
  ["__all__ = ['a']\n__all__ = [*__all__, 'b']", ["a", "b"]],
  [
    "if a:\n    __all__ = ['a']\nelif b:\n    __all__ = ['b']\nelse:\n    __all__ = ['c']",
    ["a", "b", "c"],
  ],
  ["__all__ = ['a']\nif a:\n    __all__ += ['b']\nif b:\n    __all__.remove('a')", ["a", "b"]],
  ["__all__ = ['a']\ntry: import x\nexcept E: pass\nelse: __all__.append('b')", ["a", "b"]],
  ["__all__ = ['a']\nwith x:\n    for y in z:\n        __all__ += ['b']", ["a", "b"]],
  ["__all__ = ['a']\n__all__ += b.c.__all__\n__all__.extend(d.__all__)", ["a", "b.c", "d"]],
  ["__all__ = ['a', *b.__all__]", ["a", "b"]],
  ["__all__ = a.__all__ + b.__all__", ["a", "b"]],
  ["__all__ = other", ["*"]],
  ["__all__ = ['a', b]", ["a", "*"]],
  ["__all__ = ['a' for _ in x]", ["*"]],
  ["__all__ = ['a']\n__all__ += names", ["a", "*"]],
  ["__all__ = ['a']\n__all__.append(name)", ["a", "*"]],
  ["__all__ = ['a']\n__all__ -= ['a']", ["a", "*"]],
  ["__all__ = ['a']\n__all__.remove(b)", ["a", "*"]],
  ["__all__ = ['a']\n__all__.clear()", ["a", "*"]],
  ["__all__ = ['a']\ndel __all__", ["a", "*"]],
  ["__all__ += ['a']", ["a", "*"]],
];

describe("python: __all__", () => {
  for (const [program, names] of ALL) {
    it(JSON.stringify(program), () => {
      const list = new ScopeManager(parse(program).module).exportList;
      const found =
        list === null
          ? null
          : [
              ...list.names,
              ...list.modules.map(({ range }) => program.slice(...range)),
              ...(list.isComplete ? [] : ["*"]),
            ];
      assert.deepEqual(found, names);
    });
  }
});
