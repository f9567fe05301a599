/** Jest: each file of tests in a module registry of its own, which its set-up files fill first. */
import { TEST_STATE, testFiles } from "../configurations.js";
import { below, calls, defineLibrary, FIRST, PROCESS_CONSTANT } from "../define.js";

/** Members of a configuration, and of each of its projects. */
function members(...names: readonly string[]): readonly string[] {
  return [...names, ...names.map((member) => `projects[].${member}`)];
}

const CONFIGURATION = {
  roots: ["rootDir"],
  rootWord: "<rootDir>",
  runs: [
    // These run before there is an `expect`, which knows the file.
    { files: members("setupFiles"), runner: testFiles("Jest") },
    {
      files: members("setupFilesAfterEnv", "setupTestFrameworkScriptFile"),
      runner: testFiles("Jest", {
        module: "@jest/globals",
        name: "expect",
        text: "{import}.getState().testPath",
        isPath: true,
      }),
    },
  ],
} as const;

export default defineLibrary({
  name: "jest",
  title: "Jest",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "30.5.2",
  aliases: { "@jest/globals": "globalThis" },
  configurations: [
    { names: ["jest.config"], ...CONFIGURATION },
    { names: ["package.json"], member: "jest", ...CONFIGURATION },
  ],
  types: { "next/jest.Wrapper": { methods: { __call__: FIRST } } },
  symbols: {
    // The configuration of Next.js gives a function that completes one.
    "next/jest": { call: { does: "create", type: "next/jest.Wrapper" } },
    "next/jest.js": { call: { does: "create", type: "next/jest.Wrapper" } },
    ...below("globalThis.jest", calls({ getSeed: PROCESS_CONSTANT })),
    ...below("globalThis.expect", calls({ getState: TEST_STATE })),
  },
});
