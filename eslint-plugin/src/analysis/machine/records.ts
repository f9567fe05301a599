/** Records: classes whose members are the arguments of their constructor, as tuples or as objects. */
import { type ClassFact } from "../../facts/facts.js";
import { type Intrinsic } from "../../knowledge/intrinsics.js";
import { bindArguments } from "../library/parameters.js";
import { makePositions, positionsOf } from "../values/containers.js";
import {
  constant,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  reference,
  UNKNOWN,
  type Arguments,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { call } from "./call.js";
import { classMember, classShape, lineage } from "./classes.js";
import { type Machine } from "./machine.js";

/** What the objects of a record's class are. */
export type RecordKind = "tuple" | "mapping" | "object";

/** Field of a class: its annotated members become the constructor's parameters. */
const KIND = "#record";
/** Field of a tuple that has names: its class. */
export const CLASS = "#class";

/** Of what `field(…)` gives: that it is one, the function that makes each instance's value, a common one. */
export const FIELD = "#field";
export const FIELD_FACTORY = "#factory";
export const FIELD_DEFAULT = "#default";

/** Kinds of records by the function of knowledge that makes classes of them. */
const KINDS: Partial<Readonly<Record<Intrinsic, RecordKind>>> = {
  "tuple-class": "tuple",
  "mapping-class": "mapping",
  "object-class": "object",
};

/** Says what the objects of a class are. */
export function setRecordKind(m: Machine, cls: HeapObject, kind: RecordKind, at: Place): void {
  m.write(cls, KIND, constant(kind, at));
}

/** What the nearest record among a class and its bases makes of its objects; null where none is one. */
export function recordOf(
  m: Machine,
  cls: HeapObject,
): { readonly kind: RecordKind; readonly record: HeapObject } | null {
  for (const record of lineage(cls)) {
    const kind = onlyConstant(m.read(record, KIND) ?? [])?.value;
    if (kind === "tuple" || kind === "mapping" || kind === "object") return { kind, record };
    for (const atom of classShape(record).bases.flat()) {
      const base = kindOfBase(m, atom);
      if (base !== null) return { kind: base, record: cls };
    }
  }
  return null;
}

/** What extending a library's class makes of a class: `NamedTuple`, `TypedDict`. */
function kindOfBase(m: Machine, atom: Atom): RecordKind | null {
  if (atom.kind !== "external") return null;
  const made = m.program.knowledge(atom.language).symbol(atom.name)?.call;
  if (made === undefined || !("does" in made) || made.does !== "intrinsic") return null;
  return KINDS[made.name] ?? null;
}

/** Names of a record's members, those of its bases first. */
function namesOf(m: Machine, record: HeapObject): readonly string[] {
  const names = [...lineage(record)].reverse().flatMap((cls) => {
    const { fields } = classShape(cls).fact;
    return [...fields, ...describedNames(m, cls, fields)];
  });
  return [...new Set(names)];
}

/** Members without an annotation that a description makes fields (`x = attr.ib()`), as they stand. */
function describedNames(
  m: Machine,
  cls: HeapObject,
  annotated: readonly string[],
): readonly string[] {
  return m
    .fields(cls)
    .flatMap((name) => {
      if (name.startsWith("#") || annotated.includes(name)) return [];
      const [description] = objectsOf(m.read(cls, name) ?? []);
      if (description === undefined || m.read(description, FIELD) === undefined) return [];
      return [{ name, place: description.at?.range[0] ?? 0 }];
    })
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

/** Makes the object that a record's constructor gives; null where the class is none of tuples. */
export function createTuple(
  m: Machine,
  cls: HeapObject,
  given: Arguments,
  at: Place,
): HeapObject | null {
  const record = recordOf(m, cls);
  if (record?.kind !== "tuple") return null;
  const object = m.create({ is: "sequence", type: "tuple" }, at);
  m.write(object, CLASS, reference(cls));
  setMembers(m, object, record.record, given, at);
  setPositions(m, object);
  return object;
}

/** Sets the members of a new object from the arguments and the defaults. */
export function setMembers(
  m: Machine,
  object: HeapObject,
  record: HeapObject,
  given: Arguments,
  at: Place,
): void {
  const names = namesOf(m, record);
  const bound = bindArguments(m, names, given);
  for (const [name, value] of bound) m.write(object, name, value);
  for (const name of names) if (!bound.has(name)) setDefault(m, object, record, name, at);
}

/** Gives an object what its class says of a member that was not given. */
function setDefault(
  m: Machine,
  object: HeapObject,
  cls: HeapObject,
  name: string,
  at: Place,
): void {
  for (const atom of classMember(m, cls, name)?.value ?? []) {
    if (atom.kind !== "object") continue;
    const factory = m.read(atom.object, FIELD_FACTORY);
    if (factory !== undefined) m.write(object, name, call(m, factory, NO_ARGUMENTS, at));
    const fixed = m.read(atom.object, FIELD_DEFAULT);
    if (fixed !== undefined) m.write(object, name, fixed);
  }
}

/** Brings the positions of a tuple that has names up to date. */
export function setPositions(m: Machine, object: HeapObject): void {
  const [cls] = objectsOf(m.read(object, CLASS) ?? []);
  const record = cls === undefined ? null : recordOf(m, cls);
  if (cls === undefined || record === null) return;
  const values = namesOf(m, record.record).map(
    (name) => m.read(object, name) ?? classMember(m, cls, name)?.value ?? UNKNOWN,
  );
  makePositions(m, object, values);
}

/** The members of a record as entries, in order where that is known. */
export function membersOf(
  m: Machine,
  object: HeapObject,
): readonly (readonly [string, Value])[] | null {
  const cls =
    object.shape.is === "instance"
      ? object.shape.class
      : objectsOf(m.read(object, CLASS) ?? []).at(0);
  const record = cls === undefined ? null : recordOf(m, cls);
  if (cls === undefined || record === null) return null;
  return namesOf(m, record.record).map((name) => [
    name,
    m.read(object, name) ?? classMember(m, cls, name)?.value ?? UNKNOWN,
  ]);
}

/** A class that is made by a call with the names of its members: `namedtuple("Task", "index seed")`. */
export function createRecordClass(
  m: Machine,
  kind: RecordKind,
  fields: readonly string[],
  defaults: ReadonlyMap<string, Value>,
  at: Place,
): Value {
  const module = m.world.modules.get(at.path);
  if (module === undefined) return UNKNOWN;
  const fact: ClassFact = {
    id: -1,
    name: "",
    at: at.range,
    nameAt: at.range,
    scope: -1,
    bases: [],
    decorators: [],
    body: [],
    fields,
    fieldInitializer: null,
  };
  const cls = m.create({ is: "class", fact, module, bases: [] }, at);
  setRecordKind(m, cls, kind, at);
  for (const [name, value] of defaults) m.write(cls, name, value);
  return reference(cls);
}

/** The names in a text or list of names, or of pairs of names and types; null where one is unknown. */
export function fieldNames(m: Machine, value: Value): readonly string[] | null {
  const text = onlyConstant(value)?.value;
  if (typeof text === "string") return text.split(/[\s,]+/u).filter((name) => name !== "");
  const [object] = objectsOf(value);
  if (object === undefined) return null;
  if (object.shape.is === "mapping") {
    return m.fields(object).flatMap((field) => (field.startsWith("key:") ? [field.slice(4)] : []));
  }
  const items = object.shape.is === "sequence" ? positionsOf(m, object) : null;
  if (items === null) return null;
  const names = items.map((item) => {
    const [pair] = objectsOf(item);
    const name = pair?.shape.is === "sequence" ? (positionsOf(m, pair)?.[0] ?? []) : item;
    return onlyConstant(name)?.value;
  });
  return names.every((name) => typeof name === "string") ? names : null;
}
