/**
 * Types for rules of others: `import type { PythonRuleDefinition } from "eslint-plugin-reseed/python"`.
 * They rest on `@eslint/core` and `@eslint/plugin-kit`, which come with ESLint: in the
 * versions of ESLint 10 and later.
 */
export type { PythonLanguageOptions } from "./language.js";
export type * from "./parser/nodes.js";
export type { PythonRuleDefinition, PythonRuleVisitor } from "./rule-types.js";
export type {
  Binding,
  Definition,
  DefinitionKind,
  Reference,
  Scope,
  ScopeKind,
} from "./scope/scope.js";
export type { ScopeManager } from "./scope/scope-manager.js";
export type { PythonElement, PythonSourceCode } from "./source-code.js";
export type {
  PythonComment,
  PythonToken,
  TokenChoice,
  TokenFilter,
  TokenOptions,
  TokenOrComment,
  TokensChoice,
} from "./tokens.js";
