/** Lowers comprehensions and generator expressions. */
import type { Comprehension, ComprehensionClause, Expression } from "../../facts/facts.js";
import type { ComprehensionNode } from "../scope/scope.js";
import type { Context } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { lowerTarget } from "./targets.js";

/** Lowers a comprehension into the frame around it. */
export function lowerComprehension(outer: Context, node: ComprehensionNode): Comprehension {
  const scope = outer.unit.scopeOf(node);
  const ctx: Context = { ...outer, scope };
  outer.unit.enterComprehension(scope, outer.frame);
  const clauses = node.generators.map((clause, index): ComprehensionClause => {
    // The first iterable is evaluated before the comprehension is entered.
    const iterable = lowerExpression(index === 0 ? outer : ctx, clause.iter);
    const target = lowerTarget(ctx, clause.target);
    return { target, iterable, conditions: clause.ifs.map((test) => lowerExpression(ctx, test)) };
  });
  const isPair = node.type === "DictComp" && node.value !== null;
  return {
    kind: "comprehension",
    type: TYPES[node.type],
    key: isPair ? lowerExpression(ctx, node.key) : null,
    element: lowerElement(ctx, node),
    clauses,
    at: node.range,
  };
}

function lowerElement(ctx: Context, node: ComprehensionNode): Expression {
  if (node.type !== "DictComp") return lowerExpression(ctx, node.elt);
  if (node.value !== null) return lowerExpression(ctx, node.value);
  return { kind: "spread", value: lowerExpression(ctx, node.key), at: node.key.range };
}

const TYPES = {
  ListComp: "list",
  SetComp: "set",
  DictComp: "dict",
  GeneratorExp: "generator",
} as const satisfies Readonly<Record<ComprehensionNode["type"], Comprehension["type"]>>;
