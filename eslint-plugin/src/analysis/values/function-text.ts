/** What a function of ECMAScript is as text: its own source, which a worker can evaluate. */
import { type Machine } from "../machine/machine.js";
import { constant, type Value } from "./value.js";

/** The source text of the only function that the value can be; null for anything else. */
export function functionText(m: Machine, value: Value): Value | null {
  const [atom] = value;
  if (value.length !== 1 || atom?.kind !== "function") return null;
  if (atom.module.facts.language !== "ecmascript") return null;
  const at = { path: atom.module.facts.path, range: atom.fact.at };
  return constant(m.program.text(at.path, at.range), at);
}
