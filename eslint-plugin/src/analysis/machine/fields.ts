/** The attributes of an instance as a mapping (`__dict__`): what is put into it is set on the instance. */
import { entriesOf } from "../values/containers.js";
import {
  objectsOf,
  reference,
  UNKNOWN,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { type Machine } from "./machine.js";

/** Field of the mapping that refers to the instance. */
export const VIEW = "#view";

/** A mapping of the attributes that an instance has by itself. */
export function fieldsOf(m: Machine, object: HeapObject, at: Place): Value {
  const mapping = m.create({ is: "mapping" }, at);
  for (const field of m.fields(object)) {
    if (!/^[#@]/u.test(field)) m.write(mapping, `key:${field}`, m.read(object, field) ?? UNKNOWN);
  }
  m.write(mapping, VIEW, reference(object));
  return reference(mapping);
}

/** Sets attributes from mappings of them. */
export function setFields(m: Machine, object: HeapObject, mappings: Value): void {
  for (const mapping of objectsOf(mappings)) {
    if (mapping.shape.is !== "mapping") continue;
    for (const [name, value] of entriesOf(m, mapping)) m.write(object, name, value);
  }
}

/** Brings the attributes of the instances that mappings stand for up to date. */
export function writeThrough(m: Machine, mapping: HeapObject): void {
  for (const object of objectsOf(m.read(mapping, VIEW) ?? [])) {
    setFields(m, object, reference(mapping));
  }
}
