/** Evaluates expressions. */
import { noteFrozen } from "../streams/draws.js";
import { noteShare } from "../streams/shares.js";
import { type Call, type Expression, type Language } from "../../facts/facts.js";
import { axesOf, getItem, makeSeries, variationOf } from "../values/containers.js";
import { operate } from "../values/operations.js";
import { truth } from "../values/truth.js";
import {
  NO_ARGUMENTS,
  constant,
  data,
  join,
  joinAll,
  NOTHING,
  unknown,
  UNKNOWN,
  type Arguments,
  type Atom,
  type HeapObject,
  type ModuleInstance,
  type Place,
  type Value,
} from "../values/value.js";
import { along, doubt, FIXED, mix, without } from "../values/variation.js";
import { evaluateArguments } from "./arguments.js";
import { assign } from "./assign.js";
import { call } from "./call.js";
import { evaluateClass } from "./classes.js";
import { evaluateComprehension, evaluateMapping, evaluateSequence } from "./collections.js";
import { decorate } from "./decorate.js";
import { iterate } from "./iterate.js";
import { placeOf, type Machine } from "./machine.js";
import { isExternalLanguageGlobal, member, readExternal } from "./members.js";
import { superOf } from "./super.js";
import { fromStars, importLazily, settle } from "./modules.js";
import { narrow } from "./narrow.js";
import { followPossible } from "./possible.js";

/** The prefix of the names that a language itself provides. */
export const GLOBALS: Readonly<Record<Language, string>> = {
  python: "builtins",
  ecmascript: "globalThis",
};

/** The frame's own description. */
export function frameShape(frame: HeapObject): Extract<HeapObject["shape"], { is: "frame" }> {
  if (frame.shape.is !== "frame") throw new TypeError("not a frame");
  return frame.shape;
}

/** The module that a frame belongs to. */
export function moduleOf(frame: HeapObject): ModuleInstance {
  return frameShape(frame).module;
}

/** The frame around (or equal to) this one that owns a scope's variables. */
export function frameOfScope(frame: HeapObject, scope: number): HeapObject {
  for (let at: HeapObject | null = frame; at !== null; at = frameShape(at).parent) {
    if (frameShape(at).scope === scope) return at;
  }
  return moduleOf(frame).frame;
}

