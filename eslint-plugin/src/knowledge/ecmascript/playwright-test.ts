/** Playwright's test runner: each of its processes evaluates the configuration, then files of tests. */
import { testProcesses } from "../configurations.js";
import { below, calls, defineLibrary, each, FIRST } from "../define.js";

export default defineLibrary({
  name: "@playwright/test",
  title: "Playwright Test",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.65.1",
  configurations: [
    {
      names: ["playwright.config"],
      size: "workers",
      runs: [{ files: [], isEvaluated: true, runner: testProcesses("Playwright") }],
    },
  ],
  symbols: below("@playwright/test", calls(each("defineConfig", FIRST))),
});
