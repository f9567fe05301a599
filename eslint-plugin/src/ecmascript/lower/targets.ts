/** Lowers the places that values are put into: names, members, patterns. */
import type { ObjectPattern, Pattern, PatternItem, Target } from "../../facts/facts.js";
import type {
  ArrayPattern,
  ExpressionNode,
  ObjectPattern as ObjectPatternNode,
  PatternNode,
} from "../ast/expression-nodes.js";
import { at, builtin, type Environment } from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { lowerKey } from "./references.js";

/** Lowers an assignment's left side, a declaration's name or a parameter's pattern. */
export function lowerTarget(env: Environment, node: PatternNode | ExpressionNode): Target {
  switch (node.type) {
    case "ArrayPattern":
      return lowerArrayPattern(env, node);
    case "ObjectPattern":
      return lowerObjectPattern(env, node);
    case "AssignmentPattern":
      return lowerTarget(env, node.left);
    case "RestElement":
      return lowerTarget(env, node.argument);
    default: {
      const lowered = lowerExpression(env, node);
      switch (lowered.kind) {
        case "variable":
          env.unit.noteAssignment(lowered);
          return lowered;
        case "builtin":
        case "member":
        case "index":
        case "exports":
          return lowered;
        default:
          // Nothing can be put there (`undefined = 1`, an imported name); such code throws.
          return builtin(node.type === "Identifier" ? node.name : "", at(env, node));
      }
    }
  }
}

function lowerArrayPattern(env: Environment, node: ArrayPattern): Pattern {
  const items = node.elements.map((element) => (element === null ? null : lowerItem(env, element)));
  return { kind: "pattern", items, at: at(env, node) };
}

function lowerItem(env: Environment, node: PatternNode): PatternItem {
  const target = lowerTarget(env, node);
  return {
    target,
    isRest: node.type === "RestElement",
    default: node.type === "AssignmentPattern" ? lowerExpression(env, node.right) : null,
  };
}

function lowerObjectPattern(env: Environment, node: ObjectPatternNode): ObjectPattern {
  const properties: ObjectPattern["properties"][number][] = [];
  let rest: Target | null = null;
  for (const property of node.properties) {
    if (property.type === "RestElement") rest = lowerTarget(env, property);
    else {
      const { target, default: fallback } = lowerItem(env, property.value);
      const key = lowerKey(env, property.key, property.computed);
      properties.push({ key, target, default: fallback });
    }
  }
  return { kind: "object-pattern", properties, rest, at: at(env, node) };
}
