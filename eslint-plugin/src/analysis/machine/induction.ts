/** Variables that move on with each pass of a loop: `seed += 1`, `bits = bits.jumped()`. */
import { type Expression, type Statement, type Target } from "../../facts/facts.js";
import { inherited } from "../library/models.js";
import { variationOf } from "../values/containers.js";
import { data, objectsOf, unknown, type Atom, type HeapObject } from "../values/value.js";
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
  const before = m.read(owner, name) ?? [];
  if (before.length === 0) return;
  const variation = mix(variationOf(m, before), along(axes));
  if (before.every((atom) => atom.kind === "constant" || atom.kind === "data")) {
    m.write(owner, name, data(variation, null, null, "number"));
  } else if (before.every((atom) => isGenerator(m, atom))) {
    // Each pass finds another one; which, cannot be told.
    m.write(owner, name, unknown(variation));
  }
}

function isGenerator(m: Machine, atom: Atom): boolean {
  if (atom.kind !== "object") return false;
  const { shape } = atom.object;
  return shape.is === "library" && inherited(m, shape.type).generator !== undefined;
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

/** Whether a variable becomes what a method of its own value gives. */
function movesOn(target: Target, value: Expression): boolean {
  if (target.kind !== "variable" || value.kind !== "call" || value.callee.kind !== "member") {
    return false;
  }
  const { object } = value.callee;
  return object.kind === "variable" && object.name === target.name && object.scope === target.scope;
}

function updatesOf(statement: Statement): readonly Target[] {
  switch (statement.kind) {
    case "assign":
      return statement.targets.filter(
        (target) => statement.operator !== null || movesOn(target, statement.value),
      );
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