/** Evaluates an expression in a frame. */
export function evaluate(m: Machine, frame: HeapObject, expression: Expression): Value {
  m.spend();
  const module = moduleOf(frame);
  const at = placeOf(module, expression.at);
  switch (expression.kind) {
    case "constant":
      return constant(expression.value, at);
    case "variable": {
      const value = readVariable(m, frameOfScope(frame, expression.scope), expression.name);
      if (m.world.dispatch?.process.memory === "snapshot") noteFrozen(m, value, at);
      return value;
    }
    case "builtin":
      return evaluateBuiltin(m, module, expression.name, at);
    case "member":
      return member(m, evaluate(m, frame, expression.object), expression.name, at);
    case "index": {
      const object = evaluate(m, frame, expression.object);
      const { index: by } = expression;
      const bounds = (by.kind === "slice" ? by.parts : [by]).map((part) =>
        evaluate(m, frame, part),
      );
      const index = joinAll(bounds);
      noteShare(m, object, bounds);
      return indexed(m, object, index, by.kind === "slice", at);
    }
    case "call":
      return evaluateCall(m, frame, expression);
    case "operation":
      return operate(
        m,
        expression.operator,
        expression.operands.map((operand) => evaluate(m, frame, operand)),
        at,
      );
    case "logical":
      return evaluateLogical(m, frame, expression);
    case "conditional": {
      const test = truth(evaluate(m, frame, expression.test));
      if (test === true) return evaluate(m, frame, expression.consequent);
      if (test === false) return evaluate(m, frame, expression.alternate);
      const chosenBy = placeOf(module, expression.test.at);
      const chosen = m.branches(
        [
          () => {
            narrow(m, frame, expression.test, "consequent");
            return evaluate(m, frame, expression.consequent);
          },
          () => {
            narrow(m, frame, expression.test, "alternate");
            return evaluate(m, frame, expression.alternate);
          },
        ],
        () => true,
      );
      return joinAll(chosen).map((atom) =>
        atom.kind === "constant" ? { ...atom, chosenBy } : atom,
      );
    }
    case "sequence":
      return evaluateSequence(m, frame, expression, at);
    case "mapping":
      return evaluateMapping(m, frame, expression, at);
    case "comprehension":
      return evaluateComprehension(m, frame, expression, at);
    case "slice":
      return joinAll(expression.parts.map((part) => evaluate(m, frame, part)));
    case "spread":
      return iterate(m, evaluate(m, frame, expression.value), at).element;
    case "function":
      return evaluateFunction(m, frame, expression.function);
    case "class":
      return evaluateClass(m, frame, expression.class);
    case "assignment":
      return assign(
        m,
        frame,
        expression.target,
        evaluate(m, frame, expression.value),
        expression.operator,
        at,
      );
    case "import":
      return importLazily(m, module, expression.request, expression.name);
    case "exports":
      return m.read(module.exports, "#whole") ?? [{ kind: "object", object: module.exports }];
    case "self":
      return frameShape(frame).self ?? UNKNOWN;
    case "super":
      return superOf(m, frame);
    case "await":
      return evaluate(m, frame, expression.value);
    case "yield":
      return evaluateYield(m, frame, expression.value, expression.delegate, at);
    case "unknown": {
      const parts = expression.parts.map((part) => evaluate(m, frame, part));
      return unknown(parts.reduce((all, part) => mix(all, variationOf(m, part)), FIXED));
    }
  }
}

function readVariable(m: Machine, owner: HeapObject, name: string): Value {
  const value = m.read(owner, name);
  return value === undefined ? UNKNOWN : settle(m, owner, name, value);
}

function evaluateBuiltin(m: Machine, module: ModuleInstance, name: string, at: Place): Value {
  const starred = fromStars(m, module, name);
  if (starred !== null) return starred;
  const { language } = module.facts;
  const assigned = m.read(module.frame, name);
  if (assigned !== undefined && !isExternalLanguageGlobal(m, language, name)) return assigned;
  const qualified = m.program.knowledge(language).canonical(`${GLOBALS[language]}.${name}`);
  return readExternal(m, { kind: "external", name: qualified, language }, module, at);
}

function evaluateLogical(
  m: Machine,
  frame: HeapObject,
  { operator, left, right }: Extract<Expression, { kind: "logical" }>,
): Value {
  const first = evaluate(m, frame, left);
  const test = operator === "nullish" ? notNull(first) : truth(first);
  const stops = operator === "and" ? test === false : test === true;
  if (stops) return first;
  if (test !== null) return evaluate(m, frame, right);
  const [second] = m.branches([() => evaluate(m, frame, right), () => first], () => true);
  // What `or` lets through is the part of the left side that is true.
  const kept =
    operator === "and"
      ? first
      : first.filter((atom) => !(atom.kind === "constant" && atom.value === null));
  return join(kept, second ?? []);
}

function notNull(value: Value): boolean | null {
  const nulls = value.filter((atom) => atom.kind === "constant" && atom.value === null).length;
  if (nulls === value.length) return false;
  return nulls === 0 && !value.some((atom) => atom.kind === "unknown") ? true : null;
}

