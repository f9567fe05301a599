/** Operators on abstract values. */
import { type Machine } from "../machine/machine.js";
import {
  axesOf,
  elementOf,
  keyName,
  makeSeries,
  positionsOf,
  restOf,
  setSize,
  variationOf,
} from "./containers.js";
import { isMadeBy } from "../machine/prototypes.js";
import { compareChildId } from "./child-id.js";
import { functionText } from "./function-text.js";
import { ticksOf, wholeTicks } from "./clocks.js";
import { carry } from "./sent.js";
import {
  constant,
  join,
  objectsOf,
  onlyConstant,
  type ConstantAtom,
  type DataType,
  type Place,
  type Value,
  type DataAtom,
} from "./value.js";
import { coarsen, FIXED, mix, union, type Variation } from "./variation.js";

/** A string of at least this many units is taken for a text, such as a program. */
const LONG = 60;

/** Below this, a remainder or a mask leaves so few values that replicas soon share one. */
const FEW = 4096;

/** Operators of ECMAScript that take the whole part of a number. */
const BITWISE: readonly string[] = ["|", "&", "^", "~", "<<", ">>", ">>>"];

/** The whole part of a number in [0, 1) is zero. */
function withoutFraction(value: Value): Value {
  const isFraction =
    value.length > 0 && value.every((atom) => atom.kind === "data" && atom.type === "fraction");
  return isFraction ? constant(0) : value;
}

/** Operands as an operator takes them. */
function prepared(m: Machine, operator: string, operands: readonly Value[]): readonly Value[] {
  if (BITWISE.includes(operator)) return operands.map(withoutFraction);
  if (operator !== "+" && operator !== "template") return operands;
  return operands.map((operand) => functionText(m, operand) ?? operand);
}

/** Applies an operator. */
export function operate(
  m: Machine,
  operator: string,
  operands: readonly Value[],
  at: Place,
): Value {
  const told = compareChildId(operator, operands);
  if (told !== null) return constant(told, at);
  const whole = prepared(m, operator, operands);
  const result = computed(m, operator, whole, at);
  // Nothing is left of what is multiplied by zero.
  const isZero = operator === "*" && onlyConstant(result)?.value === 0;
  return isZero ? result : carry(result, operands);
}

function computed(m: Machine, operator: string, operands: readonly Value[], at: Place): Value {
  if (operator === ",") return operands.at(-1) ?? [];
  const constants = operands.map((operand) => onlyConstant(operand)?.value);
  if (constants.every((value): value is ConstantAtom["value"] => value !== undefined)) {
    const folded = fold(operator, constants);
    if (folded !== undefined) return constant(folded, longestText(operands) ?? at);
  }
  const [left, right] = operands;
  if (left !== undefined && right !== undefined) {
    const special = binary(m, operator, left, right, at);
    if (special !== null) return special;
  }
  const variation = operands.reduce<Variation>(
    (all, operand) => mix(all, variationOf(m, operand)),
    FIXED,
  );
  const ticks = ticksOf(operator, operands);
  const lost =
    ticks !== null && operator === "//"
      ? wholeTicks(variation, ticks)
      : loses(operator, operands)
        ? coarsen(variation)
        : variation;
  const type = operator === "/" && fraction(operands) ? "fraction" : resultType(operator, operands);
  const atom: DataAtom = {
    kind: "data",
    variation: lost,
    source: sourceOf(operands),
    at,
    ...(type === undefined ? {} : { type }),
    ...(ticks === null ? {} : { ticks }),
    ...(isOffset(m, operator, operands) ? { isOffset: true } : {}),
  };
  return [atom];
}

/** A text that is put together stands where its longest piece stands, if that is most of it. */
function longestText(operands: readonly Value[]): Place | null {
  let longest: ConstantAtom | null = null;
  for (const operand of operands) {
    const atom = onlyConstant(operand);
    if (typeof atom?.value !== "string" || atom.value.length < LONG) continue;
    if (longest === null || atom.value.length > String(longest.value).length) longest = atom;
  }
  return longest?.at ?? null;
}

function binary(m: Machine, operator: string, left: Value, right: Value, at: Place): Value | null {
  switch (operator) {
    case "instanceof":
      return isMadeBy(m, left, right);
    case "*": {
      const sequence = objectsOf(left).find(isSequence) ?? objectsOf(right).find(isSequence);
      if (sequence !== undefined) {
        const times = onlyConstant(left)?.value ?? onlyConstant(right)?.value;
        const series = makeSeries(m, "list", elementOf(m, sequence), [m.axes.create()], at);
        const length = positionsOf(m, sequence)?.length;
        if (typeof times === "number" && length !== undefined) setSize(m, series, times * length);
        return series;
      }
      const zero = [left, right].some((operand) => onlyConstant(operand)?.value === 0);
      return zero ? constant(0, at) : null;
    }
    case "+": {
      const [a] = objectsOf(left).filter(isSequence);
      const [b] = objectsOf(right).filter(isSequence);
      if (a === undefined || b === undefined) return null;
      return makeSeries(
        m,
        "list",
        join(elementOf(m, a), elementOf(m, b)),
        union(axesOf(m, a), axesOf(m, b)),
        at,
      );
    }
    case "in":
    case "not in": {
      const found = contains(m, left, right);
      return found === null ? null : constant(operator === "in" ? found : !found, at);
    }
    case "is":
    case "==":
    case "===":
    case "is not":
    case "!=":
    case "!==": {
      const equal = equality(left, right) ?? (areOfTwoProcesses(m, left, right) ? false : null);
      if (equal === null) return null;
      return constant(operator === "is" || operator.startsWith("==") ? equal : !equal, at);
    }
    default:
      return null;
  }
}

