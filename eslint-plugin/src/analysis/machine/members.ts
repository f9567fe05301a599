/** Reads members: of modules, classes, instances, library objects and names outside the project. */
import { type Language, CONSTRUCTOR } from "../../facts/facts.js";
import { keptArgument } from "../library/parameters.js";
import { readValue } from "../library/read-value.js";
import { stateData, touch, touchedBy } from "../streams/streams.js";
import { entriesOf, restOf, variationOf } from "../values/containers.js";
import { carry } from "../values/sent.js";
import {
  data,
  joinAll,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  reference,
  unknown,
  UNKNOWN,
  type Atom,
  type ExternalAtom,
  type FunctionAtom,
  type HeapObject,
  type ModuleInstance,
  type Place,
  type Value,
} from "../values/value.js";
import { brokenMember } from "../workers/loss.js";
import { call } from "./call.js";
import { classMember, libraryBases } from "./classes.js";
import { fieldsOf } from "./fields.js";
import { type Machine } from "./machine.js";
import { CLASS } from "./records.js";
import { exported, moduleAt, moduleValue } from "./modules.js";
import { inheritedMember, ownMember } from "./prototypes.js";
import { memberOfSuper } from "./super.js";

/** Reads a member of a value. */
export function member(m: Machine, object: Value, name: string, at: Place): Value {
  return joinAll(object.map((atom) => memberOfAtom(m, atom, name, at)));
}

function memberOfAtom(m: Machine, atom: Atom, name: string, at: Place): Value {
  switch (atom.kind) {
    case "object":
      return memberOfObject(m, atom.object, name, at);
    case "external": {
      const knowledge = m.program.knowledge(atom.language);
      const qualified = knowledge.canonical(`${atom.name}.${name}`);
      // What a bundler makes of a CommonJS module has itself as its default export.
      const isInterop = atom.language === "ecmascript" && name === "default";
      if (knowledge.symbol(qualified) === undefined) {
        if (isInterop) return [atom];
        if (isFunction(m, atom) && hasMethod(m, "Function", name)) {
          return methodOf(m, atom, "Function", name, at);
        }
      }
      return readExternal(m, { ...atom, name: qualified }, null, at);
    }
    case "constant":
      return atom.value === null
        ? []
        : typeof atom.value === "string"
          ? isOwnText(atom.value, name)
            ? [atom]
            : methodOf(m, atom, m.world.language === "python" ? "str" : "string", name, at)
          : data(variationOf(m, [atom]));
    case "data":
    case "unknown": {
      const own = atom.kind === "data" ? (atom.members ?? {}) : {};
      // Names of source text must not find what every object of ours inherits.
      const numbered = Object.hasOwn(own, name) ? own[name] : undefined;
      if (numbered !== undefined) return readValue(m, numbered, null, at);
      const isText = atom.kind === "data" && atom.type === "string";
      const type = m.world.language === "ecmascript" ? "string" : isText ? "str" : null;
      return type !== null && hasMethod(m, type, name)
        ? methodOf(m, atom, type, name, at)
        : carry(unknown(atom.variation), [[atom]]);
    }
    case "function":
    case "method":
      // What a module of CommonJS exports is its default export as well.
      if (name === "default") return [atom];
      return (
        (atom.kind === "function" && isEcmascript(atom) ? ownMember(m, atom, name) : null) ??
        memberOfFunction(m, atom, name, at)
      );
    case "pending":
    case "stream":
      return [];
  }
}

function isEcmascript(atom: FunctionAtom): boolean {
  return atom.module.facts.language === "ecmascript";
}

/** A URL is kept as its text, which these members only write in another way. */
function isOwnText(text: string, name: string): boolean {
  return ["href", "pathname"].includes(name) && text.startsWith("file:");
}

/** `f.bind`, `f.call` and their kin, whatever kind of function it is. */
function memberOfFunction(m: Machine, atom: Atom, name: string, at: Place): Value {
  return m.world.language === "ecmascript" && hasMethod(m, "Function", name)
    ? methodOf(m, atom, "Function", name, at)
    : UNKNOWN;
}

/** Whether a name of a library is known to be something that is called. */
function isFunction(m: Machine, { name, language }: ExternalAtom): boolean {
  if (language !== "ecmascript") return false;
  const knowledge = m.program.knowledge(language);
  return knowledge.symbol(name)?.call !== undefined || knowledge.type(name) !== undefined;
}

function hasMethod(m: Machine, type: string, name: string): boolean {
  return m.program.knowledge(m.world.language).type(type)?.methods?.[name] !== undefined;
}

function methodOf(m: Machine, atom: Atom, type: string, name: string, at: Place): Value {
  if (!hasMethod(m, type, name)) return unknown(variationOf(m, [atom]));
  const holder = m.create({ is: "library", type }, at);
  m.write(holder, "@value", [atom]);
  return [{ kind: "method", receiver: holder, type, name }];
}

