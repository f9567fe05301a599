/**
 * The state of the abstract machine: worlds (processes), their heaps, the axes along which code is
 * being repeated, and the events it has seen. The modules beside this one make it move.
 */
import { type Language, type Range } from "../../facts/facts.js";
import { type Condition, type Serializer } from "../../knowledge/schema.js";
import { inherited } from "../library/models.js";
import { type Program } from "../program.js";
import { type ParentDraw } from "../streams/draws.js";
import { collapse, Layer, type Exit, type Leaving } from "../values/heap.js";
import {
  reference,
  type HeapObject,
  type ModuleInstance,
  type Phase,
  type Place,
  type Shape,
  type Transfer,
  type Value,
} from "../values/value.js";
import { along, Axes, FIXED, union, type Axis, type Variation } from "../values/variation.js";
import { type Message, type Runner } from "../workers/dispatch.js";
import { readCopied } from "../workers/transfer.js";
import { Budget } from "./budget.js";
import { type BrokenEvent, type DispatchRecord, type Event } from "./events.js";
import { type CallSite, type World } from "./world.js";

/** Work that waits until the program has run to its end (messages may still be sent to a worker). */
export type Deferred = () => void;

/** Calls that may be nested. */
export const DEPTH_LIMIT = 80;

export class Machine {
  readonly axes = new Axes();
  readonly budget = new Budget();
  readonly events: Event[] = [];
  readonly deferred: Deferred[] = [];
  /** Functions that have been executed, so that the others can be tried on their own. */
  readonly executed = new Set<object>();
  world: World;
  /** Axes along which the code at hand is being repeated. */
  active: readonly Axis[] = [];
  phase: Phase = "parent";
  calls: readonly CallSite[] = [];
  /** Pools, loaders and processes, by object. */
  readonly runners = new Map<HeapObject, Runner>();
  /** Values that every process of the program was given a copy of, by the journey of the copy. */
  readonly broadcasts = new Map<number, DispatchRecord>();
  /** Where the program itself last seeded a library's state. */
  readonly parentSeeds = new Map<string, Place>();
  /** Messages to all workers. */
  readonly announcements: Message[] = [];
  /** Draws by the program itself. */
  readonly parentDraws: ParentDraw[] = [];
  /** Places of draws of which each replica takes a part of its own, by `shareKey`. */
  readonly shared = new Set<string>();
  /** Work whose workers end before their first task. */
  readonly broken = new Set<DispatchRecord>();
  /** For each loop that is running, outermost first: how many draws there had been. */
  readonly loopStarts: number[] = [];
  /** What the program configured for all its processes, by setting. */
  readonly settings = new Map<string, Value>();
  /** What every worker that starts from here on finds under a channel. */
  readonly published = new Map<string, Value>();
  /** States that an argument has fixed for all processes, and where. */
  readonly presets = new Map<string, Place>();
  /** States that stand for others in the function at hand. */
  aliases: Readonly<Record<string, string>> = {};
  /** What the loops at hand run up to, innermost last. */
  loopBounds: readonly Value[] = [];
  /** The number of the call that code out of sight makes; none of them as the file itself runs. */
  outsideCall = 0;
  private outsideCalls = 0;
  /** How many of the calls at hand are of methods that a value of unknown kind may have. */
  guesses = 0;
  /** Functions that run in the child after each fork. */
  readonly afterFork: { readonly callee: Value; readonly at: Place }[] = [];
  private readonly cells = new WeakMap<HeapObject, HeapObject>();
  /** Set by a call that forks here and now, until the statement that holds it has been executed. */
  pendingFork: (() => void) | null = null;
  /** What the child of that fork executes. */
  continuation: (() => void) | null = null;
  /** In the child of such a fork the same call gives this. */
  forkResult: Value | null = null;
  /** Set by a call that never returns (`sys.exit`) until the function it ends. */
  stopped = false;
  leaving: Leaving = "raise";
  /** What branches left behind that ended early, until the function or loop is done. */
  exits: Exit[] = [];
  /** What happens where the function of a frame yields. */
  readonly suspensions = new WeakMap<HeapObject, (value: Value) => void>();
  private nextObject = 0;
  private nextWorld = 0;
  private nextTransfer = 0;
  private readonly iterationAxes = new WeakMap<object, Axis>();

