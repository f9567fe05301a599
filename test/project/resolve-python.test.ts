// Which file a Python import means, in projects of different shapes.
import assert from "node:assert/strict";
import { join } from "node:path";
import { resolvePython } from "../../eslint-plugin/src/project/resolve-python.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

interface Case {
  readonly files: readonly string[];
  readonly root?: string;
  /** `from: import` → the file, or null. */
  readonly imports: Readonly<Record<string, string | null>>;
}

const CASES: Readonly<Record<string, Case>> = {
  "scripts side by side": {
    files: ["/p/main.py", "/p/work.py", "/p/tools/__init__.py", "/p/tools/run.py"],
    imports: {
      "/p/main.py: work": "/p/work.py",
      "/p/main.py: tools": "/p/tools/__init__.py",
      "/p/main.py: tools.run": "/p/tools/run.py",
      "/p/main.py: numpy": null,
      "/p/main.py: tools.missing": null,
      "/p/main.py: work.deeper": null,
    },
  },
  "a package below src": {
    files: [
      "/p/src/app/__init__.py",
      "/p/src/app/core/__init__.py",
      "/p/src/app/core/a.py",
      "/p/src/app/b.py",
      "/p/scripts/run.py",
    ],
    imports: {
      "/p/src/app/core/a.py: app.b": "/p/src/app/b.py",
      "/p/src/app/core/a.py: .": "/p/src/app/core/__init__.py",
      "/p/src/app/core/a.py: ..b": "/p/src/app/b.py",
      "/p/src/app/core/a.py: ..core.a": "/p/src/app/core/a.py",
      "/p/src/app/core/a.py: ...app.b": "/p/src/app/b.py",
      "/p/scripts/run.py: app.core.a": "/p/src/app/core/a.py",
    },
  },
  "a script that is run from within its package": {
    files: ["/p/app/__init__.py", "/p/app/main.py", "/p/app/work.py", "/p/work.py"],
    imports: {
      "/p/app/main.py: work": "/p/work.py",
      "/p/app/main.py: .work": "/p/app/work.py",
      "/p/app/work.py: main": "/p/app/main.py",
    },
  },
  "packages without __init__": {
    files: ["/p/utils/deep/work.py", "/p/utils/run.py", "/p/data/a.csv", "/p/main.py"],
    imports: {
      "/p/main.py: utils.run": "/p/utils/run.py",
      "/p/main.py: utils": "/p/utils/__init__.py",
      "/p/main.py: utils.deep": "/p/utils/deep/__init__.py",
      "/p/utils/deep/work.py: .": "/p/utils/deep/__init__.py",
      "/p/main.py: data": null,
    },
  },
  "a package wins over a module, a module over a bare folder": {
    files: ["/p/a/__init__.py", "/p/a.py", "/p/b/x.py", "/p/b.py", "/p/main.py"],
    imports: { "/p/main.py: a": "/p/a/__init__.py", "/p/main.py: b": "/p/b.py" },
  },
  "nothing above the root": {
    files: ["/p/q/main.py", "/p/work.py"],
    root: "/p/q",
    imports: { "/p/q/main.py: work": null },
  },
  "a file outside of the root": {
    files: ["/else/main.py", "/else/work.py"],
    imports: { "/else/main.py: work": "/else/work.py" },
  },
  "more dots than folders": {
    files: ["/p/main.py"],
    imports: { "/p/main.py: .....x": null },
  },
};

describe("imports of Python", () => {
  for (const [name, { files, root = "/p", imports }] of Object.entries(CASES)) {
    const host = memoryHost(new Map(files.map((file) => [file, ""])));
    for (const [question, expected] of Object.entries(imports)) {
      it(`${name}: ${question}`, () => {
        const [from = "", asked = ""] = question.split(": ");
        const specifier = asked.replace(/^\.+/u, "");
        const request = { specifier, level: asked.length - specifier.length };
        const found = resolvePython(join(ROOT, from), request, join(ROOT, root), host);
        assert.equal(found, expected === null ? null : join(ROOT, expected));
      });
    }
  }
});
