/** Mocha: with `parallel`, processes that load the required files once and run files of tests. */
import { testProcesses } from "../configurations.js";
import { defineLibrary } from "../define.js";

const CONFIGURATION = {
  onlyIf: "parallel",
  size: "jobs",
  runs: [{ files: ["require"], runner: testProcesses("Mocha") }],
} as const;

export default defineLibrary({
  name: "mocha",
  title: "Mocha",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "12.0.3",
  configurations: [
    { names: [".mocharc"], ...CONFIGURATION },
    { names: ["package.json"], member: "mocha", ...CONFIGURATION },
  ],
});
