/** What `getattr(object, name)` can give where only the configuration knows the name. */
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import { joinAll, reference, UNKNOWN, type Atom, type Place, type Value } from "../values/value.js";

/** Of more, none is tried: that is no registry but a namespace. */
const METHODS = 8;
/** A module's classes in the order of their definitions, as many as a value has room for. */
const CLASSES = 10;

/**
 * Members that may be meant: the classes of a module of the project, the public methods of an
 * object. That it is none of them stays possible.
 */
export function someMember(m: Machine, object: Value, at: Place): Value {
  return joinAll([UNKNOWN, ...object.map((atom) => candidates(m, atom, at))]);
}

function candidates(m: Machine, atom: Atom, at: Place): Value {
  if (atom.kind !== "object") return [];
  const { shape } = atom.object;
  if (shape.is === "module") {
    const classes = [...shape.module.classes.values()];
    return classes.slice(0, CLASSES).flatMap((cls) => reference(cls));
  }
  if (shape.is !== "instance") return [];
  const { class: cls } = shape;
  const names = m.fields(cls).filter((name) => !/^[_#]/u.test(name) && isMethod(m, cls, name));
  // The method that asks would be entered again and again.
  const entered = new Set(m.calls.map((site) => site.name));
  const others = names.filter((name) => !entered.has(name));
  return others.length > METHODS
    ? []
    : joinAll(others.map((name) => member(m, [atom], name, at).filter(isFunction)));
}

function isMethod(m: Machine, cls: Parameters<Machine["read"]>[0], name: string): boolean {
  const value = m.read(cls, name) ?? [];
  return value.some((atom) => isFunction(atom) && atom.fact.binding === "instance");
}

function isFunction(atom: Atom): atom is Extract<Atom, { kind: "function" }> {
  return atom.kind === "function";
}
