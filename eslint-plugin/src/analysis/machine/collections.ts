/** Evaluates displays and comprehensions. */
import { type Comprehension, type Expression } from "../../facts/facts.js";
import {
  entriesOf,
  makeMapping,
  makeSequence,
  makeSeries,
  positionsOf,
  restOf,
  variationOf,
} from "../values/containers.js";
import {
  join,
  joinAll,
  objectsOf,
  unknown,
  UNKNOWN,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { union, type Axis } from "../values/variation.js";
import { assign } from "./assign.js";
import { evaluate, moduleOf } from "./evaluate.js";
import { iterate } from "./iterate.js";
import { placeOf, type Machine } from "./machine.js";

export function evaluateSequence(
  m: Machine,
  frame: HeapObject,
  { type, items }: Extract<Expression, { kind: "sequence" }>,
  at: Place,
): Value {
  if (!items.some((item) => item.kind === "spread")) {
    return makeSequence(
      m,
      type,
      items.map((item) => evaluate(m, frame, item)),
      at,
    );
  }
  const known: Value[] = [];
  let rest: Value = [];
  let axes: readonly Axis[] = [];
  for (const item of items) {
    if (item.kind !== "spread") {
      known.push(evaluate(m, frame, item));
      continue;
    }
    const spread = evaluate(m, frame, item.value);
    const [object] = objectsOf(spread);
    const positions =
      spread.length === 1 && object?.shape.is === "sequence" ? positionsOf(m, object) : null;
    if (positions !== null) {
      known.push(...positions);
      continue;
    }
    const steps = iterate(m, spread, at);
    rest = join(rest, steps.element);
    axes = union(axes, steps.axes);
  }
  if (rest.length === 0) return makeSequence(m, type, known, at);
  return makeSeries(m, type, joinAll([...known, rest]), axes, at);
}

export function evaluateMapping(
  m: Machine,
  frame: HeapObject,
  { entries }: Extract<Expression, { kind: "mapping" }>,
  at: Place,
): Value {
  const known = new Map<string, Value>();
  let rest: Value | null = null;
  for (const { key, value } of entries) {
    const content = evaluate(m, frame, value);
    if (key === null) {
      for (const atom of content) {
        if (atom.kind === "object" && atom.object.shape.is === "mapping") {
          for (const [name, entry] of entriesOf(m, atom.object)) known.set(name, entry);
          const others = restOf(m, atom.object);
          if (others !== null) rest = join(rest ?? [], others);
        } else if (atom.kind === "object" && atom.object.shape.is === "instance") {
          for (const name of m.fields(atom.object)) {
            if (!name.startsWith("#")) known.set(name, m.read(atom.object, name) ?? UNKNOWN);
          }
        } else {
          rest = join(rest ?? [], unknown(variationOf(m, [atom])));
        }
      }
      continue;
    }
    const names = evaluate(m, frame, key);
    const [name] = names;
    if (names.length === 1 && name?.kind === "constant") known.set(String(name.value), content);
    else rest = join(rest ?? [], content);
  }
  return makeMapping(m, known, rest, [], at);
}

export function evaluateComprehension(
  m: Machine,
  frame: HeapObject,
  expression: Comprehension,
  at: Place,
): Value {
  const run = (index: number, axes: readonly Axis[]): Value => {
    const clause = expression.clauses[index];
    if (clause === undefined) {
      if (expression.key !== null) evaluate(m, frame, expression.key);
      const element = evaluate(m, frame, expression.element);
      if (expression.type === "dict") return makeMapping(m, [], element, axes, at);
      const type = expression.type === "generator" ? "iterator" : expression.type;
      return makeSeries(m, type, element, axes, at);
    }
    const steps = iterate(
      m,
      evaluate(m, frame, clause.iterable),
      placeOf(moduleOf(frame), clause.iterable.at),
    );
    return m.repeated(steps.axes, () => {
      assign(m, frame, clause.target, steps.element, null, at);
      for (const condition of clause.conditions) evaluate(m, frame, condition);
      return run(index + 1, union(axes, steps.axes));
    });
  };
  return run(0, []);
}
