/** Lowers programs of Python; the facts expected of each stand below it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { printFacts } from "../../eslint-plugin/src/facts/print.js";
import { lowerPython } from "../../eslint-plugin/src/python/lower/lower.js";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";
import { fencedBlocks } from "../support/fenced-blocks.js";

const FOLDER = join(import.meta.dirname, "python");

for (const name of readdirSync(FOLDER).sort()) {
  describe(`facts/python/${name}`, () => {
    const blocks = fencedBlocks(readFileSync(join(FOLDER, name), "utf8"));
    for (let index = 0; index < blocks.length; index += 2) {
      const [program, facts] = blocks.slice(index, index + 2);
      it(`${program?.headings.at(-1) ?? ""} (line ${program?.line ?? 0})`, () => {
        assert.ok(program?.info === "py" && facts?.info === "facts");
        const lowered = lowerPython(join(FOLDER, "program.py"), parse(program.text));
        assert.equal(printFacts(lowered), facts.text);
        // What was printed is all there is: nothing that JSON would lose.
        assert.deepEqual(JSON.parse(JSON.stringify(lowered)), lowered);
      });
    }
  });
}
