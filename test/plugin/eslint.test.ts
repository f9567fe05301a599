// The plugin in the ESLint at hand; `test/eslint-versions` has the others.
import { ESLint } from "eslint";
import { checkPlugin } from "./plugin-checks.js";

describe("plugin in ESLint", () => {
  checkPlugin(ESLint);
});
