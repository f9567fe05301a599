/** What small built-in functions do with abstract values: iterators, copies, containers, callbacks. */
import { type Intrinsic } from "../../knowledge/intrinsics.js";
import { call } from "../machine/call.js";
import { extend, iterate, listOf } from "../machine/iterate.js";
import { type Machine } from "../machine/machine.js";
import { orderMemory } from "../streams/shared-memory.js";
import {
  append,
  makeMapping,
  makeSequence,
  makeSeries,
  setItem,
  sizeOf,
  variationOf,
} from "../values/containers.js";
import {
  constant,
  data,
  NO_ARGUMENTS,
  NOTHING,
  objectsOf,
  reference,
  unknown,
  UNKNOWN,
  type Value,
} from "../values/value.js";
import { along, doubt, union, type Axis } from "../values/variation.js";
import {
  absorb,
  operand,
  pure,
  subject,
  type Handler,
  type IntrinsicCall,
} from "./intrinsic-call.js";
import {
  get,
  items,
  keys,
  mappingOf,
  objectAssign,
  pop,
  setDefault,
  update,
  valuesOf,
} from "./intrinsic-containers.js";
import {
  arrayFrom,
  arrayOfLength,
  callEach,
  chain,
  cycle,
  enumerate,
  list,
  mapItems,
  mapOver,
  range,
  repeat,
  zip,
  flatMap,
  iterator,
} from "./intrinsic-iterators.js";
import { inherit } from "../machine/prototypes.js";
import { apply, bind, callWith, programText, sourceText } from "./intrinsic-functions.js";
import {
  defineProperty,
  copyBy,
  copyOf,
  dataclass,
  getAttribute,
  importModule,
  isInstance,
  jsonCopy,
  number,
  partial,
  pathDirname,
  pathJoin,
  register,
  setAttribute,
  setPrototype,
  text,
  typeOf,
  url,
  wrapping,
} from "./intrinsic-objects.js";
import {
  allocate,
  callMethodByName,
  declareOption,
  environment,
  held,
  hold,
  methodCaller,
  parseOptions,
} from "./intrinsic-held.js";
import { asMapping, field, namespace, recordClass, replaceFields } from "./intrinsic-records.js";
import { join, textMethod } from "./text-methods.js";

/** Runs an intrinsic. */
export function intrinsic(m: Machine, name: Intrinsic, made: IntrinsicCall): Value {
  const handler = HANDLERS[name] ?? pure;
  return handler(m, made);
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
  iterate: iterator,
  next: (m, made) => {
    const steps = iterate(m, subject(made), made.at);
    m.axes.equate(steps.axes, m.active);
    return steps.element.length > 0 ? steps.element : UNKNOWN;
  },
  len: (m, made) => {
    const [container] = objectsOf(subject(made));
    const size = container?.shape.is === "sequence" ? sizeOf(m, container) : null;
    if (size !== null) return constant(size, made.at);
    // What differs may differ in length.
    return data(doubt(variationOf(m, subject(made))), null, made.at, "number");
  },
  url,
  "text-method": textMethod,
  "path-join": pathJoin,
  "path-dirname": pathDirname,
  "json-copy": jsonCopy,
  "set-item": (m, made) => {
    for (const container of objectsOf(subject(made))) {
      setItem(m, container, operand(made), operand(made, 1));
    }
    return subject(made);
  },
  int: number,
  str: text,
  partial,
  allocate,
  "method-caller": methodCaller,
  "call-method": callMethodByName,
  hold,
  held,
  environment,
  "declare-option": declareOption,
  "parse-options": parseOptions,
  apply,
  bind,
  call: callWith,
  "source-text": sourceText,
  "program-text": programText,
  delay: wrapping("delayed"),
  memoize: wrapping("memo"),
  "context-manager": wrapping("manager"),
  wraps: (m) => [
    { kind: "external", name: "functools.wraps.decorator", language: m.world.language },
  ],
  copy: copyOf,
  replace: replaceFields,
  field,
  deepcopy: copyBy("__deepcopy__"),
  getattr: getAttribute,
  setattr: setAttribute,
  register,
  hasattr: (m, made) => {
    getAttribute(m, made);
    return data(along([]), null, made.at);
  },
  "import-module": importModule,
  dataclass,
  "tuple-class": recordClass("tuple"),
  "mapping-class": recordClass("mapping"),
  "object-class": recordClass("object"),
  namespace,
  "as-mapping": asMapping,
  absorb,
  type: typeOf,
  isinstance: isInstance,
  append: (m, made) => {
    for (const container of objectsOf(subject(made))) append(m, container, operand(made));
    return NOTHING;
  },
  extend: (m, made) => {
    for (const container of objectsOf(subject(made))) {
      extend(m, container, operand(made), made.at);
    }
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
  "flat-map": flatMap,
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
  join,
  "object-assign": objectAssign,
  "order-memory": (m) => {
    orderMemory(m);
    return UNKNOWN;
  },
  "object-create": (m, { values, at }) => {
    const object = makeMapping(m, [], null, [], at);
    for (const heir of objectsOf(object)) inherit(m, heir, values[0] ?? []);
    return object;
  },
  "set-prototype": setPrototype,
  "define-property": defineProperty,
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
};
