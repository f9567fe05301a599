/** Looks into what is sent for what cannot be: the sender fails, whether or not a worker reads it. */
import { type Serializer } from "../../knowledge/schema.js";
import { type Machine } from "../machine/machine.js";
import { objectsOf, type HeapObject, type Value } from "../values/value.js";

/** These throw at the sender; the others leave out what they cannot write. */
const REFUSING: readonly Serializer[] = ["structured-clone", "v8"];

/** Whether sending what cannot be copied fails at the sender. */
export function refuses(serializer: Serializer): boolean {
  return REFUSING.includes(serializer);
}

/** How far objects are looked into. */
const DEPTH = 4;

/**
 * Reads all of a value that has been copied: copies are made when they are read, and what cannot be
 * copied is noted then.
 */
export function readThrough(m: Machine, value: Value, serializer: Serializer): void {
  if (refuses(serializer)) readInto(m, value, DEPTH, new Set());
}

function readInto(m: Machine, value: Value, depth: number, seen: Set<HeapObject>): void {
  for (const object of objectsOf(value)) {
    const isContainer = object.shape.is === "mapping" || object.shape.is === "sequence";
    if (!isContainer || object.copy === null || seen.has(object)) continue;
    seen.add(object);
    for (const field of m.fields(object)) {
      if (field.startsWith("#") && field !== "#rest") continue;
      const part = m.read(object, field) ?? [];
      if (depth > 0) readInto(m, part, depth - 1, seen);
    }
  }
}
