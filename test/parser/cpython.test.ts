// Our trees against those of CPython's own `ast` module, node by node.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { compare, findPython, libraryOf, pythonFiles } from "./cpython.js";

const FIXTURES = path.join(import.meta.dirname, "fixtures");

/** The Python from which on a fixture is valid. */
const FIRST_VERSION: Readonly<Record<string, number>> = {
  "syntax.py": 11,
  "python-3.12.py": 12,
  "lines.py": 8,
};

/** So many files of the standard library, evenly spread; `npm run parser:compare` takes all. */
const SAMPLE = 80;

/** Ways to write the same program, which must not change its tree but for places. */
const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["with a byte order mark", (text) => `\ufeff${text}`],
  ["without a last line break", (text) => text.trimEnd()],
  ["indented by tabs", (text) => text.replaceAll("    ", "\t")],
];

describe("the Python parser beside CPython", function () {
  this.timeout(60_000);
  const python = findPython();

  before(function () {
    if (python !== undefined) return;
    console.warn(
      "    No CPython 3.10, 3.11, 3.13 or later was found: the comparison with it is SKIPPED.",
    );
    this.skip();
  });

  for (const [name, first] of Object.entries(FIRST_VERSION)) {
    for (const [variant, change] of VARIANTS) {
      if (variant === "indented by tabs" && name === "lines.py") continue;
      it(`agrees on ${name} ${variant}`, function () {
        if (python === undefined || python.version[1] < first) this.skip();
        const directory = fs.mkdtempSync(path.join(os.tmpdir(), "reseed-parser-"));
        const file = path.join(directory, name);
        try {
          fs.writeFileSync(file, change(fs.readFileSync(path.join(FIXTURES, name), "utf8")));
          const [result] = compare(python, [file]);
          assert.ok(result !== undefined);
          assert.equal(result.difference, undefined);
          assert.equal(result.isValid, true);
          assert.ok(result.nodes > 0);
        } finally {
          fs.rmSync(directory, { recursive: true });
        }
      });
    }
  }

  it("agrees on a sample of the standard library", function () {
    if (python === undefined) this.skip();
    const all = pythonFiles(libraryOf(python)).filter((file) => !file.includes("site-packages"));
    const step = Math.max(1, Math.floor(all.length / SAMPLE));
    const results = compare(
      python,
      all.filter((_, index) => index % step === 0),
    );
    const differences = results
      .filter((result) => result.isValid === true && result.difference !== undefined)
      .map((result) => `${result.file}: ${result.difference ?? ""}`);
    assert.deepEqual(differences, []);
    const nodes = results.reduce((sum, result) => sum + result.nodes, 0);
    assert.ok(nodes > 50_000, `only ${nodes} entries were compared`);
  });
});
