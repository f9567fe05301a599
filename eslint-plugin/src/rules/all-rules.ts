/** All rules, in the order of precedence in which they report one mechanism. */
import noSharedGenerator from "./no-shared-generator.js";
import noModuleGenerator from "./no-module-generator.js";
import noInheritedState from "./no-inherited-state.js";
import noConstantSeed from "./no-constant-seed.js";
import noForkLock from "./no-fork-lock.js";
import noCorrelatedSeed from "./no-correlated-seed.js";
import noLostSeed from "./no-lost-seed.js";
import type { RuleDefinition } from "./define-rule.js";

export const ALL_RULES: readonly RuleDefinition[] = [
  noSharedGenerator,
  noModuleGenerator,
  noInheritedState,
  noConstantSeed,
  noForkLock,
  noCorrelatedSeed,
  noLostSeed,
];
