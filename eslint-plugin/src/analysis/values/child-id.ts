/** The id of a child as its parent gets it from a fork: the parent knows that it is not the child. */
import { onlyConstant, type Value } from "./value.js";

/** Whether a value is the id of a child, which is more than zero. */
export function isChildId(value: Value): boolean {
  const [atom, ...others] = value;
  return others.length === 0 && atom?.kind === "data" && atom.isChild === true;
}

/** What a comparison of such an id with zero, or a negation, gives; null where it is another one. */
export function compareChildId(operator: string, operands: readonly Value[]): boolean | null {
  if (!operands.some(isChildId)) return null;
  if (operands.length === 1) return operator === "not" || operator === "!" ? false : null;
  // Any positive number stands for it, as long as the other one is none.
  const [left, right] = operands.map((operand) =>
    isChildId(operand) ? 1 : onlyConstant(operand)?.value,
  );
  if (typeof left !== "number" || typeof right !== "number" || Math.min(left, right) > 0) {
    return null;
  }
  switch (operator) {
    case "==":
    case "===":
    case "is":
      return false;
    case "!=":
    case "!==":
    case "is not":
      return true;
    case "<":
    case "<=":
      return left < right;
    case ">":
    case ">=":
      return left > right;
    default:
      return null;
  }
}
