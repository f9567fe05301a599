/** Matches evaluated arguments with the parameters that knowledge names. */
import { type ParameterRef } from "../../knowledge/schema.js";
import { type Machine } from "../machine/machine.js";
import {
  elementOf,
  getItem,
  makeMapping,
  makeSequence,
  makeSeries,
  variationOf,
} from "../values/containers.js";
import { without } from "../values/variation.js";
import {
  constant,
  joinAll,
  objectsOf,
  reference,
  UNKNOWN,
  type Arguments,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";

/** Field of a library object that holds an argument of its constructor. */
export function argumentField(name: string): string {
  return `@${name}`;
}

/** The argument of a call that a reference means: its own, its receiver's, or the receiver. */
export function argumentOf(
  m: Machine,
  made: { readonly given: Arguments; readonly receiver: HeapObject | null },
  ref: ParameterRef,
): Value {
  if (ref.of === undefined) return argument(m, made.given, ref);
  if (made.receiver === null) return [];
  if (ref.of === "constructor") return keptArgument(m, made.receiver, ref);
  return ref.member === undefined
    ? reference(made.receiver)
    : memberOf(m, reference(made.receiver), ref.member);
}

/** The argument that a reference means; empty where it was not given. */
export function argument(m: Machine, given: Arguments, ref: ParameterRef): Value {
  const whole = wholeArgument(m, given, ref);
  return ref.member === undefined ? whole : memberOf(m, whole, ref.member);
}

function wholeArgument(m: Machine, given: Arguments, ref: ParameterRef): Value {
  if (ref.rest === true) {
    const items = given.positional.slice(ref.position ?? 0);
    if (given.rest === null) return makeSequence(m, "tuple", items, null);
    // What a list was spread into varies along the list still.
    const own = without(variationOf(m, given.rest).exact, m.active);
    const axes = own.length > 0 ? own : [m.axes.create()];
    return makeSeries(m, "tuple", joinAll([...items, given.rest]), axes, null);
  }
  if (ref.keywords === true) {
    return makeMapping(m, given.keywords, given.restKeywords, [], null);
  }
  for (const name of [ref.name, ref.alias]) {
    const named = name === undefined ? undefined : given.keywords.get(name);
    if (named !== undefined) return named;
  }
  const placed = ref.position === undefined ? undefined : given.positional[ref.position];
  if (placed !== undefined) return placed;
  return joinAll([
    ref.position === undefined ? [] : (given.rest ?? []),
    ref.name === undefined ? [] : (given.restKeywords ?? []),
  ]);
}

/**
 * A member of an options bag: an entry of a mapping or a field of an instance. The name may be a
 * path, in which `[]` stands for each element.
 */
export function memberOf(m: Machine, whole: Value, path: string): Value {
  return path.split(".").reduce((value, step) => {
    const each = step.endsWith("[]");
    const part = ownMember(m, value, each ? step.slice(0, -2) : step);
    return each ? joinAll(objectsOf(part).map((object) => elementOf(m, object))) : part;
  }, whole);
}

function ownMember(m: Machine, whole: Value, name: string): Value {
  return joinAll(
    whole.map((atom): Value => {
      if (atom.kind === "unknown") return UNKNOWN;
      if (atom.kind !== "object") return [];
      const { shape } = atom.object;
      if (shape.is === "instance" || shape.is === "library") {
        return m.read(atom.object, name) ?? [];
      }
      if (shape.is !== "mapping") return [];
      const entry = m.read(atom.object, `key:${name}`);
      if (entry !== undefined) return entry;
      return m.read(atom.object, "#rest") === undefined
        ? []
        : getItem(m, atom.object, constant(name));
    }),
  );
}

/** Where that argument stands; null where it was not given. */
export function argumentPlace(given: Arguments, ref: ParameterRef): Place | null {
  const named = ref.name === undefined ? undefined : given.keywordPlaces.get(ref.name);
  return named ?? (ref.position === undefined ? null : (given.places[ref.position] ?? null));
}

/** Pairs names of parameters with the values given; those that are missing are left out. */
export function bindArguments(
  m: Machine,
  names: readonly string[],
  given: Arguments,
): ReadonlyMap<string, Value> {
  const result = new Map<string, Value>();
  names.forEach((name, position) => {
    const rest = name.startsWith("*");
    const plain = rest ? name.slice(1) : name;
    const value = argument(m, given, { position, name: plain, ...(rest ? { rest: true } : {}) });
    if (value.length > 0) result.set(plain, value);
  });
  for (const [name, value] of given.keywords) if (!result.has(name)) result.set(name, value);
  return result;
}

/** Places of constructor arguments, by object and parameter. */
const places = new WeakMap<HeapObject, Map<string, Place>>();

/** Keeps the arguments of a library type's constructor on the object. */
export function keepArguments(
  m: Machine,
  object: HeapObject,
  type: string,
  given: Arguments,
): void {
  const names = m.program.knowledge(m.world.language).type(type)?.parameters ?? [];
  for (const [name, value] of bindArguments(m, names, given)) {
    m.write(object, argumentField(name), value);
  }
  const known = new Map(given.keywordPlaces);
  names.forEach((name, position) => {
    const place = given.places[position];
    if (place !== undefined && !known.has(name)) known.set(name.replace(/^\*/u, ""), place);
  });
  places.set(object, known);
}

/** A constructor argument that was kept; empty where it was not given. */
export function keptArgument(m: Machine, object: HeapObject, ref: ParameterRef): Value {
  if (ref.name === undefined) return [];
  const given = m.read(object, argumentField(ref.name)) ?? [];
  const own =
    given.length === 0 && ref.alias !== undefined
      ? (m.read(object, argumentField(ref.alias)) ?? [])
      : given;
  const whole = own.length > 0 ? own : configured(m, object, ref.name);
  return ref.member === undefined ? whole : memberOf(m, whole, ref.member);
}

/** What the program made the default of a parameter (`parallel_config(n_jobs=4)`). */
function configured(m: Machine, object: HeapObject, name: string): Value {
  if (object.shape.is !== "library") return [];
  return m.settings.get(`default:${object.shape.type}:${name}`) ?? [];
}

/** Where a kept constructor argument stands. */
export function keptPlace(object: HeapObject, ref: ParameterRef): Place | null {
  return (ref.name === undefined ? undefined : places.get(object)?.get(ref.name)) ?? null;
}
