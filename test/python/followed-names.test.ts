/** Names that other files of the project hand on, and what they are called where they come from. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { qualifiedNameOf } from "../../eslint-plugin/src/python/names/qualified-name.js";
import { NOWHERE } from "../../eslint-plugin/src/python/names/modules.js";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";
import { PythonModules } from "../../eslint-plugin/src/project/python-modules.js";
import { ScopeManager } from "../../eslint-plugin/src/python/scope/scope-manager.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

interface Program {
  readonly title: string;
  /** The first one is the file at hand; the expressions are its last lines. */
  readonly files: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string | null>>;
}

/** A package whose modules hand numpy on in many ways. */
const HELPERS = {
  "pkg/__init__.py": "from .rng import np, make as build\nfrom . import rng\n",
  "pkg/rng.py":
    "import numpy as np\nrandom = np.random\ndef make(): ...\nclass Pool:\n    def map(self): ...\nshared = make()\n",
};

const PROGRAMS: readonly Program[] = [
  {
    title: "an alias imported from a module of the package",
    files: { "pkg/main.py": "from .rng import np as numpy_alias\nfrom . import rng\n", ...HELPERS },
    names: {
      "numpy_alias.random.seed": "numpy.random.seed",
      "rng.np.random.seed": "numpy.random.seed",
      "rng.random.seed": "numpy.random.seed",
      "rng.make": "pkg.rng.make",
      rng: "pkg.rng",
    },
  },
  {
    title: "re-exports of a package, from a script beside it",
    files: {
      "main.py":
        "import pkg\nimport pkg.rng as r\nfrom pkg import np, build\nfrom pkg.rng import Pool, shared\n",
      ...HELPERS,
    },
    names: {
      "pkg.np.random.seed": "numpy.random.seed",
      "pkg.build": "pkg.rng.make",
      "pkg.rng.random.rand": "numpy.random.rand",
      "r.np": "numpy",
      np: "numpy",
      build: "pkg.rng.make",
      "Pool.map": "pkg.rng.Pool.map",
      "shared.x": "pkg.rng.shared.x",
    },
  },
  {
    title: "a module that bears the name of what it makes",
    files: {
      "main.py": "from pkg import work\nfrom pkg import other\n",
      "pkg/__init__.py": "from .work import work\nfrom . import other\n",
      "pkg/work.py": "def work(): ...\n",
      "pkg/other.py": "from random import seed\n",
    },
    names: { work: "pkg.work.work", other: "pkg.other", "other.seed": "random.seed" },
  },
  {
    title: "submodules that nobody imports by name",
    files: {
      "main.py": "import pkg.deep\n",
      "pkg/deep/low.py": "import numpy\n",
      "pkg/deep/__init__.py": "",
      "pkg/__init__.py": "",
    },
    names: { "pkg.deep.low.numpy.random": "numpy.random", "pkg.deep.none": "pkg.deep.none" },
  },
  {
    title: "star imports, with __all__ and without",
    files: {
      "main.py": "from listed import *\nfrom public import *\n",
      "listed.py":
        "__all__ = ['np', '_hidden']\nimport numpy as np\nimport os\n_hidden = np.random\n",
      "public.py": "import random as rnd\nimport torch as _torch\n",
    },
    names: {
      "np.random.seed": "numpy.random.seed",
      "_hidden.seed": "numpy.random.seed",
      "os.fork": "builtins.os.fork",
      "rnd.seed": "random.seed",
      "_torch.rand": "builtins._torch.rand",
      print: "builtins.print",
    },
  },
  {
    title: "star imports handed on",
    files: {
      "main.py": "from a import *\nimport a\n",
      "a.py": "from b import *\n",
      "b.py": "from c import *\nfrom c import np as numpy\n__all__ = ['np']\n__all__ += ['sub']\n",
      "c.py": "import numpy as np\nimport random\n",
    },
    names: {
      np: "numpy",
      "a.np.random": "numpy.random",
      random: "builtins.random",
      "a.random": "a.random",
    },
  },
  {
    title: "a star import that loads modules of a package",
    files: {
      "main.py": "from pkg import *\n",
      "pkg/__init__.py": "__all__ = ['rng']\n",
      "pkg/rng.py": "import numpy as np\n",
    },
    names: { "rng.np": "numpy" },
  },
  {
    title: "a list of names that cannot be read",
    files: {
      "main.py": "from a import *\n",
      "a.py": "from b import *\nimport b\n__all__ = b.__all__ + tuple('x')\n",
      "b.py": "import numpy as np\n",
    },
    names: { np: "numpy", "b.np": "numpy" },
  },
  {
    title: "a list of names that cannot be read, and what is private",
    files: {
      "main.py": "from a import *\n",
      "a.py": "import numpy as np, random as _r\n__all__ = names()\n",
    },
    names: { np: "numpy", "_r.seed": null },
  },
  {
    title: "a list of names that takes over those of other modules",
    files: {
      "main.py": "from pkg import *\n",
      "pkg/__init__.py":
        "from . import rng\nfrom .rng import *\nfrom .pools import *\n" +
        "from . import pools as p\n__all__ = ['rng']\n__all__ += rng.__all__\n__all__.extend(p.__all__)\n",
      "pkg/rng.py":
        "import numpy as np\n_hidden = np.random\nother = np\n__all__ = ['np', '_hidden']\n",
      "pkg/pools.py": "from multiprocessing import Pool, Process\n__all__ = ('Pool',)\n",
    },
    names: {
      np: "numpy",
      "_hidden.rand": "numpy.random.rand",
      Pool: "multiprocessing.Pool",
      other: "builtins.other",
      Process: "builtins.Process",
      "rng.np.random": "numpy.random",
    },
  },
  {
    title: "lists of names that take over each other's",
    files: {
      "main.py": "from a import *\n",
      "a.py": "import b\nfrom b import *\n__all__ = ['x'] + b.__all__\nimport numpy as x\n",
      "b.py":
        "import a\nfrom a import *\nimport random as y, secrets as _z\n__all__ = ['y'] + a.__all__\n",
    },
    names: { x: "numpy", y: "random", _z: "builtins._z" },
  },
  {
    title: "a list of names that grows on conditions",
    files: {
      "main.py": "from a import *\n",
      "a.py":
        "__all__ = ['np']\nimport numpy as np\ntry:\n    import torch\nexcept ImportError:\n    pass\nelse:\n    __all__.append('torch')\n",
    },
    names: { np: "numpy", "torch.rand": "torch.rand", os: "builtins.os" },
  },
  {
    title: "star imports from elsewhere may bring anything",
    files: {
      "main.py": "from numpy import *\nfrom a import *\nimport os\n",
      "a.py": "import random as rnd\n",
    },
    names: { "random.seed": null, "rnd.seed": null, "os.fork": "os.fork" },
  },
  {
    title: "what two star imports bring differently, and what they agree on",
    files: {
      "main.py": "from a import *\nfrom b import *\nfrom c import x\n",
      "a.py": "import numpy as np, random\nx = 1\n",
      "b.py": "import cupy as np, random\n",
      "c.py": "x = 2\n",
    },
    names: { np: null, "random.seed": "random.seed", x: null },
  },
  {
    title: "conditional imports of another file",
    files: {
      "main.py": "from compat import np, json, xp, fast, typed\nimport compat\n",
      "compat.py": [
        "try:\n    import numpy as np\nexcept ImportError:\n    np = None\n",
        "try:\n    import ujson as json\nexcept ImportError:\n    import json\n",
        "if GPU:\n    import cupy as xp\nelse:\n    import numpy as xp\n",
        "try:\n    from _fast import fast\nexcept ImportError:\n    def fast(): ...\n",
        "if TYPE_CHECKING:\n    from numpy import typed\nelse:\n    from random import typed\n",
      ].join(""),
    },
    names: {
      "np.random": "numpy.random",
      json: null,
      xp: null,
      fast: null,
      typed: "random.typed",
      "compat.np": "numpy",
      "compat.json": null,
    },
  },
  {
    title: "what is imported for types alone",
    files: {
      "main.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import np\n",
      "a.py": "import numpy as np\n",
    },
    names: { "np.random": "numpy.random" },
  },
  {
    title: "circles",
    files: {
      "main.py": "from a import x, y, z\nfrom c import *\nimport a\n",
      "a.py": "from b import x\nfrom b import y\nimport numpy as z\nw = w\n",
      "b.py": "from a import x\nfrom a import z as y\n",
      "c.py": "from d import *\n",
      "d.py": "from c import *\nimport numpy as np\n",
    },
    names: { x: null, y: "numpy", z: "numpy", "a.w": null, np: "numpy", q: "builtins.q" },
  },
  {
    title: "a name that goes through many hands",
    files: {
      "main.py": "from m0 import np\n",
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `m${index}.py`,
          index < 29 ? `from m${index + 1} import np\n` : "import numpy as np\n",
        ]),
      ),
    },
    names: { np: "numpy" },
  },
  {
    title: "a name with too many origins",
    files: {
      "main.py": "from m0 import np\n",
      ...Object.fromEntries(
        Array.from({ length: 25 }, (_, index) => [
          `m${index}.py`,
          `try:\n    from m${index + 1} import np\nexcept E:\n    from m${index + 1} import np\n`,
        ]),
      ),
    },
    names: { np: null },
  },
  {
    title: "a package below src, and one without __init__",
    files: {
      "src/app/core/a.py":
        "from app.b import np\nfrom ..b import make\nfrom ns.low import seed\nfrom .missing import c\n",
      "src/app/core/__init__.py": "",
      "src/app/__init__.py": "",
      "src/app/b.py": "import numpy as np\ndef make(): ...\n",
      "src/ns/low.py": "from numpy.random import seed\ndef other(): ...\n",
    },
    names: { np: "numpy", make: "app.b.make", seed: "numpy.random.seed", c: "app.core.missing.c" },
  },
  {
    title: "a script in no package",
    files: {
      "main.py": "from .rng import np\nfrom .none import x\n",
      "rng.py": "import numpy as np\n",
    },
    names: { np: "numpy", x: ".none.x" },
  },
  {
    title: "local names and names of this file",
    files: {
      "main.py":
        "from a import np\ndef f(np):\n    return np\ng = f\nclass C:\n    from a import np as inner\n",
      "a.py": "import numpy as np\n",
    },
    names: { f: null, g: null, C: null, "C.inner": null, np: "numpy" },
  },
  {
    title: "what another file's functions hold",
    files: {
      "main.py": "from a import np, local\nimport a\n",
      "a.py": "def f():\n    global np\n    import numpy as np\n    import os as local\n",
    },
    names: { np: "numpy", local: "a.local", "a.f": "a.f", "a.f.x": "a.f.x" },
  },
  {
    title: "a file that is broken in one place",
    files: { "main.py": "from a import np\n", "a.py": "def f(:\n    pass\nimport numpy as np\n" },
    names: { np: "numpy" },
  },
];

