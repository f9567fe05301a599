/** A worker draws from a generator of a module, a class or a default argument. */
import { defineRule } from "./define-rule.js";

export default defineRule({
  name: "no-module-generator",
  description:
    "disallow generators that outlive a task and are copied or made again in every worker",
  recommended: "recommended",
});
