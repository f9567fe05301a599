/** Tells repetitions of one thing from pieces of work that have data of their own. */
import { type Machine } from "../machine/machine.js";
import { variationOf } from "../values/containers.js";
import { type Atom, type HeapObject, type Value } from "../values/value.js";
import { type Axis } from "../values/variation.js";
import { type Work } from "./workers.js";

/**
 * Whether the tasks are repetitions of one thing: they get nothing that tells them apart but a
 * number. Tasks that get data of their own are expected to use equal seeds.
 */
export function areReplicas(m: Machine, work: Work): boolean {
  if (work.methods !== undefined) return true;
  return [...work.given.positional, ...work.given.keywords.values()].every((value) =>
    hasNoData(m, value, work.axes),
  );
}

/** Whether what is numbered along some axes differs by a number at most. */
export function hasNoData(m: Machine, value: Value, axes: readonly Axis[]): boolean {
  return value.every((atom) => isReplicated(m, atom, axes, 3));
}

function isReplicated(m: Machine, atom: Atom, axes: readonly Axis[], depth: number): boolean {
  if (atom.kind === "data" && atom.type === "number") return true;
  if (atom.kind === "object" && atom.object.shape.is === "library") return true;
  if (atom.kind === "object" && isRange(m, atom.object)) return true;
  if (atom.kind === "object" && depth > 0 && isRecord(atom.object)) {
    const { object } = atom;
    return m
      .fields(object)
      .filter((field) => !field.startsWith("#") || field === "#rest")
      .every((field) =>
        (m.read(object, field) ?? []).every((part) => isReplicated(m, part, axes, depth - 1)),
      );
  }
  return m.axes.difference(variationOf(m, [atom]), axes) === "equal";
}

/** Whether an object holds what a task gets one by one. */
function isRecord({ shape }: HeapObject): boolean {
  return (
    shape.is === "mapping" ||
    shape.is === "instance" ||
    (shape.is === "sequence" && shape.type === "tuple")
  );
}

/** Whether an object only counts: `range(start, stop)`. */
function isRange(m: Machine, object: HeapObject): boolean {
  const { shape } = object;
  if (shape.is !== "sequence" || shape.type !== "iterator") return false;
  const steps = m.read(object, "#rest") ?? [];
  return steps.length > 0 && steps.every((one) => one.kind === "data" && one.type === "number");
}
