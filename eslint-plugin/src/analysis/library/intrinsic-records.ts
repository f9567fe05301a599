/** Intrinsics that make records and their classes, and read and replace their members. */
import { fieldsOf, setFields } from "../machine/fields.js";
import { type Machine } from "../machine/machine.js";
import {
  createRecordClass,
  FIELD,
  FIELD_DEFAULT,
  FIELD_FACTORY,
  fieldNames,
  membersOf,
  setPositions,
  type RecordKind,
} from "../machine/records.js";
import { makeMapping, positionsOf } from "../values/containers.js";
import {
  constant,
  joinAll,
  objectsOf,
  reference,
  UNKNOWN,
  type HeapObject,
  type Value,
} from "../values/value.js";
import { operand, subject, type Handler, type IntrinsicCall } from "./intrinsic-call.js";
import { copyOf } from "./intrinsic-objects.js";

/** `replace(object, seed=…)`: a copy with other fields. */
export function replaceFields(m: Machine, made: IntrinsicCall): Value {
  const copies = copyOf(m, made);
  for (const copy of objectsOf(copies)) {
    for (const [name, value] of made.given.keywords) m.write(copy, name, value);
    setFields(m, copy, operand(made));
    setPositions(m, copy);
  }
  return copies;
}

/** `field(default_factory=…)` in the body of a data class. */
export function field(m: Machine, { values, at }: IntrinsicCall): Value {
  const description = m.create({ is: "mapping" }, at);
  m.write(description, FIELD, constant(true, at));
  const [common = [], factory = []] = values;
  // `default=Factory(list)`: the default describes itself.
  const described = objectsOf(common).find((object) => m.read(object, FIELD) !== undefined);
  const maker = described === undefined ? factory : (m.read(described, FIELD_FACTORY) ?? []);
  if (maker.length > 0) m.write(description, FIELD_FACTORY, maker);
  if (described === undefined && common.length > 0) m.write(description, FIELD_DEFAULT, common);
  return reference(description);
}

/** `namedtuple("Task", "index seed")`: a class whose objects have these members. */
export function recordClass(kind: RecordKind): Handler {
  return (m, { values, at }) => {
    const [, names = [], defaults = []] = values;
    const fields = fieldNames(m, names);
    if (fields === null) return UNKNOWN;
    const last = objectsOf(defaults).flatMap((object) => positionsOf(m, object) ?? []);
    const first = fields.length - last.length;
    return createRecordClass(
      m,
      kind,
      fields,
      new Map(last.map((value, index) => [fields[first + index] ?? "", value])),
      at,
    );
  };
}

/** `SimpleNamespace(seed=1)`: an object with what is given as its attributes. */
export function namespace(m: Machine, { given, at }: IntrinsicCall): Value {
  const [cls] = objectsOf(createRecordClass(m, "object", [], new Map(), at));
  if (cls === undefined || given.restKeywords !== null) return UNKNOWN;
  const object = m.create({ is: "instance", class: cls }, at);
  for (const [name, value] of given.keywords) m.write(object, name, value);
  return reference(object);
}

/** `asdict(x)`, `vars(x)`: the members of an object as a mapping. */
export function asMapping(m: Machine, made: IntrinsicCall): Value {
  return joinAll(objectsOf(subject(made)).map((object) => mappingOf(m, object, made)));
}

function mappingOf(m: Machine, object: HeapObject, { at }: IntrinsicCall): Value {
  const members = membersOf(m, object);
  if (members !== null && members.length > 0) return makeMapping(m, members, null, [], at);
  return object.shape.is === "instance" ? fieldsOf(m, object, at) : UNKNOWN;
}
