/** The expressions directly inside of an expression, whatever their kind. */
import type { Expression, Target } from "./facts.js";

/** What an expression is made of; functions and classes inside it are not entered. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "member":
      return [expression.object];
    case "index":
      return [expression.object, expression.index];
    case "call":
      return [expression.callee, ...expression.arguments.map((argument) => argument.value)];
    case "operation":
      return expression.operands;
    case "logical":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.test, expression.consequent, expression.alternate];
    case "sequence":
      return expression.items;
    case "mapping":
      return expression.entries.flatMap(({ key, value }) =>
        key === null ? [value] : [key, value],
      );
    case "comprehension":
      return expression.key === null ? [expression.element] : [expression.key, expression.element];
    case "slice":
    case "unknown":
      return expression.parts;
    case "spread":
    case "await":
      return [expression.value];
    case "yield":
      return expression.value === null ? [] : [expression.value];
    case "assignment":
      return [expression.value, ...readBy(expression.target)];
    case "constant":
    case "variable":
    case "builtin":
    case "function":
    case "class":
    case "import":
    case "exports":
    case "self":
    case "super":
      return [];
  }
}

/** Targets that are places themselves, out of a pattern. */
export function placesOf(target: Target): readonly Exclude<Target, { kind: `${string}pattern` }>[] {
  switch (target.kind) {
    case "pattern":
      return target.items.flatMap((item) => (item === null ? [] : placesOf(item.target)));
    case "object-pattern": {
      const rest = target.rest === null ? [] : placesOf(target.rest);
      return [...target.properties.flatMap((property) => placesOf(property.target)), ...rest];
    }
    default:
      return [target];
  }
}

/** What is evaluated to find the places of a target. */
function readBy(target: Target): readonly Expression[] {
  return placesOf(target).flatMap((place) => (place.kind === "exports" ? [] : partsOf(place)));
}