function memberOfObject(m: Machine, object: HeapObject, name: string, at: Place): Value {
  const { shape } = object;
  switch (shape.is) {
    case "module":
      return memberOfModule(m, shape.module, name);
    case "class":
      return memberOfClass(m, object, name, reference(object), at);
    case "instance":
      return memberOfInstance(m, object, name, at);
    case "library":
      return memberOfLibrary(m, object, shape.type, name, at);
    case "sequence":
      return memberOfSequence(m, object, shape.type, name, at);
    case "mapping":
      return memberOfMapping(m, object, name, at);
    case "partial":
      if (name === "func") return shape.callee;
      if (typeof shape.task === "string" && methodModel(m, shape.task, name) !== null) {
        return [{ kind: "method", receiver: object, type: shape.task, name }];
      }
      return memberOfFunction(m, { kind: "object", object }, name, at);
    case "memo":
    case "isolated":
    case "manager":
      return name === "__wrapped__" ? shape.callee : UNKNOWN;
    case "state": {
      const type = onlyConstant(m.read(object, "#type") ?? [])?.value;
      return typeof type === "string" ? memberOfLibrary(m, object, type, name, at) : UNKNOWN;
    }
    case "delayed":
    case "frame":
    case "cell":
    case "bound":
      return UNKNOWN;
  }
}

/** The library type whose methods a container has. */
export function sequenceType(
  m: Machine,
  type: "list" | "tuple" | "set" | "iterator",
  name: string,
): string {
  if (m.world.language === "python") return type;
  if (type === "iterator" && hasMethod(m, type, name)) return type;
  return type === "set" ? "Set" : "Array";
}

/** A field of a tuple that has names, a method of its class, or one that all have. */
function memberOfSequence(
  m: Machine,
  object: HeapObject,
  type: "list" | "tuple" | "set" | "iterator",
  name: string,
  at: Place,
): Value {
  const own = m.read(object, name);
  if (own !== undefined) return own;
  const [cls] = objectsOf(m.read(object, CLASS) ?? []);
  if (cls !== undefined && classMember(m, cls, name) !== null) {
    return memberOfClass(m, cls, name, reference(object), at);
  }
  return [{ kind: "method", receiver: object, type: sequenceType(m, type, name), name }];
}

function memberOfMapping(m: Machine, object: HeapObject, name: string, at: Place): Value {
  const inherited = memberOfSuper(m, object, name, at);
  if (inherited !== null) return inherited;
  const own = m.read(object, `key:${name}`);
  const isPython = m.world.language === "python";
  if (own !== undefined && !isPython) {
    // A function that is called on the object finds it as its receiver.
    return own.map((atom): Atom =>
      atom.kind === "function" && atom.fact.receiver === "own" && atom.self === null
        ? { ...atom, self: reference(object) }
        : atom,
    );
  }
  const bequeathed = isPython ? null : inheritedMember(m, object, name);
  if (bequeathed !== null) return bequeathed;
  const type = isPython ? "dict" : "Object";
  const known = m.program.knowledge(m.world.language).type(type)?.methods?.[name];
  if (known !== undefined) return [{ kind: "method", receiver: object, type, name }];
  const broken = brokenMember(m, object, at);
  if (broken !== null) return broken;
  return restOf(m, object) ?? (isPython ? UNKNOWN : entriesOf(m, object).length > 0 ? [] : UNKNOWN);
}

function memberOfModule(m: Machine, module: ModuleInstance, name: string): Value {
  const found = exported(m, module, name);
  if (found !== null && found.length > 0) return found;
  if (module.facts.language === "python") {
    const nested = m.program.resolve(module.facts.path, "python", {
      specifier: name,
      level: 1,
      at: [0, 0],
    });
    if (nested.kind === "project") {
      const submodule = moduleAt(m, nested.path);
      if (submodule !== null) return moduleValue(m, submodule);
    }
  }
  if (name === "default") return moduleValue(m, module);
  return UNKNOWN;
}

/** A class attribute, or a method bound as its kind says. */
function memberOfClass(m: Machine, cls: HeapObject, name: string, self: Value, at: Place): Value {
  const found = classMember(m, cls, name);
  // The members of a class are those that its objects inherit.
  if (found === null && name === "prototype" && m.world.language === "ecmascript") {
    return reference(cls);
  }
  if (found === null) return libraryMember(m, cls, libraryBases(m, cls), name, at);
  const throughInstance = self.some(
    (atom) => atom.kind === "object" && atom.object.shape.is !== "class",
  );
  return joinAll(
    found.value.map((atom): Value => {
      if (throughInstance && atom.kind === "object") return bindWrapper(m, atom.object, name, self);
      if (atom.kind !== "function" || atom.self !== null) return [atom];
      switch (atom.fact.binding) {
        case "static":
          return [{ ...atom, owner: found.owner }];
        case "class":
          return [{ ...atom, self: reference(cls), owner: found.owner }];
        case "cached": {
          if (!throughInstance) return UNKNOWN;
          const made = call(m, [{ ...atom, self, owner: found.owner }], NO_ARGUMENTS, at);
          for (const holder of objectsOf(self)) m.write(holder, name, made);
          return made;
        }
        case "getter":
          return throughInstance || atom.module.facts.language === "ecmascript"
            ? call(m, [{ ...atom, self, owner: found.owner }], NO_ARGUMENTS, at)
            : UNKNOWN;
        case "instance":
          return throughInstance
            ? [{ ...atom, self, owner: found.owner }]
            : [{ ...atom, owner: found.owner }];
      }
    }),
  );
}

