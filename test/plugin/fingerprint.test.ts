/** Which changes of a project make cached results stale: those that can change a verdict elsewhere. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { fingerprintOf } from "../../eslint-plugin/src/linting/fingerprint.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const FILES: Readonly<Record<string, string>> = {
  "pyproject.toml": "[project]\nrequires-python = '>=3.11'\n",
  "main.py":
    "from multiprocessing import Pool\nfrom tasks import work\nPool(4).map(work, range(8))\n",
  "tasks.py": "from deep.tools import draw\ndef work(item):\n    return draw()\n",
  "deep/tools.py": "import numpy as np\ndef draw():\n    return np.random.rand()\n",
  "other.py": "def unrelated():\n    return 1\n",
  "notes.txt": "Pool",
  "web/start.mjs": "new Worker(new URL('./entry.mjs', import.meta.url));\n",
  "web/entry.mjs": "import { next } from './numbers.mjs';\nexport default next;\n",
  "web/numbers.mjs": "export const next = 1;\n",
  "web/page.mjs": "export const page = 1;\n",
};

/** What is written over the files, and whether results have to be made anew. */
const CHANGES: readonly (readonly [
  title: string,
  files: Readonly<Record<string, string>>,
  isStale: boolean,
])[] = [
  ["nothing", {}, false],
  ["a file that nobody asks for", { "other.py": "def unrelated():\n    return 2\n" }, false],
  ["a text", { "notes.txt": "Process" }, false],
  ["a new file that nobody asks for", { "more.py": "x = 1\n" }, false],
  ["another page", { "web/page.mjs": "export const page = 2;\n" }, false],
  ["what a task imports", { "tasks.py": "def work(item):\n    return item\n" }, true],
  ["what that imports in turn", { "deep/tools.py": "def draw():\n    return 4\n" }, true],
  ["the file that starts workers", { "main.py": "print('no work')\n" }, true],
  ["a file that comes to start workers", { "other.py": "Process(target=f).start()\n" }, true],
  ["a new module in the place of a package", { "multiprocessing.py": "Pool = None\n" }, true],
  ["the versions", { "pyproject.toml": "[project]\nrequires-python = '>=3.14'\n" }, true],
  ["a new lock file", { "requirements.txt": "numpy==1.26.4\n" }, true],
  ["the project's settings", { "reseed.config.json": '{ "runners": {} }' }, true],
  ["who starts a worker", { "web/start.mjs": "for (;;) new Worker('./entry.mjs');\n" }, true],
  ["what a worker imports", { "web/numbers.mjs": "export const next = 2;\n" }, true],
];

function fingerprint(files: Readonly<Record<string, string>>, folder = ROOT): string {
  return fingerprintOf(folder, memoryHost(new Map(Object.entries(files))));
}

describe("fingerprint of a project", () => {
  for (const [title, changes, isStale] of CHANGES) {
    it(`${isStale ? "changes with" : "does not change with"} ${title}`, () => {
      const [before, after] = [fingerprint(FILES), fingerprint({ ...FILES, ...changes })];
      assert.equal(before !== after, isStale);
    });
  }

  it("is the same wherever nothing can be found", () => {
    const idle = { "a.py": "x = 1\n", "pyproject.toml": "" };
    assert.equal(fingerprint(idle), fingerprint({ "b.js": "x;\n" }));
  });

  it("is about the files below a folder, and what they import from elsewhere", () => {
    const at = (files: Readonly<Record<string, string>>): string =>
      fingerprint({ "package.json": "{}", ...files }, join(ROOT, "web"));
    assert.equal(at(FILES), at({ ...FILES, "tasks.py": "def work(): ...\n" }));
    assert.notEqual(at(FILES), at({ ...FILES, "web/numbers.mjs": "export const next = 2;\n" }));
  });
});