describe("python: names followed through files", () => {
  for (const { title, files, names } of PROGRAMS) {
    it(title, () => {
      const [first] = Object.entries(files);
      assert.ok(first !== undefined);
      const [path, head] = first;
      const modules = new PythonModules(memoryHost(new Map(Object.entries(files))), () => false);
      const text = `${head}${Object.keys(names).join("\n")}\n`;
      const { module } = parse(text);
      const place = modules.placeOf(join(ROOT, path)) ?? NOWHERE;
      const file = { ...place, scopes: new ScopeManager(module) };
      const found = module.body.slice(-Object.keys(names).length).map((statement) => {
        assert.ok(statement.type === "Expr");
        return [
          text.slice(statement.start, statement.end),
          qualifiedNameOf(file, statement.value),
        ] as const;
      });
      assert.deepEqual(Object.fromEntries(found), names);
    });
  }

  it("reads no other file before a name leads there, and each one once", () => {
    const read: string[] = [];
    const files = new Map(Object.entries(HELPERS));
    const disk = memoryHost(files);
    const host = {
      ...disk,
      readText: (path: string) => {
        read.push(path.slice(ROOT.length + 1));
        return disk.readText(path);
      },
    };
    const modules = new PythonModules(host, () => false);
    const lookUp = (): void => {
      const { module } = parse("import os\nfrom pkg.rng import np\nos.fork\nnp.random\n");
      const place = modules.placeOf(join(ROOT, "main.py"));
      assert.ok(place !== null);
      const scopes = new ScopeManager(module);
      const [, , fork, random] = module.body;
      assert.ok(fork?.type === "Expr" && random?.type === "Expr");
      const before = read.length;
      assert.equal(qualifiedNameOf({ ...place, scopes }, fork.value), "os.fork");
      assert.equal(read.length, before);
      assert.equal(qualifiedNameOf({ ...place, scopes }, random.value), "numpy.random");
    };
    lookUp();
    lookUp();
    assert.deepEqual(read, ["pkg/rng.py"]);
  });
});
