// Trees of what newer Pythons added, written by hand: program, `==>`, tree, `---`.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { parseFully } from "./invariants.js";
import { treeText } from "./tree-text.js";

const FOLDER = path.join(import.meta.dirname, "trees");

describe("trees of Python", () => {
  for (const file of fs.readdirSync(FOLDER).sort()) {
    describe(file.replace(".txt", ""), () => {
      const cases = fs.readFileSync(path.join(FOLDER, file), "utf8").split(/^---\n/m);
      for (const [program = "", tree] of cases.map((text) => text.split(/^==>\n/m))) {
        it(program.trimEnd().replaceAll("\n", " ⏎ "), () => {
          assert.equal(treeText(parseFully(program)), tree?.trimEnd());
        });
      }
    });
  }
});
