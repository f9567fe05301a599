/** Tells repetitions of one thing from pieces of work that have data of their own. */
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { elementOf, variationOf } from "../values/containers.js";
import { objectsOf, type Atom, type HeapObject, type Value } from "../values/value.js";
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
  // Of several lists each is the data of some of the tasks.
  const lists = objectsOf(value).filter(
    ({ shape }) => shape.is === "sequence" && shape.type === "list",
  );
  return lists.length <= 1 && value.every((atom) => isReplicated(m, atom, axes, 3));
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

/** Work of which every task gives the same drawn numbers, and nothing of the data that it got. */
const ALIKE = new WeakSet<DispatchRecord>();

/** Notes what the tasks of a dispatch give. */
export function noteResult(m: Machine, record: DispatchRecord, result: Value): void {
  const isSame =
    isDrawn(m, result, 2) && m.axes.difference(variationOf(m, result), record.taskAxes) === "equal";
  if (isSame) ALIKE.add(record);
}

/** Whether all tasks of a dispatch were seen to give the same numbers, whatever data they got. */
export function givesTheSame(record: DispatchRecord): boolean {
  return ALIKE.has(record);
}

/** Whether a value is drawn numbers and nothing else. */
function isDrawn(m: Machine, value: Value, depth: number): boolean {
  return (
    value.length > 0 &&
    value.every((atom) => {
      if (atom.kind === "data") return atom.source === "draw";
      if (atom.kind !== "object" || depth === 0 || atom.object.shape.is !== "sequence")
        return false;
      return isDrawn(m, elementOf(m, atom.object), depth - 1);
    })
  );
}
