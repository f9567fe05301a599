// Runs the suites of this folder inside the extension host; VS Code calls `run`.
const fs = require("node:fs");
const path = require("node:path");
const Mocha = require("mocha");

/** Rejects when a test fails, which the workbench reports as exit code 1. */
exports.run = async function run() {
  const mocha = new Mocha({
    color: false,
    timeout: 60_000,
    reporter: "json",
    reporterOptions: { output: process.env.RESEED_REPORT },
  });
  for (const name of fs.readdirSync(__dirname).sort()) {
    if (name.endsWith(".test.cjs")) {
      mocha.addFile(path.join(__dirname, name));
    }
  }
  const failures = await new Promise((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${failures} tests failed`);
  }
};
