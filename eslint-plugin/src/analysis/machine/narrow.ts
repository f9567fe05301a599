/** What a test says of a value in each of its branches: behind `x is not None`, `x` is no longer None. */
import { type Expression } from "../../facts/facts.js";
import { objectsOf, type HeapObject, type Value } from "../values/value.js";
import { evaluate, frameOfScope } from "./evaluate.js";
import { type Machine } from "./machine.js";

/** Which branch is taken with a value that is there. */
type Branch = "consequent" | "alternate";

const EQUAL: readonly string[] = ["is", "==", "==="];
const UNEQUAL: readonly string[] = ["is not", "!=", "!=="];

/** Takes None from what a test has asked about, in the branch where it cannot be. */
export function narrow(m: Machine, frame: HeapObject, test: Expression, branch: Branch): void {
  if (test.kind === "operation" && (test.operator === "not" || test.operator === "!")) {
    const [operand] = test.operands;
    const other = branch === "consequent" ? "alternate" : "consequent";
    if (operand !== undefined) narrow(m, frame, operand, other);
    return;
  }
  if (test.kind !== "operation") {
    if (branch === "consequent") present(m, frame, test);
    return;
  }
  const [left, right] = test.operands;
  if (left === undefined || right?.kind !== "constant" || right.value !== null) return;
  const expected: readonly string[] = branch === "consequent" ? UNEQUAL : EQUAL;
  if (expected.includes(test.operator)) present(m, frame, left);
}

/** Drops None from the alternatives of a variable or an attribute. */
function present(m: Machine, frame: HeapObject, asked: Expression): void {
  if (asked.kind === "variable") {
    restrict(m, frameOfScope(frame, asked.scope), asked.name);
  } else if (asked.kind === "member" && asked.object.kind === "variable") {
    const [holder, ...others] = objectsOf(evaluate(m, frame, asked.object));
    if (holder !== undefined && others.length === 0) restrict(m, holder, asked.name);
  }
}

function restrict(m: Machine, holder: HeapObject, name: string): void {
  const known: Value = m.read(holder, name) ?? [];
  const left = known.filter((atom) => !(atom.kind === "constant" && atom.value === null));
  if (left.length > 0 && left.length < known.length) m.write(holder, name, left);
}
