/** Streams of random numbers: how they are seeded, copied and drawn from. */
import {
  type Condition,
  type GlobalState,
  type NoSeed,
  type SeedTypes,
} from "../../knowledge/schema.js";
import { workerAxes, type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { jobAtHand } from "./jobs.js";
import { variationOf } from "../values/containers.js";
import {
  constant,
  data,
  objectsOf,
  onlyConstant,
  type Atom,
  type DataType,
  type HeapObject,
  type Place,
  type Seeding,
  type StreamAtom,
  type Value,
} from "../values/value.js";
import {
  along,
  doubt,
  either,
  FIXED,
  perhaps,
  union,
  type Axis,
  type Variation,
  mix,
  without,
} from "../values/variation.js";

/** Field of a generator or library state that holds its stream. */
export const STREAM = "#stream";
/** Field of a library state: set once something has used it. */
const TOUCHED = "#touched";

/** The stream that a seed gives. A missing seed is an empty value. */
export function streamFrom(
  m: Machine,
  seed: Value,
  none: NoSeed,
  accepts: SeedTypes | undefined,
  at: Place | null,
  seedAt: Place | null,
): Value {
  const streams: Atom[] = [];
  const given: Atom[] = [];
  let missing = seed.length === 0;
  for (const atom of seed) {
    if (atom.kind === "constant" && atom.value === null) missing = true;
    else given.push(atom);
  }
  if (missing) {
    const stream = unseeded(m, none, at);
    if (stream !== null) streams.push(stream);
  }
  if (given.length > 0) streams.push(seeded(m, given, accepts, at, seedAt));
  return streams;
}

function base(
  m: Machine,
  at: Place | null,
): Pick<StreamAtom, "kind" | "phase" | "world" | "at" | "calls" | "madeAlong" | "job"> {
  const { phase, calls, active } = m;
  const job = jobAtHand(m);
  const own = job === undefined ? {} : { job };
  return { kind: "stream", phase, world: m.world.id, at, calls, madeAlong: active, ...own };
}

function unseeded(m: Machine, none: NoSeed, at: Place | null): StreamAtom | null {
  const common = { ...base(m, at), seed: null, seedAt: null };
  switch (none) {
    case "entropy":
      return { ...common, seeding: "entropy", variation: m.fresh() };
    case "clock":
      return { ...common, seeding: "clock", variation: perhaps(m.active) };
    case "constant":
      return { ...common, seeding: "constant", variation: FIXED };
    case "keep":
    case "error":
      return null;
  }
}

function seeded(
  m: Machine,
  seed: Value,
  accepts: SeedTypes | undefined,
  at: Place | null,
  seedAt: Place | null,
): StreamAtom {
  const [first, ...others] = seed.map((atom) => seedVariation(m, atom));
  let variation = others.reduce(either, first ?? FIXED);
  if (accepts !== undefined && ignores(seed, accepts)) variation = FIXED;
  const seeding: Seeding = seed.every((atom) => isConstant(m, atom)) ? "constant" : "value";
  return { ...base(m, at), seeding, variation, seed, seedAt: seedAt ?? at, ...parentOf(m, seed) };
}

/** The generator among the seed's alternatives, for the chain of causes. */
export function parentOf(m: Machine, seed: Value): Pick<StreamAtom, "parent"> {
  for (const owner of objectsOf(seed)) {
    const stream = (m.read(owner, STREAM) ?? []).find((atom) => atom.kind === "stream");
    if (stream?.kind === "stream") return { parent: { owner, stream } };
  }
  return {};
}

function isConstant(m: Machine, atom: Atom): boolean {
  if (atom.kind === "constant") return true;
  if (atom.kind !== "object" || atom.object.shape.is !== "sequence") return false;
  return m
    .fields(atom.object)
    .every(
      (field) =>
        field.startsWith("#") || onlyConstant(m.read(atom.object, field) ?? []) !== undefined,
    );
}

function seedVariation(m: Machine, atom: Atom): Variation {
  const stream = atom.kind === "object" ? m.read(atom.object, STREAM) : undefined;
  return variationOf(m, stream ?? [atom]);
}

/** Whether the library takes no notice of a seed of this kind, so that all give one stream. */
function ignores(seed: Value, { ignored }: SeedTypes): boolean {
  return seed.every((atom) => {
    switch (atom.kind) {
      case "constant":
        if (typeof atom.value === "string") return ignored.includes("string");
        if (typeof atom.value === "number")
          return ignored.includes(Number.isInteger(atom.value) ? "number" : "fraction");
        return false;
      case "data":
        if (atom.type === undefined) return false;
        return ignored.includes(atom.type);
      case "object":
        return atom.object.shape.is === "sequence" && ignored.includes("array");
      default:
        return false;
    }
  });
}

/** The object that holds a library's state in the world at hand. */
export function stateObject(m: Machine, name: string): HeapObject {
  const id = m.aliases[name] ?? name;
  let object = m.world.states.get(id);
  if (object === undefined) {
    const shape = { is: "state", id } as const;
    object = m.within({ active: [] }, () => m.create(shape, null));
    m.world.states.set(id, object);
  }
  if (m.read(object, STREAM) === undefined) m.write(object, STREAM, [initialStream(m, id)]);
  return object;
}

/** Makes the states of the libraries that were imported, as those make them unless they are lazy. */
export function makeImportedStates(m: Machine): void {
  const knowledge = m.program.knowledge(m.world.language);
  for (const id of knowledge.stateIds) {
    const [root = id] = id.split(".");
    if (m.world.imported.has(root)) stateObject(m, id);
  }
}

/** The stream that a library makes by itself; in the child of a fork it is the parent's. */
function initialStream(m: Machine, id: string): StreamAtom {
  const { world } = m;
  const model = m.program.knowledge(world.language).state(id);
  const common = {
    kind: "stream",
    at: null,
    seed: null,
    seedAt: null,
    seeding: "initial",
  } as const;
  if (m.presets.has(id)) {
    return {
      ...common,
      phase: "load",
      world: world.id,
      variation: FIXED,
      seedAt: m.presets.get(id) ?? null,
    };
  }
  const process = world.dispatch?.process.memory;
  const copies = process === "fork" || process === "threads";
  if (world.memory !== null && copies && (model?.onFork !== "reseeded" || process === "threads")) {
    return { ...common, phase: "parent", world: world.memory.id, variation: FIXED };
  }
  return {
    ...common,
    phase: world.dispatch === null ? "parent" : "load",
    world: world.id,
    variation: perProcess(m, model?.initial ?? "entropy"),
  };
}

/** The variation of what each process makes for itself, whatever the task at hand. */
export function perProcess(m: Machine, initial: GlobalState["initial"]): Variation {
  const { dispatch } = m.world;
  if (dispatch === null || initial === "constant") return FIXED;
  // What the server of forks makes, it makes once.
  const axes = processAxes(dispatch).filter((axis) => m.active.includes(axis));
  return initial === "clock" ? perhaps(axes) : along(axes);
}

/** The axes along which processes are numbered. */
export function processAxes(dispatch: DispatchRecord): readonly Axis[] {
  const epochs = dispatch.epochAxis === null ? [] : [dispatch.epochAxis];
  return union(workerAxes(dispatch), epochs);
}

/** Notes that a state has been made and used. */
export function touch(m: Machine, id: string, at: Place): void {
  const object = stateObject(m, id);
  if (m.world.dispatch?.process.memory === "forkserver" && m.active.length === 0) {
    m.world.touchedInServer.add(id);
  }
  if (m.read(object, TOUCHED) === undefined) m.write(object, TOUCHED, constant(true, at));
}

/** Notes that a state is drawn from, set or read, for which some hold a lock. */
export function use(m: Machine, id: string, at: Place): void {
  touch(m, id, at);
  const { dispatch } = m.world;
  if (dispatch === null || m.program.knowledge(m.world.language).state(id)?.lock !== true) return;
  m.events.push({ kind: "use", dispatch, at, state: id });
}

/** States that reading a name uses, and so makes: those of its own module. */
export function touchedBy(m: Machine, name: string): readonly string[] {
  return m.program.knowledge(m.world.language).importEffects(name)?.touches ?? [];
}

/**
 * The condition under which the child of a fork finds a state of its parent, and not a new one that
 * is made on first use; null where it always does.
 */
export function inheritance(m: Machine, state: HeapObject): Condition | null {
  const { memory, snapshot, dispatch, touchedInServer } = m.world;
  if (state.shape.is !== "state" || dispatch === null) return null;
  const model = m.program.knowledge(m.world.language).state(state.shape.id);
  if (model?.lazy === undefined) return null;
  const eager: Condition = { not: model.lazy.when };
  if (dispatch.process.memory === "forkserver") {
    return touchedInServer.has(state.shape.id) ? null : eager;
  }
  if (memory === null || snapshot === null || snapshot.read(state, TOUCHED) !== undefined)
    return null;
  if (memory.strangers.size === 0) return eager;
  const phrase = `once ${state.shape.id} has been used in the parent process`;
  return { any: [eager, { flag: `touched:${state.shape.id}`, phrase }] };
}

/** Sets the stream of a generator or state. */
export function setStream(m: Machine, owner: HeapObject, stream: Value): void {
  if (stream.length > 0) m.write(owner, STREAM, stream);
}

/** The stream of a generator or state. */
export function streamOf(m: Machine, owner: HeapObject): Value {
  return m.read(owner, STREAM) ?? [];
}

/**
 * How the next number of a stream differs. Numbers of a stream that is the same in all replicas are
 * the same in all of them; otherwise each draw gives new ones. A generator that is made anew on each
 * pass of a loop begins anew with it.
 */
export function advance(m: Machine, streams: Value, owner: HeapObject | null = null): Variation {
  const { dispatch } = m.world;
  const fresh =
    owner !== null && startsAnew(owner)
      ? along(without(m.active, owner.variation.exact))
      : m.fresh();
  if (dispatch === null) return fresh;
  const replicas = union([dispatch.workerAxis], dispatch.taskAxes);
  const settled = streams.filter((atom): atom is StreamAtom => atom.kind === "stream");
  const repeats =
    settled.length > 0 &&
    settled.every((stream) => m.axes.difference(stream.variation, replicas) === "equal");
  return repeats ? FIXED : fresh;
}

/** Whether making the object another time begins its stream another time. */
function startsAnew({ shape, copy }: HeapObject): boolean {
  return shape.is === "library" && copy === null;
}

/** What a draw gives. */
export function drawn(m: Machine, owner: HeapObject, at: Place, type?: DataType): Value {
  const streams = streamOf(m, owner);
  return data(mix(variationOf(m, streams), advance(m, streams, owner)), "draw", at, type);
}

/** The axis along which a stream moves on as the program draws from it. */
function positionAxis(m: Machine, owner: HeapObject): Axis {
  return m.axisOf(m.cellOf(owner));
}

/** Notes that a stream moves on with each pass of the innermost loop at hand. */
export function moveOn(m: Machine, owner: HeapObject): void {
  const loops = without(m.active, owner.variation.exact);
  const innermost = loops.at(-1);
  if (innermost !== undefined) m.axes.equate([innermost], [positionAxis(m, owner)]);
  for (const loop of loops) m.axes.equate([loop], [movement(m, owner, loop)]);
}

/** By generator and loop. */
const MOVEMENTS = new WeakMap<Machine, Map<string, Axis>>();

/** An axis that turns out to be the loop's if the program moves the stream on in there. */
function movement(m: Machine, { id, shape }: HeapObject, loop: Axis): Axis {
  const known = MOVEMENTS.get(m) ?? new Map<string, Axis>();
  MOVEMENTS.set(m, known);
  // A process that was forked early has an object of its own for the state.
  const key = `${shape.is === "state" ? shape.id : id} ${loop}`;
  const axis = known.get(key) ?? m.axes.create();
  known.set(key, axis);
  return axis;
}

/** The state of a stream as plain data. */
export function stateData(m: Machine, owner: HeapObject, at: Place): Value {
  const variation = variationOf(m, streamOf(m, owner));
  return data(mix(variation, position(m, owner)), "state", at);
}

/** Read in a loop that also draws, a state is another one in each pass, whichever comes first. */
function position(m: Machine, owner: HeapObject): Variation {
  return m.world.dispatch === null ? along([positionAxis(m, owner)]) : FIXED;
}

/** Notes that a stream begins elsewhere with each pass of a loop: it is seeded there. */
export function noteReseeding(m: Machine, owner: HeapObject): void {
  if (m.world.dispatch !== null) return;
  const variation = variationOf(m, streamOf(m, owner));
  if (m.axes.difference(variation, m.active) === "distinct") moveOn(m, owner);
}

/**
 * How the word of a state differs that an integer seed fills: perhaps as the state does. A runner
 * seeds the state with an array, after which that word is always the same.
 */
export function seedWord(m: Machine, owner: HeapObject): Variation {
  const streams = streamOf(m, owner);
  const isSetByRunner = streams.every(
    (atom) =>
      atom.kind === "stream" &&
      atom.world === m.world.id &&
      atom.seeding === "entropy" &&
      atom.at === null,
  );
  if (isSetByRunner) return FIXED;
  const loops = m.world.dispatch?.epochLoops ?? [];
  const moved = along(loops.map((loop) => movement(m, owner, loop)).sort((a, b) => a - b));
  return doubt(mix(mix(variationOf(m, streams), moved), position(m, owner)));
}

/** Generators among the alternatives of a value. */
export function generatorsOf(m: Machine, value: Value): readonly HeapObject[] {
  return objectsOf(value).filter((object) => m.read(object, STREAM) !== undefined);
}
