/** A seed that never reaches the workers, so that a run cannot be repeated. */
import { defineRule } from "./define-rule.js";

export default defineRule({
  name: "no-lost-seed",
  description: "disallow seeds that never reach the workers",
  recommended: "strict",
});
