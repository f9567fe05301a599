/** Finds what expressions bind: `:=`, lambdas and comprehensions, which have scopes of their own. */
import type { Expression } from "../parser/nodes.js";
import type { Binder } from "./binder.js";
import type { ComprehensionNode, Scope } from "./scope.js";

/**
 * Walks an expression.
 *
 * What a parser builds in a loop (`a + b + c`, `a.b().c()`) is as deep as it is long; such parts
 * are walked in a loop as well.
 */
export function bindExpression(binder: Binder, expression: Expression, scope: Scope): void {
  let node = expression;
  for (;;) {
    switch (node.type) {
      case "Name":
        binder.read(scope, node.id, node);
        return;
      case "Constant":
        return;
      case "Attribute":
      case "Starred":
      case "Await":
      case "YieldFrom":
        node = node.value;
        continue;
      case "Call":
        for (const argument of node.args) bindExpression(binder, argument, scope);
        for (const { value } of node.keywords) bindExpression(binder, value, scope);
        node = node.func;
        continue;
      case "Subscript":
        bindExpression(binder, node.slice, scope);
        node = node.value;
        continue;
      case "BinOp":
        bindExpression(binder, node.right, scope);
        node = node.left;
        continue;
      case "UnaryOp":
        node = node.operand;
        continue;
      case "BoolOp":
      case "JoinedStr":
      case "TemplateStr":
        bindAll(binder, node.values, scope);
        return;
      case "Compare":
        bindAll(binder, node.comparators, scope);
        node = node.left;
        continue;
      case "List":
      case "Tuple":
      case "Set":
        bindAll(binder, node.elts, scope);
        return;
      case "Dict":
        for (const key of node.keys) if (key !== null) bindExpression(binder, key, scope);
        bindAll(binder, node.values, scope);
        return;
      case "IfExp":
        bindExpression(binder, node.test, scope);
        bindExpression(binder, node.body, scope);
        node = node.orelse;
        continue;
      case "FormattedValue":
      case "Interpolation":
        if (node.format_spec !== null) bindExpression(binder, node.format_spec, scope);
        node = node.value;
        continue;
      case "Slice":
        for (const part of [node.lower, node.upper, node.step]) {
          if (part !== null) bindExpression(binder, part, scope);
        }
        return;
      case "Yield":
        if (node.value === null) return;
        node = node.value;
        continue;
      case "NamedExpr": {
        binder.bindTarget(node.target, aroundComprehensions(scope), "walrus", node);
        node = node.value;
        continue;
      }
      case "Lambda": {
        binder.bindOutside(node.args, scope, scope);
        const inner = binder.open("function", node, scope);
        binder.bindArguments(node.args, inner, node);
        scope = inner;
        node = node.body;
        continue;
      }
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        bindComprehension(binder, node, scope);
        return;
    }
  }
}

function bindAll(binder: Binder, expressions: readonly Expression[], scope: Scope): void {
  for (const expression of expressions) bindExpression(binder, expression, scope);
}

function bindComprehension(binder: Binder, node: ComprehensionNode, outer: Scope): void {
  const scope = binder.open("comprehension", node, outer);
  node.generators.forEach((clause, index) => {
    // The first iterable is evaluated before the comprehension is entered.
    bindExpression(binder, clause.iter, index === 0 ? outer : scope);
    binder.bindTarget(clause.target, scope, "for", clause);
    bindAll(binder, clause.ifs, scope);
  });
  if (node.type === "DictComp") {
    bindExpression(binder, node.key, scope);
    if (node.value !== null) bindExpression(binder, node.value, scope);
  } else {
    bindExpression(binder, node.elt, scope);
  }
}

/** The scope that `:=` binds its name in. */
function aroundComprehensions(scope: Scope): Scope {
  let around = scope;
  while (around.kind === "comprehension" && around.parent !== null) around = around.parent;
  return around;
}
