/** How many elements an iterable has, as a text that may be repeated. */
import type { Expression } from "../../python/parser/nodes.js";
import type { PythonFile } from "./file.js";

/** Calls that give as many elements as their first argument. */
const KEEPING = new Set(
  ["enumerate", "list", "sorted", "tuple", "reversed"].map((name) => `builtins.${name}`),
);

/**
 * The number of elements.
 *
 * @returns null where it is unknown, or where asking for it would use the elements up
 */
export function countOf(file: PythonFile, items: Expression): string | null {
  switch (items.type) {
    case "List":
    case "Tuple":
      return items.elts.some(({ type }) => type === "Starred") ? null : String(items.elts.length);
    case "ListComp": {
      const [clause, ...more] = items.generators;
      if (clause === undefined || more.length > 0 || clause.ifs.length > 0) return null;
      return countOf(file, clause.iter);
    }
    case "BinOp": {
      const isRepeated =
        items.op === "*" && items.left.type === "List" && items.left.elts.length === 1;
      return isRepeated && isRepeatable(items.right) ? file.of(items.right) : null;
    }
    case "Call": {
      const [first, second] = items.args;
      const callee = file.qualifiedName(items.func);
      if (first === undefined || callee === null) return null;
      if (callee === "builtins.range" || callee === "numpy.arange") {
        return second === undefined && isRepeatable(first) ? file.of(first) : null;
      }
      if (callee === "itertools.repeat") {
        return second !== undefined && isRepeatable(second) ? file.of(second) : null;
      }
      return KEEPING.has(callee) ? countOf(file, first) : null;
    }
    case "Name":
      return isSized(file, items) ? `len(${items.id})` : null;
    default:
      return null;
  }
}

/** Whether evaluating an expression twice is harmless. */
function isRepeatable(expression: Expression): boolean {
  switch (expression.type) {
    case "Constant":
    case "Name":
      return true;
    case "Attribute":
      return isRepeatable(expression.value);
    case "Call":
      return (
        expression.func.type === "Name" &&
        expression.func.id === "len" &&
        expression.args.every(isRepeatable)
      );
    default:
      return false;
  }
}

/** Whether all that a name is set to has a length. */
function isSized(file: PythonFile, name: Extract<Expression, { type: "Name" }>): boolean {
  const definitions = file.scopes.referenceAt(name)?.binding?.definitions ?? [];
  return (
    definitions.length > 0 &&
    definitions.every(({ kind, node, parent }) => {
      if (kind !== "assignment" || parent.type !== "Assign") return false;
      if (!parent.targets.some((target) => target === node)) return false;
      const { value } = parent;
      if (value.type === "List" || value.type === "Tuple" || value.type === "ListComp") return true;
      if (value.type === "BinOp") return countOf(file, value) !== null;
      if (value.type !== "Call") return false;
      const callee = file.qualifiedName(value.func) ?? "";
      return (
        ["list", "range", "sorted", "tuple"].some((known) => callee === `builtins.${known}`) ||
        /^numpy\.(?:arange|linspace|array)$/u.test(callee)
      );
    })
  );
}
