/** Applies decorators to the functions and classes that they stand above. */
import { type Expression } from "../../facts/facts.js";
import {
  NO_ARGUMENTS,
  type Atom,
  type HeapObject,
  type ModuleInstance,
  type Value,
} from "../values/value.js";
import { call } from "./call.js";
import { evaluate } from "./evaluate.js";
import { placeOf, type Machine } from "./machine.js";

/**
 * What decorators make of a definition.
 *
 * @param decorators - as they stand in the program: the last one is applied first
 * @param replaces - the kinds of atoms that may take the definition's place
 */
export function decorate(
  m: Machine,
  frame: HeapObject,
  module: ModuleInstance,
  decorators: readonly Expression[],
  definition: Value,
  replaces: readonly Atom["kind"][],
): Value {
  let value = definition;
  for (const decorator of [...decorators].reverse()) {
    // One of which nothing is known wraps or registers what it is given, and draws nothing itself.
    // To call it here would make of a program's definitions what it does on import.
    const applied = evaluate(m, frame, decorator).filter((atom) => isUnderstood(m, atom));
    const given = { ...NO_ARGUMENTS, positional: [value] };
    const result = call(m, applied, given, placeOf(module, decorator.at));
    if (result.some((atom) => replaces.includes(atom.kind))) value = result;
  }
  return value;
}

function isUnderstood(m: Machine, atom: Atom): boolean {
  if (atom.kind === "external") {
    const knowledge = m.program.knowledge(atom.language);
    const symbol = knowledge.symbol(atom.name);
    const isCalled = symbol?.type !== undefined || symbol?.call !== undefined;
    return isCalled || knowledge.type(atom.name) !== undefined;
  }
  return atom.kind !== "unknown" && atom.kind !== "data";
}
