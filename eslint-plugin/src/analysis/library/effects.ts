/** What each kind of call does: seeding, drawing, splitting, sending, calling back. */
import { type CallModel, type ParameterRef } from "../../knowledge/schema.js";
import { call, callUnknowingly, mergeArguments } from "../machine/call.js";
import { iterate } from "../machine/iterate.js";
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import {
  noteReseeding,
  seedWord,
  setStream,
  stateData,
  streamFrom,
  touch,
  use,
} from "../streams/streams.js";
import {
  makeMapping,
  makeSequence,
  makeSeries,
  positionsOf,
  variationOf,
} from "../values/containers.js";
import { truth } from "../values/truth.js";
import { carry } from "../values/sent.js";
import {
  constant,
  data,
  NO_ARGUMENTS,
  NOTHING,
  objectsOf,
  onlyConstant,
  reference,
  unknown,
  UNKNOWN,
  type Arguments,
  type Place,
  type Value,
} from "../values/value.js";
import { broadcast } from "../workers/broadcast.js";
import { announce, dispatchCall, stopRunner } from "../workers/dispatch.js";
import { joinGroup } from "../workers/groups.js";
import { serve } from "../workers/services.js";
import { withCommon } from "../workers/tasks.js";
import { intrinsic } from "./intrinsics.js";
import { createLibrary, type ExternalCall } from "./models.js";
import { argumentField, argumentOf, argumentPlace, memberOf } from "./parameters.js";
import {
  advanceReceiver,
  argumentsVariation,
  coerce,
  derive,
  draw,
  ownerOf,
  split,
} from "./randomness.js";
import { readValue } from "./read-value.js";
import { runScript } from "./run-script.js";

