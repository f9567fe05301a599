/** What calls do to streams: creating, drawing, splitting, deriving, coercing. */
import { brokenMember } from "../workers/loss.js";
import { type CallModel } from "../../knowledge/schema.js";
import { type Machine } from "../machine/machine.js";
import { noteOrder } from "../streams/shares.js";
import { recordDraw } from "../streams/draws.js";
import {
  advance,
  drawn,
  generatorsOf,
  parentOf,
  setStream,
  stateObject,
  STREAM,
  streamFrom,
  streamOf,
  touch,
  use,
  moveOn,
} from "../streams/streams.js";
import { makeSeries, setSize, sizeOf, variationOf } from "../values/containers.js";
import {
  constant,
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
  type StreamAtom,
  type Value,
} from "../values/value.js";
import { along, doubt, FIXED, mix, perhaps, type Variation } from "../values/variation.js";
import { createLibrary, inherited, type ExternalCall } from "./models.js";
import { argumentOf, argumentPlace } from "./parameters.js";

export function argumentsVariation(
  m: Machine,
  given: Arguments,
  receiver: HeapObject | null,
): Variation {
  const values = [...given.positional, ...given.keywords.values(), given.rest ?? []];
  if (receiver !== null) values.push(reference(receiver));
  return values.reduce((all, value) => mix(all, variationOf(m, value)), FIXED);
}

export function draw(
  m: Machine,
  model: Extract<CallModel, { does: "draw" }>,
  made: ExternalCall,
): Value {
  const { receiver, given, at } = made;
  const owners = new Set<HeapObject>();
  let usesState = model.state !== undefined || model.from === undefined;
  if (model.unless !== undefined) {
    const own = argumentOf(m, made, model.unless);
    const others = (model.orElse ?? []).map((ref) => argumentOf(m, made, ref));
    const guard = [own, ...others].find((value) => value.length > 0) ?? [];
    for (const owner of generatorsOf(m, guard)) owners.add(owner);
    for (const owner of seededFor(m, model, made, own)) owners.add(owner);
    usesState =
      guard.length === 0 || guard.some((atom) => atom.kind === "constant" && atom.value === null);
  } else if (model.from !== undefined) {
    const from = argumentOf(m, made, model.from);
    for (const owner of generatorsOf(m, from)) owners.add(owner);
    for (const owner of seededFor(m, model, made, from)) owners.add(owner);
  }
  if (usesState) {
    const owner = ownerOf(m, model.state, receiver);
    if (owner !== null) owners.add(owner);
    if (model.state !== undefined) use(m, model.state, at);
  }
  const size = model.size === undefined ? [] : argumentOf(m, made, model.size);
  const isMissing = size.length === 0 || onlyConstant(size)?.value === null;
  // `rand()` takes as many sizes as one likes, or none.
  const isBulk = !isMissing && objectsOf(size).every((sizes) => sizeOf(m, sizes) !== 0);
  let result: Value = [];
  for (const owner of owners) {
    if (brokenMember(m, owner, at) !== null) continue;
    result = join(result, drawn(m, owner, at, model.gives));
    recordDraw(m, owner, at, isBulk);
  }
  if (model.orders !== undefined) noteOrder(m, argumentOf(m, made, model.orders), at);
  if (owners.size === 0) result = unknown(argumentsVariation(m, given, receiver));
  else result = shapedBy(m, result, given);
  if (!isBulk) return result;
  const axis = m.axes.create();
  const element = result.map((atom): Atom =>
    atom.kind === "data" ? { ...atom, variation: mix(atom.variation, along([axis])) } : atom,
  );
  return makeSeries(m, "list", element, [axis], at);
}

/** Numbers that were drawn as the arguments say: from a range, around a mean, out of a list. */
function shapedBy(m: Machine, drawn: Value, given: Arguments): Value {
  // One of several lists: which of them, may differ.
  const isOneOf = given.positional.some((value) => objectsOf(value).length > 1);
  const added = isOneOf ? perhaps(m.active) : doubt(argumentsVariation(m, given, null));
  if (added === FIXED) return drawn;
  return drawn.map((atom) =>
    atom.kind === "data" ? { ...atom, variation: mix(atom.variation, added) } : atom,
  );
}

/** The generator that a number among the arguments seeds, for the call at hand alone. */
function seededFor(
  m: Machine,
  { seeds, unless, from }: Extract<CallModel, { does: "draw" }>,
  { given, at }: ExternalCall,
  value: Value,
): readonly HeapObject[] {
  const numbers = value.filter(
    (atom) => (atom.kind === "constant" && typeof atom.value === "number") || atom.kind === "data",
  );
  if (seeds === undefined || numbers.length === 0 || numbers.length < value.length) return [];
  const generator = m.create({ is: "library", type: seeds }, at);
  const ref = unless ?? from;
  const place = ref === undefined ? null : argumentPlace(given, ref);
  setStream(m, generator, streamFrom(m, numbers, "entropy", undefined, at, place));
  return [generator];
}

export function split(
  m: Machine,
  model: Extract<CallModel, { does: "split" }>,
  made: ExternalCall,
): Value {
  const { at } = made;
  const receiver =
    model.from === undefined
      ? made.receiver
      : (generatorsOf(m, argumentOf(m, made, model.from))[0] ?? null);
  if (receiver === null) return UNKNOWN;
  const count = model.count === undefined ? [] : argumentOf(m, made, model.count);
  const parents = streamOf(m, receiver);
  const axis = m.axes.create();
  const variation = mix(
    model.pure === true
      ? variationOf(m, parents)
      : mix(variationOf(m, parents), advance(m, parents, receiver)),
    model.single === true ? variationOf(m, joinAll(made.given.positional)) : along([axis]),
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

export function coerce(
  m: Machine,
  model: Extract<CallModel, { does: "coerce" }>,
  made: ExternalCall,
): Value {
  const { given, at } = made;
  const from = argumentOf(m, made, model.from);
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
    const made = createLibrary(m, model.type, null, rebuilt, at);
    for (const object of objectsOf(made)) {
      setStream(m, object, streamFrom(m, seed, "entropy", undefined, at, place));
    }
    result = join(result, made);
  }
  return result;
}

export function derive(
  m: Machine,
  model: Extract<CallModel, { does: "derive" }>,
  made: ExternalCall,
): Value {
  const { receiver, given, at } = made;
  const from =
    model.from === undefined ? receiver : generatorsOf(m, argumentOf(m, made, model.from))[0];
  if (from === undefined || from === null) return createLibrary(m, model.type, null, given, at);
  const child = m.create({ is: "library", type: model.type }, at);
  const added = (model.with ?? []).reduce<Variation>(
    (all, ref) => mix(all, variationOf(m, argumentOf(m, made, ref))),
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
export function advanceReceiver(
  m: Machine,
  model: Extract<CallModel, { does: "advance" }>,
  made: ExternalCall,
): Value {
  const { receiver } = made;
  if (receiver === null) return UNKNOWN;
  const by = model.by === undefined ? [] : argumentOf(m, made, model.by);
  const streams = streamOf(m, receiver);
  if (m.world.dispatch === null) moveOn(m, receiver);
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
export function loopVariation(m: Machine): Variation {
  return m.loopBounds.reduce<Variation>((all, bound) => mix(all, variationOf(m, bound)), FIXED);
}

export function ownerOf(
  m: Machine,
  state: string | undefined,
  receiver: HeapObject | null,
): HeapObject | null {
  return state === undefined ? receiver : stateObject(m, state);
}
