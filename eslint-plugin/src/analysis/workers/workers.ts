/** Runs a piece of work in a worker of one kind: makes its world, initialises it, calls the task. */
import { copyArguments, sending } from "./sending.js";
import { load, reseed, makeWorld, preloadNames } from "./load.js";
import { type Dispatch, type Serializer } from "../../knowledge/runners.js";
import { type ParameterRef } from "../../knowledge/schema.js";
import { argumentPlace, keptPlace } from "../library/parameters.js";
import { call } from "../machine/call.js";
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { processAxes, stateObject } from "../streams/streams.js";
import { positionsOf } from "../values/containers.js";
import { truth } from "../values/truth.js";
import {
  data,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  type Arguments,
  type Place,
  type Transfer,
  type Value,
} from "../values/value.js";
import { along, union, type Axis } from "../values/variation.js";
import { type Runner } from "./dispatch.js";
import { choicesOf, isWithout } from "./choices.js";
import { runnerArgument, workerCount, type Candidate } from "./processes.js";
import { areReplicas, noteResult } from "./replicas.js";
import { copyValue } from "./transfer.js";
import { readThrough, refuses } from "./refusal.js";
import { leadingArguments } from "./leads.js";
import { runMade, runMethods } from "./methods.js";
import { runEntry } from "./worker-entry.js";

/** What runs in the workers. */
export interface Work {
  /** What the call that starts it means. */
  readonly model?: Dispatch;
  /** The call that is reported: the dispatch, or the task made for it. */
  readonly at: Place;
  /** The call that starts the work, where that is another one. */
  readonly dispatchAt?: Place;
  readonly task: Value;
  /** Methods of `task` that run, where it is an object. */
  readonly methods?: readonly string[];
  /** The name under which the worker finds its copy of `task`. */
  readonly channel?: string | null;
  readonly taskAt: Place | null;
  /** The worker's entry for this task alone. */
  readonly entry?: Value;
  /** The code that goes on in the child (`os.fork`), in place of a task. */
  readonly continuation?: () => void;
  /** How the function travels, if otherwise than its arguments. */
  readonly taskAs?: Serializer;
  /** Its number comes before the task's other arguments. */
  readonly passesIndex?: boolean;
  readonly exportName: string | null;
  readonly exposed: string | null;
  readonly given: Arguments;
  readonly givenAt: Place | null;
  /** Tasks are numbered along these. */
  readonly axes: readonly Axis[];
  readonly many: boolean;
  /** A service calls it, whose program is not in sight. */
  readonly isService?: boolean;
  /** Journeys of what the program has sent to the workers since they were started. */
  readonly brought?: readonly Transfer[];
  /** Passes over a loader. */
  readonly epochs?: readonly Axis[];
}

/** Work that no argument of a call says anything about. */
export const NO_TASK: Pick<
  Work,
  "task" | "taskAt" | "exportName" | "exposed" | "given" | "givenAt"
> = {
  task: [],
  taskAt: null,
  exportName: null,
  exposed: null,
  given: NO_ARGUMENTS,
  givenAt: null,
};

/** Runs the work in one kind of worker, for each way in which the program may start it. */
export function runWorkers(m: Machine, runner: Runner, candidate: Candidate, work: Work): void {
  const { initializer, size } = runner.model;
  if (initializer === undefined) {
    runChoice(m, runner, candidate, work, []);
    return;
  }
  const place = size === undefined ? null : argumentPlace(runner.given, size);
  const words = place === null ? "" : m.program.text(place.path, place.range);
  for (const choice of choicesOf(m, runnerArgument(m, runner, initializer), words)) {
    runChoice(m, runner, candidate, work, choice);
  }
}

function runChoice(
  m: Machine,
  runner: Runner,
  candidate: Candidate,
  work: Work,
  initializer: Value,
): void {
  const found = recordOf(m, runner, candidate, work);
  if (found === null) return;
  const record = { ...found, withoutInitializer: isWithout(initializer) };
  const { memory, serializer } = candidate.process;
  // What a fork starts with, it finds in its memory: nothing of it is pickled.
  const first = memory === "fork" ? "none" : serializer;
  const perTask = record.workerPerTask || record.isLoader ? first : serializer;
  const at = work.givenAt ?? work.taskAt ?? work.at;
  const shares = memory === "threads";
  const transfers = {
    worker: { ...m.createTransfer(first, runner.at, "worker"), shares },
    task: { ...m.createTransfer(perTask, at, "task"), shares },
  };
  record.transfers.push(transfers.worker, transfers.task, ...(work.brought ?? []));
  const world = makeWorld(m, runner, candidate, record);
  const own = processAxes(record);
  const preloaded = preloadNames(m);
  const seen = m.events.length;
  m.within({ world, active: own, calls: [] }, () => {
    receive(m, runner, record, transfers.worker);
    load(m, candidate, record, preloaded);
    if (m.broken.has(record)) {
      m.events.length = seen;
      return;
    }
    if (typeof work.channel === "string") {
      // A loader's initializer can reach the worker's copy of the dataset.
      m.world.received.set(work.channel, copyValue(m, work.task, transfers.task));
    }
    m.within({ phase: "initializer" }, () => {
      initialize(m, runner, record, transfers.worker, initializer);
    });
    m.within({ phase: "task", active: union(own, record.taskAxes) }, () => {
      runTask(m, runner, record, work, transfers);
    });
    if (m.broken.has(record)) m.events.length = seen;
  });
}

