/** What each kind of call does: seeding, drawing, splitting, sending, calling back. */
import type { CallModel } from "../knowledge/schema.js";
import { call, mergeArguments } from "./call.js";
import { makeMapping, makeSeries, setSize, variationOf } from "./containers.js";
import { dispatchCall } from "./dispatch.js";
import { recordDraw } from "./draws.js";
import { intrinsic } from "./intrinsics.js";
import { iterate } from "./iterate.js";
import type { Machine } from "./machine.js";
import { member, readValue } from "./members.js";
import { createLibrary, inherited, type ExternalCall } from "./models.js";
import { argument, argumentPlace, memberOf } from "./parameters.js";
import {
  advance,
  drawn,
  generatorsOf,
  parentOf,
  setStream,
  stateData,
  stateObject,
  STREAM,
  streamFrom,
  streamOf,
  touch,
} from "./streams.js";
import { truth } from "./truth.js";
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
  type StreamAtom,
  type Value,
} from "./value.js";
import { along, FIXED, mix, type Variation } from "./variation.js";

/** Does one thing; null where it has no result of its own. */
export function applyOne(m: Machine, model: CallModel, made: ExternalCall): Value | null {
  const { receiver, given, at } = made;
  switch (model.does) {
    case "create":
      return create(m, model, made);
    case "draw":
      return draw(m, model, made);
    case "seed": {
      const owner = ownerOf(m, model.state, receiver);
      if (owner === null) return null;
      if (model.if !== undefined && truth(argument(m, given, model.if)) !== true) return null;
      if (model.state !== undefined) touch(m, model.state, at);
      const seed = argument(m, given, model.seed);
      setStream(
        m,
        owner,
        streamFrom(m, seed, model.none, model.accepts, at, argumentPlace(given, model.seed)),
      );
      return NOTHING;
    }
    case "get-state": {
      const owner = ownerOf(m, model.state, receiver);
      if (owner === null) return UNKNOWN;
      if (model.state !== undefined) touch(m, model.state, at);
      return model.constantPart === true ? data(FIXED, "state", at) : stateData(m, owner, at);
    }
    case "set-state": {
      const owner = ownerOf(m, model.state, receiver);
      if (owner === null) return null;
      if (model.state !== undefined) touch(m, model.state, at);
      setStream(
        m,
        owner,
        streamFrom(m, argument(m, given, model.from), "keep", undefined, at, null),
      );
      return NOTHING;
    }
    case "split":
      return split(m, model, made);
    case "coerce":
      return coerce(m, model, made);
    case "value":
      return keyed(m, model, made);
    case "derive":
      return derive(m, model, made);
    case "advance":
      return advanceReceiver(m, model, made);
    case "compute":
      return compute(m, made);
    case "intrinsic": {
      const parameters = model.parameters?.map((ref) => argument(m, given, ref));
      return intrinsic(m, model.name, {
        receiver,
        given,
        values: parameters ?? given.positional,
        at,
      });
    }
    case "touch":
      touch(m, model.state, at);
      return null;
    case "dispatch":
      return dispatchCall(m, model, made);
    case "configure":
      m.settings.set(model.setting, argument(m, given, model.from));
      return NOTHING;
    case "configure-default":
      m.settings.set(`default:${model.type}:${model.parameter}`, argument(m, given, model.from));
      return null;
    case "preset":
      preset(m, model, made);
      return null;
    case "broadcast":
      return argument(m, given, model.value);
    case "isolate":
      return UNKNOWN;
    case "publish":
      publish(m, model, made);
      return NOTHING;
    case "invoke":
      return invoke(m, model, made);
    case "call":
      return callBack(m, model, given, at);
    case "after-fork":
      m.afterFork.push({ callee: argument(m, given, model.function), at });
      return NOTHING;
    case "receive":
      return receive(m, model, given);
    case "expose":
      m.world.exposed.push(argument(m, given, model.value));
      return NOTHING;
    case "exit":
      m.stopped = true;
      return [];
    case "self":
      return receiver === null ? UNKNOWN : reference(receiver);
    case "identity":
      return argument(m, given, model.from);
    case "nothing":
      return unknown(argumentsVariation(m, given, receiver));
  }
}

