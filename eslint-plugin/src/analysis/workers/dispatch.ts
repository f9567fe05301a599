/** Dispatches: finds the task and its arguments, and runs it in each kind of worker there can be. */
import { CALL } from "../../facts/facts.js";
import { type Dispatch, type RunnerModel } from "../../knowledge/schema.js";
import { inherited, type ExternalCall } from "../library/models.js";
import {
  argument,
  argumentField,
  argumentPlace,
  keptArgument,
  keptPlace,
} from "../library/parameters.js";
import { libraryBases } from "../machine/classes.js";
import { type Steps } from "../machine/iterate.js";
import { type Life } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { type CallSite } from "../machine/world.js";
import { makeSeries } from "../values/containers.js";
import { type Layer } from "../values/heap.js";
import {
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  unknown,
  type Arguments,
  type HeapObject,
  type Place,
  type Value,
  reference,
  samePlace,
} from "../values/value.js";
import { along, CALLERS, union, type Axis } from "../values/variation.js";
import { isTooDeep, ownAxes, startsThreads } from "./nesting.js";
import { isKnownPass } from "./passes.js";
import { candidates } from "./processes.js";
import { worksOf, taskArguments, lookUp } from "./tasks.js";
import { followLater } from "./later-jobs.js";
import { NO_TASK, runWorkers, type Work } from "./workers.js";

/** A pool, loader or process as it was made. */
export interface Runner {
  readonly object: HeapObject | null;
  readonly model: RunnerModel;
  readonly at: Place;
  readonly calls: readonly CallSite[];
  readonly given: Arguments;
  /** The memory that its workers are forked from, where they are forked right away. */
  readonly snapshot: Layer | null;
  readonly life: Life;
  /** Loops that were running when it was made. */
  readonly axes: readonly Axis[];
  /** What an existing worker is told to do, in order. */
  readonly messages: Message[];
}

/** A message to a worker, or a call of what it exposes. */
export interface Message {
  /** Null for a call. */
  readonly channel: string | null;
  /** The method that is called. */
  readonly name: string;
  readonly given: Arguments;
  readonly at: Place;
  readonly axes: readonly Axis[];
}

/** Notes that an object starts workers; runs what starts at once. */
export function startRunner(
  m: Machine,
  object: HeapObject,
  model: RunnerModel,
  given: Arguments,
  at: Place,
): void {
  const snapshot = model.forksAt === "construction" ? m.snapshot() : null;
  const { calls } = m;
  const runner = runnerFrom(m, { object, model, at, given, calls, axes: ownAxes(m), snapshot });
  m.runners.set(object, runner);
  if (m.world.dispatch !== null && !startsThreads(m, model)) return;
  if (model.runs !== undefined) {
    runLoader(m, runner, [], at);
  } else if (model.entry !== undefined && model.forksAt === "construction") {
    // Messages may still be posted: the worker is followed when the program has run to its end.
    const { active, calls, world } = m;
    m.deferred.push(() => {
      m.within({ active, calls, world }, () => {
        runEntry(m, runner, at);
      });
    });
  }
}

/** A runner that is made now; what is not told of it, nothing is known about. */
export function runnerFrom(
  m: Machine,
  told: Pick<Runner, "object" | "model" | "at"> & Partial<Runner>,
): Runner {
  return {
    calls: [],
    given: NO_ARGUMENTS,
    snapshot: null,
    life: beginLife(m),
    axes: [],
    messages: [],
    ...told,
  };
}

/** The life of a runner that is made now. */
export function beginLife(m: Machine): Life {
  return {
    drawsAtStart: m.parentDraws.length,
    drawsAtEnd: null,
    beganAt: m.budget.steps,
    endedAt: null,
    loops: m.loopStarts.length,
    outsideCall: m.outsideCall,
  };
}

/** Notes that the workers of an object are gone, if it has any. */
export function stopRunner(m: Machine, object: HeapObject): void {
  const runner = m.runners.get(object);
  if (runner === undefined) return;
  runner.life.drawsAtEnd = m.parentDraws.length;
  runner.life.endedAt = m.budget.steps;
}

/**
 * Notes that a spawned worker comes by the start of its own kind while it imports the program: it
 * ends there with an error, before its first task. The program lacks `if __name__ == "__main__"`.
 */
