/** Expressions, and what they are called outside of their file. */
import assert from "node:assert/strict";
import { qualifiedNameWithin } from "../../eslint-plugin/src/python/names/qualified-name.js";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";
import { ScopeManager } from "../../eslint-plugin/src/python/scope/scope-manager.js";

/** The expression in question is the last statement. */
const NAMES: readonly (readonly [program: string, name: string | null])[] = [
  ["import numpy as np\nnp.random.rand", "numpy.random.rand"],
  ["import numpy\nnumpy.random.rand", "numpy.random.rand"],
  ["import numpy.random\nnumpy.random.rand", "numpy.random.rand"],
  ["import numpy.random as r\nr.rand", "numpy.random.rand"],
  ["from numpy import random\nrandom.rand", "numpy.random.rand"],
  ["from numpy.random import rand as r\nr", "numpy.random.rand"],
  ["from . import rng\nrng.make", ".rng.make"],
  ["from .rng import make\nmake", ".rng.make"],
  ["from ..a import b\nb.c", "..a.b.c"],
  ["print", "builtins.print"],
  ["print.x", "builtins.print.x"],
  ["from a import *\nprint", null],
  ["import numpy as np\nrandom = np.random\nrand = random.rand\nrand", "numpy.random.rand"],
  ["import numpy as np\nrandom: Any = np.random\nrandom.rand", "numpy.random.rand"],
  ["try:\n    import a\nexcept ImportError:\n    a = None\na.b", "a.b"],
  ["try:\n    import a\nexcept ImportError:\n    import b as a\na.c", null],
  ["import a\na = 1\na.b", null],
  ["import a.b\nimport a.c\na.d", "a.d"],
  ["import a\ndel a\na.b", "a.b"],
  ["import a\ndef f():\n    global a\na.b", "a.b"],
  ["a = a\na", null],
  ["a = b\nb = a\na", null],
  ["a, b = c\na", null],
  ["def f(): pass\nf", null],
  ["for a in b: pass\na", null],
  ["import a\na().b", null],
  ["import a\na[0]", null],
  ["'text'", null],
];

describe("python: qualified names", () => {
  for (const [program, expected] of NAMES) {
    it(JSON.stringify(program), () => {
      const { module } = parse(program);
      const last = module.body.at(-1);
      assert.ok(last?.type === "Expr");
      assert.equal(qualifiedNameWithin(new ScopeManager(module), last.value), expected);
    });
  }
});