function receive(
  m: Machine,
  model: Extract<CallModel, { does: "receive" }>,
  given: Arguments,
): Value {
  const event =
    model.event === undefined ? undefined : onlyConstant(argument(m, given, model.event));
  if (
    model.events !== undefined &&
    typeof event?.value === "string" &&
    !model.events.includes(event.value)
  ) {
    return UNKNOWN;
  }
  const handlers = m.world.handlers.get(model.channel) ?? [];
  handlers.push({ callee: argument(m, given, model.function), wraps: model.wraps === true });
  m.world.handlers.set(model.channel, handlers);
  return UNKNOWN;
}

function ownerOf(
  m: Machine,
  state: string | undefined,
  receiver: HeapObject | null,
): HeapObject | null {
  return state === undefined ? receiver : stateObject(m, state);
}

function argumentsVariation(m: Machine, given: Arguments, receiver: HeapObject | null): Variation {
  const values = [...given.positional, ...given.keywords.values(), given.rest ?? []];
  if (receiver !== null) values.push(reference(receiver));
  return values.reduce((all, value) => mix(all, variationOf(m, value)), FIXED);
}

function compute(m: Machine, { given, receiver, at }: ExternalCall): Value {
  const [first] = given.positional;
  const source = first?.length === 1 && first[0]?.kind === "data" ? first[0].source : null;
  return data(argumentsVariation(m, given, receiver), source, at);
}

function draw(m: Machine, model: Extract<CallModel, { does: "draw" }>, made: ExternalCall): Value {
  const { receiver, given, at } = made;
  const owners = new Set<HeapObject>();
  let usesState = model.state !== undefined || model.from === undefined;
  if (model.unless !== undefined) {
    const guard = argument(m, given, model.unless);
    for (const owner of generatorsOf(m, guard)) owners.add(owner);
    usesState =
      guard.length === 0 || guard.some((atom) => atom.kind === "constant" && atom.value === null);
  } else if (model.from !== undefined) {
    for (const owner of generatorsOf(m, argument(m, given, model.from))) owners.add(owner);
  }
  if (usesState) {
    const owner = ownerOf(m, model.state, receiver);
    if (owner !== null) owners.add(owner);
    if (model.state !== undefined) touch(m, model.state, at);
  }
  const size = model.size === undefined ? [] : argument(m, given, model.size);
  const isBulk = size.length > 0 && onlyConstant(size)?.value !== null;
  let result: Value = [];
  for (const owner of owners) {
    result = join(result, drawn(m, owner, at));
    recordDraw(m, owner, at, isBulk);
  }
  if (owners.size === 0) result = unknown(argumentsVariation(m, given, receiver));
  if (!isBulk) return result;
  const axis = m.axes.create();
  const element = result.map((atom): Atom =>
    atom.kind === "data" ? { ...atom, variation: mix(atom.variation, along([axis])) } : atom,
  );
  return makeSeries(m, "list", element, [axis], at);
}

function create(
  m: Machine,
  model: Extract<CallModel, { does: "create" }>,
  made: ExternalCall,
): Value {
  const { receiver, at } = made;
  let { given } = made;
  if (model.arguments !== undefined) {
    const places = model.arguments.map((ref) => argumentPlace(made.given, ref) ?? at);
    given = {
      ...NO_ARGUMENTS,
      positional: model.arguments.map((ref) => argument(m, made.given, ref)),
      places,
    };
  }
  const value = createLibrary(m, model.type, receiver, given, at);
  return model.many === true ? makeSeries(m, "list", value, [m.axes.create()], at) : value;
}

