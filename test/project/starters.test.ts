// Which files are taken to start a worker's entry.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { Starters } from "../../eslint-plugin/src/project/starters.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const FILES = {
  "a/main.mjs": "new Worker(new URL('./worker.mjs', import.meta.url));",
  "a/worker.mjs": "parentPort.postMessage('./worker.mjs'); // new Worker",
  "a/remark.js": "new Worker('./worker.mjs?worker');",
  "a/idle.js": "const name = './worker.mjs';",
  "a/use.mjs": "import './main.mjs';",
  "a/app.mjs": "export * from './use.mjs';",
  "a/far.mjs": "import './app.mjs';",
  "a/main.test.mjs": "import './main.mjs';",
  "b/main.mjs": "new Worker('./worker.mjs');",
  "b/worker.mjs": "parentPort.postMessage(1);",
  "d/run.mjs": "export const run = (file) => fork(file);",
  "d/tool.mjs": "import { run } from './run.mjs'; run('job.mjs');",
  "d/importer.mjs": "import { run } from './run.mjs'; import './job.mjs';",
  "d/idle.mjs": "console.log('job.mjs');",
  "d/job.mjs": "console.log(1);",
  "c/parts.js": 'fork(path.join(here, "..", "a", "worker.mjs"));',
  "c/compiled.ts": "new Worker(`../a/worker.js`);",
  "c/other.js": "new Worker('./coworker.mjs'); new Worker('./worker.mjs.map');",
  "node_modules/m/main.js": "new Worker('worker.mjs');",
  "a/main.py": "Worker('worker.mjs')",
};

describe("starters of a worker's entry", () => {
  const starters = new Starters(ROOT);
  const host = memoryHost(new Map(Object.entries(FILES)));
  const resolveEntry = (from: string, specifier: string): string | null => {
    const path = join(dirname(from), specifier.replace(/\.js$/u, ".mjs"));
    return host.version(path) === undefined ? null : path;
  };
  const of = (name: string): readonly string[] => starters.of(join(ROOT, name), host, resolveEntry);

  it("are files that start workers and name it, not those that mean another of that name", () => {
    const expected = ["a/main.mjs", "a/remark.js", "c/compiled.ts", "c/parts.js"];
    assert.deepEqual(
      of("a/worker.mjs").slice(0, expected.length),
      expected.map((name) => join(ROOT, name)),
    );
  });

  it("are followed by those that import one of them, over two files, tests apart", () => {
    const expected = ["a/use.mjs", "a/app.mjs"];
    assert.deepEqual(
      of("a/worker.mjs").slice(4),
      expected.map((name) => join(ROOT, name)),
    );
  });

  it("are files that name it for a helper which they import", () => {
    assert.deepEqual(of("d/job.mjs"), [join(ROOT, "d/tool.mjs")]);
  });

  it("are none where nobody names it", () => {
    assert.deepEqual(of("a/main.mjs"), []);
  });

  it("are read again when a file has changed", () => {
    const later = memoryHost(new Map([["a/main.mjs", "new Worker(elsewhere);"]]));
    const changed = { ...later, version: () => "2" };
    assert.deepEqual(starters.of(join(ROOT, "a/worker.mjs"), changed, resolveEntry), []);
  });

  it("takes any name literally", () => {
    for (const name of ["a+(b.js", "a-b.js", "a.b.js", "[id].js", "a^$b.js", "ä{1}.js"]) {
      const named = memoryHost(new Map([["main.js", `new Worker('./${name}');`]]));
      const found = new Starters(ROOT).of(join(ROOT, name), named, () => null);
      assert.deepEqual(found, [join(ROOT, "main.js")]);
    }
  });
});
