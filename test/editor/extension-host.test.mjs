// Runs the suites of exthost/ inside a real extension host, against the packaged extension.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PROGRAMS } from "./lib/programs.mjs";
import { startBrowser, startWorkbench, temporaryFolder } from "./lib/workbench.mjs";

/** Ten times what the suites take where all is well. */
const LIMIT = 250_000;

const EXTHOST = path.join(import.meta.dirname, "exthost");

describe("extension host", () => {
  const workspace = temporaryFolder("workspace");
  const output = temporaryFolder("report");
  const report = path.join(output, "report.json");
  let results = [];

  before(async () => {
    const workbench = await startWorkbench({
      env: { RESEED_REPORT: report, RESEED_PROGRAMS: JSON.stringify(PROGRAMS) },
    });
    const browser = await startBrowser();
    try {
      await runSuites(workbench, browser.page, workspace);
    } finally {
      await browser.close();
      await workbench.stop();
      fs.rmSync(workspace, { recursive: true, force: true });
    }
    results = JSON.parse(fs.readFileSync(report, "utf8")).tests;
    fs.rmSync(output, { recursive: true });
  });

  it("passes all its tests", () => {
    for (const { err, duration, title } of results) {
      console.log(`      ${err.message === undefined ? "ok" : "FAILED"} ${title} (${duration} ms)`);
    }
    const failures = results.filter(({ err }) => err.message !== undefined);
    assert.deepEqual(
      failures.map(({ err, title }) => `${title}: ${err.message}`),
      [],
    );
    assert.ok(results.length >= 5, `only ${results.length} tests ran`);
  });
});

/** Opens a window whose extension host runs our suites, and waits until they have ended. */
async function runSuites({ port, url }, page, folder) {
  const ended = new Promise((resolve) => {
    void page.exposeFunction("codeAutomationExit", (code) => {
      resolve(code);
    });
  });
  await page.exposeFunction("codeAutomationLog", (kind, args) => {
    if (process.env.RESEED_VERBOSE !== undefined) {
      console.log(kind, ...args);
    }
  });
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ["extensionDevelopmentPath", remote(EXTHOST)],
    ["extensionTestsPath", remote(path.join(EXTHOST, "suite/index.cjs"))],
  ];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  await page.goto(`${url}/?${query}`, { waitUntil: "commit" });
  const end = await Promise.race([ended, sleep(LIMIT, "timeout", { ref: false })]);
  assert.notEqual(end, "timeout", `the suites did not end within ${LIMIT / 1000} s`);
}
