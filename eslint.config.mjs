// Our own code under typescript-eslint's strict rules, with the house rules of CONTRIBUTING.md.
import js from "@eslint/js";
import { existsSync } from "node:fs";
import tseslint from "typescript-eslint";

// Our own rules, too, once they have been built.
const built = new URL("eslint-plugin/dist/index.js", import.meta.url);
const ownRules = existsSync(built) ? (await import(built.href)).default.configs.strict : [];

export default tseslint.config(
  {
    ignores: [
      "**/dist/**",
      "**/.venv/**",
      "examples/**",
      "test/oracle/**/cases/**",
      "test/oracle/**/projects/**",
      "test/**/fixtures/**",
    ],
  },
  ownRules,
  {
    // Our own rules read Python, too.
    files: ["**/*.{ts,mjs,cjs}"],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A switch without a default must name every case; a default is a decision.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: "error",
      "max-lines": ["error", { max: 400 }],
    },
  },
  {
    // Scripts that run as they stand, without types.
    files: ["**/*.mjs", "**/*.cjs"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false },
      globals: {
        ...globalsNamed("console", "fetch", "process", "setTimeout", "URL", "URLSearchParams"),
        ...globalsNamed("after", "afterEach", "before", "describe", "it"),
      },
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: globalsNamed("__dirname") },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);

function globalsNamed(...names) {
  return Object.fromEntries(names.map((name) => [name, "readonly"]));
}
