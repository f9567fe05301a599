/**
 * The Python syntax tree: kinds and fields are those of CPython's `ast` module, save that there is
 * no `ctx`, operators are strings as written, `ExceptHandler.type` is `exception`, and the kinds that
 * `ast` spells in lower case (`arg`, `keyword` …) keep that spelling in `type` alone.
 */
import type { Arg, Arguments, Comprehension, Keyword } from "./argument-nodes.js";
import type { ExceptHandler, MatchCase, WithItem } from "./compound-nodes.js";
import type { Expression } from "./expression-nodes.js";
import type { Pattern, TypeParameter } from "./pattern-nodes.js";
import type { Alias, Module, Statement } from "./statement-nodes.js";

export * from "./argument-nodes.js";
export * from "./comment.js";
export * from "./compound-nodes.js";
export * from "./expression-nodes.js";
export * from "./literal-nodes.js";
export * from "./node-base.js";
export * from "./operators.js";
export * from "./pattern-nodes.js";
export * from "./statement-nodes.js";

/** Any node of the tree. */
export type Node =
  | Module
  | Statement
  | Expression
  | Pattern
  | TypeParameter
  | Alias
  | Arg
  | Arguments
  | Comprehension
  | ExceptHandler
  | Keyword
  | MatchCase
  | WithItem;

export type NodeType = Node["type"];

/** The node kind that a `type` names. */
export type NodeOf<T extends NodeType> = Extract<Node, { readonly type: T }>;
