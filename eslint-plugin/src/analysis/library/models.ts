/** Applies what knowledge says of a call to the machine. */
import { CONSTRUCTOR } from "../../facts/facts.js";
import { type CallModel, type GeneratorModel, type TypeModel } from "../../knowledge/schema.js";
import { call } from "../machine/call.js";
import { type Machine } from "../machine/machine.js";
import { methodModel } from "../machine/members.js";
import { setStream, streamFrom } from "../streams/streams.js";
import { variationOf } from "../values/containers.js";
import { truth } from "../values/truth.js";
import {
  NO_ARGUMENTS,
  NOTHING,
  reference,
  unknown,
  UNKNOWN,
  type Arguments,
  type Atom,
  type ExternalAtom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { FIXED, mix } from "../values/variation.js";
import { startRunner } from "../workers/dispatch.js";
import { applyOne } from "./effects.js";
import { fill, holdsItems, itemsOf } from "./own-containers.js";
import { argument, argumentPlace, keepArguments } from "./parameters.js";

/** A call of something outside the project. */
export interface ExternalCall {
  /** The name of the method or function. */
  readonly name: string;
  readonly receiver: HeapObject | null;
  /** The receiver's library type. */
  readonly type: string | null;
  readonly given: Arguments;
  readonly at: Place;
}

/** Calls a name outside the project. */
export function callSymbol(
  m: Machine,
  atom: ExternalAtom,
  given: Arguments,
  at: Place,
  isNew: boolean,
): Value {
  const knowledge = m.program.knowledge(atom.language);
  const symbol = knowledge.symbol(atom.name);
  if (symbol?.type !== undefined) return createLibrary(m, symbol.type, null, given, at);
  if (symbol?.call !== undefined) {
    return apply(m, symbol.call, { name: atom.name, receiver: null, type: null, given, at });
  }
  if (knowledge.type(atom.name) !== undefined) return createLibrary(m, atom.name, null, given, at);
  return callStranger(m, given, at, isNew);
}

/** Calls a library function of which nothing is known; it may call back, once. */
function callStranger(m: Machine, given: Arguments, at: Place, isNew: boolean): Value {
  const result = call(m, unknown(FIXED), given, at);
  return isNew ? unknown(variationOf(m, result)) : result;
}

/** Calls a method of a library object or container. */
export function callMethod(
  m: Machine,
  receiver: HeapObject,
  type: string,
  name: string,
  given: Arguments,
  at: Place,
): Value {
  if (name === CONSTRUCTOR) {
    setUp(m, receiver, type, given, at);
    if (holdsItems(receiver, type)) fill(m, receiver, type, given, at);
    return NOTHING;
  }
  if (holdsItems(receiver, type)) {
    const items = itemsOf(m, receiver) ?? fill(m, receiver, type, NO_ARGUMENTS, at);
    return callMethod(m, items, type, name, given, at);
  }
  const knowledge = m.program.knowledge(m.world.language);
  const holder = methodModel(m, type, name) ?? methodModel(m, type, "*");
  const methods = holder === null ? undefined : knowledge.type(holder)?.methods;
  const models = methods?.[name] ?? methods?.["*"];
  if (models === undefined) return call(m, unknown(receiver.variation), given, at);
  return apply(m, models, { name, receiver, type, given, at });
}

/** Calls a copy of a method that is bound to a hidden generator. */
export function callBound(m: Machine, object: HeapObject, given: Arguments, at: Place): Value {
  if (object.shape.is !== "bound") return UNKNOWN;
  const symbol = m.program.knowledge(m.world.language).symbol(object.shape.name);
  const models = symbol?.call === undefined ? [] : list(symbol.call);
  return apply(
    m,
    models.map((model) => ("state" in model ? { ...model, state: undefined } : model) as CallModel),
    { name: object.shape.name, receiver: object, type: null, given, at },
  );
}

function list(models: CallModel | readonly CallModel[]): readonly CallModel[] {
  return "does" in models ? [models] : models;
}

function apply(m: Machine, models: CallModel | readonly CallModel[], made: ExternalCall): Value {
  let result: Value = NOTHING;
  for (const model of list(models)) result = applyOne(m, model, made) ?? result;
  return result;
}

/** Makes an object of a library type. */
export function createLibrary(
  m: Machine,
  type: string,
  context: HeapObject | null,
  given: Arguments,
  at: Place,
): Value {
  const object = m.create({ is: "library", type }, at);
  if (context !== null) m.write(object, "@context", reference(context));
  setUp(m, object, type, given, at);
  return reference(object);
}

/** What the constructor of a library type does to an object, which may be of a subclass. */
function setUp(m: Machine, object: HeapObject, type: string, given: Arguments, at: Place): void {
  keepArguments(m, object, type, given);
  const model = inherited(m, type);
  if (model.generator !== undefined) {
    setStream(m, object, constructed(m, model.generator, given, at));
  }
  if (model.runner !== undefined) startRunner(m, object, model.runner, given, at);
}

/** The stream that a generator's constructor gives it. */
function constructed(m: Machine, model: GeneratorModel, given: Arguments, at: Place): Value {
  if (model.stateless === true || (model.when !== undefined && !m.admits(model.when))) return [];
  const state = model.state === undefined ? [] : argument(m, given, model.state);
  const saved = state.filter((atom) => atom.kind !== "constant");
  const ref = saved.length > 0 ? model.state : model.seed;
  const value = ref === undefined || ref === null ? [] : argument(m, given, ref);
  const place = ref === undefined || ref === null ? null : argumentPlace(given, ref);
  const accepts = saved.length > 0 ? undefined : model.accepts;
  let added = FIXED;
  for (const other of model.mixes ?? [])
    added = mix(added, variationOf(m, argument(m, given, other)));
  const stirred = model.entropy === undefined ? null : truth(argument(m, given, model.entropy));
  if (stirred === true) added = mix(added, m.fresh());
  const streams = streamFrom(m, value, model.none, accepts, at, place);
  return streams.map((atom): Atom =>
    atom.kind === "stream" ? { ...atom, variation: mix(atom.variation, added) } : atom,
  );
}

/** The parts of a type's model that it has or inherits. */
export function inherited(m: Machine, type: string): Pick<TypeModel, "generator" | "runner"> {
  const knowledge = m.program.knowledge(m.world.language);
  const queue = [type];
  const seen = new Set<string>();
  let result: Pick<TypeModel, "generator" | "runner"> = {};
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const model = knowledge.type(name);
    if (model === undefined) continue;
    result = {
      ...(model.generator === undefined ? {} : { generator: model.generator }),
      ...(model.runner === undefined ? {} : { runner: model.runner }),
      ...result,
    };
    queue.push(...(model.extends ?? []));
  }
  return result;
}
