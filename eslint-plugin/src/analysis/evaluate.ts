/** Evaluates expressions. */
import type { Call, Comprehension, Expression, Language } from "../facts/facts.js";
import { call } from "./call.js";
import { evaluateClass } from "./classes.js";
import {
  getItem,
  makeMapping,
  makeSequence,
  makeSeries,
  axesOf,
  entriesOf,
  positionsOf,
  restOf,
  variationOf,
} from "./containers.js";
import { iterate } from "./iterate.js";
import { placeOf, type Machine } from "./machine.js";
import { isExternalLanguageGlobal, member, readExternal, superOf } from "./members.js";
import { importValue, fromStars } from "./modules.js";
import { operate } from "./operations.js";
import { assign } from "./assign.js";
import { truth } from "./truth.js";
import {
  constant,
  data,
  join,
  joinAll,
  NOTHING,
  objectsOf,
  unknown,
  UNKNOWN,
  type Arguments,
  type HeapObject,
  type ModuleInstance,
  type Place,
  type Value,
} from "./value.js";
import { along, FIXED, mix, without, type Axis } from "./variation.js";

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
    case "variable":
      return m.read(frameOfScope(frame, expression.scope), expression.name) ?? UNKNOWN;
    case "builtin":
      return evaluateBuiltin(m, module, expression.name, at);
    case "member":
      return member(m, evaluate(m, frame, expression.object), expression.name, at);
    case "index": {
      const object = evaluate(m, frame, expression.object);
      const index = evaluate(m, frame, expression.index);
      return indexed(m, object, index, expression.index.kind === "slice", at);
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
      return joinAll(
        m.branches(
          [
            () => evaluate(m, frame, expression.consequent),
            () => evaluate(m, frame, expression.alternate),
          ],
          () => true,
        ),
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
      return importValue(m, module, expression.request, expression.name);
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

function evaluateSequence(
  m: Machine,
  frame: HeapObject,
  { type, items }: Extract<Expression, { kind: "sequence" }>,
  at: Place,
): Value {
  if (!items.some((item) => item.kind === "spread")) {
    return makeSequence(
      m,
      type,
      items.map((item) => evaluate(m, frame, item)),
      at,
    );
  }
  const known: Value[] = [];
  let rest: Value = [];
  let axes: readonly Axis[] = [];
  for (const item of items) {
    if (item.kind !== "spread") {
      known.push(evaluate(m, frame, item));
      continue;
    }
    const spread = evaluate(m, frame, item.value);
    const [object] = objectsOf(spread);
    const positions =
      spread.length === 1 && object?.shape.is === "sequence" ? positionsOf(m, object) : null;
    if (positions !== null) {
      known.push(...positions);
      continue;
    }
    const steps = iterate(m, spread, at);
    rest = join(rest, steps.element);
    axes = [...axes, ...steps.axes];
  }
  if (rest.length === 0) return makeSequence(m, type, known, at);
  return makeSeries(m, type, joinAll([...known, rest]), axes, at);
}

function evaluateMapping(
  m: Machine,
  frame: HeapObject,
  { entries }: Extract<Expression, { kind: "mapping" }>,
  at: Place,
): Value {
  const known = new Map<string, Value>();
  let rest: Value | null = null;
  for (const { key, value } of entries) {
    const content = evaluate(m, frame, value);
    if (key === null) {
      for (const atom of content) {
        if (atom.kind === "object" && atom.object.shape.is === "mapping") {
          for (const [name, entry] of entriesOf(m, atom.object)) known.set(name, entry);
          const others = restOf(m, atom.object);
          if (others !== null) rest = join(rest ?? [], others);
        } else if (atom.kind === "object" && atom.object.shape.is === "instance") {
          for (const name of m.fields(atom.object)) {
            if (!name.startsWith("#")) known.set(name, m.read(atom.object, name) ?? UNKNOWN);
          }
        } else {
          rest = join(rest ?? [], unknown(variationOf(m, [atom])));
        }
      }
      continue;
    }
    const names = evaluate(m, frame, key);
    const [name] = names;
    if (names.length === 1 && name?.kind === "constant") known.set(String(name.value), content);
    else rest = join(rest ?? [], content);
  }
  return makeMapping(m, known, rest, [], at);
}

function evaluateComprehension(
  m: Machine,
  frame: HeapObject,
  expression: Comprehension,
  at: Place,
): Value {
  const run = (index: number, axes: readonly Axis[]): Value => {
    const clause = expression.clauses[index];
    if (clause === undefined) {
      if (expression.key !== null) evaluate(m, frame, expression.key);
      const element = evaluate(m, frame, expression.element);
      if (expression.type === "dict") return makeMapping(m, [], element, axes, at);
      const type = expression.type === "generator" ? "iterator" : expression.type;
      return makeSeries(m, type, element, axes, at);
    }
    const steps = iterate(
      m,
      evaluate(m, frame, clause.iterable),
      placeOf(moduleOf(frame), clause.iterable.at),
    );
    return m.repeated(steps.axes, () => {
      assign(m, frame, clause.target, steps.element, null, at);
      for (const condition of clause.conditions) evaluate(m, frame, condition);
      return run(index + 1, [...axes, ...steps.axes]);
    });
  };
  return run(0, []);
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
  let value: Value = [
    {
      kind: "function",
      fact,
      module,
      frame,
      self: fact.receiver === "lexical" ? self : null,
      owner,
    },
  ];
  for (const decorator of [...fact.decorators].reverse()) {
    const applied = evaluate(m, frame, decorator);
    const result = call(m, applied, positional(value), placeOf(module, decorator.at));
    // An unknown decorator is taken to wrap the function without changing what it draws.
    if (result.some((atom) => atom.kind !== "unknown" && atom.kind !== "data")) value = result;
  }
  return value;
}

/** Field of the defining frame that holds a parameter's default. */
export function defaultField(id: number, parameter: string): string {
  return `#default:${id}:${parameter}`;
}

/** Arguments of one position. */
export function positional(...values: Value[]): Arguments {
  return {
    positional: values,
    keywords: new Map(),
    rest: null,
    restKeywords: null,
    places: [],
    keywordPlaces: new Map(),
  };
}

function evaluateCall(m: Machine, frame: HeapObject, expression: Call): Value {
  const callee = evaluate(m, frame, expression.callee);
  const given = evaluateArguments(m, frame, expression);
  return call(m, callee, given, placeOf(moduleOf(frame), expression.at), expression.isNew);
}

function evaluateArguments(m: Machine, frame: HeapObject, expression: Call): Arguments {
  const module = moduleOf(frame);
  const values: Value[] = [];
  const places: Place[] = [];
  const keywords = new Map<string, Value>();
  const keywordPlaces = new Map<string, Place>();
  let rest: Value | null = null;
  let restKeywords: Value | null = null;
  for (const argument of expression.arguments) {
    const value = evaluate(m, frame, argument.value);
    const at = placeOf(module, argument.at);
    if (argument.name !== null) {
      keywords.set(argument.name, value);
      keywordPlaces.set(argument.name, at);
    } else if (argument.spread === "items") {
      const [object] = objectsOf(value);
      const positions =
        value.length === 1 && object?.shape.is === "sequence" ? positionsOf(m, object) : null;
      if (positions === null) rest = join(rest ?? [], iterate(m, value, at).element);
      else {
        values.push(...positions);
        places.push(...positions.map(() => at));
      }
    } else if (argument.spread === "entries") {
      for (const object of objectsOf(value)) {
        for (const [name, entry] of entriesOf(m, object)) {
          keywords.set(name, entry);
          keywordPlaces.set(name, at);
        }
        restKeywords = join(restKeywords ?? [], restOf(m, object) ?? []);
      }
      if (objectsOf(value).length < value.length) restKeywords = UNKNOWN;
    } else {
      values.push(value);
      places.push(at);
    }
  }
  if (restKeywords?.length === 0) restKeywords = null;
  return { positional: values, keywords, rest, restKeywords, places, keywordPlaces };
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
  m.write(frame, "#yielded", join(m.read(frame, "#yielded") ?? [], item));
  const looping = without(m.active, frame.variation.exact);
  m.write(frame, "#yieldAxes", joinAll([m.read(frame, "#yieldAxes") ?? [], data(along(looping))]));
  return UNKNOWN;
}

function indexed(m: Machine, object: Value, index: Value, isSlice: boolean, at: Place): Value {
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
            element,
            axes.length > 0 ? axes : axesOf(m, atom.object),
            at,
          );
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
