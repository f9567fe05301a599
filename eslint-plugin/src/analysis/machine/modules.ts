/** Modules as the machine executes them: imports, exports, names that a module takes from others. */
import { type ModuleFacts, type ModuleRequest } from "../../facts/facts.js";
import { processAxes, touch } from "../streams/streams.js";
import {
  joinAll,
  reference,
  UNKNOWN,
  type HeapObject,
  type ModuleInstance,
  type Place,
  type Value,
} from "../values/value.js";
import { execute } from "./execute.js";
import type { DispatchRecord } from "./events.js";
import { placeOf, type Machine } from "./machine.js";
import { readExternal } from "./members.js";

/** The module at a path in the world at hand, executed if it was not yet. */
export function moduleAt(m: Machine, path: string): ModuleInstance | null {
  const known = m.world.modules.get(path);
  if (known !== undefined) return known;
  const facts = m.program.factsOf(path);
  return facts === null ? null : executeModule(m, facts, path === m.world.mainPath);
}

/** Executes a module's body. Recursive imports see the module half made, as they do in reality. */
export function executeModule(m: Machine, facts: ModuleFacts, isMain: boolean): ModuleInstance {
  const exports = m.create({ is: "mapping" }, null);
  const shape = {
    is: "frame" as const,
    scope: 0,
    parent: null,
    self: null,
    owner: null,
    // Set right below: the frame and its module refer to each other.
    module: undefined as unknown as ModuleInstance,
  };
  const frame = m.create(shape, null);
  const module: ModuleInstance = {
    facts,
    world: m.world.id,
    isMain,
    frame,
    exports,
    classes: new Map(),
  };
  shape.module = module;
  m.world.modules.set(facts.path, module);
  m.executed.add(facts);
  const { dispatch } = m.world;
  if (dispatch === null) {
    m.within({ active: [] }, () => {
      m.atRoot(() => execute(m, frame, facts.body));
    });
  } else {
    // A worker runs a module once, whatever task first asks for it.
    const active = processAxes(dispatch).filter((axis) => m.active.includes(axis));
    const isEntry = (isMain && dispatch.entryPath !== null) || isWorkersPart(m, dispatch, facts);
    m.within({ active, phase: isEntry ? "load" : "import" }, () => {
      m.atRoot(() => execute(m, frame, facts.body));
    });
  }
  return module;
}

/**
 * Whether a program that is its own worker loads this module in workers alone: their part of the
 * program, kept in a file (`if (isPrimary) fork(); else require("./worker")`).
 */
function isWorkersPart(m: Machine, dispatch: DispatchRecord, { path }: ModuleFacts): boolean {
  const [sender] = dispatch.transfers.map(({ from }) => from);
  if (sender === undefined || m.phase !== "load") return false;
  return dispatch.entryPath === sender.mainPath && !sender.modules.has(path);
}

/**
 * What an import gives, or a note to look at it when the name is read. Programs import far more than
 * they use; a module that neither draws nor seeds does nothing that could be missed by then.
 */
export function importLazily(
  m: Machine,
  from: ModuleInstance,
  request: ModuleRequest,
  name: string | null,
): Value {
  const { language, path } = from.facts;
  const resolution = m.program.resolve(path, language, request);
  // A name of ECMAScript is looked at each time it is read: that is now.
  const isLazy =
    language === "python" &&
    resolution.kind === "project" &&
    !m.world.modules.has(resolution.path) &&
    m.program.isInert(resolution.path);
  return isLazy ? [{ kind: "pending", from, request, name }] : importValue(m, from, request, name);
}

/** Looks at the imports that a value has been waiting for; the variable then holds what they give. */
export function settle(m: Machine, owner: HeapObject, field: string, value: Value): Value {
  if (!value.some((atom) => atom.kind === "pending")) return value;
  // Modules that import each other find no more than what is there already.
  m.write(owner, field, UNKNOWN);
  const settled = joinAll(
    value.map((atom) =>
      atom.kind === "pending" ? importValue(m, atom.from, atom.request, atom.name) : [atom],
    ),
  );
  m.write(owner, field, settled);
  return settled;
}

/** What an import gives. */
export function importValue(
  m: Machine,
  from: ModuleInstance,
  request: ModuleRequest,
  name: string | null,
): Value {
  const { language, path } = from.facts;
  const resolution = m.program.resolve(path, language, request);
  if (resolution.kind === "external") {
    const at = placeOf(from, request.at);
    const importing = importExternal(m, resolution.name, language, at);
    if (name === null || name === "default") return importing;
    const qualified = m.program.knowledge(language).canonical(`${resolution.name}.${name}`);
    importExternal(m, qualified, language, at);
    return readExternal(m, { kind: "external", name: qualified, language }, from, at);
  }
  const module = moduleAt(m, resolution.path);
  if (module === null) return UNKNOWN;
  if (name === null) return exportedThing(m, module) ?? moduleValue(m, module);
  const found = exported(m, module, name);
  if (found !== null) return found;
  // `from package import submodule`
  const nested = m.program.resolve(path, language, {
    ...request,
    specifier: request.specifier === "" ? name : `${request.specifier}.${name}`,
  });
  if (language === "python" && nested.kind === "project") {
    const submodule = moduleAt(m, nested.path);
    if (submodule !== null) return moduleValue(m, submodule);
  }
  return UNKNOWN;
}

