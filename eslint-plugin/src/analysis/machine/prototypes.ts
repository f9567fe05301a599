/** Prototypes: what plain functions hold as members of their own, and what the objects inherit that they make. */
import { constant, objectsOf, reference } from "../values/value.js";
import type { Atom, FunctionAtom, HeapObject, Value } from "../values/value.js";
import { makeMapping } from "../values/containers.js";
import type { Machine } from "./machine.js";

/** Field of an object: the object that it inherits from. */
const INHERITS = "#prototype";
/** The member of a function whose members its objects inherit. */
const PROTOTYPE = "prototype";
/** Longer chains are circles. */
const LONGEST = 8;

/** Field of the frame that a function was made in: the object that keeps its members. */
function fieldOf({ fact }: FunctionAtom): string {
  return `#members:${String(fact.id)}`;
}

/** The object that keeps a function's own members (`F.prototype`, `F.of = …`). */
export function membersOf(m: Machine, atom: FunctionAtom): HeapObject {
  const field = fieldOf(atom);
  const [known] = objectsOf(m.read(atom.frame, field) ?? []);
  if (known !== undefined) return known;
  const members = m.create({ is: "mapping" }, null);
  m.write(atom.frame, field, reference(members));
  return members;
}

/** A member that a function was given; null where it was not. */
export function ownMember(m: Machine, atom: FunctionAtom, name: string): Value | null {
  const own = m.read(membersOf(m, atom), `key:${name}`);
  if (own !== undefined) return own;
  if (name !== PROTOTYPE || atom.fact.receiver !== "own") return null;
  const prototype = makeMapping(m, [["constructor", [atom]]], null, [], null);
  m.write(membersOf(m, atom), `key:${PROTOTYPE}`, prototype);
  return prototype;
}

/** What stands on the prototype of a plain function, by name; nothing is made for those without. */
export function ownMethods(
  m: Machine,
  atom: FunctionAtom,
): readonly { readonly name: string; readonly value: Atom }[] {
  const [members] = objectsOf(m.read(atom.frame, fieldOf(atom)) ?? []);
  const prototypes = objectsOf(
    members === undefined ? [] : (m.read(members, `key:${PROTOTYPE}`) ?? []),
  );
  return prototypes.flatMap((prototype) =>
    m
      .fields(prototype)
      .filter((field) => field.startsWith("key:") && field !== "key:constructor")
      .flatMap((field) =>
        (m.read(prototype, field) ?? []).map((value) => ({ name: field.slice(4), value })),
      ),
  );
}

/** Gives an object what it inherits from. */
export function inherit(m: Machine, object: HeapObject, prototype: Value): void {
  m.write(object, INHERITS, prototype);
}

/** Lets an object forget what it inherits from: a copy that is only data. */
export function disinherit(m: Machine, object: HeapObject): void {
  if (inherits(m, object)) m.write(object, INHERITS, []);
}

/** Whether an object inherits from something that the program made. */
export function inherits(m: Machine, object: HeapObject): boolean {
  return (m.read(object, INHERITS) ?? []).length > 0;
}

/** The objects that an object inherits from, nearest first. */
export function prototypesOf(m: Machine, object: HeapObject): readonly HeapObject[] {
  const chain: HeapObject[] = [];
  let [next] = objectsOf(m.read(object, INHERITS) ?? []);
  while (next !== undefined && chain.length < LONGEST) {
    chain.push(next);
    [next] = objectsOf(m.read(next, INHERITS) ?? []);
  }
  return chain;
}

/** A member that an object inherits, functions with the object as their receiver; null for none. */
export function inheritedMember(m: Machine, object: HeapObject, name: string): Value | null {
  for (const prototype of prototypesOf(m, object)) {
    const isClass = prototype.shape.is === "class" || prototype.shape.is === "instance";
    const value = m.read(prototype, isClass ? name : `key:${name}`);
    if (value === undefined || value.length === 0) continue;
    return value.map((atom): Atom =>
      atom.kind === "function" && atom.fact.receiver === "own" && name !== "constructor"
        ? { ...atom, self: reference(object) }
        : atom,
    );
  }
  return null;
}

/** `object instanceof F`, where both are known: true, or null where it is not certain. */
export function isMadeBy(m: Machine, left: Value, right: Value): Value | null {
  const [object] = objectsOf(left);
  const [maker] = right;
  if (left.length !== 1 || object === undefined || maker?.kind !== "function") return null;
  const [prototype] = objectsOf(ownMember(m, maker, PROTOTYPE) ?? []);
  const isMade = prototypesOf(m, object).some((one) => one === prototype);
  return isMade ? constant(true) : null;
}
