/** A worker draws from a library's global generator that starts in the same state in every worker. */
import { defineRule } from "./define-rule.js";

export default defineRule({
  name: "no-inherited-state",
  description:
    "disallow draws from a global generator whose state every worker inherits or sets again",
  recommended: "recommended",
});