function isSequence(object: { readonly shape: { readonly is: string } }): boolean {
  return object.shape.is === "sequence";
}

/** Whether a mapping has a key, where that is certain. */
function contains(m: Machine, key: Value, container: Value): boolean | null {
  const [mapping] = objectsOf(container);
  const name = keyName(m, key);
  if (container.length !== 1 || mapping?.shape.is !== "mapping" || name === undefined) return null;
  if (m.read(mapping, `key:${String(name)}`) !== undefined) return true;
  return restOf(m, mapping) === null ? false : null;
}

/** Whether two values are equal, where that is certain: constants, and anything against None. */
function equality(left: Value, right: Value): boolean | null {
  const a = onlyConstant(left)?.value;
  const b = onlyConstant(right)?.value;
  if (a !== undefined && b !== undefined) return a === b;
  const other = a === null ? right : b === null ? left : null;
  if (other === null) return null;
  return other.some(
    (atom) => atom.kind === "unknown" || (atom.kind === "constant" && atom.value === null),
  )
    ? null
    : false;
}

/** Whether one is the number of this very worker, and the other that of the process that started it. */
function areOfTwoProcesses(m: Machine, left: Value, right: Value): boolean {
  const { dispatch } = m.world;
  if (dispatch === null) return false;
  const own = [left, right].map((value) => {
    const [atom] = value;
    if (value.length !== 1 || atom?.kind !== "data" || atom.source !== "process-id") return null;
    const axes = union([dispatch.workerAxis], dispatch.taskAxes);
    const difference = m.axes.difference(atom.variation, axes);
    return difference === "unknown" ? null : difference !== "equal";
  });
  return own.includes(true) && own.includes(false);
}

function fold(
  operator: string,
  values: readonly ConstantAtom["value"][],
): ConstantAtom["value"] | undefined {
  if (operator === "template") return values.map(String).join("");
  const [a, b] = values;
  if (values.length === 1) {
    if (operator === "not" || operator === "!") return !a;
    if (operator === "void") return null;
    if (typeof a !== "number") return undefined;
    if (operator === "neg" || operator === "-") return -a;
    if (operator === "+" || operator === "pos") return a;
    if (operator === "~") return ~a;
    return undefined;
  }
  if (typeof a === "string" && typeof b === "string" && operator === "+") return a + b;
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "**":
      return a ** b;
    case "/":
      return b === 0 ? undefined : a / b;
    case "//":
      return b === 0 ? undefined : Math.floor(a / b);
    case "%":
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    case "<<":
      return a * 2 ** b;
    case ">>":
      return Math.floor(a / 2 ** b);
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
    default:
      return undefined;
  }
}

/** Where the one operand that is no constant comes from. */
function sourceOf(operands: readonly Value[]): DataAtom["source"] {
  const sources = new Set<DataAtom["source"]>();
  for (const operand of operands) {
    for (const atom of operand) {
      if (atom.kind === "data") sources.add(atom.source);
      else if (atom.kind !== "constant") return null;
    }
  }
  const [source] = sources;
  return sources.size === 1 && source !== "draw" ? (source ?? null) : null;
}

function isOffset(m: Machine, operator: string, operands: readonly Value[]): boolean {
  if (operator !== "+" || operands.length !== 2) return false;
  if (!operands.every((operand) => operand.every(isNumberLike))) return false;
  const varying = operands.filter((operand) => variationOf(m, operand).exact.length > 0);
  return varying.length === 1;
}

function isNumberLike(atom: Value[number]): boolean {
  if (atom.kind === "constant") return typeof atom.value === "number";
  return (atom.kind === "data" && atom.type !== "string") || atom.kind === "unknown";
}

/** Whether many operands give few results. */
function loses(operator: string, operands: readonly Value[]): boolean {
  const right = onlyConstant(operands[1] ?? [])?.value;
  const few = typeof right === "number" && Math.abs(right) < FEW;
  switch (operator) {
    case "%":
    case "&":
      return few;
    case "//":
      return typeof right === "number" && right > 1;
    case "compare":
    case "in":
    case "not in":
    case "not":
    case "!":
    case "<":
    case ">":
    case "<=":
    case ">=":
    case "==":
    case "!=":
    case "===":
    case "!==":
    case "is":
    case "is not":
    case "typeof":
      return true;
    default:
      return false;
  }
}

function fraction(operands: readonly Value[]): boolean {
  return operands.some((operand) =>
    operand.some((atom) => atom.kind === "data" && atom.type === "fraction"),
  );
}

function resultType(operator: string, operands: readonly Value[]): DataType | undefined {
  if (operator === "template") return "string";
  const types = operands.flatMap((operand) =>
    operand.map((atom) => {
      if (atom.kind === "data") return atom.type;
      if (atom.kind === "constant") return typeof atom.value === "string" ? "string" : "number";
      return undefined;
    }),
  );
  if (operator === "+" && types.includes("string")) return "string";
  if ([">>>", "|", "^", "&", "<<", ">>", "//", "%"].includes(operator)) return "number";
  if (types.every((type) => type === "number")) return "number";
  if (operator === "*" && types.includes("fraction") && types.includes("number")) return "number";
  return undefined;
}
