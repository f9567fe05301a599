// The command mends files, or shows what it would change.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { withProgram } from "../../eslint-plugin/src/cli/mended-notebook.js";
import { NotebookView } from "../../eslint-plugin/src/linting/notebook-view.js";
import { run } from "../../eslint-plugin/src/cli/run.js";
import { Folder, type Outcome } from "./world.js";

const ENVIRONMENT = ["--environment", "platform=linux,python=3.11,numpy=1.26"];

const FAULTY = `import numpy as np
from multiprocessing import Pool


def work(item):
    return np.random.rand()


if __name__ == "__main__":
    with Pool(4) as pool:
        print(pool.map(work, range(8)))
`;

const MENDED = FAULTY.replace("work(item)", "work(seed)")
  .replace(
    "    return np.random.rand()",
    "    rng = np.random.default_rng(seed)\n    return rng.random()",
  )
  .replace("range(8)", "np.random.SeedSequence().spawn(8)");

/** Nothing but a choice of the user's mends this: the library draws by itself. */
async function reseed(folder: Folder, ...args: readonly string[]): Promise<Outcome> {
  let out = "";
  let err = "";
  const code = await run([...args, ...ENVIRONMENT], {
    cwd: folder.path,
    colours: false,
    out: (text) => (out += text),
    err: (text) => (err += text),
    loadEngine: () => import("../../eslint-plugin/src/engine.js"),
  });
  return { code, out, err };
}

describe("a notebook with another program", () => {
  const write = (cells: readonly string[], after: (program: string) => string): string | null => {
    const file = JSON.stringify({
      cells: cells.map((source) => ({ cell_type: "code", source })),
    });
    const view = NotebookView.of(file);
    assert.ok(view instanceof NotebookView);
    return withProgram(file, view, after(view.program));
  };

  it("takes changes within cells", () => {
    const file = write(["%%time\na = 1", "y\nb = 2\nc"], (text) =>
      text.replace("a = 1", "a = 1\nx").replace("b = 2", "b = 3"),
    );
    assert.match(file ?? "", /"%%time\\na = 1\\nx".*"y\\nb = 3\\nc"/u);
  });

  it("is none where a magic would not stay the first line", () => {
    assert.equal(
      write(["%%time\na = 1"], (text) => `import x\n${text}`),
      null,
    );
  });

  it("is none where a change reaches from cell to cell", () => {
    assert.equal(
      write(["a = 1", "b = 2"], () => "c\n"),
      null,
    );
  });
});

describe("the command", () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder();
  });

  afterEach(() => {
    folder.remove();
  });

  const read = (name: string): string => readFileSync(folder.at(name), "utf8");

  it("mends the cells of a notebook, and leaves every other byte of it", async () => {
    const cell = (text: string): string =>
      JSON.stringify(text.match(/.*\n|.+$/gu) ?? []).replaceAll('","', '",\n    "');
    const notebook = (text: string): string => {
      const [first = "", second = ""] = text.split("\n\n\ndef ");
      const cells = [first, `def ${second}`.trimEnd()].map(
        (one) => `{"cell_type": "code", "outputs" : [],  "source": ${cell(one)}}`,
      );
      return `{ "cells": [${cells.join(", ")}],\n "metadata": {"x": 1.50, "y": "\\u00e9"}}\n`;
    };
    folder.write({ "main.ipynb": notebook(FAULTY) });
    const shown = await reseed(folder, "--diff", ".");
    assert.match(shown.out, /^\+ .*SeedSequence/mu);
    assert.equal(read("main.ipynb"), notebook(FAULTY));
    const { err } = await reseed(folder, "--fix", ".");
    assert.equal(err, "reseed: Mended 1 finding in 1 file.\n");
    const joined = (text: string): string => text.replaceAll('",\n    "', "");
    assert.equal(joined(read("main.ipynb")), joined(notebook(MENDED)));
  });

  it("mends with --fix, and says what it did", async () => {
    folder.write({ "main.py": FAULTY });
    const { code, out, err } = await reseed(folder, "--fix", ".");
    assert.equal(read("main.py"), MENDED);
    assert.equal(err, "reseed: Mended 1 finding in 1 file.\n");
    assert.match(out, /^No problems/u);
    assert.equal(code, 0);
  });

  it("changes nothing the second time", async () => {
    folder.write({ "main.py": MENDED });
    assert.equal((await reseed(folder, "--fix", ".")).err, "");
    assert.equal(read("main.py"), MENDED);
  });

  it("keeps a byte-order mark", async () => {
    folder.write({ "main.py": `\ufeff${FAULTY}` });
    await reseed(folder, "--fix", ".");
    assert.equal(read("main.py"), `\ufeff${MENDED}`);
  });

  it("leaves files in other encodings as they are", async () => {
    const text = `# -*- coding: latin-1 -*-\n# caf\u00e9\n${FAULTY}`;
    folder.write({ "main.py": Buffer.from(text, "latin1") });
    const { code, err } = await reseed(folder, "--fix", ".");
    assert.match(err, /main\.py was left as it is, since it is not in UTF-8\./u);
    assert.doesNotMatch(err, /Mended/u);
    assert.equal(readFileSync(folder.at("main.py"), "latin1"), text);
    assert.equal(code, 1);
  });

  it("shows a diff with --diff and writes nothing", async () => {
    folder.write({ "main.py": FAULTY });
    const { code, out, err } = await reseed(folder, "--diff", ".");
    assert.equal(read("main.py"), FAULTY);
    assert.match(out, /^--- a\/main\.py\n\+\+\+ b\/main\.py\n@@ /u);
    assert.match(out, /^-def work\(item\):\n/mu);
    assert.match(out, /^\+def work\(seed\):\n/mu);
    assert.equal(err, "reseed: Would mend 1 finding in 1 file.\n");
    assert.equal(code, 1);
  });

  it("says what stays, and why", async () => {
    const worker = [
      "const { parentPort } = require('node:worker_threads');",
      "const { XorShift } = require('xorshift');",
      "const rng = new XorShift([1, 2, 3, 4]);",
      "parentPort.postMessage(rng.random());",
      "",
    ].join("\n");
    const main = [
      "const { Worker } = require('node:worker_threads');",
      "for (let i = 0; i < 4; i++) new Worker(`${__dirname}/worker.cjs`);",
      "",
    ].join("\n");
    folder.write({ "main.cjs": main, "worker.cjs": worker });
    const { code, err } = await reseed(folder, "--fix", ".");
    assert.match(err, /^reseed: worker\.cjs:3:\d+ stays \(reseed\/no-module-generator\): .+\.\n$/u);
    assert.match(err, /: the library takes no seed that a number could be mixed into\.\n$/u);
    assert.equal(read("worker.cjs"), worker);
    assert.equal(code, 1);
  });

  it("takes one of the two", async () => {
    const { code, err } = await reseed(folder, "--fix", "--diff", ".");
    assert.match(err, /exclude each other/u);
    assert.equal(code, 2);
  });
});
