/** `super`: the base class bound to the receiver of a method, and the members found through it. */
import {
  reference,
  UNKNOWN,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { libraryBases, lineage } from "./classes.js";
import { frameShape } from "./evaluate.js";
import { type Machine } from "./machine.js";
import { libraryMember } from "./members.js";

/** The method that makes an instance before the constructor sets it up. */
const NEW = "__new__";

/** The base class bound to the receiver of the method at hand. */
export function superOf(m: Machine, frame: HeapObject): Value {
  let at: HeapObject | null = frame;
  while (at !== null && frameShape(at).owner === null) at = frameShape(at).parent;
  if (at === null) return UNKNOWN;
  const { owner, self } = frameShape(at);
  if (owner === null) return UNKNOWN;
  const receiver = self ?? UNKNOWN;
  const proxy = m.create({ is: "mapping" }, null);
  m.write(proxy, "#super", reference(owner));
  m.write(proxy, "#self", receiver);
  return reference(proxy);
}

/** A member of what `superOf` gave; null for any other object. */
export function memberOfSuper(
  m: Machine,
  proxy: HeapObject,
  name: string,
  at: Place,
): Value | null {
  const [owner] = m.read(proxy, "#super") ?? [];
  if (owner?.kind !== "object") return null;
  const self = m.read(proxy, "#self") ?? UNKNOWN;
  for (const ancestor of lineage(owner.object).slice(1)) {
    const value = m.read(ancestor, name);
    if (value === undefined || value.length === 0) continue;
    // `__new__` is given its class by whoever calls it.
    const given = name === NEW ? null : self;
    return value.map((atom): Atom =>
      atom.kind === "function" ? { ...atom, self: given, owner: ancestor } : atom,
    );
  }
  if (name === NEW)
    return [{ kind: "external", name: "builtins.object.__new__", language: "python" }];
  const [receiver] = self;
  if (receiver?.kind !== "object") return UNKNOWN;
  return libraryMember(m, receiver.object, libraryBases(m, owner.object), name, at);
}