  constructor(
    readonly program: Program,
    mainPath: string,
    language: Language,
  ) {
    this.world = this.createWorld(null, mainPath, language, null);
  }

  /** Counts a step of work. */
  spend(): void {
    this.budget.spend();
  }

  /** A process that starts empty, or with a copy of another one's memory as it is now. */
  createWorld(
    memory: { readonly world: World; readonly snapshot: Layer } | null,
    mainPath: string,
    language: Language,
    dispatch: DispatchRecord | null,
  ): World {
    if (dispatch !== null) this.budget.extend();
    const root = new Layer(memory?.snapshot ?? null);
    return {
      id: this.nextWorld++,
      memory: memory?.world ?? null,
      snapshot: memory?.snapshot ?? null,
      language,
      layer: root,
      root,
      modules: new Map(memory?.world.modules),
      states: new Map(memory?.world.states),
      dispatch,
      received: new Map(memory?.world.received),
      overrides: new Map(memory?.world.overrides),
      exposed: [],
      handlers: new Map(),
      served: [],
      starts: [],
      instances: new Map(memory?.world.instances),
      mainPath,
      imported: new Set(memory?.world.imported),
      touchedInServer: new Set(),
      strangers: new Set(memory?.world.strangers),
    };
  }

  /** Freezes the memory of the world at hand, for a fork that happens now. */
  snapshot(): Layer {
    const frozen = this.world.layer;
    this.world.layer = new Layer(frozen);
    return frozen;
  }

  /** A journey that begins in the world at hand, with its memory as it is now. */
  createTransfer(serializer: Serializer, at: Place, per: Transfer["per"]): Transfer {
    return {
      id: this.nextTransfer++,
      serializer,
      at,
      shares: false,
      per,
      from: this.world,
      layer: this.snapshot(),
      copies: new Map(),
    };
  }

  /** Notes that something does not arrive as the generator it was. */
  lose(
    transfer: Transfer,
    owner: HeapObject | null,
    how: BrokenEvent["how"],
    name: string | null,
    at: Place = transfer.at,
  ): void {
    const { dispatch } = this.world;
    if (dispatch === null) return;
    this.events.push({
      kind: "broken",
      dispatch,
      transfer,
      at,
      calls: this.calls,
      owner,
      name,
      how,
    });
  }

  create(shape: Shape, at: Place | null, copy: HeapObject["copy"] = null): HeapObject {
    return {
      id: this.nextObject++,
      shape,
      at,
      variation: this.active.length === 0 ? FIXED : along(this.active),
      phase: this.phase,
      world: this.world.id,
      copy,
    };
  }

  /** A new object as a value. */
  make(shape: Shape, at: Place | null): Value {
    return reference(this.create(shape, at));
  }

  read(object: HeapObject, field: string): Value | undefined {
    const value = this.world.layer.read(object, field);
    return value === undefined && object.copy !== null ? readCopied(this, object, field) : value;
  }

  /** Names of the fields that are set, sorted. */
  fields(object: HeapObject): readonly string[] {
    const own = this.world.layer.fields(object);
    if (object.copy === null || object.copy.of === object) return own;
    const { of, transfer } = object.copy;
    const others = this.within({ world: transfer.from, layer: transfer.layer }, () =>
      this.fields(of),
    );
    return [...new Set([...own, ...others])].sort();
  }

  write(object: HeapObject, field: string, value: Value): void {
    this.world.layer.write(object, field, value);
  }

