/** Types for those who write rules of their own for the Python language. */
import type { RuleVisitor } from "@eslint/core";
import type { CustomRuleDefinitionType, CustomRuleTypeDefinitions } from "@eslint/plugin-kit";
import type { Module, Node, NodeOf, NodeType } from "./parser/nodes.js";
import type { PythonElement, PythonSourceCode } from "./source-code.js";

type Enter = {
  readonly [T in NodeType]?: (node: NodeOf<T>, parent: ParentOf<T>) => void;
};
type Exit = {
  readonly [T in NodeType as `${T}:exit`]?: (node: NodeOf<T>, parent: ParentOf<T>) => void;
};
type ParentOf<T extends NodeType> = T extends Module["type"] ? undefined : Node;

/** What a rule listens to: kinds of nodes by name, and whatever else a selector can say. */
export type PythonRuleVisitor = Enter & Exit & RuleVisitor;

/** A rule for Python; `context.sourceCode` is a {@link PythonSourceCode}. */
export type PythonRuleDefinition<
  Options extends Partial<CustomRuleTypeDefinitions> = Partial<CustomRuleTypeDefinitions>,
> = CustomRuleDefinitionType<
  {
    LangOptions: Record<string, unknown>;
    Code: PythonSourceCode;
    RuleOptions: unknown[];
    Visitor: PythonRuleVisitor;
    Node: PythonElement;
    MessageIds: string;
    ExtRuleDocs: Record<string, unknown>;
  },
  Options
>;