function importExternal(
  m: Machine,
  name: string,
  language: ModuleFacts["language"],
  at: Place,
): Value {
  const knowledge = m.program.knowledge(language);
  const canonical = knowledge.canonical(name);
  m.world.imported.add(canonical.split(".")[0] ?? canonical);
  for (const state of knowledge.importEffects(canonical)?.touches ?? []) touch(m, state, at);
  if (!knowledge.knowsModule(canonical)) m.world.strangers.add(canonical);
  return [{ kind: "external", name: canonical, language }];
}

/** What CommonJS exports in place of an object with names: a function, a class, a list. */
function exportedThing(m: Machine, module: ModuleInstance): Value | null {
  const whole = m.read(module.exports, "#whole") ?? [];
  const isThing = whole.every(
    (atom) =>
      atom.kind === "function" ||
      (atom.kind === "object" && ["class", "sequence", "partial"].includes(atom.object.shape.is)),
  );
  return whole.length > 0 && isThing ? whole : null;
}

/** A module as a value. */
export function moduleValue(m: Machine, module: ModuleInstance): Value {
  return reference(m.create({ is: "module", module }, null));
}

/** What a module exports under a name; null where it does not. */
export function exported(
  m: Machine,
  module: ModuleInstance,
  name: string,
  seen: ReadonlySet<ModuleInstance> = new Set(),
): Value | null {
  const { exports } = module.facts;
  if (exports.kind === "variables") {
    const own = m.read(module.frame, name);
    return own === undefined
      ? fromStars(m, module, name, seen)
      : settle(m, module.frame, name, own);
  }
  for (const item of exports.items) {
    if (item.kind === "local" && item.exported === name) {
      return settle(m, module.frame, item.name, m.read(module.frame, item.name) ?? UNKNOWN);
    }
    if (item.kind === "from" && item.exported === name) {
      return importValue(m, module, item.request, item.name);
    }
  }
  const assigned = m.read(module.exports, `key:${name}`);
  if (assigned !== undefined) return assigned;
  const whole = m.read(module.exports, "#whole");
  if (whole !== undefined) {
    if (name === "default") return whole;
    const members = whole.flatMap((atom) =>
      atom.kind === "object"
        ? [m.read(atom.object, `key:${name}`) ?? m.read(atom.object, name) ?? []]
        : [],
    );
    const value = joinAll(members);
    if (value.length > 0) return value;
  }
  for (const item of exports.items) {
    if (item.kind !== "all") continue;
    const resolution = m.program.resolve(module.facts.path, module.facts.language, item.request);
    if (resolution.kind === "external") {
      const knowledge = m.program.knowledge(module.facts.language);
      const qualified = knowledge.canonical(`${resolution.name}.${name}`);
      if (knowledge.symbol(qualified) !== undefined) {
        return [{ kind: "external", name: qualified, language: module.facts.language }];
      }
      continue;
    }
    const target = moduleAt(m, resolution.path);
    if (target === null || seen.has(target)) continue;
    const value = exported(m, target, name, new Set([...seen, module]));
    if (value !== null) return value;
  }
  return null;
}

/** Star imports of a module, noted in a field of its frame as they are executed. */
const STARS = "#stars";

/** Executes `from x import *`. */
export function importAll(m: Machine, module: ModuleInstance, request: ModuleRequest): void {
  const value = importValue(m, module, request, null);
  m.write(module.frame, STARS, [...(m.read(module.frame, STARS) ?? []), ...value]);
  for (const atom of value) {
    if (atom.kind !== "external") continue;
    for (const state of m.program.knowledge(module.facts.language).importEffects(`${atom.name}.*`)
      ?.touches ?? []) {
      touch(m, state, placeOf(module, request.at));
    }
  }
}

/** A name that a star import may have brought in; null where none did. */
export function fromStars(
  m: Machine,
  module: ModuleInstance,
  name: string,
  seen: ReadonlySet<ModuleInstance> = new Set(),
): Value | null {
  if (seen.has(module)) return null;
  for (const atom of [...(m.read(module.frame, STARS) ?? [])].reverse()) {
    if (atom.kind === "external") {
      const knowledge = m.program.knowledge(module.facts.language);
      const qualified = knowledge.canonical(`${atom.name}.${name}`);
      if (knowledge.symbol(qualified) !== undefined) {
        return [{ kind: "external", name: qualified, language: atom.language }];
      }
    }
    if (atom.kind === "object" && atom.object.shape.is === "module") {
      const value = exported(m, atom.object.shape.module, name, new Set([...seen, module]));
      if (value !== null) return value;
    }
  }
  return null;
}
