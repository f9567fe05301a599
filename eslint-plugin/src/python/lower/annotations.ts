/** Lowers type annotations that name a class; all others say nothing to the analysis. */
import type { Expression, Range } from "../../facts/facts.js";
import type * as ast from "../parser/nodes.js";
import { importedBy } from "../scope/scope.js";
import { lowerName } from "./expressions.js";
import { resolve, type Context } from "./context.js";

/** The class that an annotation names: `Random`, `np.random.Generator`, `"Random" | None`. */
export function lowerAnnotation(ctx: Context, node: ast.Expression): Expression | null {
  switch (node.type) {
    case "Name":
      return lowerTypeName(ctx, node.id, node.range);
    case "Attribute":
      return memberOf(lowerAnnotation(ctx, node.value), node.attr, node.attrRange, node.range);
    case "Constant":
      return node.literal === "str" ? lowerQuoted(ctx, node) : null;
    case "BinOp":
      if (node.op !== "|") return null;
      if (isNone(node.right)) return lowerAnnotation(ctx, node.left);
      return isNone(node.left) ? lowerAnnotation(ctx, node.right) : null;
    case "Subscript": {
      const { value } = node;
      const name = value.type === "Attribute" ? value.attr : value.type === "Name" ? value.id : "";
      return name === "Optional" ? lowerAnnotation(ctx, node.slice) : null;
    }
    default:
      return null;
  }
}

function isNone(node: ast.Expression): boolean {
  return node.type === "Constant" && node.literal === "none";
}

/** A name that only type checkers see imported is that import itself. */
function lowerTypeName(ctx: Context, name: string, at: Range): Expression {
  const definitions = resolve(ctx, name)?.definitions ?? [];
  const [first] = definitions;
  if (first?.isTypeOnly === true && definitions.length === 1) {
    const imported = importedBy(first);
    if (imported !== null) return importExpression(imported.module, imported.name, first.range, at);
  }
  return lowerName(ctx, name, at);
}

/** An import of what a module is called with its leading dots. */
function importExpression(
  module: string,
  name: string | null,
  requestAt: Range,
  at: Range,
): Expression {
  let level = 0;
  while (module[level] === ".") level++;
  return {
    kind: "import",
    request: { specifier: module.slice(level), level, at: requestAt },
    name,
    at,
  };
}

/** An annotation in quotes, where it is a dotted name and nothing else. */
function lowerQuoted(ctx: Context, node: ast.StringConstant): Expression | null {
  const [first, ...others] = node.value.split(".");
  if (first === undefined || ![first, ...others].every(isIdentifier)) return null;
  const at = node.range;
  return others.reduce<Expression | null>(
    (object, name) => memberOf(object, name, at, at),
    lowerTypeName(ctx, first, at),
  );
}

function isIdentifier(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && text !== "None";
}

function memberOf(
  object: Expression | null,
  name: string,
  nameAt: Range,
  at: Range,
): Expression | null {
  return object === null ? null : { kind: "member", object, name, nameAt, at };
}
