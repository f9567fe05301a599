/**
 * Hand-written generators: code that advances a number by arithmetic on itself and gives a mixed
 * form of it (mulberry32, an LCG, xorshift, Park-Miller, `sin(seed++)`), whatever holds the number:
 * a closure's variable, a field, a module variable, an element of an array.
 */
import { type Expression, type FunctionFact, type Statement } from "../../facts/facts.js";
import { type Machine } from "../machine/machine.js";
import { variationOf } from "../values/containers.js";
import {
  data,
  type HeapObject,
  type Place,
  type StreamAtom,
  type Value,
  objectsOf,
} from "../values/value.js";
import { mix, type Variation, FIXED } from "../values/variation.js";
import { recordDraw } from "./draws.js";
import { advance, STREAM } from "./streams.js";

/** A modulus or multiplier of at least this mixes; smaller ones count or wrap. */
const LARGE = 1 << 13;

const known = new WeakMap<FunctionFact, boolean>();

/** Whether a function's text has the shape of a step of a generator. */
export function isStep(fact: FunctionFact): boolean {
  let result = known.get(fact);
  if (result === undefined) {
    const seen = { mixes: false, returns: false };
    scanStatements(fact.body, seen);
    result = seen.mixes && seen.returns;
    known.set(fact, result);
  }
  return result;
}

interface Seen {
  mixes: boolean;
  returns: boolean;
}

function scanStatements(body: readonly Statement[], seen: Seen): void {
  for (const statement of body) {
    switch (statement.kind) {
      case "expression":
        scan(statement.value, seen);
        break;
      case "assign":
        if (isLargeStep(statement.operator, statement.value)) seen.mixes = true;
        scan(statement.value, seen);
        break;
      case "if":
        scanStatements(statement.consequent, seen);
        scanStatements(statement.alternate, seen);
        break;
      case "for":
      case "while":
        scanStatements(statement.body, seen);
        break;
      case "with":
        scanStatements(statement.body, seen);
        break;
      case "return":
        if (statement.value !== null && statement.value.kind !== "function") {
          seen.returns = true;
          scan(statement.value, seen);
        }
        break;
      default:
        break;
    }
  }
}

function isLargeStep(operator: string | null, value: Expression): boolean {
  return operator === "*" && isLarge(value);
}

function isLarge(expression: Expression): boolean {
  if (expression.kind === "constant") {
    return typeof expression.value === "number" && Math.abs(expression.value) >= LARGE;
  }
  return (
    expression.kind === "operation" &&
    ["**", "<<", "-", "+"].includes(expression.operator) &&
    expression.operands.every((operand) => operand.kind === "constant" || isLarge(operand))
  );
}

function scan(expression: Expression, seen: Seen): void {
  switch (expression.kind) {
    case "operation": {
      const [left, right] = expression.operands;
      const shifts = [">>>", ">>", "<<", "^", "^="].includes(expression.operator);
      const inner = [left, right].some(
        (operand) => operand?.kind === "operation" || operand?.kind === "assignment",
      );
      if (expression.operator === "^" && inner) seen.mixes = true;
      if (
        shifts &&
        expression.operator === ">>>" &&
        right?.kind === "constant" &&
        Number(right.value) > 0
      )
        seen.mixes = true;
      if (
        ["*", "%"].includes(expression.operator) &&
        [left, right].some((one) => one !== undefined && isLarge(one))
      ) {
        seen.mixes = true;
      }
      if (expression.operator === "&" && right !== undefined && isLarge(right) && inner)
        seen.mixes = true;
      for (const operand of expression.operands) scan(operand, seen);
      break;
    }
    case "call": {
      const name = expression.callee.kind === "member" ? expression.callee.name : "";
      if (["imul", "sin", "asUintN", "asIntN"].includes(name)) seen.mixes = true;
      scan(expression.callee, seen);
      for (const argument of expression.arguments) scan(argument.value, seen);
      break;
    }
    case "assignment":
      scan(expression.value, seen);
      break;
    case "yield":
      seen.returns = true;
      if (expression.value !== null) scan(expression.value, seen);
      break;
    case "member":
      scan(expression.object, seen);
      break;
    case "index":
      scan(expression.object, seen);
      scan(expression.index, seen);
      break;
    case "conditional":
      scan(expression.test, seen);
      scan(expression.consequent, seen);
      scan(expression.alternate, seen);
      break;
    case "sequence":
      for (const item of expression.items) scan(item, seen);
      break;
    default:
      break;
  }
}

/** Prefix of the field beside a cell of state that keeps the stream which began there. */
const CELL = "#cell:";

