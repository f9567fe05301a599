/** Intrinsics that step through things: ranges, zips, maps, lists. */
import { call } from "../machine/call.js";
import { iterate, listOf } from "../machine/iterate.js";
import { type Machine } from "../machine/machine.js";
import { viewOfShared } from "../streams/shared-memory.js";
import {
  elementOf,
  makeSequence,
  makeSeries,
  positionsOf,
  setSize,
  sizeOf,
  variationOf,
} from "../values/containers.js";
import {
  constant,
  data,
  joinAll,
  NO_ARGUMENTS,
  NOTHING,
  objectsOf,
  onlyConstant,
  UNKNOWN,
  type Atom,
  type Place,
  type Value,
} from "../values/value.js";
import { along, coarsen, mix, union, type Axis } from "../values/variation.js";
import { operand, subject, type Handler, type IntrinsicCall } from "./intrinsic-call.js";

export function range(m: Machine, { values, at }: IntrinsicCall): Value {
  const axis = m.axes.create();
  const [start = UNKNOWN, stop = UNKNOWN] =
    values.length > 1 ? values : [constant(0, at), values[0]];
  // Where one begins elsewhere than the next, its numbers are others.
  const variation = mix(along([axis]), variationOf(m, start));
  const series = makeSeries(m, "iterator", data(variation, null, at, "number"), [axis], at);
  for (const object of objectsOf(series)) {
    m.write(object, "start", start);
    m.write(object, "stop", stop);
    m.write(object, "step", values[2] ?? constant(1, at));
  }
  const [first, second] = values.map((value) => onlyConstant(value)?.value);
  if (typeof first === "number" && second === undefined && values.length === 1)
    setSize(m, series, first);
  if (typeof first === "number" && typeof second === "number") setSize(m, series, second - first);
  return series;
}

/** The container of the items, given one by one or as the rest of the call. */
export function zip(m: Machine, { values, at }: IntrinsicCall): Value {
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

export function enumerate(m: Machine, { values, at }: IntrinsicCall): Value {
  const [list = [], start = []] = values;
  const steps = iterate(m, list, at);
  const tuple = makeSequence(
    m,
    "tuple",
    [data(mix(along(steps.axes), variationOf(m, start)), null, at, "number"), steps.element],
    at,
  );
  return makeSeries(m, "iterator", tuple, steps.axes, at);
}

export function repeat(m: Machine, { values, at }: IntrinsicCall): Value {
  // The same thing at each step: the steps themselves tell nothing apart.
  return makeSeries(m, "iterator", values[0] ?? UNKNOWN, [m.axes.create()], at);
}

export function cycle(m: Machine, { values, at }: IntrinsicCall): Value {
  const steps = iterate(m, values[0] ?? [], at);
  const element = steps.element.map((atom): Atom =>
    atom.kind === "data" ? { ...atom, variation: coarsen(atom.variation) } : atom,
  );
  return makeSeries(m, "iterator", element, steps.axes, at);
}

export function chain(m: Machine, { values, at }: IntrinsicCall): Value {
  const all = values.map((value) => iterate(m, value, at));
  const axes = all.reduce<readonly Axis[]>((known, steps) => union(known, steps.axes), []);
  return makeSeries(m, "iterator", joinAll(all.map((steps) => steps.element)), axes, at);
}

export function mapOver(m: Machine, callee: Value, lists: readonly Value[], at: Place): Value {
  const all = lists.map((list) => iterate(m, list, at));
  const axes = all.reduce<readonly Axis[]>((known, steps) => union(known, steps.axes), []);
  const element = m.repeated(axes, () =>
    call(m, callee, { ...NO_ARGUMENTS, positional: all.map((steps) => steps.element) }, at),
  );
  return makeSeries(m, "iterator", element, axes, at);
}

/** `xs.map((x, i) => …)`. */
export function mapItems(m: Machine, made: IntrinsicCall): Value {
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

/** `xs.flatMap(f)`: the elements of what the callback gives, one after the other. */
export function flatMap(m: Machine, made: IntrinsicCall): Value {
  const outer = iterate(m, mapItems(m, made), made.at);
  const lists = outer.element.filter((atom) => atom.kind === "object");
  const others = outer.element.filter((atom) => atom.kind !== "object");
  const inner = iterate(m, lists, made.at);
  const axes = union(outer.axes, inner.axes);
  return makeSeries(m, "list", joinAll([others, inner.element]), axes, made.at);
}

export function arrayFrom(m: Machine, { values, at }: IntrinsicCall): Value {
  const [source = [], callee] = values;
  const lengths = objectsOf(source).flatMap((object) =>
    object.shape.is === "mapping" ? [m.read(object, "key:length") ?? []] : [],
  );
  const list =
    lengths.length > 0
      ? range(m, {
          name: "range",
          receiver: null,
          given: NO_ARGUMENTS,
          values: [joinAll(lengths)],
          at,
        })
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

export function arrayOfLength(m: Machine, made: IntrinsicCall): Value {
  const shared = viewOfShared(m, made.values, made.at);
  if (shared !== null) return shared;
  const only = made.values.length === 1 ? made.values[0] : undefined;
  if (only !== undefined && objectsOf(only).length === 0) {
    const size = onlyConstant(only)?.value;
    const series = makeSeries(m, "list", NOTHING, [m.axes.create()], made.at);
    if (typeof size === "number") setSize(m, series, size);
    return series;
  }
  return makeSequence(m, "list", made.values, made.at);
}

export function callEach(m: Machine, made: IntrinsicCall): Value {
  mapItems(m, made);
  return NOTHING;
}

/** `iter(xs)`, or `iter(get, end)`: what a function gives each time it is called. */
export function iterator(m: Machine, made: IntrinsicCall): Value {
  const { values, receiver, at } = made;
  const [callee = [], end] = values;
  if (receiver === null && end !== undefined) {
    const axis = m.axes.create();
    const element = m.repeated([axis], () => call(m, callee, NO_ARGUMENTS, at));
    return makeSeries(m, "iterator", element, [axis], at);
  }
  const value = subject(made);
  const [object] = objectsOf(value);
  return object?.shape.is === "sequence" ? value : listOf(m, value, "list", at);
}

export function list(type: "list" | "tuple" | "set"): Handler {
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