/** What is known of a piece of work before it runs; null where there is no worker. */
export function recordOf(
  m: Machine,
  runner: Runner,
  candidate: Candidate,
  work: Work,
): DispatchRecord | null {
  const { model } = runner;
  const size = workerCount(m, runner);
  if (size === 0) return null;
  const { entryPath, entryFacts } = entryOf(m, runner, work.entry);
  const hasTask = work.task.some((atom) => atom.kind === "function");
  const isUnknown = model.entry !== undefined && entryPath === null && !hasTask;
  // What its file does is not in sight, but whether it can be sent what it is sent.
  if (isUnknown && !refuses(candidate.process.serializer)) return null;
  const perTask = model.size === undefined && model.defaultSize === 1;
  const replaced = model.tasksPerWorker !== undefined && isGiven(m, runner, model.tasksPerWorker);
  const epochs = work.epochs ?? [];
  // As many workers are busy as there are tasks for them.
  const isMany = perTask || work.model?.taskPer === "worker";
  return {
    at: work.dispatchAt ?? work.at,
    workAt: perTask && runner.object !== null ? runner.at : work.at,
    calls: m.calls,
    title: model.title,
    process: candidate.process,
    model: work.model ?? null,
    runner: model,
    preloaded: candidate.preloaded,
    condition: candidate.condition,
    runnerAt: runner.at,
    taskAt: work.taskAt,
    givenAt: work.givenAt,
    initializerAt: initializerPlace(runner),
    withoutInitializer: false,
    entryPath,
    entryFacts,
    depth: (m.world.dispatch?.depth ?? 0) + 1,
    workerAxis: m.axes.create(),
    taskAxes: work.axes,
    tellingAxes: [],
    manyTasks: work.many,
    // A request or a job brings data of its own.
    replicas: work.isService !== true && areReplicas(m, work),
    manyWorkers: isMany ? work.many : size === null || size > 1 || (replaced && work.many),
    epochAxis: epochs.length > 0 ? m.axisOf(epochs) : null,
    epochLoops: epochs,
    transfers: [],
    workerPerTask: perTask,
    passAxes: size === 1 && model.size !== undefined && model.runs === undefined ? runner.axes : [],
    outer: m.world.dispatch?.process.memory === "realm" ? processAxes(m.world.dispatch) : [],
    isService: work.isService === true,
    isLoader: model.runs !== undefined,
    reseeds: (model.reseeds ?? []).map(({ state }) => state),
    replacesWorkers: replaced,
    life: runner.life,
    startedAt: model.forksAt === "construction" ? runner.life.beganAt : m.budget.steps,
    drawsBeforeWork: m.loopStarts[runner.life.loops] ?? m.parentDraws.length,
    unverified: model.unverified === true,
  };
}

function isGiven(m: Machine, runner: Runner, ref: ParameterRef): boolean {
  const value = runnerArgument(m, runner, ref);
  return value.length > 0 && onlyConstant(value)?.value !== null;
}

/** The file whose modules the workers evaluate, or the text in a string that they do. */
function entryOf(
  m: Machine,
  runner: Runner,
  own: Value | undefined,
): Pick<DispatchRecord, "entryPath" | "entryFacts"> {
  const { entry, entryIsMain, entryIsSource } = runner.model;
  const given = entry === undefined ? [] : runnerArgument(m, runner, entry);
  const value = own !== undefined && own.length > 0 ? own : given;
  if (entryIsMain === true && value.length === 0) {
    return { entryPath: m.world.mainPath, entryFacts: null };
  }
  const known = onlyConstant(value);
  if (typeof known?.value !== "string") return { entryPath: null, entryFacts: null };
  const isText =
    known.value.startsWith("data:") ||
    (entryIsSource !== undefined && truth(runnerArgument(m, runner, entryIsSource)) === true);
  if (!isText) {
    return { entryPath: m.program.resolveEntry(runner.at.path, known.value), entryFacts: null };
  }
  const at = known.at ?? runner.at;
  const entryFacts = m.program.factsOfText(at.path, at.range, known.value, m.world.language);
  return { entryPath: entryFacts === null ? null : at.path, entryFacts };
}

