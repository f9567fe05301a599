/** Steps through values: the element that stands for all, and the axes of the steps. */
import { recordDraw } from "../streams/draws.js";
import { STREAM } from "../streams/streams.js";
import { ITERATE } from "../../facts/facts.js";
import {
  append,
  axesOf,
  elementOf,
  makeSeries,
  positionsOf,
  unknownElements,
} from "../values/containers.js";
import {
  data,
  join,
  NO_ARGUMENTS,
  reference,
  unknown,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import {
  along,
  FIXED,
  mix,
  perhaps,
  union,
  type Axis,
  type Variation,
} from "../values/variation.js";
import { iterateRunner } from "../workers/dispatch.js";
import { itemsOf } from "../library/own-containers.js";
import { call } from "./call.js";
import { libraryBases } from "./classes.js";
import { type Machine } from "./machine.js";
import { member } from "./members.js";

export interface Steps {
  readonly element: Value;
  readonly axes: readonly Axis[];
}

/** Steps through every alternative of a value. */
export function iterate(m: Machine, value: Value, at: Place, depth = 3): Steps {
  let element: Value = [];
  let axes: readonly Axis[] = [];
  for (const atom of value) {
    const steps = iterateAtom(m, atom, at, depth);
    element = join(element, steps.element);
    axes = union(axes, steps.axes);
  }
  return { element, axes };
}

function iterateAtom(m: Machine, atom: Atom, at: Place, depth: number): Steps {
  switch (atom.kind) {
    case "object":
      return iterateObject(m, atom.object, at, depth);
    case "constant":
      if (atom.value === null || typeof atom.value === "number") return { element: [], axes: [] };
      return unknownElements(m, atom, along([]));
    case "data":
    case "unknown": {
      const axis = m.axisOf(atom);
      const variation = mix(atom.variation, along([axis]));
      const element =
        atom.kind === "data" ? data(variation, atom.source, atom.at) : unknown(variation);
      return { element, axes: [axis] };
    }
    case "function":
    case "external":
    case "method":
      return unknownElements(m, atom, given(m));
    case "pending":
    case "stream":
      return { element: [], axes: [] };
  }
}

function iterateObject(m: Machine, object: HeapObject, at: Place, depth: number): Steps {
  const { shape } = object;
  switch (shape.is) {
    case "sequence":
      if (m.read(object, STREAM) !== undefined) recordDraw(m, object, at, false);
      return { element: elementOf(m, object), axes: axesOf(m, object) };
    case "mapping": {
      const axes = axesOf(m, object);
      return { element: data(along(axes), null, at), axes };
    }
    case "instance": {
      const types = libraryBases(m, shape.class);
      const ran = iterateRunner(m, object, types, at);
      if (ran !== null) return ran;
      for (const name of [ITERATE, "__next__", "__getitem__"]) {
        const method = member(m, reference(object), name, at);
        if (!method.some((atom) => atom.kind === "function")) continue;
        const axis = m.axisOf(object);
        if (name === ITERATE && depth > 0) {
          const iterator = call(m, method, NO_ARGUMENTS, at);
          const own = iterator.some((atom) => atom.kind === "object" && atom.object === object);
          if (!own) return iterate(m, iterator, at, depth - 1);
          continue;
        }
        const element = m.repeated([axis], () =>
          call(
            m,
            method,
            { ...NO_ARGUMENTS, positional: name === "__getitem__" ? [data(along([axis]))] : [] },
            at,
          ),
        );
        return { element, axes: [axis] };
      }
      const items = itemsOf(m, object);
      return items === null
        ? unknownElements(m, object, along([]))
        : iterateObject(m, items, at, depth);
    }
    case "library": {
      const ran = iterateRunner(m, object, [shape.type], at);
      return ran ?? unknownElements(m, object, given(m));
    }
    default:
      return unknownElements(m, object, along([]));
  }
}

/** What something of the world outside gives: perhaps other things to each worker and task. */
function given({ world, active }: Machine): Variation {
  return world.dispatch === null ? FIXED : perhaps(active);
}

/** A list of the steps. */
export function listOf(m: Machine, value: Value, type: "list" | "tuple" | "set", at: Place): Value {
  const steps = iterate(m, value, at);
  return makeSeries(m, type, steps.element, steps.axes, at);
}

/** Adds to a list all that another one holds; of several that may be meant, what each of them does. */
export function extend(m: Machine, list: HeapObject, by: Value, at: Place): void {
  for (const atom of by) {
    const isList = atom.kind === "object" && atom.object.shape.is === "sequence";
    const known = isList ? positionsOf(m, atom.object) : null;
    if (known !== null) {
      for (const item of known) append(m, list, item);
      continue;
    }
    const steps = iterate(m, [atom], at);
    m.repeated(steps.axes, () => {
      append(m, list, steps.element);
    });
  }
}