/** A value that knowledge describes; with a key, that member of it. */
function keyed(
  m: Machine,
  model: Extract<CallModel, { does: "value" }>,
  made: ExternalCall,
): Value {
  const value = readValue(m, model.value, null, made.at);
  if (model.key === undefined) return value;
  const key = onlyConstant(argument(m, made.given, model.key))?.value;
  if (key === undefined || key === null) return unknown(variationOf(m, value));
  const part = memberOf(m, value, String(key));
  return part.length > 0 ? part : unknown(variationOf(m, value));
}

function derive(
  m: Machine,
  model: Extract<CallModel, { does: "derive" }>,
  made: ExternalCall,
): Value {
  const { receiver, given, at } = made;
  const from =
    model.from === undefined ? receiver : generatorsOf(m, argument(m, given, model.from))[0];
  if (from === undefined || from === null) return createLibrary(m, model.type, null, given, at);
  const child = m.create({ is: "library", type: model.type }, at);
  const added = (model.with ?? []).reduce<Variation>(
    (all, ref) => mix(all, variationOf(m, argument(m, given, ref))),
    FIXED,
  );
  m.write(
    child,
    STREAM,
    streamOf(m, from).map((atom): Atom =>
      atom.kind === "stream" ? { ...atom, variation: mix(atom.variation, added) } : atom,
    ),
  );
  return reference(child);
}

/** Moves a stream on: by so many steps, or once more for each time the code at hand runs. */
function advanceReceiver(
  m: Machine,
  model: Extract<CallModel, { does: "advance" }>,
  made: ExternalCall,
): Value {
  const { receiver, given } = made;
  if (receiver === null) return UNKNOWN;
  const by = model.by === undefined ? [] : argument(m, given, model.by);
  const streams = streamOf(m, receiver);
  const moved = mix(variationOf(m, by), m.world.dispatch === null ? m.fresh() : loopVariation(m));
  setStream(
    m,
    receiver,
    streams.map((atom): Atom =>
      atom.kind === "stream" ? { ...atom, variation: mix(atom.variation, moved) } : atom,
    ),
  );
  return reference(receiver);
}

/** A jump repeated as often as a number says moves on by that number. */
function loopVariation(m: Machine): Variation {
  return m.loopBounds.reduce<Variation>((all, bound) => mix(all, variationOf(m, bound)), FIXED);
}

function preset(
  m: Machine,
  model: Extract<CallModel, { does: "preset" }>,
  made: ExternalCall,
): void {
  const value = argument(m, made.given, model.argument);
  const parts = [
    ...value,
    ...objectsOf(value).flatMap((object) => iterate(m, reference(object), made.at).element),
  ];
  const hit = parts.find(
    (atom) =>
      atom.kind === "constant" &&
      typeof atom.value === "string" &&
      atom.value.startsWith(model.startsWith),
  );
  if (hit?.kind === "constant") m.presets.set(model.state, hit.at ?? made.at);
}

/** What all workers that start from here on find under a channel. */
function publish(
  m: Machine,
  model: Extract<CallModel, { does: "publish" }>,
  made: ExternalCall,
): void {
  const value = argument(m, made.given, model.value);
  if (model.key === undefined) {
    m.published.set(model.channel, value);
    return;
  }
  const key = onlyConstant(argument(m, made.given, model.key))?.value;
  const [holder] = objectsOf(m.published.get(model.channel) ?? []);
  if (holder === undefined) {
    const entries: readonly (readonly [string, Value])[] = [[String(key), value]];
    m.published.set(model.channel, makeMapping(m, entries, null, [], made.at));
  } else {
    m.write(holder, `key:${String(key)}`, value);
  }
}

function invoke(
  m: Machine,
  model: Extract<CallModel, { does: "invoke" }>,
  made: ExternalCall,
): Value {
  const ref = model.object;
  const own = argument(m, made.given, ref);
  const kept =
    made.receiver === null || ref.name === undefined
      ? []
      : (m.read(made.receiver, `@${ref.name}`) ?? []);
  const object = own.length > 0 ? own : kept;
  const each = objectsOf(object).flatMap((one) =>
    one.shape.is === "sequence"
      ? iterate(m, reference(one), made.at).element
      : [{ kind: "object" as const, object: one }],
  );
  return call(m, member(m, each, model.method, made.at), made.given, made.at);
}