/** What a worker is sent when it starts; its modules see that as they run. */
function receive(m: Machine, runner: Runner, record: DispatchRecord, transfer: Transfer): void {
  for (const [channel, ref] of Object.entries(runner.model.sends ?? {})) {
    const value = fromSender(m, transfer, () => runnerArgument(m, runner, ref));
    const at = within(value, argumentPlace(runner.given, ref) ?? transfer.at);
    const sent = sending(m, { ...transfer, at }, record, record.taskAxes, [value]);
    const arrived = copyValue(m, value, sent);
    m.world.received.set(channel, arrived);
    readThrough(m, arrived, sent.serializer);
  }
}

/** The place of an object that is written out inside of an argument; else the argument's. */
function within(value: Value, argument: Place): Place {
  const [at = null] = objectsOf(value).map((object) => object.at);
  const isInside =
    at?.path === argument.path &&
    at.range[0] >= argument.range[0] &&
    at.range[1] <= argument.range[1];
  return isInside ? at : argument;
}

function initialize(
  m: Machine,
  runner: Runner,
  record: DispatchRecord,
  transfer: Transfer,
  initializer: Value,
): void {
  const { model } = runner;
  for (const { state, when } of model.reseeds ?? []) {
    if (when !== undefined && !m.admits(when)) continue;
    reseed(m, stateObject(m, state), along(processAxes(record)));
  }
  if (initializer.length === 0) return;
  const at = record.initializerAt ?? runner.at;
  let positional = leadingArguments(m, runner, record, transfer);
  if (model.passesWorkerId === true) {
    positional = [data(along([record.workerAxis]), "worker-id", null, "number")];
  } else if (model.initializerArguments !== undefined) {
    const ref = model.initializerArguments;
    const list = fromSender(m, transfer, () => runnerArgument(m, runner, ref));
    const items = fromSender(m, transfer, () =>
      objectsOf(list).flatMap((object) =>
        object.shape.is === "sequence" ? (positionsOf(m, object) ?? []) : [],
      ),
    );
    const sent = { ...transfer, at: argumentPlace(runner.given, ref) ?? transfer.at };
    positional = items.map((item) => copyValue(m, item, sent));
  }
  const callee = copyValue(m, initializer, transfer);
  call(m, callee, { ...NO_ARGUMENTS, positional }, at);
}

/** The argument that names the initializer. */
function initializerPlace({ model, given, object }: Runner): Place | null {
  if (model.initializer === undefined) return null;
  return (
    argumentPlace(given, model.initializer) ??
    (object === null ? null : keptPlace(object, model.initializer))
  );
}

/** Evaluates in the sender's world, with its memory as it was when it sent. */
function fromSender<T>(m: Machine, transfer: Transfer, action: () => T): T {
  return m.within({ world: transfer.from, layer: transfer.layer, active: [] }, action);
}

function runTask(
  m: Machine,
  runner: Runner,
  record: DispatchRecord,
  work: Work,
  transfers: { readonly worker: Transfer; readonly task: Transfer },
): void {
  const transfer = transfers.task;
  const all = [...work.given.positional, ...work.given.keywords.values()];
  const given = copyArguments(m, work.given, sending(m, transfer, record, record.taskAxes, all));
  for (const value of given.positional) readThrough(m, value, transfer.serializer);
  if (work.methods !== undefined) {
    const owner = copyValue(m, work.task, transfer);
    runMethods(m, record, work, owner);
    return;
  }
  if (record.entryPath === null && runner.model.entry !== undefined && work.task.length === 0) {
    for (const message of runner.messages) {
      const sent = copyArguments(m, message.given, { ...transfers.worker, at: message.at });
      for (const value of sent.positional) readThrough(m, value, transfer.serializer);
    }
    return;
  }
  if (record.entryPath !== null) {
    runEntry(m, runner, record, work, given, transfers);
    return;
  }
  if (work.continuation !== undefined) {
    work.continuation();
    return;
  }
  const taskTransfer = {
    ...(work.model?.taskPer === "worker" ? transfers.worker : transfer),
    at: work.taskAt ?? work.at,
    serializer: work.taskAs ?? transfer.serializer,
  };
  const task = copyValue(m, work.task, taskTransfer);
  const index = data(along(record.taskAxes), "worker-id", null, "number");
  const first =
    work.passesIndex === true ? [index] : leadingArguments(m, runner, record, transfers.worker);
  const passed = { ...given, positional: [...first, ...given.positional] };
  const made = call(m, task, passed, work.taskAt ?? work.at);
  noteResult(m, record, made);
  runMade(m, record, work, made);
}
