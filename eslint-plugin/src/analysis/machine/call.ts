/** Calls: functions of the project, classes, partials, library names and methods. */
import { isStep, mixed, seedIterator } from "../streams/stepper.js";
import { CALL, type Parameter } from "../../facts/facts.js";
import { callBound, callMethod, callSymbol } from "../library/models.js";
import { makeMapping, makeSequence, makeSeries, variationOf } from "../values/containers.js";
import {
  NO_ARGUMENTS,
  join,
  joinAll,
  NOTHING,
  objectsOf,
  onlyConstant,
  reference,
  unknown,
  UNKNOWN,
  type Arguments,
  type Atom,
  type FunctionAtom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { CALLERS, mix, type Variation } from "../values/variation.js";
import { assign } from "./assign.js";
import { instantiate } from "./classes.js";
import { defaultField, evaluate } from "./evaluate.js";
import { execute } from "./execute.js";
import { DEPTH_LIMIT, type Machine } from "./machine.js";
import { member } from "./members.js";
import { inherit, ownMember } from "./prototypes.js";

/** The same function may be entered this often in one chain of calls. */
const RECURSION_LIMIT = 2;

/** Calls every alternative of `callee` and joins what they give. */
export function call(m: Machine, callee: Value, given: Arguments, at: Place, isNew = false): Value {
  const known = callee.filter((atom) => atom.kind !== "unknown" && atom.kind !== "data");
  if (known.length <= 1) {
    return joinAll(callee.map((atom) => callAtom(m, atom, given, at, isNew)));
  }
  return joinAll(
    m.branches(
      callee.map((atom) => () => callAtom(m, atom, given, at, isNew)),
      () => true,
    ),
  );
}

function callAtom(m: Machine, atom: Atom, given: Arguments, at: Place, isNew: boolean): Value {
  m.spend();
  switch (atom.kind) {
    case "function":
      return isNew && atom.fact.receiver === "own"
        ? construct(m, atom, given, at)
        : callFunction(m, atom, given, at);
    case "external":
      return callSymbol(m, atom, given, at, isNew);
    case "method":
      return callMethod(m, atom.receiver, atom.type, atom.name, given, at);
    case "object":
      return callObject(m, atom.object, given, at);
    case "unknown":
    case "data":
      return callUnknown(m, atom.variation, given, at);
    case "constant":
    case "pending":
    case "stream":
      return [];
  }
}

/** `new F()` of a plain function: a fresh object as its receiver. */
function construct(m: Machine, atom: FunctionAtom, given: Arguments, at: Place): Value {
  const self = m.make({ is: "mapping" }, at);
  for (const object of objectsOf(self)) inherit(m, object, ownMember(m, atom, "prototype") ?? []);
  const result = callFunction(m, { ...atom, self }, given, at);
  return objectsOf(result).length > 0 ? result : self;
}

function callObject(m: Machine, object: HeapObject, given: Arguments, at: Place): Value {
  const { shape } = object;
  switch (shape.is) {
    case "class":
      return instantiate(m, object, given, at);
    case "partial":
      return call(m, shape.callee, mergeArguments(shape.call, given), at);
    case "memo": {
      const key = memoKey(given);
      const known = key === null ? undefined : m.read(object, key);
      if (known !== undefined) return known;
      const result = call(m, shape.callee, given, at);
      // Under other arguments it is kept as well, only not found again here.
      m.write(object, key ?? "#others", result);
      return result;
    }
    case "manager":
      return call(m, shape.callee, given, at);
    case "isolated": {
      const { aliases } = m;
      m.aliases = shape.states;
      const result = call(m, shape.callee, given, at);
      m.aliases = aliases;
      return result;
    }
    case "delayed":
      return m.make({ ...shape, is: "partial", call: given }, at);
    case "bound":
      return callBound(m, object, given, at);
    case "library":
      return callMethod(m, object, shape.type, CALL, given, at);
    case "instance": {
      const method = member(m, reference(object), CALL, at);
      return call(m, method, given, at);
    }
    default:
      return callUnknown(m, object.variation, given, at);
  }
}

/** The field that keeps what a call gave, where its arguments are the same each time; else null. */
function memoKey(given: Arguments): string | null {
  if (given.rest !== null || given.restKeywords !== null) return null;
  const named = [...given.keywords].sort(([a], [b]) => (a < b ? -1 : 1));
  const constants: unknown[] = [];
  for (const [name, value] of [...given.positional.entries(), ...named]) {
    const atom = onlyConstant(value);
    if (atom === undefined) return null;
    constants.push([name, atom.value]);
  }
  return `#result:${JSON.stringify(constants)}`;
}

/** What a partial call and the arguments of the final one amount to. */
export function mergeArguments(first: Arguments, second: Arguments): Arguments {
  return {
    positional: [...first.positional, ...second.positional],
    keywords: new Map([...first.keywords, ...second.keywords]),
    rest: first.rest === null ? second.rest : join(first.rest, second.rest ?? []),
    restKeywords: first.restKeywords ?? second.restKeywords,
    places: [...first.places, ...second.places],
    keywordPlaces: new Map([...first.keywordPlaces, ...second.keywordPlaces]),
  };
}

/**
 * Calls something of which nothing is known. It may call back, so functions among the arguments
 * run once, here; its result varies as the arguments do, and perhaps more.
 */
function callUnknown(m: Machine, variation: Variation, given: Arguments, at: Place): Value {
  let result = mix(variation, { exact: [], coarse: [], maybe: m.active });
  for (const value of [...given.positional, ...given.keywords.values()]) {
    result = mix(result, variationOf(m, value));
    for (const atom of value) {
      if (atom.kind === "function") callUnknowingly(m, atom, at);
    }
  }
  return unknown(result);
}

/** Runs a function of whose arguments nothing is known. */
export function callUnknowingly(m: Machine, atom: FunctionAtom, at: Place): Value {
  if (m.executed.has(atom.fact)) return UNKNOWN;
  // What a worker is told here, another may be told otherwise: a job of a queue.
  const maybe = m.world.dispatch === null ? [CALLERS] : m.active;
  const something = unknown({ exact: [], coarse: [], maybe });
  return callFunction(m, atom, { ...NO_ARGUMENTS, rest: something, restKeywords: something }, at);
}

/**
 * Calls a function of the project.
 *
 * @param suspend - what happens where it yields, until it goes on
 */
export function callFunction(
  m: Machine,
  atom: FunctionAtom,
  given: Arguments,
  at: Place,
  suspend: ((value: Value) => void) | null = null,
): Value {
  const { fact, module } = atom;
  if (m.calls.length >= DEPTH_LIMIT) return UNKNOWN;
  if (m.calls.filter((site) => site.key === fact).length >= RECURSION_LIMIT) return UNKNOWN;
  m.executed.add(fact);
  const frame = m.create(
    {
      is: "frame",
      scope: fact.scope,
      parent: atom.frame,
      module,
      self: atom.self,
      owner: atom.owner,
    },
    at,
  );
  const passesSelf = fact.receiver === "parameter" && fact.binding !== "static";
  const positional =
    passesSelf && atom.self !== null ? [atom.self, ...given.positional] : given.positional;
  return m.within({ calls: [...m.calls, { place: at, name: fact.name, key: fact }] }, () => {
    bind(m, atom, frame, { ...given, positional });
    const before = m.exits.length;
    if (suspend !== null) m.suspensions.set(frame, suspend);
    execute(m, frame, fact.body);
    m.rejoin(before, ["return", "jump"]);
    if (fact.isGenerator) {
      const axes = m.read(frame, "#yieldAxes") ?? [];
      const [along] = axes;
      const yielded = m.read(frame, "#yielded") ?? [];
      const looping = along?.kind === "data" ? along.variation.exact : [];
      const iterator = makeSeries(m, "iterator", yielded, looping, at);
      if (isStep(fact)) seedIterator(m, iterator, given.positional, at);
      return iterator;
    }
    return mixed(fact, m.read(frame, "#returned") ?? NOTHING);
  });
}

function bind(m: Machine, atom: FunctionAtom, frame: HeapObject, given: Arguments): void {
  const { fact, module } = atom;
  const taken = new Set<string>();
  let position = 0;
  for (const parameter of fact.parameters) {
    let value: Value;
    switch (parameter.kind) {
      case "rest": {
        const items = given.positional.slice(position);
        position = given.positional.length;
        value =
          given.rest === null
            ? makeSequence(m, "tuple", items, null)
            : makeSeries(m, "tuple", joinAll([...items, given.rest]), [m.axes.create()], null);
        break;
      }
      case "keyword-rest": {
        const others = [...given.keywords].filter(([name]) => !taken.has(name));
        value = makeMapping(m, others, given.restKeywords, [], null);
        break;
      }
      case "positional":
      case "keyword": {
        taken.add(parameter.name);
        const byPosition = parameter.kind === "positional" ? given.positional[position] : undefined;
        if (parameter.kind === "positional") position++;
        const known = given.keywords.get(parameter.name) ?? byPosition;
        const mayBeGiven = joinAll([
          parameter.kind === "positional" ? (given.rest ?? []) : [],
          given.restKeywords ?? [],
        ]);
        value = known ?? join(defaultOf(m, atom, frame, parameter), mayBeGiven);
        if (known !== undefined && module.facts.language === "ecmascript") {
          value = withDefault(m, atom, frame, parameter, known);
        }
        break;
      }
    }
    m.write(frame, parameter.name, value);
    if (parameter.target !== null) {
      assign(m, frame, parameter.target, value, null, {
        path: module.facts.path,
        range: parameter.at,
      });
    }
  }
}

function defaultOf(m: Machine, atom: FunctionAtom, frame: HeapObject, parameter: Parameter): Value {
  if (parameter.default === null) return atom.module.facts.language === "python" ? [] : NOTHING;
  if (atom.module.facts.language === "python") {
    return m.read(atom.frame, defaultField(atom.fact.id, parameter.name)) ?? UNKNOWN;
  }
  return evaluate(m, frame, parameter.default);
}

/** ECMAScript takes the default when undefined is given. */
function withDefault(
  m: Machine,
  atom: FunctionAtom,
  frame: HeapObject,
  parameter: Parameter,
  given: Value,
): Value {
  if (parameter.default === null) return given;
  const missing = given.some((one) => one.kind === "constant" && one.value === null);
  if (!missing) return given;
  const present = given.filter((one) => !(one.kind === "constant" && one.value === null));
  return join(present, defaultOf(m, atom, frame, parameter));
}
