/** Variables that move on with each pass of a loop: `seed += 1`. */
import { type Statement, type Target } from "../../facts/facts.js";
import { variationOf } from "../values/containers.js";
import { data, objectsOf, type HeapObject } from "../values/value.js";
import { along, mix, type Axis } from "../values/variation.js";
import { evaluate, frameOfScope } from "./evaluate.js";
import { type Machine } from "./machine.js";

/**
 * Before a loop's body runs once for all its passes, makes the variables that it updates vary along
 * the passes, so that a use above the update is seen right as well.
 */
export function induction(
  m: Machine,
  frame: HeapObject,
  body: readonly Statement[],
  axes: readonly Axis[],
): void {
  for (const target of updates(body)) {
    if (target.kind === "variable") {
      vary(m, frameOfScope(frame, target.scope), target.name, axes);
    } else if (target.kind === "member" && target.object.kind !== "call") {
      for (const object of objectsOf(evaluate(m, frame, target.object))) {
        if (object.shape.is === "instance") vary(m, object, target.name, axes);
      }
    }
  }
}

function vary(m: Machine, owner: HeapObject, name: string, axes: readonly Axis[]): void {
  const before = m.read(owner, name);
  if (
    before === undefined ||
    before.some((atom) => atom.kind !== "constant" && atom.kind !== "data")
  ) {
    return;
  }
  m.write(owner, name, data(mix(variationOf(m, before), along(axes)), null, null, "number"));
}

const known = new WeakMap<readonly Statement[], readonly Target[]>();

/** Targets that the statements update from their own value, nested functions left out. */
function updates(body: readonly Statement[]): readonly Target[] {
  let targets = known.get(body);
  if (targets === undefined) {
    targets = body.flatMap(updatesOf);
    known.set(body, targets);
  }
  return targets;
}

function updatesOf(statement: Statement): readonly Target[] {
  switch (statement.kind) {
    case "assign":
      return statement.operator === null ? [] : statement.targets;
    case "expression":
      return statement.value.kind === "assignment" && statement.value.operator !== null
        ? [statement.value.target]
        : [];
    case "if":
      return [...updates(statement.consequent), ...updates(statement.alternate)];
    case "for":
    case "while":
      return [...updates(statement.body), ...updates(statement.orelse)];
    case "with":
      return updates(statement.body);
    case "try":
      return [
        ...updates(statement.body),
        ...statement.handlers.flatMap((handler) => updates(handler.body)),
        ...updates(statement.orelse),
        ...updates(statement.finalizer),
      ];
    default:
      return [];
  }
}
