/** The page about known libraries is the one that the entries give. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { format } from "prettier";
import { LIBRARIES } from "../../eslint-plugin/src/knowledge/index.js";
import { knowledgePage } from "../../eslint-plugin/src/knowledge/page.js";

const page = readFileSync(new URL("../../docs/knowledge.md", import.meta.url), "utf8");

describe("docs/knowledge.md", () => {
  it("is up to date; else run `npm run docs:knowledge`", () => {
    assert.equal(page, knowledgePage());
  });
  it("is written as Prettier would", async () => {
    assert.equal(await format(page, { parser: "markdown", printWidth: 100 }), page);
  });
  it("names every library, its versions and its source", () => {
    for (const { name, checked } of Object.values(LIBRARIES).flat()) {
      assert.ok(page.includes(`\`${name}\``), name);
      assert.ok(page.includes(`- Checked: ${checked}\n`), checked);
    }
  });
});
