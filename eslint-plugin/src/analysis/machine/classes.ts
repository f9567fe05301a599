/** Classes of the project: their bodies, bases, members and instances. */
import { CONSTRUCTOR } from "../../facts/facts.js";
import { keepArguments } from "../library/parameters.js";
import {
  NO_ARGUMENTS,
  objectsOf,
  reference,
  UNKNOWN,
  type Arguments,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { call } from "./call.js";
import { decorate } from "./decorate.js";
import { evaluate, moduleOf } from "./evaluate.js";
import { execute } from "./execute.js";
import { placeOf, type Machine } from "./machine.js";
import { createTuple, recordOf, setMembers } from "./records.js";

/** A class's own description. */
export function classShape(object: HeapObject): Extract<HeapObject["shape"], { is: "class" }> {
  if (object.shape.is !== "class") throw new TypeError("not a class");
  return object.shape;
}

/** Runs a class body; its variables become members. */
export function evaluateClass(m: Machine, frame: HeapObject, id: number): Value {
  const module = moduleOf(frame);
  const fact = module.facts.classes[id];
  if (fact === undefined) return UNKNOWN;
  const bases = fact.bases.map((base) => evaluate(m, frame, base));
  const at = placeOf(module, fact.nameAt);
  const object = m.create({ is: "class", fact, module, bases }, at);
  module.classes.set(id, object);
  const body = m.create(
    {
      is: "frame",
      scope: fact.scope,
      parent: frame,
      module,
      self: reference(object),
      owner: object,
    },
    at,
  );
  execute(m, body, fact.body);
  for (const name of m.fields(body)) {
    if (!name.startsWith("#")) m.write(object, name, m.read(body, name) ?? UNKNOWN);
  }
  m.write(object, "#body", reference(body));
  announceSubclass(m, object, at);
  return decorate(m, frame, module, fact.decorators, reference(object), ["object", "function"]);
}

/** A base can note its subclasses as they are made (`__init_subclass__`). */
function announceSubclass(m: Machine, object: HeapObject, at: Place): void {
  for (const ancestor of lineage(object).slice(1)) {
    const hook = m.read(ancestor, "__init_subclass__") ?? [];
    if (hook.length === 0) continue;
    const self = reference(object);
    const bound = hook.map((atom): Atom =>
      atom.kind === "function" ? { ...atom, self, owner: ancestor } : atom,
    );
    call(m, bound, { ...NO_ARGUMENTS, restKeywords: UNKNOWN }, at);
    return;
  }
}

/** Classes in the order in which members are looked up: itself, then bases, depth first. */
export function lineage(object: HeapObject, seen = new Set<HeapObject>()): readonly HeapObject[] {
  if (object.shape.is !== "class" || seen.has(object)) return [];
  seen.add(object);
  return [
    object,
    ...object.shape.bases.flatMap((base) =>
      base.flatMap((atom) => (atom.kind === "object" ? lineage(atom.object, seen) : [])),
    ),
  ];
}

/** Library types that a class of the project extends. */
export function libraryBases(m: Machine, object: HeapObject): readonly string[] {
  const names = new Set<string>();
  for (const ancestor of lineage(object)) {
    for (const base of classShape(ancestor).bases) {
      for (const atom of base) {
        const name = libraryType(m, atom);
        if (name !== null) names.add(name);
      }
    }
  }
  return [...names];
}

/** The library type that a value names, or null. */
export function libraryType(m: Machine, atom: Atom): string | null {
  if (atom.kind === "method") {
    // `class W(ctx.Process)`: a type reached through an object.
    const model = m.program.knowledge(m.world.language).type(atom.type)?.methods?.[atom.name];
    const first = model === undefined || "does" in model ? model : model[0];
    return first?.does === "create" ? first.type : null;
  }
  if (atom.kind !== "external") return null;
  const knowledge = m.program.knowledge(atom.language);
  const symbol = knowledge.symbol(atom.name);
  const type = symbol?.type ?? symbol?.base;
  if (type !== undefined) return type;
  return knowledge.type(atom.name) === undefined ? null : atom.name;
}

/** Looks a member up along a class's lineage; null where no class of the project has it. */
export function classMember(
  m: Machine,
  object: HeapObject,
  name: string,
): { readonly value: Value; readonly owner: HeapObject } | null {
  for (const ancestor of lineage(object)) {
    const value = m.read(ancestor, name);
    if (value !== undefined && value.length > 0) return { value, owner: ancestor };
  }
  return null;
}

const DICT: Value = [{ kind: "external", name: "builtins.dict", language: "python" }];

/** Makes an instance: field initialisers, then the constructor. */
export function instantiate(m: Machine, cls: HeapObject, given: Arguments, at: Place): Value {
  const tuple = createTuple(m, cls, given, at);
  if (tuple !== null) return reference(tuple);
  if (recordOf(m, cls)?.kind === "mapping") return call(m, DICT, given, at);
  const made = allocate(m, cls, given, at);
  for (const object of objectsOf(made)) {
    if (object.shape.is === "instance" && lineage(object.shape.class).includes(cls)) {
      initialize(m, object, cls, given, at);
    }
  }
  return made;
}

/** A new instance, or what the class's own `__new__` gives in its place (a singleton). */
function allocate(m: Machine, cls: HeapObject, given: Arguments, at: Place): Value {
  const maker = classMember(m, cls, "__new__");
  const functions = (maker?.value ?? []).flatMap((atom): Value =>
    atom.kind === "function" ? [{ ...atom, self: null, owner: maker?.owner ?? null }] : [],
  );
  if (functions.length > 0) {
    const positional = [reference(cls), ...given.positional];
    const result = call(m, functions, { ...given, positional }, at);
    if (objectsOf(result).length > 0) return result;
  }
  return reference(m.create({ is: "instance", class: cls }, at));
}

/** Methods that run when the members of a new object are set, of data classes and of `attrs`. */
const AFTER_MEMBERS = ["__post_init__", "__attrs_post_init__"];

/** Runs the constructor that `cls` (a class of the object's lineage) has or inherits. */
export function initialize(
  m: Machine,
  object: HeapObject,
  cls: HeapObject,
  given: Arguments,
  at: Place,
): void {
  const self = reference(object);
  for (const ancestor of lineage(cls)) {
    for (const base of classShape(ancestor).bases) {
      // `class W(context.Process)`: the context comes along.
      for (const atom of base) {
        if (atom.kind === "method") m.write(object, "@context", reference(atom.receiver));
      }
    }
  }
  for (const ancestor of [...lineage(cls)].reverse()) initializeFields(m, ancestor, self, at);
  const constructor = classMember(m, cls, CONSTRUCTOR);
  if (constructor !== null) {
    for (const atom of constructor.value) {
      if (atom.kind === "function") {
        call(m, [{ ...atom, self, owner: constructor.owner }], given, at);
      }
    }
    return;
  }
  const record = recordOf(m, cls);
  if (record !== null) {
    setMembers(m, object, record.record, given, at);
    for (const name of AFTER_MEMBERS) {
      for (const atom of classMember(m, cls, name)?.value ?? []) {
        if (atom.kind === "function") call(m, [{ ...atom, self }], NO_ARGUMENTS, at);
      }
    }
    return;
  }
  for (const type of libraryBases(m, cls)) keepArguments(m, object, type, given);
}

function initializeFields(m: Machine, cls: HeapObject, self: Value, at: Place): void {
  const { fact, module } = classShape(cls);
  if (fact.fieldInitializer === null) return;
  const initializer = module.facts.functions[fact.fieldInitializer];
  const body = m.read(cls, "#body");
  const [atom] = body ?? [];
  if (initializer === undefined || atom?.kind !== "object") return;
  call(
    m,
    [{ kind: "function", fact: initializer, module, frame: atom.object, self, owner: cls }],
    NO_ARGUMENTS,
    at,
  );
}
