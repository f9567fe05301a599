/** Lowers what assignments put values in. */
import type { Target } from "../../facts/facts.js";
import type * as ast from "../parser/nodes.js";
import { builtin, targetOf, type Context } from "./context.js";
import { lowerExpression } from "./expressions.js";

/** Lowers a target. The value is lowered before it: a class body may still read the old one. */
export function lowerTarget(ctx: Context, node: ast.Expression): Target {
  switch (node.type) {
    case "Name":
      return targetOf(ctx, node.id, node.range);
    case "Tuple":
    case "List":
      return {
        kind: "pattern",
        items: node.elts.map((element) => ({
          target: lowerTarget(ctx, element.type === "Starred" ? element.value : element),
          isRest: element.type === "Starred",
          default: null,
        })),
        at: node.range,
      };
    case "Attribute":
    case "Subscript": {
      const target = lowerExpression(ctx, node);
      return target.kind === "member" || target.kind === "index" ? target : nowhere(node);
    }
    case "Starred":
      return lowerTarget(ctx, node.value);
    default:
      return nowhere(node);
  }
}

/** What no program could assign to: a parser that is lenient lets it through. */
function nowhere(node: ast.Expression): Target {
  return builtin("", node.range);
}
