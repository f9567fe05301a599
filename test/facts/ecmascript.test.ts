/** Lowers programs of ECMAScript and TypeScript; the facts expected of each stand below it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lowerEcmascriptFile } from "../../eslint-plugin/src/ecmascript/front-end.js";
import { loadTypescript } from "../../eslint-plugin/src/ecmascript/typescript-loader.js";
import { printFacts } from "../../eslint-plugin/src/facts/print.js";
import { fencedBlocks } from "../support/fenced-blocks.js";

const FOLDER = join(import.meta.dirname, "ecmascript");

/** What TypeScript's parser makes of the same program has to come to the same. */
const TYPESCRIPT = new Map([
  ["js", "ts"],
  ["mjs", "mts"],
  ["jsx", "tsx"],
]);

for (const name of readdirSync(FOLDER).sort()) {
  describe(`facts/ecmascript/${name}`, () => {
    const blocks = fencedBlocks(readFileSync(join(FOLDER, name), "utf8"));
    for (let index = 0; index < blocks.length; index += 2) {
      const [program, facts] = blocks.slice(index, index + 2);
      it(`${program?.headings.at(-1) ?? ""} (line ${program?.line ?? 0})`, () => {
        assert.ok(program !== undefined && facts?.info === "facts");
        const path = join(FOLDER, `program.${program.info}`);
        const lowered = lowerEcmascriptFile(path, program.text, loadTypescript);
        assert.deepEqual(lowered.problems, []);
        assert.equal(printFacts(lowered.facts), facts.text);
        const twin = TYPESCRIPT.get(program.info);
        if (twin !== undefined) {
          const other = lowerEcmascriptFile(`${FOLDER}.${twin}`, program.text, loadTypescript);
          assert.deepEqual({ ...other.facts, path }, lowered.facts);
        }
        // What was printed is all there is: nothing that JSON would lose.
        assert.deepEqual(JSON.parse(JSON.stringify(lowered.facts)), lowered.facts);
      });
    }
  });
}
