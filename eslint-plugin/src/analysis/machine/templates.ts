/** Methods that a class inherits and that call back into it: `Base.run` calls `self.step`. */
import { CONSTRUCTOR } from "../../facts/facts.js";
import { type Atom, type FunctionAtom, type HeapObject } from "../values/value.js";
import { lineage } from "./classes.js";
import { type Machine } from "./machine.js";

/** Names in program text; what is asked is only whether one of them stands somewhere. */
const NAMES = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/**
 * The methods of a class's bases that use, in the end, what the class itself defines: on an object
 * of the base they meet the base's own, which is often nothing at all. Those that others of them
 * call are left out, being executed along with them.
 */
export function templatesOf(m: Machine, cls: HeapObject): readonly string[] {
  const own = m.fields(cls).filter((name) => methodsOf(m, cls, name).length > 0);
  const inherited = inheritedMethods(m, cls);
  const reached = new Set(own.filter((name) => name !== CONSTRUCTOR));
  const templates = new Map<string, ReadonlySet<string>>();
  for (let before = -1; before < templates.size;) {
    before = templates.size;
    for (const [name, words] of inherited) {
      if (templates.has(name) || ![...words].some((word) => reached.has(word))) continue;
      templates.set(name, words);
      reached.add(name);
    }
  }
  return [...templates.keys()].filter(
    (name) => ![...templates].some(([other, words]) => other !== name && words.has(name)),
  );
}

/** Methods that a class has from its bases, with the names that their texts mention. */
function inheritedMethods(m: Machine, cls: HeapObject): Map<string, ReadonlySet<string>> {
  const result = new Map<string, ReadonlySet<string>>();
  const seen = new Set([...m.fields(cls), CONSTRUCTOR]);
  for (const base of lineage(cls).slice(1)) {
    for (const name of m.fields(base)) {
      if (seen.has(name)) continue;
      seen.add(name);
      const [method] = methodsOf(m, base, name);
      if (method === undefined) continue;
      const text = m.program.text(method.module.facts.path, method.fact.at);
      const words = new Set(text.match(NAMES));
      words.delete(name);
      result.set(name, words);
    }
  }
  return result;
}

function methodsOf(m: Machine, cls: HeapObject, name: string): readonly FunctionAtom[] {
  return (m.read(cls, name) ?? []).filter(isMethod);
}

function isMethod(atom: Atom): atom is FunctionAtom {
  return atom.kind === "function" && atom.fact.binding === "instance";
}
