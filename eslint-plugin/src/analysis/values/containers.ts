/** Lists, tuples, mappings and iterators on the abstract heap. */
import { placeOf, type Machine } from "../machine/machine.js";
import {
  constant,
  data,
  join,
  joinAll,
  objectsOf,
  onlyConstant,
  reference,
  unknown,
  UNKNOWN,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "./value.js";
import { variationOf } from "./value-variation.js";
import { along, mix, perhaps, union, without, type Axis, type Variation } from "./variation.js";

export { placeOf };
export { variationOf };

/** Field that holds the number of known positions; absent when positions are not known. */
const COUNT = "#count";
/** Field that holds the alternatives for positions that are not known one by one. */
const REST = "#rest";
/** Field that holds the axes of stepping through the positions. */
const AXES = "#axes";
/** Prefix of a mapping's fields. */
const KEY = "key:";

type SequenceType = "list" | "tuple" | "set" | "iterator";

/** A sequence whose every position is known. */
export function makeSequence(
  m: Machine,
  type: SequenceType,
  items: readonly Value[],
  at: Place | null,
): Value {
  const object = m.create({ is: "sequence", type }, at);
  makePositions(m, object, items);
  return reference(object);
}

/** Sets all positions of a sequence. */
export function makePositions(m: Machine, object: HeapObject, items: readonly Value[]): void {
  m.write(object, COUNT, constant(items.length));
  m.write(object, AXES, data(along([m.axes.create()])));
  items.forEach((item, index) => {
    m.write(object, String(index), item);
  });
}

/** A sequence of which one element stands for all, and the axes along which it changes. */
export function makeSeries(
  m: Machine,
  type: SequenceType,
  element: Value,
  axes: readonly Axis[],
  at: Place | null,
): Value {
  const object = m.create({ is: "sequence", type }, at);
  m.write(object, REST, element);
  m.write(object, AXES, data(along(axes)));
  return reference(object);
}

/** A mapping with known string or number keys. */
export function makeMapping(
  m: Machine,
  entries: Iterable<readonly [string, Value]>,
  rest: Value | null,
  axes: readonly Axis[],
  at: Place | null,
): Value {
  const object = m.create({ is: "mapping" }, at);
  m.write(object, AXES, data(along(axes.length > 0 ? axes : [m.axes.create()])));
  for (const [key, value] of entries) m.write(object, KEY + key, value);
  if (rest !== null) m.write(object, REST, rest);
  return reference(object);
}

/** The axes of stepping through a container. */
export function axesOf(m: Machine, object: HeapObject): readonly Axis[] {
  const [atom] = m.read(object, AXES) ?? [];
  return atom?.kind === "data" ? atom.variation.exact : [];
}

/** Known positions, or null. */
export function positionsOf(m: Machine, object: HeapObject): readonly Value[] | null {
  const count = onlyConstant(m.read(object, COUNT) ?? [])?.value;
  if (typeof count !== "number") return null;
  const rest = m.read(object, REST);
  if (rest !== undefined && rest.length > 0) return null;
  return Array.from({ length: count }, (_, index) => m.read(object, String(index)) ?? UNKNOWN);
}

/** Known keys of a mapping with their values. */
export function entriesOf(m: Machine, object: HeapObject): readonly (readonly [string, Value])[] {
  return m
    .fields(object)
    .filter((field) => field.startsWith(KEY))
    .map((field) => [field.slice(KEY.length), m.read(object, field) ?? UNKNOWN] as const);
}

/** What stands for the elements that are not known one by one. */
export function restOf(m: Machine, object: HeapObject): Value | null {
  return m.read(object, REST) ?? null;
}

/**
 * One element that stands for all. Constants that differ by position become data that varies along
 * the positions.
 */
export function elementOf(m: Machine, object: HeapObject): Value {
  const rest = m.read(object, REST) ?? [];
  const positions = positionsOf(m, object);
  const items = positions ?? [];
  if (object.shape.is === "mapping") {
    return joinAll([...entriesOf(m, object).map(([, value]) => value), rest]);
  }
  if (rest.length === 0 && items.length > 0) {
    const constants = items.map((item) => onlyConstant(item)?.value);
    if (constants.every((value) => value !== undefined) && items.length > 1) {
      const different = new Set(constants).size;
      if (different === items.length) {
        const counts = constants.every((value, index) => value === index || value === index + 1);
        const element = along(axesOf(m, object));
        const texts = constants.filter((value) => typeof value === "string");
        if (texts.length === constants.length)
          return [{ kind: "data", variation: element, source: null, at: object.at, texts }];
        return data(element, null, object.at, counts ? "number" : undefined);
      }
      if (different > 1) {
        return data({ exact: [], coarse: axesOf(m, object), maybe: [] });
      }
    }
    if (
      items.length > 1 &&
      items.every((item) => item.length === 1 && item[0]?.kind === "object")
    ) {
      return mergeTuples(m, object, items) ?? joinAll(items);
    }
  }
  const joined = joinAll([...items, rest]);
  return areSeveral(items) ? perhapsAlong(joined, axesOf(m, object)) : joined;
}

/** Whether positions hold plain data that was not made as one. */
function areSeveral(items: readonly Value[]): boolean {
  const [first] = items[0] ?? [];
  return items.some(
    ([atom]) => atom !== first && (atom?.kind === "data" || atom?.kind === "unknown"),
  );
}

/** The data among alternatives, as one of several that may differ along some axes. */
function perhapsAlong(value: Value, axes: readonly Axis[]): Value {
  return value.map((atom): Atom =>
    atom.kind === "data" || atom.kind === "unknown"
      ? { ...atom, variation: mix(atom.variation, perhaps(axes)) }
      : atom,
  );
}

/** `[("a", 1), ("b", 2)]` steps through one tuple whose positions vary. */
function mergeTuples(m: Machine, object: HeapObject, items: readonly Value[]): Value | null {
  const rows = items.map((item) => {
    const [tuple] = objectsOf(item);
    return tuple?.shape.is === "sequence" ? positionsOf(m, tuple) : null;
  });
  const [first] = rows;
  if (first === null || first === undefined || first.length === 0) return null;
  if (!rows.every((row) => row?.length === first.length)) return null;
  const axes = axesOf(m, object);
  const columns = first.map((_, column) => {
    const cells = rows.map((row) => row?.[column] ?? UNKNOWN);
    const constants = cells.map((cell) => onlyConstant(cell)?.value);
    if (constants.some((value) => value === undefined)) return joinAll(cells);
    const different = new Set(constants).size;
    if (different === 1) return cells[0] ?? UNKNOWN;
    return different === cells.length
      ? data(along(axes))
      : data({ exact: [], coarse: axes, maybe: [] });
  });
  return makeSequence(m, "tuple", columns, object.at);
}

/** The number of elements, where it is known. */
export function sizeOf(m: Machine, object: HeapObject): number | null {
  const size = onlyConstant(m.read(object, "#size") ?? [])?.value;
  if (typeof size === "number") return size;
  return positionsOf(m, object)?.length ?? null;
}

/** Notes the number of elements of a series. */
export function setSize(m: Machine, value: Value, size: number): void {
  for (const object of objectsOf(value)) m.write(object, "#size", constant(size));
}

/** Adds an element at the end, or somewhere. */
export function append(m: Machine, object: HeapObject, item: Value): void {
  const count = onlyConstant(m.read(object, COUNT) ?? [])?.value;
  const looping = without(m.active, object.variation.exact);
  if (typeof count === "number" && looping.length === 0 && m.read(object, REST) === undefined) {
    m.write(object, String(count), item);
    m.write(object, COUNT, constant(count + 1));
    return;
  }
  addInLoop(m, object, item, looping);
}

/** Adds an element for each pass of loops; one loop alone steps along the positions. */
function addInLoop(m: Machine, object: HeapObject, item: Value, looping: readonly Axis[]): void {
  const others = m.read(object, REST);
  const axes = axesOf(m, object);
  if (others === undefined && looping.length === 1) m.axes.equate(looping, axes);
  m.write(object, REST, join(others ?? [], item));
  m.write(object, AXES, data(along(union(axes, looping))));
}

/** The name under which a key is kept; undefined for one that is not known. */
export function keyName(m: Machine, key: Value): string | number | boolean | undefined {
  const known = onlyConstant(key)?.value;
  if (known !== undefined) return known ?? "null";
  const [atom] = key;
  // A process finds what it put under its own id, and nothing of its parent's.
  const isOwnId = key.length === 1 && atom?.kind === "data" && atom.source === "process-id";
  return isOwnId ? `process ${m.world.id}` : undefined;
}

/** Sets an element by key or position. */
export function setItem(m: Machine, object: HeapObject, key: Value, value: Value): void {
  const known = keyName(m, key);
  if (known !== undefined) {
    m.write(object, object.shape.is === "sequence" ? String(known) : KEY + String(known), value);
    return;
  }
  addInLoop(m, object, value, without(m.active, object.variation.exact));
}

/** Gets an element by key or position; undefined where there can be none. */
export function getItem(m: Machine, object: HeapObject, key: Value): Value {
  const known = keyName(m, key);
  const positions = object.shape.is === "sequence" ? positionsOf(m, object) : null;
  if (known !== undefined) {
    if (positions !== null && typeof known === "number") {
      const item = positions[known < 0 ? positions.length + known : known];
      if (item !== undefined) return item;
    }
    const entry = m.read(
      object,
      object.shape.is === "sequence" ? String(known) : KEY + String(known),
    );
    if (entry !== undefined) return entry;
    return unposition(elementOf(m, object), axesOf(m, object));
  }
  const variation = variationOf(m, key);
  if (variation.exact.length > 0) {
    // Each pass over a loader takes the same elements again, if in another order.
    const epoch = m.world.dispatch?.epochAxis ?? null;
    const walked = epoch === null ? variation.exact : without(variation.exact, [epoch]);
    m.axes.equate(axesOf(m, object), walked);
    return elementOf(m, object);
  }
  const element = unposition(elementOf(m, object), axesOf(m, object));
  return element.map((atom): Atom =>
    atom.kind === "data" || atom.kind === "unknown"
      ? { ...atom, variation: mix(atom.variation, variation) }
      : atom,
  );
}

/** One of the elements, whichever: what changed along the positions is fixed now. */
function unposition(value: Value, axes: readonly Axis[]): Value {
  return value.map((atom): Atom => {
    if (atom.kind !== "data" && atom.kind !== "unknown") return atom;
    const { exact, coarse, maybe } = atom.variation;
    return {
      ...atom,
      variation: {
        exact: without(exact, axes),
        coarse: without(coarse, axes),
        maybe: without(maybe, axes),
      },
    };
  });
}

/** A sequence of unknown elements, each as different as the axis. */
export function unknownElements(
  m: Machine,
  key: object,
  variation: Variation,
): {
  readonly element: Value;
  readonly axes: readonly Axis[];
} {
  const axes = [m.axisOf(key)];
  return { element: unknown(mix(variation, along(axes))), axes };
}
