/** Vitest: each file of tests evaluates the set-up files before its own modules. */
import { TEST_STATE, testFiles } from "../configurations.js";
import { below, calls, defineLibrary, each, FIRST } from "../define.js";
import type { CallModel } from "../schema.js";

const runner = testFiles("Vitest", {
  module: "vitest",
  name: "expect",
  text: "{import}.getState().testPath",
  isPath: true,
});

const CONFIGS: Readonly<Record<string, { readonly call: CallModel }>> = calls({
  ...each<CallModel>("defineConfig defineProject defineWorkspace", FIRST),
  mergeConfig: { does: "intrinsic", name: "object-assign" },
});

export default defineLibrary({
  name: "vitest",
  title: "Vitest",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "4.1.12",
  configurations: [
    {
      names: ["vitest.config", "vite.config"],
      roots: ["test.root", "root"],
      runs: [{ files: ["test.setupFiles", "test.projects[].test.setupFiles"], runner }],
    },
    {
      names: ["vitest.workspace", "vitest.projects"],
      runs: [{ files: ["[].test.setupFiles"], runner }],
    },
  ],
  modules: ["vitest", "vite"],
  symbols: {
    ...below("vitest/config", CONFIGS),
    ...below("vite", CONFIGS),
    ...below("vitest.expect", calls({ getState: TEST_STATE })),
  },
});