function noteRestart(m: Machine, runner: Runner): void {
  const { dispatch } = m.world;
  if (dispatch === null || m.phase !== "import") return;
  const { memory } = dispatch.process;
  if (memory !== "spawn" && memory !== "forkserver") return;
  if (samePlace(dispatch.runnerAt, runner.at)) m.broken.add(dispatch);
}

/** A call that starts tasks. */
export function dispatchCall(m: Machine, model: Dispatch, made: ExternalCall): Value {
  const result = resultOf(m, model, made);
  const runner = isMeant(m, model, made) ? runnerOf(m, model, made) : null;
  if (runner === null) return result;
  if (isTooDeep(m, runner.model)) {
    noteRestart(m, runner);
    return result;
  }
  return m.within({ active: ownAxes(m) }, () => start(m, model, made, runner, result));
}

function start(
  m: Machine,
  model: Dispatch,
  made: ExternalCall,
  runner: Runner,
  result: Value,
): Value {
  if (model.message !== undefined) {
    const at = argumentPlace(made.given, model.message.value) ?? made.at;
    const value = argument(m, made.given, model.message.value);
    const given = { ...NO_ARGUMENTS, positional: [value], places: [at] };
    const { channel } = model.message;
    runner.messages.push({ channel, name: made.name, given, at, axes: tellingAxes(m, runner) });
    return result;
  }
  if (model.exposed === true && runner.model.forksAt === "construction") {
    const { given } = taskArguments(m, model, made);
    const axes = tellingAxes(m, runner);
    runner.messages.push({ channel: null, name: made.name, given, at: made.at, axes });
    // A class that is called gives an object over there, whose methods are called the same way.
    return made.name === CALL && made.receiver !== null ? reference(made.receiver) : result;
  }
  if (model.continues === true) return forkHere(m, runner, made);
  keepInitializer(m, model, made, runner);
  const works = worksOf(m, model, made, runner);
  const runAll = (all: readonly Work[]): void => {
    for (const work of all) {
      for (const candidate of candidates(m, runner)) runWorkers(m, runner, candidate, work);
    }
  };
  const run = (): void => {
    runAll(works);
  };
  // A snapshot is taken when the program has run to its end.
  if (runner.model.processes.some(({ memory }) => memory === "snapshot")) {
    const { active, calls } = m;
    m.deferred.push(() => {
      m.within({ active, calls }, run);
    });
  } else {
    run();
    followLater(m, works, runAll);
  }
  return result;
}

/** Loops in which a worker is told something; callers out of sight may do so again and again. */
function tellingAxes(m: Machine, { life: { outsideCall } }: Runner): readonly Axis[] {
  return outsideCall === m.outsideCall ? m.active : union(m.active, [CALLERS]);
}

/**
 * A fork that both processes return from. The child's part is executed when the statement at hand
 * is done, see `execute`.
 */
function forkHere(m: Machine, runner: Runner, made: ExternalCall): Value {
  if (m.forkResult !== null) return m.forkResult;
  const axes = m.active;
  m.pendingFork = (): void => {
    const continuation = m.continuation;
    if (continuation === null) return;
    for (const candidate of candidates(m, runner)) {
      runWorkers(m, runner, candidate, {
        ...NO_TASK,
        at: made.at,
        axes,
        many: axes.length > 0,
        continuation,
      });
    }
  };
  const variation = along(m.active);
  return [{ kind: "data", variation, source: "process-id", at: made.at, isChild: true }];
}

/** Whether a call starts work with these arguments. */
function isMeant(m: Machine, { onlyIf }: Dispatch, { given }: ExternalCall): boolean {
  if (onlyIf === undefined) return true;
  const knowledge = m.program.knowledge(m.world.language);
  return argument(m, given, onlyIf.ref).some(
    (atom) => atom.kind === "external" && onlyIf.names.includes(knowledge.canonical(atom.name)),
  );
}

/** Keeps the initializer that a call brings where the runner's own would be. */
function keepInitializer(m: Machine, model: Dispatch, made: ExternalCall, runner: Runner): void {
  const name = model.initializer?.name;
  if (model.initializer === undefined || name === undefined || runner.object === null) return;
  m.write(runner.object, argumentField(name), argument(m, made.given, model.initializer));
}