function evaluateFunction(m: Machine, frame: HeapObject, id: number): Value {
  const module = moduleOf(frame);
  const fact = module.facts.functions[id];
  if (fact === undefined) return UNKNOWN;
  const { self, owner } = frameShape(frame);
  // Defaults are made once, when the definition runs.
  for (const parameter of fact.parameters) {
    if (parameter.default === null || module.facts.language !== "python") continue;
    m.write(frame, defaultField(id, parameter.name), evaluate(m, frame, parameter.default));
  }
  const value: Value = [
    {
      kind: "function",
      fact,
      module,
      frame,
      self: fact.receiver === "lexical" ? self : null,
      owner,
    },
  ];
  return decorate(m, frame, module, fact.decorators, value, FUNCTION_LIKE);
}

/** What a decorator may put in a function's place; anything else leaves the function as it is. */
const FUNCTION_LIKE: readonly Atom["kind"][] = ["function", "object", "external", "method"];

/** Field of the defining frame that holds a parameter's default. */
export function defaultField(id: number, parameter: string): string {
  return `#default:${id}:${parameter}`;
}

/** Arguments of one position. */
export function positional(...values: Value[]): Arguments {
  return { ...NO_ARGUMENTS, positional: values };
}

function evaluateCall(m: Machine, frame: HeapObject, expression: Call): Value {
  const at = placeOf(moduleOf(frame), expression.at);
  if (expression.callee.kind !== "member") {
    const callee = evaluate(m, frame, expression.callee);
    const given = evaluateArguments(m, frame, expression);
    return call(m, callee, given, at, expression.isNew);
  }
  const { object, name } = expression.callee;
  const receiver = evaluate(m, frame, object);
  const callee = member(m, receiver, name, placeOf(moduleOf(frame), expression.callee.at));
  const given = evaluateArguments(m, frame, expression);
  followPossible(m, receiver, name, given, at);
  return call(m, callee, given, at, expression.isNew);
}

function evaluateYield(
  m: Machine,
  frame: HeapObject,
  value: Expression | null,
  delegate: boolean,
  at: Place,
): Value {
  let item = value === null ? NOTHING : evaluate(m, frame, value);
  if (delegate) item = iterate(m, item, at).element;
  m.suspensions.get(frame)?.(item);
  m.write(frame, "#yielded", join(m.read(frame, "#yielded") ?? [], item));
  const looping = without(m.active, frame.variation.exact);
  m.write(frame, "#yieldAxes", joinAll([m.read(frame, "#yieldAxes") ?? [], data(along(looping))]));
  return UNKNOWN;
}

function indexed(m: Machine, object: Value, index: Value, isSlice: boolean, at: Place): Value {
  // Other bounds are likely to give other parts of a list, though its items are the same.
  const bounds = isSlice ? doubt(variationOf(m, index)) : FIXED;
  return joinAll(
    object.map((atom): Value => {
      if (atom.kind === "object") {
        const { shape } = atom.object;
        if (shape.is === "sequence" || shape.is === "mapping") {
          if (!isSlice) return getItem(m, atom.object, index);
          const { element, axes } = iterate(m, [atom], at);
          return makeSeries(
            m,
            "list",
            bounds.maybe.length === 0 ? element : join(element, unknown(bounds)),
            axes.length > 0 ? axes : axesOf(m, atom.object),
            at,
          );
        }
        if (shape.is === "library") {
          const { methods } = m.program.knowledge(m.world.language).type(shape.type) ?? {};
          if (methods?.__getitem__ !== undefined) {
            return call(m, member(m, [atom], "__getitem__", at), positional(index), at);
          }
        }
        const [key] = index;
        if (index.length === 1 && key?.kind === "constant" && typeof key.value === "string") {
          return member(m, [atom], key.value, at);
        }
        const method = member(m, [atom], "__getitem__", at);
        if (method.some((found) => found.kind === "function"))
          return call(m, method, positional(index), at);
      }
      if (atom.kind === "external") {
        const [key] = index;
        if (index.length === 1 && key?.kind === "constant" && typeof key.value === "string") {
          return member(m, [atom], key.value, at);
        }
      }
      return unknown(mix(variationOf(m, [atom]), variationOf(m, index)));
    }),
  );
}
