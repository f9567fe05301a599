/** Intrinsics that read and write containers. */
import { writeThrough } from "../machine/fields.js";
import { type Machine } from "../machine/machine.js";
import { noteJob } from "../streams/jobs.js";
import { STREAM } from "../streams/streams.js";
import {
  axesOf,
  elementOf,
  entriesOf,
  getItem,
  keyName,
  makeMapping,
  makeSequence,
  makeSeries,
  positionsOf,
  restOf,
  setItem,
  variationOf,
} from "../values/containers.js";
import {
  constant,
  data,
  join,
  joinAll,
  NOTHING,
  objectsOf,
  unknown,
  UNKNOWN,
  type Value,
  type Atom,
  type HeapObject,
} from "../values/value.js";
import { along, type Axis, CALLERS, perhaps } from "../values/variation.js";
import { type IntrinsicCall, operand, pure, subject } from "./intrinsic-call.js";

export function pop(m: Machine, made: IntrinsicCall): Value {
  const [container] = objectsOf(subject(made));
  if (container === undefined) return UNKNOWN;
  const key = operand(made);
  if (container.shape.is === "mapping" && key.length > 0) {
    const value = getItem(m, container, key);
    const known = keyName(m, key);
    if (known !== undefined) m.write(container, `key:${String(known)}`, []);
    return value.length > 0 ? value : operand(made, 1);
  }
  const taken = elementOf(m, container);
  // Workers are put back when they are idle.
  if (objectsOf(taken).some((object) => m.runners.has(object))) return taken;
  // Each is taken once: what is taken differs wherever this code is repeated.
  for (const axis of axesOf(m, container)) m.axes.equate([axis], m.active);
  // What callers out of sight have put in may be something else each time.
  if (variationOf(m, taken).maybe.includes(CALLERS)) m.axes.equate([CALLERS], m.active);
  // What is put into a queue after its workers have started is not in sight yet.
  const isQueue = container.shape.is === "library";
  if (isQueue) noteJob(m, container, taken);
  return isQueue && taken.length === 0 ? unknown(perhaps(m.active)) : taken;
}

export function get(m: Machine, made: IntrinsicCall): Value {
  return joinAll(
    objectsOf(subject(made)).map((container) => {
      if (lacks(m, container, operand(made))) return operand(made, 1);
      const value = getItem(m, container, operand(made));
      return value.length > 0
        ? join(value, restOf(m, container) === null ? [] : operand(made, 1))
        : operand(made, 1);
    }),
  );
}

/** Whether a mapping has no such key for certain. */
function lacks(m: Machine, container: HeapObject, key: Value): boolean {
  const name = keyName(m, key);
  if (container.shape.is !== "mapping" || name === undefined) return false;
  return m.read(container, `key:${String(name)}`) === undefined && restOf(m, container) === null;
}

/** What something gives that is no container in sight: perhaps anything, under any name. */
function unseen(value: Value): Value {
  return value.filter((atom) => atom.kind === "unknown" || atom.kind === "data");
}

export function items(m: Machine, made: IntrinsicCall): Value {
  const [container] = objectsOf(subject(made));
  if (container === undefined) return pure(m, made);
  const entries = entriesOf(m, container);
  if (container.shape.is === "mapping" && restOf(m, container) === null) {
    const pairs = entries.map(([key, value]) =>
      makeSequence(m, "tuple", [constant(key, made.at), value], made.at),
    );
    return makeSequence(m, "list", pairs, made.at);
  }
  const axes = axesOf(m, container);
  const tuple = makeSequence(m, "tuple", [data(along(axes)), elementOf(m, container)], made.at);
  return makeSeries(m, "iterator", tuple, axes, made.at);
}

export function keys(m: Machine, made: IntrinsicCall): Value {
  const [container] = objectsOf(subject(made));
  if (container === undefined) return pure(m, made);
  const axes = axesOf(m, container);
  return makeSeries(m, "iterator", data(along(axes)), axes, made.at);
}

export function valuesOf(m: Machine, made: IntrinsicCall): Value {
  const [container] = objectsOf(subject(made));
  if (container === undefined) return pure(m, made);
  const entries = entriesOf(m, container);
  if (restOf(m, container) === null && entries.length > 0) {
    return makeSequence(
      m,
      "list",
      entries.map(([, value]) => value),
      made.at,
    );
  }
  return makeSeries(m, "iterator", elementOf(m, container), axesOf(m, container), made.at);
}

export function update(m: Machine, made: IntrinsicCall): Value {
  for (const target of objectsOf(subject(made))) {
    for (const source of objectsOf(operand(made))) {
      for (const [key, value] of entriesOf(m, source)) m.write(target, `key:${key}`, value);
      const rest = restOf(m, source);
      if (rest !== null) setItem(m, target, UNKNOWN, rest);
    }
    const others = unseen(operand(made));
    if (others.length > 0) setItem(m, target, UNKNOWN, others);
    for (const [key, value] of made.given.keywords) m.write(target, `key:${key}`, value);
    writeThrough(m, target);
  }
  return NOTHING;
}

export function setDefault(m: Machine, made: IntrinsicCall): Value {
  const value = operand(made, 1);
  for (const target of objectsOf(subject(made))) {
    const known = lacks(m, target, operand(made)) ? [] : getItem(m, target, operand(made));
    if (known.length > 0) return join(known, value);
    setItem(m, target, operand(made), value);
  }
  return value;
}

export function mappingOf(m: Machine, made: IntrinsicCall): Value {
  const entries: (readonly [string, Value])[] = [...made.given.keywords];
  const others = unseen(made.given.positional[0] ?? []);
  let rest: Value | null = others.length > 0 ? others : null;
  let axes: readonly Axis[] = [];
  for (const object of objectsOf(made.given.positional[0] ?? [])) {
    entries.unshift(...entriesOf(m, object));
    if (object.shape.is !== "sequence") continue;
    const [pair] = objectsOf(elementOf(m, object));
    rest = pair === undefined ? UNKNOWN : (positionsOf(m, pair)?.[1] ?? UNKNOWN);
    axes = axesOf(m, object);
  }
  return makeMapping(m, entries, rest, axes, made.at);
}

/** Streams that go on elsewhere from the state of an object. */
function adopted(owner: HeapObject, streams: Value): Value {
  return streams.map((atom): Atom =>
    atom.kind === "stream" ? { ...atom, parent: { owner, stream: atom } } : atom,
  );
}

export function objectAssign(m: Machine, { values }: IntrinsicCall): Value {
  const [target = UNKNOWN, ...sources] = values;
  for (const holder of objectsOf(target)) {
    for (const source of sources.flatMap(objectsOf)) {
      for (const field of m.fields(source)) {
        const plain = field.startsWith("key:") ? field.slice(4) : field;
        if (field.startsWith("#") && field !== STREAM) continue;
        const name = holder.shape.is === "mapping" && field !== STREAM ? `key:${plain}` : plain;
        const value = m.read(source, field) ?? UNKNOWN;
        m.write(holder, name, field === STREAM ? adopted(source, value) : value);
      }
    }
  }
  return target;
}