function runnerOf(m: Machine, model: Dispatch, made: ExternalCall): Runner | null {
  if (model.through !== undefined) {
    const [through] = objectsOf(lookUp(m, made, model.through));
    const known = through === undefined ? undefined : m.runners.get(through);
    if (known !== undefined) return known;
  }
  if (made.receiver !== null) {
    const known = m.runners.get(made.receiver);
    if (known !== undefined) return known;
    const [owner] = objectsOf(m.read(made.receiver, "@owner") ?? []);
    const owned = owner === undefined ? undefined : m.runners.get(owner);
    if (owned !== undefined) return owned;
  }
  const inline = model.runner ?? (made.type === null ? undefined : inherited(m, made.type).runner);
  if (inline === undefined) return null;
  const { receiver: object, at, given } = made;
  return runnerFrom(m, { object, model: inline, at, given, calls: m.calls, axes: ownAxes(m) });
}

function resultOf(m: Machine, model: Dispatch, made: ExternalCall): Value {
  switch (model.result) {
    case "none":
      return [];
    case "future":
    case "single":
      return unknown(along(m.active));
    case "many": {
      const axis = m.axes.create();
      return makeSeries(m, "list", unknown(along(union(m.active, [axis]))), [axis], made.at);
    }
  }
}

/** Steps through something that runs workers when it is stepped through; null where it does not. */
export function iterateRunner(
  m: Machine,
  object: HeapObject,
  types: readonly string[],
  at: Place,
): Steps | null {
  const runner = m.runners.get(object);
  if (runner?.model.runs === undefined) return null;
  const axis = m.axisOf(object);
  if (isTooDeep(m, runner.model)) noteRestart(m, runner);
  else runLoader(m, runner, ownAxes(m), at);
  return { element: unknown(along([axis])), axes: types.length > 0 ? [axis] : [] };
}

/** Runs the methods of a loader's arguments in its workers, once for each pass. */
function runLoader(m: Machine, runner: Runner, epochs: readonly Axis[], at: Place): void {
  const { model, object } = runner;
  if (object === null || isKnownPass(m, runner, epochs)) return;
  const persists =
    model.perEpoch?.unless !== undefined &&
    onlyConstant(keptArgument(m, object, model.perEpoch.unless))?.value === true;
  for (const candidate of candidates(m, runner)) {
    for (const part of model.runs ?? []) {
      const owner = keptArgument(m, object, part.parameter);
      if (owner.length === 0) continue;
      runWorkers(m, runner, candidate, {
        ...NO_TASK,
        at: runner.at,
        // Workers that stay are the same in each pass.
        dispatchAt: persists ? runner.at : at,
        task: owner,
        methods: part.methods,
        channel: part.parameter.name ?? null,
        taskAt: keptPlace(object, part.parameter),
        givenAt: keptPlace(object, part.parameter),
        axes: [m.axisOf(runner)],
        many: true,
        epochs: persists ? [] : epochs,
      });
    }
  }
}

/** Follows a worker that was started with a file of its own. */
function runEntry(m: Machine, runner: Runner, at: Place): void {
  const axes = union(m.active, runner.object?.variation.exact ?? []);
  for (const candidate of candidates(m, runner)) {
    runWorkers(m, runner, candidate, {
      ...NO_TASK,
      at,
      taskAt:
        runner.model.entry === undefined ? null : argumentPlace(runner.given, runner.model.entry),
      axes,
      many: axes.length > 0,
    });
  }
}

/** Types of an object that can be a runner. */
export function runnerTypes(m: Machine, object: HeapObject): readonly string[] {
  if (object.shape.is === "library") return [object.shape.type];
  return object.shape.is === "instance" ? libraryBases(m, object.shape.class) : [];
}

/** Tells every worker, those that are still to be made as well. */
export function announce(m: Machine, channel: string, name: string, value: Value, at: Place): void {
  if (m.world.dispatch !== null) return;
  m.announcements.push({
    channel,
    name,
    given: { ...NO_ARGUMENTS, positional: [value], places: [at] },
    at,
    axes: m.active,
  });
}
