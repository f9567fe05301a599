/** Puts values where assignments say. */
import { SETTER, type Expression, type Target } from "../../facts/facts.js";
import { ELEMENT } from "../streams/step-shape.js";
import { advanceCell } from "../streams/stepper.js";
import { processAxes } from "../streams/streams.js";
import { getItem, makeSequence, positionsOf, setItem, variationOf } from "../values/containers.js";
import { operate } from "../values/operations.js";
import {
  constant,
  data,
  join,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  reference,
  UNKNOWN,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { along, FIXED, mix, union, without, type Axis } from "../values/variation.js";
import { call } from "./call.js";
import { classMember } from "./classes.js";
import { evaluate, frameOfScope, GLOBALS, moduleOf } from "./evaluate.js";
import { setFields, writeThrough } from "./fields.js";
import { extend, iterate } from "./iterate.js";
import { placeOf, type Machine } from "./machine.js";
import { member } from "./members.js";
import { membersOf } from "./prototypes.js";

/** Assigns, and gives the value of the assignment as an expression. */
export function assign(
  m: Machine,
  frame: HeapObject,
  target: Target,
  value: Value,
  operator: string | null,
  at: Place,
): Value {
  const module = moduleOf(frame);
  switch (target.kind) {
    case "variable": {
      const owner = frameOfScope(frame, target.scope);
      const moved = updated(m, owner, m.read(owner, target.name), value, operator, at);
      const result = advanceCell(m, frame, owner, target.name, target.name, moved, at);
      m.write(owner, target.name, result);
      return result;
    }
    case "builtin": {
      const { language } = module.facts;
      m.write(module.frame, target.name, value);
      m.world.overrides.set(`${GLOBALS[language]}.${target.name}`, value);
      return value;
    }
    case "member":
      return assignMember(m, frame, target, value, operator, at);
    case "index": {
      const object = evaluate(m, frame, target.object);
      const key = evaluate(m, frame, target.index);
      let result = value;
      for (const holder of objectsOf(object)) {
        if (holder.shape.is !== "sequence" && holder.shape.is !== "mapping") continue;
        if (operator !== null) {
          result = updated(m, holder, getItem(m, holder, key), value, operator, at);
        }
        const known = onlyConstant(key)?.value;
        if (holder.shape.is === "sequence" && known !== undefined) {
          result = advanceCell(m, frame, holder, String(known), ELEMENT, result, at);
        }
        setItem(m, holder, key, result);
        writeThrough(m, holder);
      }
      return result;
    }
    case "exports":
      m.write(module.exports, "#whole", value);
      return value;
    case "pattern":
      destructure(m, frame, target, value, at);
      return value;
    case "object-pattern": {
      const taken = new Set<string>();
      for (const property of target.properties) {
        const key = evaluate(m, frame, property.key);
        const [name] = key;
        const known = name?.kind === "constant" ? String(name.value) : null;
        if (known !== null) taken.add(known);
        const part = known === null ? UNKNOWN : member(m, value, known, at);
        assign(m, frame, property.target, defaulted(m, frame, part, property.default), null, at);
      }
      if (target.rest !== null) assign(m, frame, target.rest, others(m, value, taken), null, at);
      return value;
    }
  }
}

function assignMember(
  m: Machine,
  frame: HeapObject,
  target: Extract<Target, { kind: "member" }>,
  value: Value,
  operator: string | null,
  at: Place,
): Value {
  const objects = evaluate(m, frame, target.object);
  let result = value;
  varyUnknown(m, frame, target.object, objects, value, at);
  for (const atom of objects) {
    if (atom.kind === "external") {
      m.world.overrides.set(
        m.program.knowledge(atom.language).canonical(`${atom.name}.${target.name}`),
        value,
      );
      continue;
    }
    if (atom.kind === "function" && atom.module.facts.language === "ecmascript") {
      m.write(membersOf(m, atom), `key:${target.name}`, value);
      continue;
    }
    if (atom.kind !== "object") continue;
    const { object } = atom;
    if (target.name === "__dict__" && object.shape.is === "instance") {
      setFields(m, object, value);
      continue;
    }
    const setter = setterOf(m, object, target.name);
    if (setter !== null) {
      call(m, setter, { ...NO_ARGUMENTS, positional: [value] }, at);
      continue;
    }
    if (listens(m, object, target.name, value)) continue;
    const field = object.shape.is === "mapping" ? `key:${target.name}` : target.name;
    const holder = object.shape.is === "module" ? object.shape.module.frame : object;
    if (operator !== null) {
      const before =
        m.read(holder, field) ??
        member(m, [atom], target.name, placeOf(moduleOf(frame), target.at));
      result = updated(m, holder, before, value, operator, at);
    }
    const strong = objects.length === 1 && loopsBeyond(m, holder).length === 0;
    result = advanceCell(m, frame, holder, field, target.name, result, at);
    m.write(
      holder,
      field,
      strong || holder.shape.is !== "class" ? result : join(m.read(holder, field) ?? [], result),
    );
  }
  return result;
}

/** The loops that an object outlives, other than those of being one worker and one task of many. */
function loopsBeyond(m: Machine, { variation }: HeapObject): readonly Axis[] {
  const { dispatch } = m.world;
  const own = dispatch === null ? [] : union(processAxes(dispatch), dispatch.taskAxes);
  return without(m.active, union(variation.exact, own));
}

/** Registers a function that is assigned to a library object's handler (`port.onmessage = f`). */
function listens(m: Machine, object: HeapObject, name: string, callee: Value): boolean {
  if (object.shape.is !== "library") return false;
  const { type } = object.shape;
  const model = m.program.knowledge(m.world.language).type(type)?.members?.[name];
  if (model?.is !== "handler") return false;
  const handlers = m.world.handlers.get(model.channel) ?? [];
  handlers.push({ callee, wraps: model.wraps });
  m.world.handlers.set(model.channel, handlers);
  return true;
}

/**
 * What is known of an unknown object is how it varies: with an attribute that changes along a loop
 * (`args.seed = base + i`), it does so as well.
 */
function varyUnknown(
  m: Machine,
  frame: HeapObject,
  holder: Expression,
  objects: Value,
  value: Value,
  at: Place,
): void {
  if (holder.kind !== "variable" && holder.kind !== "member") return;
  if (!objects.some(isOpaque)) return;
  const added = variationOf(m, value);
  if (added === FIXED || m.active.length === 0) return;
  const varied = objects.map((atom): Atom =>
    isOpaque(atom) ? { ...atom, variation: mix(atom.variation, added) } : atom,
  );
  assign(m, frame, holder, varied, null, at);
}

function isOpaque(atom: Atom): atom is Extract<Atom, { kind: "unknown" | "data" }> {
  return atom.kind === "unknown" || atom.kind === "data";
}

/** The setter that a class has for a member, bound to the object; null where it has none. */
function setterOf(m: Machine, object: HeapObject, name: string): Value | null {
  if (object.shape.is !== "instance") return null;
  const found = classMember(m, object.shape.class, SETTER + name);
  if (found === null) return null;
  return found.value.map((atom): Atom =>
    atom.kind === "function" ? { ...atom, self: reference(object), owner: found.owner } : atom,
  );
}

/** The value after `target op= value`: it moves on with each repetition. */
/** Whether a list gets another part on each pass of a loop; it stays the list that it is. */
function growsInLoop(m: Machine, value: Value): boolean {
  const lists = objectsOf(value);
  return (
    value.length > 0 &&
    lists.length === value.length &&
    lists.every(
      ({ shape, variation }) =>
        shape.is === "sequence" &&
        shape.type === "list" &&
        without(m.active, variation.exact).length > 0,
    )
  );
}

function updated(
  m: Machine,
  owner: HeapObject,
  before: Value | undefined,
  value: Value,
  operator: string | null,
  at: Place,
): Value {
  if (operator === null) return value;
  if (operator === "+" && before !== undefined && growsInLoop(m, before)) {
    for (const list of objectsOf(before)) extend(m, list, value, at);
    return before;
  }
  const result = operate(m, operator, [before ?? UNKNOWN, value], at);
  const looping = without(m.active, owner.variation.exact);
  if (looping.length === 0 || result.some((atom) => atom.kind === "object")) return result;
  return data(mix(variationOf(m, result), along(looping)), null, at, "number");
}

function destructure(
  m: Machine,
  frame: HeapObject,
  target: Extract<Target, { kind: "pattern" }>,
  value: Value,
  at: Place,
): void {
  const [object] = objectsOf(value);
  const positions =
    value.length === 1 && object?.shape.is === "sequence" ? positionsOf(m, object) : null;
  const restIndex = target.items.findIndex((item) => item?.isRest === true);
  const steps = positions === null ? iterate(m, value, at) : null;
  target.items.forEach((item, index) => {
    if (item === null) return;
    let part: Value;
    if (item.isRest) {
      part =
        positions === null
          ? value
          : makeSequence(
              m,
              "list",
              positions.slice(index, positions.length - (target.items.length - index - 1)),
              at,
            );
    } else if (positions !== null) {
      const fromEnd = restIndex >= 0 && index > restIndex;
      part = positions[fromEnd ? positions.length - (target.items.length - index) : index] ?? [];
      if (part.length === 0) part = item.default === null ? UNKNOWN : constant(null);
    } else {
      part = steps?.element ?? UNKNOWN;
    }
    assign(m, frame, item.target, defaulted(m, frame, part, item.default), null, at);
  });
}

function defaulted(
  m: Machine,
  frame: HeapObject,
  value: Value,
  fallback: Parameters<typeof evaluate>[2] | null,
): Value {
  if (fallback === null) return value;
  const missing =
    value.length === 0 || value.some((atom) => atom.kind === "constant" && atom.value === null);
  if (!missing) return value;
  const present = value.filter((atom: Atom) => !(atom.kind === "constant" && atom.value === null));
  return join(present, evaluate(m, frame, fallback));
}

/** `...rest` of an object pattern. */
function others(m: Machine, value: Value, taken: ReadonlySet<string>): Value {
  const rest = m.create({ is: "mapping" }, null);
  m.write(rest, "#axes", data(along([m.axes.create()])));
  for (const object of objectsOf(value)) {
    for (const field of m.fields(object)) {
      const name = field.startsWith("key:") ? field.slice(4) : field;
      if (!field.startsWith("#") && !taken.has(name)) {
        m.write(rest, `key:${name}`, m.read(object, field) ?? UNKNOWN);
      }
    }
    const unnamed = m.read(object, "#rest");
    if (unnamed !== undefined) m.write(rest, "#rest", unnamed);
  }
  if (value.some((atom) => atom.kind === "unknown")) m.write(rest, "#rest", UNKNOWN);
  return [{ kind: "object", object: rest }];
}
