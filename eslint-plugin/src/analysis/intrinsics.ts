/** What small built-in functions do with abstract values: iterators, copies, containers, callbacks. */
import type { Intrinsic } from "../knowledge/intrinsics.js";
import { call } from "./call.js";
import {
  append,
  axesOf,
  elementOf,
  entriesOf,
  getItem,
  makeMapping,
  makeSequence,
  makeSeries,
  positionsOf,
  restOf,
  setItem,
  setSize,
  sizeOf,
  variationOf,
} from "./containers.js";
import { iterate, listOf } from "./iterate.js";
import type { Machine } from "./machine.js";
import { member } from "./members.js";
import { moduleAt, moduleValue } from "./modules.js";
import { generatorsOf, STREAM } from "./streams.js";
import {
  constant,
  data,
  join,
  joinAll,
  NO_ARGUMENTS,
  NOTHING,
  objectsOf,
  onlyConstant,
  reference,
  unknown,
  UNKNOWN,
  type Arguments,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "./value.js";
import { along, coarsen, mix, union, type Axis } from "./variation.js";

/** A call of an intrinsic. */
export interface IntrinsicCall {
  readonly receiver: HeapObject | null;
  readonly given: Arguments;
  readonly values: readonly Value[];
  readonly at: Place;
}

type Handler = (m: Machine, made: IntrinsicCall) => Value;

/** Runs an intrinsic. */
export function intrinsic(m: Machine, name: Intrinsic, made: IntrinsicCall): Value {
  const handler = HANDLERS[name] ?? pure;
  return handler(m, made);
}

/** The receiver, or the first argument where the function is a free one. */
function subject(made: IntrinsicCall): Value {
  return made.receiver === null ? (made.values[0] ?? []) : reference(made.receiver);
}

/** The argument after the subject. */
function operand(made: IntrinsicCall, index = 0): Value {
  return made.values[made.receiver === null ? index + 1 : index] ?? [];
}

function pure(m: Machine, made: IntrinsicCall): Value {
  let variation = made.receiver === null ? along([]) : variationOf(m, reference(made.receiver));
  for (const value of [...made.given.positional, ...made.given.keywords.values()]) {
    variation = mix(variation, variationOf(m, value));
  }
  return unknown(variation);
}

function range(m: Machine, { values, at }: IntrinsicCall): Value {
  const axis = m.axes.create();
  const series = makeSeries(m, "iterator", data(along([axis]), null, at, "number"), [axis], at);
  const [first, second] = values.map((value) => onlyConstant(value)?.value);
  if (typeof first === "number" && second === undefined && values.length === 1)
    setSize(m, series, first);
  if (typeof first === "number" && typeof second === "number") setSize(m, series, second - first);
  return series;
}

/** The container of the items, given one by one or as the rest of the call. */
function zip(m: Machine, { values, at }: IntrinsicCall): Value {
  const all = values.map((value) => iterate(m, value, at));
  const axes = all.reduce<readonly Axis[]>((known, steps) => union(known, steps.axes), []);
  const [first] = axes;
  // Stepping through one is stepping through all.
  if (first !== undefined) m.axes.equate([first], axes);
  const tuple = makeSequence(
    m,
    "tuple",
    all.map((steps) => steps.element),
    at,
  );
  const series = makeSeries(m, "iterator", tuple, axes, at);
  const sizes = values.flatMap((value) =>
    objectsOf(value).map((object) => (object.shape.is === "sequence" ? sizeOf(m, object) : null)),
  );
  const known = sizes.filter((size): size is number => size !== null);
  if (known.length > 0) setSize(m, series, Math.min(...known));
  return series;
}

function enumerate(m: Machine, { values, at }: IntrinsicCall): Value {
  const steps = iterate(m, values[0] ?? [], at);
  const tuple = makeSequence(
    m,
    "tuple",
    [data(along(steps.axes), null, at, "number"), steps.element],
    at,
  );
  return makeSeries(m, "iterator", tuple, steps.axes, at);
}

function repeat(m: Machine, { values, at }: IntrinsicCall): Value {
  // The same thing at each step: the steps themselves tell nothing apart.
  return makeSeries(m, "iterator", values[0] ?? UNKNOWN, [m.axes.create()], at);
}

function cycle(m: Machine, { values, at }: IntrinsicCall): Value {
  const steps = iterate(m, values[0] ?? [], at);
  const element = steps.element.map((atom): Atom =>
    atom.kind === "data" ? { ...atom, variation: coarsen(atom.variation) } : atom,
  );
  return makeSeries(m, "iterator", element, steps.axes, at);
}

function chain(m: Machine, { values, at }: IntrinsicCall): Value {
  const all = values.map((value) => iterate(m, value, at));
  const axes = all.reduce<readonly Axis[]>((known, steps) => union(known, steps.axes), []);
  return makeSeries(m, "iterator", joinAll(all.map((steps) => steps.element)), axes, at);
}

function mapOver(m: Machine, callee: Value, lists: readonly Value[], at: Place): Value {
  const all = lists.map((list) => iterate(m, list, at));
  const axes = all.reduce<readonly Axis[]>((known, steps) => union(known, steps.axes), []);
  const element = m.repeated(axes, () =>
    call(m, callee, { ...NO_ARGUMENTS, positional: all.map((steps) => steps.element) }, at),
  );
  return makeSeries(m, "iterator", element, axes, at);
}

/** `xs.map((x, i) => …)`. */
function mapItems(m: Machine, made: IntrinsicCall): Value {
  const { at } = made;
  const list = subject(made);
  const [container] = objectsOf(list);
  const positions =
    list.length === 1 && container?.shape.is === "sequence" ? positionsOf(m, container) : null;
  if (
    positions !== null &&
    container !== undefined &&
    positions.length <= 6 &&
    elementOf(m, container).length > 1
  ) {
    return makeSequence(
      m,
      "list",
      positions.map((item, index) =>
        call(m, operand(made), { ...NO_ARGUMENTS, positional: [item, constant(index)] }, at),
      ),
      at,
    );
  }
  const steps = iterate(m, list, at);
  const element = m.repeated(steps.axes, () =>
    call(
      m,
      operand(made),
      {
        ...NO_ARGUMENTS,
        positional: [steps.element, data(along(steps.axes), null, at, "number"), list],
      },
      at,
    ),
  );
  const series = makeSeries(m, "list", element, steps.axes, at);
  const size = container?.shape.is === "sequence" ? sizeOf(m, container) : null;
  if (size !== null) setSize(m, series, size);
  return series;
}

function arrayFrom(m: Machine, { values, at }: IntrinsicCall): Value {
  const [source = [], callee] = values;
  const lengths = objectsOf(source).flatMap((object) =>
    object.shape.is === "mapping" ? [m.read(object, "key:length") ?? []] : [],
  );
  const list =
    lengths.length > 0
      ? range(m, { receiver: null, given: NO_ARGUMENTS, values: [joinAll(lengths)], at })
      : source;
  const steps = iterate(m, list, at);
  const index = data(along(steps.axes), null, at, "number");
  const element =
    callee === undefined
      ? lengths.length > 0
        ? NOTHING
        : steps.element
      : m.repeated(steps.axes, () =>
          call(
            m,
            callee,
            { ...NO_ARGUMENTS, positional: [lengths.length > 0 ? NOTHING : steps.element, index] },
            at,
          ),
        );
  const series = makeSeries(m, "list", element, steps.axes, at);
  const [container] = objectsOf(list);
  const size = container?.shape.is === "sequence" ? sizeOf(m, container) : null;
  if (size !== null) setSize(m, series, size);
  return series;
}

function arrayOfLength(m: Machine, made: IntrinsicCall): Value {
  const only = made.values.length === 1 ? made.values[0] : undefined;
  if (only !== undefined && objectsOf(only).length === 0) {
    const size = onlyConstant(only)?.value;
    const series = makeSeries(m, "list", NOTHING, [m.axes.create()], made.at);
    if (typeof size === "number") setSize(m, series, size);
    return series;
  }
  return makeSequence(m, "list", made.values, made.at);
}

function number(m: Machine, { values, at }: IntrinsicCall): Value {
  const value = values[0] ?? [];
  const known = onlyConstant(value);
  if (known !== undefined && typeof known.value === "number")
    return constant(Math.trunc(known.value), known.at ?? at);
  const isClock = value.some((atom) => atom.kind === "data" && atom.source === "clock");
  const variation = variationOf(m, value);
  return data(
    isClock ? coarsen(variation) : variation,
    isClock ? "clock" : sourceOf(value),
    at,
    "number",
  );
}

function sourceOf(value: Value): Extract<Atom, { kind: "data" }>["source"] {
  const [atom] = value;
  return value.length === 1 && atom?.kind === "data" ? atom.source : null;
}

function text(m: Machine, { values, at }: IntrinsicCall): Value {
  const known = onlyConstant(values[0] ?? []);
  if (known !== undefined) return constant(String(known.value), at);
  return data(variationOf(m, values[0] ?? []), null, at, "string");
}

function partial(m: Machine, { given, at }: IntrinsicCall): Value {
  const [callee = UNKNOWN] = given.positional;
  return m.make(
    {
      is: "partial",
      callee,
      call: { ...given, positional: given.positional.slice(1), places: given.places.slice(1) },
    },
    at,
  );
}

function wrapping(is: "memo" | "manager" | "delayed"): Handler {
  return (m, { values, at }) => {
    const [callee = UNKNOWN] = values;
    // Used as a factory (`@lru_cache(maxsize=None)`): the result takes the function.
    const isFunction = callee.some(
      (atom) => atom.kind === "function" || atom.kind === "object" || atom.kind === "external",
    );
    if (!isFunction)
      return is === "memo"
        ? [{ kind: "external", name: "functools.cache", language: m.world.language }]
        : UNKNOWN;
    return m.make({ is, callee }, at);
  };
}

function copyOf(m: Machine, made: IntrinsicCall): Value {
  const value = subject(made);
  return joinAll(
    value.map((atom): Value => {
      if (atom.kind !== "object") return [atom];
      const copy = m.create(atom.object.shape, made.at);
      for (const field of m.fields(atom.object))
        m.write(copy, field, m.read(atom.object, field) ?? UNKNOWN);
      return reference(copy);
    }),
  );
}

function getAttribute(m: Machine, { values, at }: IntrinsicCall): Value {
  const [object = UNKNOWN, name = UNKNOWN, fallback = []] = values;
  const known = onlyConstant(name)?.value;
  if (typeof known !== "string") return unknown(variationOf(m, object));
  return join(member(m, object, known, at), fallback);
}

function setAttribute(m: Machine, { values }: IntrinsicCall): Value {
  const [object = [], name = [], value = UNKNOWN] = values;
  const known = onlyConstant(name)?.value;
  if (typeof known === "string")
    for (const holder of objectsOf(object)) m.write(holder, known, value);
  return NOTHING;
}

function importModule(m: Machine, { values, at }: IntrinsicCall): Value {
  const name = onlyConstant(values[0] ?? [])?.value;
  if (typeof name !== "string") return UNKNOWN;
  const { language } = m.world;
  const resolution = m.program.resolve(at.path, language, {
    specifier: name,
    level: 0,
    at: at.range,
  });
  if (resolution.kind === "external") {
    return [
      {
        kind: "external",
        name: m.program.knowledge(language).canonical(resolution.name),
        language,
      },
    ];
  }
  const module = moduleAt(m, resolution.path);
  return module === null ? UNKNOWN : moduleValue(m, module);
}

function dataclass(m: Machine, { values, at }: IntrinsicCall): Value {
  const classes = objectsOf(values[0] ?? []).filter((object) => object.shape.is === "class");
  for (const object of classes) m.write(object, "#dataclass", constant(true, at));
  if (classes.length > 0) return values[0] ?? UNKNOWN;
  return [{ kind: "external", name: "dataclasses.dataclass", language: m.world.language }];
}

function typeOf(_m: Machine, { values }: IntrinsicCall): Value {
  return joinAll(
    (values[0] ?? []).map((atom): Value =>
      atom.kind === "object" && atom.object.shape.is === "instance"
        ? reference(atom.object.shape.class)
        : UNKNOWN,
    ),
  );
}

function isInstance(m: Machine, { values, at }: IntrinsicCall): Value {
  const [value = []] = values;
  const generators = generatorsOf(m, value).length;
  return generators > 0 && generators === value.length
    ? constant(true, at)
    : data(along([]), null, at);
}

function pop(m: Machine, made: IntrinsicCall): Value {
  const [container] = objectsOf(subject(made));
  if (container === undefined) return UNKNOWN;
  const key = operand(made);
  if (container.shape.is === "mapping" && key.length > 0) {
    const value = getItem(m, container, key);
    return value.length > 0 ? value : operand(made, 1);
  }
  // Each is taken once: what is taken differs wherever this code is repeated.
  m.axes.equate(axesOf(m, container), m.active);
  return elementOf(m, container);
}

function get(m: Machine, made: IntrinsicCall): Value {
  return joinAll(
    objectsOf(subject(made)).map((container) => {
      const value = getItem(m, container, operand(made));
      return value.length > 0
        ? join(value, restOf(m, container) === null ? [] : operand(made, 1))
        : operand(made, 1);
    }),
  );
}

function items(m: Machine, made: IntrinsicCall): Value {
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

function keys(m: Machine, made: IntrinsicCall): Value {
  const [container] = objectsOf(subject(made));
  if (container === undefined) return pure(m, made);
  const axes = axesOf(m, container);
  return makeSeries(m, "iterator", data(along(axes)), axes, made.at);
}

function valuesOf(m: Machine, made: IntrinsicCall): Value {
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

function update(m: Machine, made: IntrinsicCall): Value {
  for (const target of objectsOf(subject(made))) {
    for (const source of objectsOf(operand(made))) {
      for (const [key, value] of entriesOf(m, source)) m.write(target, `key:${key}`, value);
      const rest = restOf(m, source);
      if (rest !== null) setItem(m, target, UNKNOWN, rest);
    }
    for (const [key, value] of made.given.keywords) m.write(target, `key:${key}`, value);
  }
  return NOTHING;
}

function setDefault(m: Machine, made: IntrinsicCall): Value {
  const value = operand(made, 1);
  for (const target of objectsOf(subject(made))) {
    const known = getItem(m, target, operand(made));
    if (known.length > 0) return join(known, value);
    setItem(m, target, operand(made), value);
  }
  return value;
}

function mappingOf(m: Machine, made: IntrinsicCall): Value {
  const entries: (readonly [string, Value])[] = [...made.given.keywords];
  let rest: Value | null = null;
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

function objectAssign(m: Machine, { values }: IntrinsicCall): Value {
  const [target = UNKNOWN, ...sources] = values;
  for (const holder of objectsOf(target)) {
    for (const source of sources.flatMap(objectsOf)) {
      for (const field of m.fields(source)) {
        const plain = field.startsWith("key:") ? field.slice(4) : field;
        if (field.startsWith("#") && field !== STREAM) continue;
        const name = holder.shape.is === "mapping" ? `key:${plain}` : plain;
        m.write(holder, name, m.read(source, field) ?? UNKNOWN);
      }
    }
  }
  return target;
}

/** Gives what lost its methods a class again: the data of a copy with the methods at hand. */
function setPrototype(m: Machine, { values, at }: IntrinsicCall): Value {
  const [target = UNKNOWN, prototype = []] = values;
  const [cls] = objectsOf(prototype);
  if (cls?.shape.is !== "class") return target;
  return joinAll(
    objectsOf(target).map((object) => {
      const whole = m.create({ is: "instance", class: cls }, at, object.copy);
      return reference({ ...whole, phase: object.phase, world: object.world, at: object.at });
    }),
  );
}

function callEach(m: Machine, made: IntrinsicCall): Value {
  mapItems(m, made);
  return NOTHING;
}

function list(type: "list" | "tuple" | "set"): Handler {
  return (m, made) => {
    const value = subject(made);
    if (value.length === 0) return makeSequence(m, type, [], made.at);
    const [container] = objectsOf(value);
    const positions =
      value.length === 1 && container?.shape.is === "sequence" ? positionsOf(m, container) : null;
    if (positions !== null) return makeSequence(m, type, positions, made.at);
    const result = listOf(m, value, type, made.at);
    const size = container?.shape.is === "sequence" ? sizeOf(m, container) : null;
    if (size !== null) setSize(m, result, size);
    return result;
  };
}

const HANDLERS: Partial<Readonly<Record<Intrinsic, Handler>>> = {
  range,
  zip,
  enumerate,
  repeat,
  cycle,
  chain,
  product: (m, made) => {
    const all = made.values.map((value) => iterate(m, value, made.at));
    const axes = all.reduce<readonly Axis[]>((known, steps) => union(known, steps.axes), []);
    const tuple = makeSequence(
      m,
      "tuple",
      all.map((steps) => steps.element),
      made.at,
    );
    return makeSeries(m, "iterator", tuple, axes, made.at);
  },
  map: (m, { values, at }) => mapOver(m, values[0] ?? [], values.slice(1), at),
  filter: (m, made) => {
    const [callee = [], source = []] =
      made.receiver === null ? made.values : [made.values[0] ?? [], reference(made.receiver)];
    const steps = iterate(m, source, made.at);
    m.repeated(steps.axes, () =>
      call(m, callee, { ...NO_ARGUMENTS, positional: [steps.element] }, made.at),
    );
    return makeSeries(m, "iterator", steps.element, steps.axes, made.at);
  },
  list: list("list"),
  tuple: list("tuple"),
  set: list("set"),
  sorted: list("list"),
  reversed: list("list"),
  slice: (m, made) => listOf(m, subject(made), "list", made.at),
  concat: (m, made) => {
    const parts = [subject(made), ...made.values.slice(made.receiver === null ? 1 : 0)];
    return chain(m, { ...made, receiver: null, values: parts });
  },
  dict: mappingOf,
  iterate: (m, made) => {
    const value = subject(made);
    const [object] = objectsOf(value);
    if (object?.shape.is === "sequence") return value;
    return listOf(m, value, "list", made.at);
  },
  next: (m, made) => {
    const steps = iterate(m, subject(made), made.at);
    m.axes.equate(steps.axes, m.active);
    return steps.element.length > 0 ? steps.element : UNKNOWN;
  },
  len: (m, made) => {
    const [container] = objectsOf(subject(made));
    const size = container?.shape.is === "sequence" ? sizeOf(m, container) : null;
    return size === null ? data(along([]), null, made.at, "number") : constant(size, made.at);
  },
  int: number,
  str: text,
  partial,
  bind: (m, made) => {
    const [self = UNKNOWN, ...rest] = made.values;
    const bound = subject({ ...made, receiver: made.receiver }).map((atom): Atom =>
      atom.kind === "function" ? { ...atom, self } : atom,
    );
    return m.make(
      { is: "partial", callee: bound, call: { ...NO_ARGUMENTS, positional: rest } },
      made.at,
    );
  },
  delay: wrapping("delayed"),
  memoize: wrapping("memo"),
  "context-manager": wrapping("manager"),
  wraps: (m) => [
    { kind: "external", name: "functools.wraps.decorator", language: m.world.language },
  ],
  copy: copyOf,
  deepcopy: copyOf,
  getattr: getAttribute,
  setattr: setAttribute,
  hasattr: (m, made) => {
    getAttribute(m, made);
    return data(along([]), null, made.at);
  },
  "import-module": importModule,
  dataclass,
  type: typeOf,
  isinstance: isInstance,
  append: (m, made) => {
    for (const container of objectsOf(subject(made))) append(m, container, operand(made));
    return NOTHING;
  },
  extend: (m, made) => {
    const steps = iterate(m, operand(made), made.at);
    m.repeated(steps.axes, () => {
      for (const container of objectsOf(subject(made))) append(m, container, steps.element);
    });
    return NOTHING;
  },
  pop,
  get,
  items,
  keys,
  values: valuesOf,
  update,
  setdefault: setDefault,
  "array-from": arrayFrom,
  "array-of-length": arrayOfLength,
  "map-items": mapItems,
  "flat-map": mapItems,
  "for-each": callEach,
  find: (m, made) => {
    const steps = iterate(m, subject(made), made.at);
    return steps.element;
  },
  reduce: (m, made) => {
    const steps = iterate(m, subject(made), made.at);
    return m.repeated(steps.axes, () =>
      call(
        m,
        operand(made),
        { ...NO_ARGUMENTS, positional: [operand(made, 1), steps.element] },
        made.at,
      ),
    );
  },
  fill: (m, made) => makeSeries(m, "list", operand(made), [m.axes.create()], made.at),
  join: (m, made) => data(variationOf(m, subject(made)), null, made.at, "string"),
  "object-assign": objectAssign,
  "object-create": (m, made) => makeMapping(m, [], null, [], made.at),
  "set-prototype": setPrototype,
  promise: (m, made) => {
    const settle: Value = [{ kind: "external", name: "reseed.settle", language: m.world.language }];
    call(m, made.values[0] ?? [], { ...NO_ARGUMENTS, positional: [settle, settle] }, made.at);
    return unknown(along(m.active));
  },
  then: (m, made) => {
    const value = made.receiver === null ? UNKNOWN : (m.read(made.receiver, "@value") ?? UNKNOWN);
    return call(m, operand(made), { ...NO_ARGUMENTS, positional: [value] }, made.at);
  },
  "promise-all": (m, made) => listOf(m, made.values[0] ?? [], "list", made.at),
  apply: (m, made) => {
    const rest = made.values[made.receiver === null ? 2 : 1] ?? [];
    const passed = iterate(m, rest, made.at).element;
    return call(m, subject(made), { ...NO_ARGUMENTS, rest: passed }, made.at);
  },
};