function split(
  m: Machine,
  model: Extract<CallModel, { does: "split" }>,
  made: ExternalCall,
): Value {
  const { given, at } = made;
  const receiver =
    model.from === undefined
      ? made.receiver
      : (generatorsOf(m, argument(m, given, model.from))[0] ?? null);
  if (receiver === null) return UNKNOWN;
  const count = model.count === undefined ? [] : argument(m, given, model.count);
  const parents = streamOf(m, receiver);
  const axis = m.axes.create();
  const variation = mix(
    model.pure === true
      ? variationOf(m, parents)
      : mix(variationOf(m, parents), advance(m, parents)),
    model.single === true ? variationOf(m, joinAll(given.positional)) : along([axis]),
  );
  const child = m.create({ is: "library", type: model.type }, at);
  const stream: StreamAtom = {
    kind: "stream",
    variation,
    seeding: "value",
    seed: reference(receiver),
    phase: m.phase,
    world: m.world.id,
    at,
    seedAt: receiver.at ?? at,
    ...parentOf(m, reference(receiver)),
  };
  m.write(child, STREAM, [stream]);
  if (model.single === true) return reference(child);
  const series = makeSeries(m, "list", reference(child), [axis], at);
  const size = onlyConstant(count)?.value;
  if (typeof size === "number") setSize(m, series, size);
  return series;
}

function coerce(
  m: Machine,
  model: Extract<CallModel, { does: "coerce" }>,
  made: ExternalCall,
): Value {
  const { given, at } = made;
  const from = argument(m, given, model.from);
  const generators = generatorsOf(m, from).filter((object) => {
    const { shape } = object;
    return shape.is !== "library" || inherited(m, shape.type).generator?.isSeedSource !== true;
  });
  let result: Value = joinAll(generators.map(reference));
  const missing =
    from.length === 0 || from.some((atom) => atom.kind === "constant" && atom.value === null);
  if (missing && model.none !== "create") {
    const state = stateObject(m, model.none.state);
    touch(m, model.none.state, at);
    m.write(state, "#type", constant(model.type));
    result = join(result, reference(state));
  }
  const seeds = from.filter(
    (atom) =>
      !(atom.kind === "constant" && atom.value === null) &&
      !(atom.kind === "object" && generators.includes(atom.object)),
  );
  if (seeds.length > 0 || (missing && model.none === "create")) {
    const seed = missing && model.none === "create" ? [...seeds, ...NOTHING] : seeds;
    const place = argumentPlace(given, model.from);
    const rebuilt: Arguments = {
      ...NO_ARGUMENTS,
      positional: seed.length === 0 ? [] : [seed],
      places: place === null ? [] : [place],
    };
    result = join(result, createLibrary(m, model.type, null, rebuilt, at));
  }
  return result;
}

function callBack(
  m: Machine,
  model: Extract<CallModel, { does: "call" }>,
  given: Arguments,
  at: Place,
): Value {
  const callee = argument(m, given, model.function);
  if (model.items !== undefined) {
    const steps = iterate(m, argument(m, given, model.items), at);
    const element = m.repeated(steps.axes, () =>
      call(m, callee, { ...NO_ARGUMENTS, positional: [steps.element] }, at),
    );
    return makeSeries(m, "list", element, steps.axes, at);
  }
  let passed = NO_ARGUMENTS;
  for (const ref of model.arguments ?? []) {
    const value = argument(m, given, ref);
    passed = mergeArguments(
      passed,
      ref.rest === true
        ? { ...NO_ARGUMENTS, positional: given.positional.slice(ref.position ?? 0) }
        : { ...NO_ARGUMENTS, positional: [value] },
    );
  }
  return call(m, callee, passed, at);
}