  /** Runs some code with more axes active, in another phase or another world, and comes back. */
  within<T>(
    context: {
      active?: readonly Axis[];
      phase?: Phase;
      world?: World;
      /** A memory of that world at an earlier time; what is written to it is forgotten. */
      layer?: Layer;
      calls?: readonly CallSite[];
    },
    action: () => T,
  ): T {
    const { active, phase, world, calls } = this;
    this.active = context.active ?? active;
    this.phase = context.phase ?? phase;
    this.world = context.world ?? world;
    this.calls = context.calls ?? calls;
    const entered = this.world;
    const { layer } = entered;
    if (context.layer !== undefined) entered.layer = new Layer(context.layer);
    try {
      return action();
    } finally {
      if (context.layer !== undefined) entered.layer = layer;
      this.active = active;
      this.phase = phase;
      this.world = world;
      this.calls = calls;
    }
  }

  /** Runs some code that others, out of sight, may run again and again. */
  fromOutside<T>(action: () => T): T {
    const before = this.outsideCall;
    this.outsideCall = ++this.outsideCalls;
    try {
      return action();
    } finally {
      this.outsideCall = before;
    }
  }

  /** Runs some code once for each step along the given axes. */
  repeated<T>(axes: readonly Axis[], action: () => T): T {
    this.loopStarts.push(this.parentDraws.length);
    try {
      return this.within({ active: union(this.active, axes) }, action);
    } finally {
      this.loopStarts.pop();
    }
  }

  /** Runs alternatives, each on the memory as it is, and joins what they leave behind. */
  branches<T>(alternatives: readonly (() => T)[], survives: (result: T) => boolean): readonly T[] {
    const base = this.world.layer;
    const results: T[] = [];
    const survivors: Layer[] = [];
    let left: Leaving | null = null;
    for (const alternative of alternatives) {
      this.world.layer = new Layer(base);
      const branch = this.world.layer;
      const result = alternative();
      results.push(result);
      const layer = collapse(this.world.layer, branch, base);
      if (survives(result)) survivors.push(layer);
      else if (this.leaving !== "raise") this.exits.push({ how: (left = this.leaving), layer });
    }
    this.world.layer = base;
    base.merge(survivors);
    if (left !== null) this.leaving = left;
    return results;
  }

  /** Brings back what branches left behind that ended in these ways since there were so many. */
  rejoin(since: number, ways: readonly Leaving[]): void {
    for (const exit of this.exits.splice(since)) {
      if (ways.includes(exit.how)) this.world.layer.blend(exit.layer);
      else this.exits.push(exit);
    }
  }

  /** The generator that an object with a hand-written state is, as an object of its own. */
  cellOf(owner: HeapObject): HeapObject {
    let cell = this.cells.get(owner);
    if (cell === undefined) {
      cell = { ...owner, id: this.nextObject++, shape: { is: "cell", owner } };
      this.cells.set(owner, cell);
    }
    return cell;
  }

  /** Whether drawing from this holds a lock. */
  hasLock(owner: HeapObject): boolean {
    const knowledge = this.program.knowledge(this.world.language);
    const { shape } = owner;
    if (shape.is === "state") return knowledge.state(shape.id)?.lock === true;
    return shape.is === "library" && inherited(this, shape.type).generator?.lock === true;
  }

  /** Values that are new each time the code at hand runs. */
  fresh(): Variation {
    return along(this.active);
  }

  /** Runs code whose writes are to last, however the branches at hand end. */
  atRoot(action: () => void): void {
    const { world } = this;
    const { layer, root } = world;
    world.layer = root;
    try {
      action();
    } finally {
      if (world.layer !== root) root.merge([collapse(world.layer, root, root)]);
      world.layer = layer;
    }
  }

  /** The axis of stepping through something whose elements are unknown; the same each time. */
  axisOf(key: object): Axis {
    let axis = this.iterationAxes.get(key);
    if (axis === undefined) this.iterationAxes.set(key, (axis = this.axes.create()));
    return axis;
  }

  /** Whether a condition can hold for the program at hand. */
  admits(condition: Condition): boolean {
    return this.program.admits(this.world.mainPath, condition).verdict !== "never";
  }
}

/** A place. */
export function placeOf(module: ModuleInstance, range: Range): Place {
  return { path: module.facts.path, range };
}
