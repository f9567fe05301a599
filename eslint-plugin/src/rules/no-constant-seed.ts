/** Workers or tasks that are replicas of each other seed themselves with the same value. */
import { defineRule } from "./define-rule.js";

export default defineRule({
  name: "no-constant-seed",
  description: "disallow seeding several workers or tasks with the same value",
  recommended: "recommended",
});
