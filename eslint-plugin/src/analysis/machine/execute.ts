/** Executes statements. */
import { type ForLoop, type Statement, type Try, type WhileLoop } from "../../facts/facts.js";
import { elementOf, keyName, positionsOf } from "../values/containers.js";
import { type Leaving } from "../values/heap.js";
import { truth } from "../values/truth.js";
import {
  constant,
  data,
  join,
  NOTHING,
  objectsOf,
  UNKNOWN,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { along } from "../values/variation.js";
import { narrow } from "./narrow.js";
import { assign } from "./assign.js";
import { evaluate, frameOfScope, moduleOf } from "./evaluate.js";
import { induction } from "./induction.js";
import { iterate } from "./iterate.js";
import { placeOf, type Machine } from "./machine.js";
import { importAll } from "./modules.js";
import { executeWith } from "./with.js";

/** A literal sequence of at most this many objects is stepped through one by one. */
const UNROLLED = 6;

/** Executes statements in order; false where control never reaches their end. */
export function execute(m: Machine, frame: HeapObject, body: readonly Statement[]): boolean {
  for (const [index, statement] of body.entries()) {
    const continues = executeOne(m, frame, statement);
    if (m.pendingFork !== null) followChild(m, frame, body.slice(index));
    if (!continues) return false;
  }
  return true;
}

/** Executes in the child what comes after a fork, beginning with the statement that forked. */
function followChild(m: Machine, frame: HeapObject, rest: readonly Statement[]): void {
  const fork = m.pendingFork;
  m.pendingFork = null;
  m.continuation = (): void => {
    const [first, ...others] = rest;
    if (first === undefined) return;
    m.forkResult = constant(0);
    const continues = executeOne(m, frame, first);
    m.forkResult = null;
    if (continues) execute(m, frame, others);
  };
  fork?.();
  m.continuation = null;
}

function executeOne(m: Machine, frame: HeapObject, statement: Statement): boolean {
  m.spend();
  const at = placeOf(moduleOf(frame), statement.at);
  switch (statement.kind) {
    case "expression":
      evaluate(m, frame, statement.value);
      return goesOn(m);
    case "assign": {
      const value = evaluate(m, frame, statement.value);
      for (const target of statement.targets) {
        assign(m, frame, target, value, statement.operator, at);
      }
      return goesOn(m);
    }
    case "if": {
      const test = truth(evaluate(m, frame, statement.test));
      if (test === true) return execute(m, frame, statement.consequent);
      if (test === false) return execute(m, frame, statement.alternate);
      return m
        .branches(
          [
            () => {
              narrow(m, frame, statement.test, "consequent");
              return execute(m, frame, statement.consequent);
            },
            () => {
              narrow(m, frame, statement.test, "alternate");
              return execute(m, frame, statement.alternate);
            },
          ],
          (continues) => continues,
        )
        .some((continues) => continues);
    }
    case "for":
      return executeFor(m, frame, statement, at);
    case "while":
      return executeWhile(m, frame, statement, at);
    case "return": {
      const value = statement.value === null ? NOTHING : evaluate(m, frame, statement.value);
      m.write(frame, "#returned", join(m.read(frame, "#returned") ?? [], value));
      return leave(m, "return");
    }
    case "raise":
      if (statement.value !== null) evaluate(m, frame, statement.value);
      return leave(m, "raise");
    case "break":
    case "continue":
      return leave(m, "jump");
    case "try":
      return executeTry(m, frame, statement, at);
    case "with":
      return executeWith(m, frame, statement.items, () => execute(m, frame, statement.body));
    case "import-all":
      importAll(m, moduleOf(frame), statement.request);
      return true;
    case "delete":
      for (const target of statement.targets) {
        if (target.kind === "variable") m.write(frameOfScope(frame, target.scope), target.name, []);
        if (target.kind === "index") {
          const key = keyName(m, evaluate(m, frame, target.index));
          for (const object of objectsOf(evaluate(m, frame, target.object))) {
            const isMapping = key !== undefined && object.shape.is === "mapping";
            if (isMapping) m.write(object, `key:${String(key)}`, []);
          }
        }
        if (target.kind !== "member") continue;
        for (const object of objectsOf(evaluate(m, frame, target.object))) {
          m.write(object, target.name, []);
        }
      }
      return true;
  }
}

/** False after a call that does not return. */
function goesOn(m: Machine): boolean {
  const { stopped } = m;
  m.stopped = false;
  return stopped ? leave(m, "raise") : true;
}

function leave(m: Machine, how: Leaving): false {
  m.leaving = how;
  return false;
}

/** The body of a loop, as far as `break` and `continue` let it come. */
function executeBody(m: Machine, frame: HeapObject, body: readonly Statement[]): void {
  const before = m.exits.length;
  m.branches([() => execute(m, frame, body)], () => true);
  m.rejoin(before, ["jump"]);
}

function executeFor(m: Machine, frame: HeapObject, loop: ForLoop, at: Place): boolean {
  const iterable = evaluate(m, frame, loop.iterable);
  const [object] = objectsOf(iterable);
  const positions =
    iterable.length === 1 && object?.shape.is === "sequence" ? positionsOf(m, object) : null;
  if (positions !== null && object !== undefined && unrolls(m, object, positions)) {
    for (const item of positions) {
      assign(m, frame, loop.target, item, null, at);
      const before = m.exits.length;
      execute(m, frame, loop.body);
      m.rejoin(before, ["jump"]);
    }
  } else {
    const steps = iterate(m, iterable, placeOf(moduleOf(frame), loop.iterable.at));
    const axes = steps.axes.length > 0 ? steps.axes : [m.axisOf(loop)];
    m.repeated(axes, () => {
      induction(m, frame, loop.body, axes);
      assign(m, frame, loop.target, loop.overKeys ? data(along(axes)) : steps.element, null, at);
      executeBody(m, frame, loop.body);
    });
  }
  execute(m, frame, loop.orelse);
  return true;
}

/** Few objects, each with a part of its own to play, are stepped through one by one. */
function unrolls(m: Machine, container: HeapObject, positions: readonly Value[]): boolean {
  if (positions.length === 0) return true;
  if (positions.length > UNROLLED) return false;
  // Where one element can stand for all without loss there is nothing to gain.
  return elementOf(m, container).length > 1;
}

function executeWhile(m: Machine, frame: HeapObject, loop: WhileLoop, at: Place): boolean {
  const axes = [m.axisOf(loop)];
  const forever = m.repeated(axes, () => {
    induction(m, frame, loop.body, axes);
    if (loop.counter !== null) {
      assign(m, frame, loop.counter.target, data(along(axes), null, at, "number"), null, at);
    }
    const test = truth(evaluate(m, frame, loop.test));
    if (test === false) return false;
    const bounds = m.loopBounds;
    if (loop.counter !== null) m.loopBounds = [...bounds, evaluate(m, frame, loop.counter.limit)];
    executeBody(m, frame, loop.body);
    m.loopBounds = bounds;
    return test === true && !breaks(loop.body);
  });
  execute(m, frame, loop.orelse);
  return !forever;
}

function breaks(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case "break":
        return true;
      case "if":
        return breaks(statement.consequent) || breaks(statement.alternate);
      case "try":
        return [
          statement.body,
          statement.orelse,
          statement.finalizer,
          ...statement.handlers.map((h) => h.body),
        ].some(breaks);
      case "with":
        return breaks(statement.body);
      default:
        return false;
    }
  });
}

function executeTry(m: Machine, frame: HeapObject, statement: Try, at: Place): boolean {
  const body = (): boolean =>
    execute(m, frame, statement.body) && execute(m, frame, statement.orelse);
  const handlers = statement.handlers.map((handler) => (): boolean => {
    if (handler.target !== null) assign(m, frame, handler.target, UNKNOWN, null, at);
    return execute(m, frame, handler.body);
  });
  const continues = m
    .branches([body, ...handlers], (through) => through)
    .some((through) => through);
  return execute(m, frame, statement.finalizer) && continues;
}
