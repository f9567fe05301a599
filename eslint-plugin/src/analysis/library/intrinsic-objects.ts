/** Intrinsics on single values: numbers, text, attributes, copies, partial calls. */
import { dirname, join as joinPaths } from "node:path";
import { pathOfFileUrl } from "../../project/file-url.js";
import { call } from "../machine/call.js";
import { classMember } from "../machine/classes.js";
import { VIEW } from "../machine/fields.js";
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import { moduleAt, moduleValue } from "../machine/modules.js";
import { inherit } from "../machine/prototypes.js";
import { setRecordKind } from "../machine/records.js";
import { generatorsOf } from "../streams/streams.js";
import { clockOf, wholeTicks } from "../values/clocks.js";
import { variationOf } from "../values/containers.js";
import { carry } from "../values/sent.js";
import {
  constant,
  data,
  joinAll,
  NO_ARGUMENTS,
  NOTHING,
  objectsOf,
  onlyConstant,
  reference,
  unknown,
  UNKNOWN,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { along, FIXED, mix, perhaps } from "../values/variation.js";
import { memberOf } from "./parameters.js";
import { someMember } from "./some-member.js";
import { subject, type Handler, type IntrinsicCall } from "./intrinsic-call.js";

export function number(m: Machine, { values, at }: IntrinsicCall): Value {
  const value = values[0] ?? [];
  const known = onlyConstant(value);
  if (known !== undefined && typeof known.value === "number")
    return carry(constant(Math.trunc(known.value), known.at ?? at), [value]);
  const clock = clockOf(value);
  const variation = variationOf(m, value);
  if (clock === null) return carry(data(variation, sourceOf(value), at, "number"), [value]);
  const ticks = clock.ticks ?? 1;
  const whole = wholeTicks(variation, ticks);
  return carry(
    [{ kind: "data", variation: whole, source: "clock", at, type: "number", ticks }],
    [value],
  );
}

export function sourceOf(value: Value): Extract<Atom, { kind: "data" }>["source"] {
  const [atom] = value;
  return value.length === 1 && atom?.kind === "data" ? atom.source : null;
}

export function text(m: Machine, { values, at }: IntrinsicCall): Value {
  const [value = []] = values;
  const known = onlyConstant(value);
  const result =
    known === undefined
      ? data(variationOf(m, value), sourceOf(value), at, "string")
      : constant(String(known.value), at);
  return carry(result, [value]);
}

export function partial(m: Machine, { given, at }: IntrinsicCall): Value {
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

export function wrapping(is: "memo" | "manager" | "delayed"): Handler {
  return (m, { name, values, given, gives = null, at }) => {
    const [callee = UNKNOWN] = values;
    // Used as a factory (`@lru_cache(maxsize=None)`): the result takes the function.
    const isFunction = callee.some(
      (atom) => atom.kind === "function" || atom.kind === "object" || atom.kind === "external",
    );
    if (!isFunction) {
      const { language } = m.world;
      if (is === "memo") return [{ kind: "external", name: "functools.cache", language }];
      return is === "delayed" ? [{ kind: "external", name, language }] : UNKNOWN;
    }
    return m.make(
      is === "delayed"
        ? { is, callee, calleeAt: given.places[0] ?? null, task: gives }
        : { is, callee },
      at,
    );
  };
}

/**
 * Copies a value.
 *
 * @param method - by which a class copies its objects itself
 */
export function copyBy(method: "__copy__" | "__deepcopy__"): Handler {
  return (m, made) =>
    joinAll(
      subject(made).map((atom): Value => {
        // Something is copied so that the copy can be changed.
        if (atom.kind === "unknown" || atom.kind === "data") {
          return [{ ...atom, variation: mix(atom.variation, perhaps(m.active)) }];
        }
        if (atom.kind !== "object") return [atom];
        const own = copiedByClass(m, atom.object, method, made.at);
        if (own !== null) return own;
        const copy = m.create(atom.object.shape, made.at);
        for (const field of m.fields(atom.object)) {
          if (field !== VIEW) m.write(copy, field, m.read(atom.object, field) ?? UNKNOWN);
        }
        return reference(copy);
      }),
    );
}

export const copyOf = copyBy("__copy__");

/** What the method of an object's class makes; null where it has none. */
function copiedByClass(m: Machine, object: HeapObject, name: string, at: Place): Value | null {
  if (object.shape.is !== "instance") return null;
  const method = classMember(m, object.shape.class, name)?.value ?? [];
  if (!method.some((atom) => atom.kind === "function")) return null;
  const memo = name === "__deepcopy__" ? [UNKNOWN] : [];
  const given = { ...NO_ARGUMENTS, positional: memo };
  return call(m, member(m, reference(object), name, at), given, at);
}

/** The texts that a value can be; none where it can be something else as well. */
function textsOf(value: Value): readonly string[] {
  const all = value.map((atom): readonly string[] => {
    if (atom.kind === "data") return atom.texts ?? [];
    return atom.kind === "constant" && typeof atom.value === "string" ? [atom.value] : [];
  });
  return all.some((texts) => texts.length === 0) ? [] : all.flat();
}

export function getAttribute(m: Machine, { values, at }: IntrinsicCall): Value {
  const [object = UNKNOWN, name = UNKNOWN, fallback = []] = values;
  const names = textsOf(name);
  if (names.length === 0) return someMember(m, object, at);
  return joinAll([...names.map((known) => member(m, object, known, at)), fallback]);
}

export function setAttribute(m: Machine, { values }: IntrinsicCall): Value {
  const [object = [], name = [], value = UNKNOWN] = values;
  const known = onlyConstant(name)?.value;
  if (typeof known === "string")
    for (const holder of objectsOf(object)) m.write(holder, known, value);
  return NOTHING;
}

/** `toolbox.register(name, f, …)`: keeps a call of the function, made in part, under a name. */
export function register(m: Machine, made: IntrinsicCall): Value {
  const { positional, places, keywords } = made.given;
  const [name = [], callee = UNKNOWN] = positional;
  const known = onlyConstant(name)?.value;
  if (made.receiver === null || typeof known !== "string") return NOTHING;
  const given = { ...made.given, positional: positional.slice(1), places: places.slice(1) };
  const isWhole = positional.length < 3 && keywords.size === 0;
  m.write(made.receiver, known, isWhole ? callee : partial(m, { ...made, given }));
  return NOTHING;
}

/** More names than these are a plug-in's, and not those of modules that a program chooses among. */
const MOST_MODULES = 8;

/** A module by its name, or any of a few by theirs. */
export function importModule(m: Machine, { values, at }: IntrinsicCall): Value {
  const names = textsOf(values[0] ?? []);
  if (names.length === 0 || names.length > MOST_MODULES) return UNKNOWN;
  return joinAll(names.map((name) => moduleNamed(m, name, at)));
}

function moduleNamed(m: Machine, name: string, at: Place): Value {
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

export function dataclass(m: Machine, { values, at }: IntrinsicCall): Value {
  const classes = objectsOf(values[0] ?? []).filter((object) => object.shape.is === "class");
  for (const object of classes) setRecordKind(m, object, "object", at);
  if (classes.length > 0) return values[0] ?? UNKNOWN;
  return [{ kind: "external", name: "dataclasses.dataclass", language: m.world.language }];
}

export function typeOf(_m: Machine, { values }: IntrinsicCall): Value {
  return joinAll(
    (values[0] ?? []).map((atom): Value =>
      atom.kind === "object" && atom.object.shape.is === "instance"
        ? reference(atom.object.shape.class)
        : UNKNOWN,
    ),
  );
}

export function isInstance(m: Machine, { values, at }: IntrinsicCall): Value {
  const [value = []] = values;
  const generators = generatorsOf(m, value).length;
  return generators > 0 && generators === value.length
    ? constant(true, at)
    : data(along([]), null, at);
}

/** `Object.defineProperty(Math, "random", { value })`: a member by another way of writing it. */
export function defineProperty(m: Machine, { values, at }: IntrinsicCall): Value {
  const [target = UNKNOWN, key = [], descriptor = []] = values;
  const name = onlyConstant(key)?.value;
  if (typeof name !== "string") return target;
  const getter = memberOf(m, descriptor, "get");
  const value =
    getter.length > 0 ? call(m, getter, NO_ARGUMENTS, at) : memberOf(m, descriptor, "value");
  for (const atom of target) {
    if (atom.kind === "external") {
      const knowledge = m.program.knowledge(atom.language);
      m.world.overrides.set(knowledge.canonical(`${atom.name}.${name}`), value);
    } else if (atom.kind === "object" && value.length > 0) {
      const isMapping = atom.object.shape.is === "mapping";
      m.write(atom.object, isMapping ? `key:${name}` : name, value);
    }
  }
  return target;
}

/** Gives what lost its methods a class again: the data of a copy with the methods at hand. */
export function setPrototype(m: Machine, { values, at }: IntrinsicCall): Value {
  const [target = UNKNOWN, prototype = []] = values;
  const [cls] = objectsOf(prototype);
  if (cls?.shape.is === "mapping") {
    for (const heir of objectsOf(target)) inherit(m, heir, prototype);
  }
  if (cls?.shape.is !== "class") return target;
  return joinAll(
    objectsOf(target).map((object) => {
      const whole = m.create({ is: "instance", class: cls }, at, object.copy);
      return reference({ ...whole, phase: object.phase, world: object.world, at: object.at });
    }),
  );
}

/** `new URL(specifier, base)`: the URL as text, where both are known. */
export function url(m: Machine, { values, at }: IntrinsicCall): Value {
  const [specifier, base] = values.map((value) => onlyConstant(value)?.value);
  if (typeof specifier !== "string") return unknown(variationOf(m, values[0] ?? []));
  try {
    const from = typeof base === "string" ? new URL(base) : undefined;
    // A program in a `data:` address stands where its text does.
    if (specifier.startsWith("data:"))
      return [{ ...(onlyConstant(values[0] ?? []) ?? { kind: "constant", value: specifier, at }) }];
    return constant(new URL(specifier, from).href, at);
  } catch {
    return UNKNOWN;
  }
}

/** `path.join(__dirname, "worker.js")`, where all parts are known. */
export function pathJoin(m: Machine, { values, at }: IntrinsicCall): Value {
  const parts = values.map((value) => onlyConstant(value)?.value);
  if (parts.every((part) => typeof part === "string")) {
    return constant(joinPaths(...parts.filter((part) => typeof part === "string").map(asPath)), at);
  }
  return data(
    joinAll(values).length > 0 ? variationOf(m, joinAll(values)) : FIXED,
    null,
    at,
    "string",
  );
}

export function pathDirname(m: Machine, { values, at }: IntrinsicCall): Value {
  const path = onlyConstant(values[0] ?? [])?.value;
  if (typeof path === "string") return constant(dirname(asPath(path)), at);
  return data(variationOf(m, values[0] ?? []), null, at, "string");
}

/** A file URL's path; `fileURLToPath` gives its argument here. */
function asPath(text: string): string {
  return pathOfFileUrl(text) ?? text;
}

/** `JSON.parse(JSON.stringify(x))`: the data without its methods. */
export function jsonCopy(m: Machine, made: IntrinsicCall): Value {
  return copyOf(m, made);
}