/**
 * The value to write for an assignment to a field or variable outside the running function. Where
 * that function is a step of a generator, the assignment advances a stream, and is a draw.
 */
export function advanceCell(
  m: Machine,
  frame: HeapObject,
  owner: HeapObject,
  field: string,
  value: Value,
  at: Place,
): Value {
  const kept = CELL + field;
  const fact = m.calls.at(-1)?.key;
  const before = m.read(owner, field);
  if (
    owner === frame ||
    fact === undefined ||
    !isFunction(fact) ||
    !isStep(fact) ||
    !isPlain(before)
  ) {
    if (m.read(owner, kept) !== undefined) m.write(owner, kept, []);
    return value;
  }
  const known = m.read(owner, kept) ?? [];
  const streams: Value = known.length > 0 ? known : [cellStream(m, owner, before, value)];
  const cell = m.cellOf(owner);
  m.write(cell, STREAM, streams);
  recordDraw(m, cell, at, false);
  const after = m.read(cell, STREAM) ?? streams;
  m.write(owner, kept, after);
  return data(mix(variationOf(m, after), advance(m, after)), "draw", at, "number");
}

/** A generator function that is a step makes iterators that are streams, seeded by its arguments. */
export function seedIterator(
  m: Machine,
  iterator: Value,
  seeds: readonly Value[],
  at: Place,
): void {
  const seed = seeds.flat();
  const stream: StreamAtom = {
    kind: "stream",
    variation: seeds.reduce<Variation>((all, one) => mix(all, variationOf(m, one)), FIXED),
    seeding: seed.every((atom) => atom.kind === "constant") ? "constant" : "value",
    seed,
    phase: m.phase,
    world: m.world.id,
    at,
    seedAt: at,
    calls: m.calls,
  };
  for (const object of objectsOf(iterator)) m.write(object, STREAM, [stream]);
}

function isFunction(key: object): key is FunctionFact {
  return "parameters" in key;
}

function isPlain(value: Value | undefined): value is Value {
  return (
    value !== undefined &&
    value.length > 0 &&
    value.every(
      (atom) =>
        atom.kind === "data" ||
        atom.kind === "unknown" ||
        (atom.kind === "constant" && typeof atom.value === "number"),
    )
  );
}

/** The stream that a plain number in a cell amounts to. */
function cellStream(m: Machine, owner: HeapObject, value: Value, next: Value): StreamAtom {
  const [first] = value;
  // The first step may lose what told the seeds apart: the whole part of a fraction.
  const isLost = value.every((atom) => atom.kind === "data" && atom.type === "fraction");
  const written = first?.kind === "constant" ? first.at : null;
  // A number that another file handed over is no seed of this one's.
  const isHere = owner.at === null || written?.path === owner.at.path;
  const literal = isHere ? written : owner.at;
  return {
    kind: "stream",
    variation: isLost ? variationOf(m, next) : variationOf(m, value),
    seeding: value.every((atom) => atom.kind === "constant") ? "constant" : "value",
    seed: value,
    phase: owner.phase,
    world: owner.world,
    at: owner.at ?? literal,
    seedAt: literal,
  };
}

/** Whether calling this function advances a stream that it closes over. */
export function isStepper(atom: { readonly fact: FunctionFact }): boolean {
  return isStep(atom.fact) && atom.fact.parameters.length === 0;
}

/** Whether instances of this class are hand-written generators. */
export function isStepperClass(methods: readonly Value[]): boolean {
  return methods.some((method) =>
    method.some(
      (atom) => atom.kind === "function" && isStep(atom.fact) && writesSelf(atom.fact.body),
    ),
  );
}

function writesSelf(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case "assign":
        return statement.targets.some((target) => target.kind === "member");
      case "expression":
        return statement.value.kind === "assignment" && statement.value.target.kind === "member";
      case "if":
        return writesSelf(statement.consequent) || writesSelf(statement.alternate);
      case "for":
      case "while":
      case "with":
        return writesSelf(statement.body);
      case "return":
        return statement.value !== null && containsSelfUpdate(statement.value);
      default:
        return false;
    }
  });
}

function containsSelfUpdate(expression: Expression): boolean {
  switch (expression.kind) {
    case "assignment":
      return expression.target.kind === "member" || containsSelfUpdate(expression.value);
    case "operation":
      return expression.operands.some(containsSelfUpdate);
    case "call":
      return expression.arguments.some((one) => containsSelfUpdate(one.value));
    case "sequence":
      return expression.items.some(containsSelfUpdate);
    default:
      return false;
  }
}