/** A decorated method (`@contextmanager`, `@lru_cache`), bound to an instance. */
function bindWrapper(m: Machine, wrapper: HeapObject, name: string, self: Value): Value {
  const { shape } = wrapper;
  if (shape.is !== "manager" && shape.is !== "memo" && shape.is !== "isolated") {
    return reference(wrapper);
  }
  const [holder] = objectsOf(self);
  const known = holder === undefined ? undefined : m.read(holder, `#bound:${name}`);
  if (known !== undefined) return known;
  const callee = shape.callee.map((atom): Atom =>
    atom.kind === "function" && atom.fact.receiver === "parameter" && atom.self === null
      ? { ...atom, self }
      : atom,
  );
  const bound = m.make({ ...shape, callee }, wrapper.at);
  if (holder !== undefined) m.write(holder, `#bound:${name}`, bound);
  return bound;
}

function memberOfInstance(m: Machine, object: HeapObject, name: string, at: Place): Value {
  const own = m.read(object, name);
  if (own !== undefined && own.length > 0) return own;
  if (object.shape.is !== "instance") return UNKNOWN;
  const cls = object.shape.class;
  if (name === "__class__" || name === "constructor") return reference(cls);
  if (name === "__dict__") return fieldsOf(m, object, at);
  if (classMember(m, cls, name) !== null) return memberOfClass(m, cls, name, reference(object), at);
  // A method that only subclasses define (an abstract base's `self.step()`).
  const inherited = libraryMember(m, object, libraryBases(m, cls), name, at);
  return inherited;
}

export function libraryMember(
  m: Machine,
  object: HeapObject,
  types: readonly string[],
  name: string,
  at: Place,
): Value {
  for (const type of types) {
    const found = memberOfLibrary(m, object, type, name, at, true);
    if (found.length > 0) return found;
  }
  return UNKNOWN;
}

/** The model of a method, looked up along a library type's bases. */
export function methodModel(m: Machine, type: string, name: string): string | null {
  const knowledge = m.program.knowledge(m.world.language);
  const queue = [type];
  const seen = new Set<string>();
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const model = knowledge.type(at);
    if (model?.methods?.[name] !== undefined) return at;
    queue.push(...(model?.extends ?? []));
  }
  return null;
}

function memberOfLibrary(
  m: Machine,
  object: HeapObject,
  type: string,
  name: string,
  at: Place,
  onlyKnown = false,
): Value {
  const set = m.read(object, name);
  if (set !== undefined && set.length > 0) return set;
  const model = m.program.knowledge(m.world.language).type(type);
  const read = model?.members?.[name];
  if (read !== undefined) {
    if (read.is === "parameter") return keptArgument(m, object, { name: read.name });
    if (read.is === "self") return reference(object);
    if (read.is === "handler") return UNKNOWN;
    if (read.is === "own-state") return stateData(m, object, at);
    if (read.is === "instance") {
      const part = m.create({ is: "library", type: read.type }, object.at);
      m.write(object, name, reference(part));
      m.write(part, "@owner", reference(object));
      return reference(part);
    }
    return readValue(m, read, null, at);
  }
  if (name === CONSTRUCTOR) return [{ kind: "method", receiver: object, type, name }];
  const holder = methodModel(m, type, name) ?? (methodModel(m, type, "*") === null ? null : type);
  if (holder !== null) return [{ kind: "method", receiver: object, type, name }];
  return onlyKnown ? [] : unknown(variationOf(m, reference(object)));
}

/** Reads a name outside the project. */
export function readExternal(
  m: Machine,
  atom: ExternalAtom,
  module: ModuleInstance | null,
  at: Place,
): Value {
  const overridden = m.world.overrides.get(atom.name);
  if (overridden !== undefined) return overridden;
  const knowledge = m.program.knowledge(atom.language);
  for (const state of touchedBy(m, atom.name)) touch(m, state, at);
  const symbol = knowledge.symbol(atom.name);
  if (symbol?.value !== undefined) return readValue(m, symbol.value, module, at);
  return [atom];
}

/** Whether a name is one that the language provides and a file did not take for itself. */
export function isExternalLanguageGlobal(m: Machine, language: Language, name: string): boolean {
  const prefix = language === "python" ? "builtins" : "globalThis";
  return m.world.overrides.has(`${prefix}.${name}`);
}
