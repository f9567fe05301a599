/** A generator travels with the tasks, so that each gets an equal copy, or none that works. */
import { defineRule } from "./define-rule.js";

export default defineRule({
  name: "no-shared-generator",
  description: "disallow sending one generator, or what holds it, to several workers",
  recommended: "recommended",
});
