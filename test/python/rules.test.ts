/** Rules of others in the ESLint at hand. */
import { RuleTester } from "eslint";
import { checkRules } from "./rules-checks.js";

describe("python: rules of others", () => {
  checkRules(RuleTester);
});
