/** A fork copies the lock of a generator in its locked state, so that the worker hangs. */
import { defineRule } from "./define-rule.js";

export default defineRule({
  name: "no-fork-lock",
  description: "disallow forking workers while the lock of a generator can be held",
  recommended: "recommended",
});
