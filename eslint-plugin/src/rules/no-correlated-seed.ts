/** Seeds that collide or correlate: sums with an index, clocks, small ranges, weak generators. */
import { defineRule } from "./define-rule.js";

export default defineRule({
  name: "no-correlated-seed",
  description: "disallow seeds that can collide or that give correlated streams",
  recommended: "strict",
});
