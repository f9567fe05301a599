/** What a user's project holds: a program that repeats in each language, and a use of the types. */

/** Every worker draws the numbers of one generator, under every start method. */
const PYTHON = `from multiprocessing import Pool
import numpy as np

rng = np.random.default_rng(42)


def work(item):
    return rng.random() + item


if __name__ == "__main__":
    with Pool(4) as pool:
        print(pool.map(work, range(8)))
`;

const SCRIPT = `import cluster from "node:cluster";
import seedrandom from "seedrandom";

const rng = seedrandom("42");
if (cluster.isPrimary) {
  for (let index = 0; index < 4; index++) cluster.fork();
} else {
  process.send(rng());
}
`;

const TYPED = SCRIPT.replace("const rng", "const rng: () => number").replace(
  "process.send(rng())",
  "process.send?.(rng() satisfies number)",
);

export const PROGRAMS = { "src/a.py": PYTHON, "src/b.js": SCRIPT, "src/c.ts": TYPED };

/** The findings of {@link PROGRAMS}: `file:line:column rule`. */
export const FOUND = [
  "src/a.py:4:7 reseed/no-module-generator",
  "src/b.js:4:13 reseed/no-module-generator",
  "src/c.ts:4:27 reseed/no-module-generator",
];

/** Presets beside typescript-eslint's parser, which that sets for all files. */
export const BESIDE_TYPESCRIPT_ESLINT = `import reseed from "eslint-plugin-reseed";
import tseslint from "typescript-eslint";

export default [tseslint.configs.base, ...reseed.configs.recommended];
`;

export const ALONE = `import reseed from "eslint-plugin-reseed";

export default [...reseed.configs.recommended];
`;

export const COMMONJS = `const reseed = require("eslint-plugin-reseed");

module.exports = [...reseed.configs.recommended];
`;

/** The types of the plugin and of the engine. */
export const TYPE_USES = {
  "types/config.ts": `import type { ESLint, Linter } from "eslint";
import reseed, { type ReseedPlugin } from "eslint-plugin-reseed";

const plugin: ReseedPlugin = reseed;
export const asPlugin: ESLint.Plugin = plugin;
export const config: Linter.Config[] = [
  ...reseed.configs.recommended,
  ...reseed.configs.notebooks,
  { files: ["**/*.py"], plugins: { reseed }, language: "reseed/python" },
];
// @ts-expect-error there is no such preset
export const missing: unknown = reseed.configs.everything;
`,
  "types/engine.ts": `import { createDiskHost, createEngine, type Diagnostic } from "eslint-plugin-reseed/engine";

const engine = createEngine({
  root: import.meta.dirname,
  host: createDiskHost(),
  preset: "recommended",
  environment: { python: "3.11" },
});
export const lines: number[] = engine
  .lint("a.py", "")
  .map((diagnostic: Diagnostic): number => diagnostic.line);
// @ts-expect-error a line is a number
export const wrong: string[] = engine.lint("a.py", "").map(({ line }) => line);
`,
  "types/tsconfig.json": JSON.stringify({
    compilerOptions: {
      module: "NodeNext",
      target: "ES2023",
      strict: true,
      noEmit: true,
      // Declarations of the packages themselves are checked, too.
      skipLibCheck: false,
      types: ["node"],
    },
  }),
};

/** Types for rules of others need those that come with ESLint 10. */
export const TYPE_USES_OF_10 = {
  "types/rule.ts": `import type { PythonRuleDefinition } from "eslint-plugin-reseed/python";

export const rule: PythonRuleDefinition = {
  create: (context) => ({
    Call(node) {
      // @ts-expect-error a node is no text
      const text: string = node;
      if (node.func.type === "Name") context.report({ node, message: node.func.id + text });
    },
  }),
};
`,
};