/** Does one thing; null where it has no result of its own. */
export function applyOne(m: Machine, model: CallModel, made: ExternalCall): Value | null {
  const { receiver, given, at } = made;
  switch (model.does) {
    case "create":
      return create(m, model, made);
    case "run-script":
      return runScript(m, model, made);
    case "draw":
      return draw(m, model, made);
    case "seed": {
      const owner = ownerOf(m, model.state, receiver);
      if (owner === null) return null;
      if (model.if !== undefined && truth(argumentOf(m, made, model.if)) !== true) return null;
      if (model.state !== undefined) use(m, model.state, at);
      const seed = argumentOf(m, made, model.seed);
      const streams = streamFrom(
        m,
        seed,
        model.none,
        model.accepts,
        at,
        argumentPlace(given, model.seed),
      );
      setStream(m, owner, streams);
      noteReseeding(m, owner);
      const isSeeded = streams.some((atom) => atom.kind === "stream" && atom.seed !== null);
      if (isSeeded && m.world.dispatch === null && model.state !== undefined) {
        m.parentSeeds.set(model.state, at);
      }
      return NOTHING;
    }
    case "get-state": {
      const owner = ownerOf(m, model.state, receiver);
      if (owner === null) return UNKNOWN;
      if (model.state !== undefined) use(m, model.state, at);
      const word = data(seedWord(m, owner), null, at, "number");
      return holding(m, stateData(m, owner, at), model.seedWord ?? [], word, at);
    }
    case "set-state": {
      const owner = ownerOf(m, model.state, receiver);
      if (owner === null) return null;
      if (model.state !== undefined) use(m, model.state, at);
      setStream(
        m,
        owner,
        streamFrom(m, argumentOf(m, made, model.from), "keep", undefined, at, null),
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
      const parameters = model.parameters?.map((ref) => argumentOf(m, made, ref));
      return intrinsic(m, model.name, {
        name: made.name,
        receiver,
        given,
        values: parameters ?? given.positional,
        ...(model.gives === undefined ? {} : { gives: model.gives }),
        at,
      });
    }
    case "touch":
      touch(m, model.state, at);
      return null;
    case "dispatch":
      return dispatchCall(m, model, made);
    case "join":
      joinGroup(m);
      return null;
    case "stop":
      if (receiver !== null) stopRunner(m, receiver);
      return NOTHING;
    case "configure":
      m.settings.set(model.setting, argumentOf(m, made, model.from));
      return NOTHING;
    case "configure-default":
      setDefault(m, model, argumentOf(m, made, model.from), at);
      return null;
    case "preset":
      preset(m, model, made);
      return null;
    case "broadcast":
      return broadcast(m, model, made);
    case "isolate": {
      const callee = argumentOf(m, made, model.function);
      if (callee.length === 0)
        return [{ kind: "external", name: made.name, language: m.world.language }];
      return m.make({ is: "isolated", callee, states: model.states }, at);
    }
    case "publish":
      publish(m, model, made);
      return NOTHING;
    case "invoke":
      return invoke(m, model, made);
    case "call":
      return callBack(m, model, made);
    case "announce": {
      const value = argumentOf(m, made, model.value);
      const place = argumentPlace(given, model.value) ?? at;
      announce(m, model.channel, made.name, value, place);
      return NOTHING;
    }
    case "serve":
    case "on-start":
      return serve(m, model, made);
    case "after-fork":
      m.afterFork.push({ callee: argumentOf(m, made, model.function), at });
      return NOTHING;
    case "receive":
      return receive(m, model, made);
    case "listen":
      return listen(m, model, made);
    case "expose":
      m.world.exposed.push(argumentOf(m, made, model.value));
      return NOTHING;
    case "exit":
      m.stopped = true;
      return [];
    case "self":
      return receiver === null ? UNKNOWN : reference(receiver);
    case "identity":
      return argumentOf(m, made, model.from);
    case "nothing":
      return unknown(argumentsVariation(m, given, receiver));
  }
}

function setDefault(
  m: Machine,
  { type, parameter, otherwise }: Extract<CallModel, { does: "configure-default" }>,
  given: Value,
  at: Place,
): void {
  const isMissing = given.length === 0 && otherwise !== undefined;
  m.settings.set(`default:${type}:${parameter}`, isMissing ? constant(otherwise, at) : given);
}

/** State data that has something else at a path. */
function holding(
  m: Machine,
  state: Value,
  path: readonly (number | string)[],
  word: Value,
  at: Place,
): Value {
  const [index, ...rest] = path;
  if (index === undefined) return state;
  const part = rest.length === 0 ? word : holding(m, state, rest, word, at);
  if (typeof index === "string") return makeMapping(m, [[index, part]], state, [], at);
  return makeSequence(m, "tuple", [...Array.from({ length: index }, () => state), part], at);
}

function receive(
  m: Machine,
  model: Extract<CallModel, { does: "receive" }>,
  made: ExternalCall,
): Value {
  const event =
    model.event === undefined ? undefined : onlyConstant(argumentOf(m, made, model.event));
  if (
    model.events !== undefined &&
    typeof event?.value === "string" &&
    !model.events.includes(event.value)
  ) {
    return UNKNOWN;
  }
  const handlers = m.world.handlers.get(model.channel) ?? [];
  handlers.push({ callee: argumentOf(m, made, model.function), wraps: model.wraps === true });
  m.world.handlers.set(model.channel, handlers);
  return UNKNOWN;
}

/** Runs what listens once, for all events. */
function listen(
  m: Machine,
  model: Extract<CallModel, { does: "listen" }>,
  made: ExternalCall,
): Value {
  for (const atom of argumentOf(m, made, model.function)) {
    if (atom.kind === "function") m.fromOutside(() => callUnknowingly(m, atom, made.at));
  }
  return made.receiver === null ? UNKNOWN : reference(made.receiver);
}

function compute(m: Machine, { given, receiver, at }: ExternalCall): Value {
  const own = receiver === null ? [] : (m.read(receiver, "@value") ?? []);
  const [first] = own.length > 0 ? [own] : given.positional;
  const source = first?.length === 1 && first[0]?.kind === "data" ? first[0].source : null;
  return carry(data(argumentsVariation(m, given, receiver), source, at), [
    own,
    ...given.positional,
  ]);
}

/** Arguments of a call as arguments of another one, in the order of the references. */
function argumentsOf(m: Machine, made: ExternalCall, refs: readonly ParameterRef[]): Arguments {
  return {
    ...NO_ARGUMENTS,
    positional: refs.map((ref) => argumentOf(m, made, ref)),
    places: refs.map((ref) => argumentPlace(made.given, ref) ?? made.at),
  };
}

function create(
  m: Machine,
  model: Extract<CallModel, { does: "create" }>,
  made: ExternalCall,
): Value {
  const { receiver, at } = made;
  let { given } = made;
  if (model.arguments !== undefined) given = argumentsOf(m, made, model.arguments);
  const value = createLibrary(m, model.type, receiver, given, at);
  if (model.fills !== undefined) {
    const { name, by } = model.fills;
    const maker = argumentOf(m, made, by);
    const part = m.repeated([m.axes.create()], () => call(m, maker, NO_ARGUMENTS, at));
    for (const object of objectsOf(value)) m.write(object, argumentField(name), part);
  }
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
  const key = onlyConstant(argumentOf(m, made, model.key))?.value;
  if (key === undefined || key === null) return unknown(variationOf(m, value));
  const part = memberOf(m, value, String(key));
  return part.length > 0 ? part : unknown(variationOf(m, value));
}

function preset(
  m: Machine,
  model: Extract<CallModel, { does: "preset" }>,
  made: ExternalCall,
): void {
  const value = argumentOf(m, made, model.argument);
  const parts = [
    ...value,
    ...objectsOf(value).flatMap(
      (list) => positionsOf(m, list)?.flat() ?? iterate(m, reference(list), made.at).element,
    ),
  ];
  const hit = parts.find(
    (atom) =>
      atom.kind === "constant" &&
      typeof atom.value === "string" &&
      atom.value.split(/\s+/u).some((word) => word.startsWith(model.startsWith)),
  );
  if (hit?.kind === "constant") m.presets.set(model.state, hit.at ?? made.at);
}

/** What all workers that start from here on find under a channel. */
function publish(
  m: Machine,
  model: Extract<CallModel, { does: "publish" }>,
  made: ExternalCall,
): void {
  const value = argumentOf(m, made, model.value);
  if (model.key === undefined) {
    m.published.set(model.channel, value);
    return;
  }
  const key = onlyConstant(argumentOf(m, made, model.key))?.value;
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
  const own = argumentOf(m, made, ref);
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
  const given = model.arguments === undefined ? made.given : argumentsOf(m, made, model.arguments);
  return call(m, member(m, each, model.method, made.at), given, made.at);
}

function callBack(
  m: Machine,
  model: Extract<CallModel, { does: "call" }>,
  made: ExternalCall,
): Value {
  const { given, at } = made;
  const callee = argumentOf(m, made, model.function);
  if (model.items !== undefined) {
    const steps = iterate(m, argumentOf(m, made, model.items), at);
    const element = m.repeated(steps.axes, () =>
      call(m, callee, { ...NO_ARGUMENTS, positional: [steps.element] }, at),
    );
    return makeSeries(m, "list", element, steps.axes, at);
  }
  let passed = NO_ARGUMENTS;
  for (const ref of model.arguments ?? []) {
    const value = argumentOf(m, made, ref);
    passed = mergeArguments(
      passed,
      ref.rest === true
        ? { ...NO_ARGUMENTS, positional: given.positional.slice(ref.position ?? 0) }
        : { ...NO_ARGUMENTS, positional: [value] },
    );
  }
  return call(m, callee, withCommon(m, model, made, passed), at);
}
