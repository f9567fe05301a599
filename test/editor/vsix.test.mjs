// The packaged extension holds what it needs and nothing else.
import assert from "node:assert/strict";
import fs from "node:fs";
import { run, VSIX } from "./lib/workbench.mjs";

const RULES = [
  "no-constant-seed",
  "no-correlated-seed",
  "no-fork-lock",
  "no-inherited-state",
  "no-lost-seed",
  "no-module-generator",
  "no-shared-generator",
];

const FILES = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/LICENSE.txt",
  "extension/changelog.md",
  ...RULES.map((rule) => `extension/eslint-plugin/docs/rules/${rule}.md`),
  "extension/extension/dist/THIRD-PARTY-NOTICES.txt",
  "extension/extension/dist/extension.cjs",
  "extension/extension/dist/server.cjs",
  "extension/extension/dist/typescript-parser.cjs",
  "extension/extension/icon.png",
  "extension/package.json",
  "extension/readme.md",
];

describe("package", () => {
  it("lists its files", async () => {
    const listing = await run("unzip", ["-Z1", VSIX]);
    assert.deepEqual(listing.trim().split("\n").sort(), FILES);
  });

  it("is small", () => {
    const { size } = fs.statSync(VSIX);
    assert.ok(size < 3_000_000, `${size} bytes`);
  });
});
