/** Objects of the project's own classes that are lists or sets: what they hold. */
import { iterate } from "../machine/iterate.js";
import { type Machine } from "../machine/machine.js";
import { makeSequence, makeSeries } from "../values/containers.js";
import { objectsOf, type Arguments, type HeapObject, type Place } from "../values/value.js";

/** The field of an object that holds its items. */
const ITEMS = "#items";
const TYPES: Readonly<Record<string, "list" | "set">> = { list: "list", set: "set" };

/** Whether a method of this type concerns what an object of the project holds. */
export function holdsItems({ shape }: HeapObject, type: string): boolean {
  return shape.is === "instance" && Object.hasOwn(TYPES, type);
}

/** What an object holds; null for one that is no container, or was never used as one. */
export function itemsOf(m: Machine, object: HeapObject): HeapObject | null {
  return objectsOf(m.read(object, ITEMS) ?? [])[0] ?? null;
}

/** Gives an object the items of its constructor's argument. */
export function fill(
  m: Machine,
  object: HeapObject,
  type: string,
  given: Arguments,
  at: Place,
): HeapObject {
  const [source] = given.positional;
  const kind = TYPES[type] ?? "list";
  // It is as old as the object, whenever something is first put into it.
  const items = m.within({ active: object.variation.exact }, () => {
    if (source === undefined) return makeSequence(m, kind, [], at);
    const { element, axes } = iterate(m, source, at);
    return makeSeries(m, kind, element, axes, at);
  });
  m.write(object, ITEMS, items);
  return objectsOf(items)[0] ?? object;
}
