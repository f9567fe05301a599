// Set-up files of tests, and what the remedies of `strict` make of their seeds.
import assert from "node:assert/strict";
import path from "node:path";
import { createEngine } from "../../eslint-plugin/src/engine.js";
import { applyEdits } from "../../eslint-plugin/src/findings/apply-edits.js";
import { lines, memoryHost, ROOT, type Files } from "./mending.js";

const SETUP = lines('import { faker } from "@faker-js/faker";', "", "faker.seed(123);");

/** The set-up as its first remedy leaves it, or why there is none. */
function outcome(files: Files): string {
  const host = memoryHost({ "package.json": '{ "private": true }', "setup.js": SETUP, ...files });
  const engine = createEngine({ root: ROOT, host, preset: "strict", environment: {} });
  const [finding] = engine
    .lint(path.join(ROOT, "setup.js"), SETUP)
    .flatMap((diagnostic) => diagnostic.finding ?? []);
  assert.ok(finding);
  const [remedy] = finding.remedies;
  if (remedy === undefined) return finding.obstacle ?? "";
  return applyEdits(SETUP, remedy.edits) ?? "";
}

const SEEDED = "faker.seed(hash32(`123:${expect.getState().testPath}`));";

describe("a seed in a set-up file of tests", () => {
  const MENDED: Readonly<Record<string, readonly [module: string, files: Files]>> = {
    Vitest: [
      "vitest",
      { "vitest.config.js": 'export default { test: { setupFiles: ["./setup.js"] } };' },
    ],
    Jest: [
      "@jest/globals",
      { "jest.config.js": 'module.exports = { setupFilesAfterEnv: ["./setup.js"] };' },
    ],
  };
  for (const [runner, [module, files]] of Object.entries(MENDED)) {
    it(`takes the file's path: ${runner}`, () => {
      const mended = outcome(files);
      assert.ok(mended.includes(`import { expect } from "${module}";`), mended);
      assert.ok(mended.includes(SEEDED), mended);
      assert.ok(mended.includes("function hash32(text)"), mended);
    });
  }

  const LEFT: Readonly<Record<string, Files>> = {
    "Jest's set-up before there is an 'expect'": {
      "jest.config.js": 'module.exports = { setupFiles: ["./setup.js"] };',
    },
    "Mocha's processes": {
      ".mocharc.json": '{ "parallel": true, "require": ["./setup.js"] }',
    },
  };
  for (const [what, files] of Object.entries(LEFT)) {
    it(`stays: ${what}`, () => {
      assert.equal(outcome(files), "nothing that runs there knows the file of tests");
    });
  }
});
