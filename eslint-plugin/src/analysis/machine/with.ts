/** Executes `with`: what a context manager does before its `yield`, then the body, then the rest. */
import { type With } from "../../facts/facts.js";
import { elementOf } from "../values/containers.js";
import {
  join,
  NO_ARGUMENTS,
  objectsOf,
  type FunctionAtom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { stopRunner } from "../workers/dispatch.js";
import { evaluateArguments } from "./arguments.js";
import { assign } from "./assign.js";
import { call, callFunction } from "./call.js";
import { evaluate, moduleOf } from "./evaluate.js";
import { placeOf, type Machine } from "./machine.js";
import { member } from "./members.js";

/** Executes the managers from a position on, around a body that tells whether control reaches its end. */
export function executeWith(
  m: Machine,
  frame: HeapObject,
  items: With["items"],
  body: () => boolean,
): boolean {
  const [item, ...others] = items;
  if (item === undefined) return body();
  const here = placeOf(moduleOf(frame), item.context.at);
  const rest = (value: Value): boolean => {
    if (item.target !== null) assign(m, frame, item.target, value, null, here);
    return executeWith(m, frame, others, body);
  };
  const around = (context: Value): boolean => {
    const continues = rest(enter(m, context, here));
    // A pool does not outlive its block.
    for (const object of objectsOf(context)) stopRunner(m, object);
    return continues;
  };
  if (item.context.kind !== "call") return around(evaluate(m, frame, item.context));
  const settings = new Map(m.settings);
  const callee = evaluate(m, frame, item.context.callee);
  const given = evaluateArguments(m, frame, item.context);
  const manager = managerOf(callee);
  if (manager === null) {
    const context = call(m, callee, given, here);
    const changed = [...m.settings.keys()].filter(
      (key) => m.settings.get(key) !== settings.get(key),
    );
    const continues = around(context);
    // `with parallel_config(…)`: what it set holds in its block.
    for (const key of changed) {
      const before = settings.get(key);
      if (before === undefined) m.settings.delete(key);
      else m.settings.set(key, before);
    }
    return continues;
  }
  // The generator's own code stands around the body: it may undo in the end what it did.
  const { active, calls, phase } = m;
  const outcomes: boolean[] = [];
  callFunction(m, manager, given, here, (value) => {
    if (outcomes.length > 0) return;
    outcomes.push(m.within({ active, calls, phase }, () => rest(value)));
  });
  const [continues] = outcomes;
  return continues ?? rest([]);
}

/** The generator function behind a context manager, where there is just one. */
function managerOf(callee: Value): FunctionAtom | null {
  const [object] = objectsOf(callee);
  if (callee.length !== 1 || object?.shape.is !== "manager") return null;
  const [atom] = object.shape.callee;
  return object.shape.callee.length === 1 && atom?.kind === "function" && atom.fact.isGenerator
    ? atom
    : null;
}

/** What `with context as …` binds. */
function enter(m: Machine, context: Value, at: Place): Value {
  let result: Value = [];
  for (const atom of context) {
    if (atom.kind !== "object") {
      result = join(result, [atom]);
      continue;
    }
    const { shape } = atom.object;
    if (shape.is === "sequence" && shape.type === "iterator") {
      result = join(result, elementOf(m, atom.object));
      continue;
    }
    const method = member(m, [atom], "__enter__", at);
    const known = method.some((found) => found.kind === "function" || found.kind === "method");
    result = join(result, known ? call(m, method, NO_ARGUMENTS, at) : [atom]);
  }
  return result;
}
