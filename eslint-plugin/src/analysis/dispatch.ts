/** Dispatches: finds the task and its arguments, and runs it in each kind of worker there can be. */
import type { Dispatch, ParameterRef, RunnerModel } from "../knowledge/schema.js";
import { libraryBases } from "./classes.js";
import { entriesOf, makeSeries, positionsOf, sizeOf } from "./containers.js";
import { iterate, type Steps } from "./iterate.js";
import type { CallSite, Machine } from "./machine.js";
import { member } from "./members.js";
import { inherited, type ExternalCall } from "./models.js";
import { argument, argumentPlace, keptArgument, keptPlace } from "./parameters.js";
import { candidates } from "./processes.js";
import {
  data,
  joinAll,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  reference,
  unknown,
  type Arguments,
  type HeapObject,
  type Place,
  type Value,
} from "./value.js";
import { along, union, type Axis } from "./variation.js";
import { runWorkers, type Work } from "./workers.js";
import type { Layer } from "./heap.js";

/** A pool, loader or process as it was made. */
export interface Runner {
  readonly object: HeapObject | null;
  readonly model: RunnerModel;
  readonly at: Place;
  readonly calls: readonly CallSite[];
  readonly given: Arguments;
  /** The memory that its workers are forked from, where they are forked right away. */
  readonly snapshot: Layer | null;
  /** How many draws the program had made by then. */
  readonly drawsBefore: number;
  /** Loops that were running when it was made. */
  readonly axes: readonly Axis[];
  /** Messages to an existing worker. */
  readonly messages: {
    readonly channel: string;
    readonly value: Value;
    readonly at: Place;
    readonly axes: readonly Axis[];
  }[];
}

/** Notes that an object starts workers; runs what starts at once. */
export function startRunner(
  m: Machine,
  object: HeapObject,
  model: RunnerModel,
  given: Arguments,
  at: Place,
): void {
  const runner: Runner = {
    object,
    model,
    at,
    calls: m.calls,
    given,
    snapshot: model.forksAt === "construction" ? m.snapshot() : null,
    drawsBefore: m.parentDraws.length,
    axes: m.active,
    messages: [],
  };
  m.runners.set(object, runner);
  if (m.world.dispatch !== null) return;
  if (model.runs !== undefined) {
    runLoader(m, runner, [], at);
  } else if (
    model.entry !== undefined &&
    model.forksAt === "construction" &&
    model.handlers !== undefined
  ) {
    // Messages may still be posted: the worker is followed when the program has run to its end.
    const { active, calls } = m;
    m.deferred.push(() => {
      m.within({ active, calls }, () => {
        runEntry(m, runner, at);
      });
    });
  }
}

/** The value of a reference: an argument of the call, else of the receiver's constructor. */
function lookUp(m: Machine, made: ExternalCall, ref: ParameterRef): Value {
  const own = argument(m, made.given, ref);
  if (own.length > 0 || made.receiver === null) return own;
  return keptArgument(m, made.receiver, ref);
}

function placeOfRef(made: ExternalCall, ref: ParameterRef): Place | null {
  const own = argumentPlace(made.given, ref);
  return own ?? (made.receiver === null ? null : keptPlace(made.receiver, ref));
}

/** A call that starts tasks. */
export function dispatchCall(m: Machine, model: Dispatch, made: ExternalCall): Value {
  const result = resultOf(m, model, made);
  if (m.world.dispatch !== null && m.world.dispatch.process.memory !== "threads") return result;
  const runner = runnerOf(m, model, made);
  if (runner === null) return result;
  if (model.message !== undefined) {
    runner.messages.push({
      channel: model.message.channel,
      value: argument(m, made.given, model.message.value),
      at: argumentPlace(made.given, model.message.value) ?? made.at,
      axes: m.active,
    });
    return result;
  }
  if (model.continues === true) return forkHere(m, runner, made);
  for (const work of worksOf(m, model, made, runner)) {
    for (const candidate of candidates(m, runner)) runWorkers(m, runner, candidate, work);
  }
  return result;
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
        at: made.at,
        task: [],
        taskAt: null,
        exportName: null,
        exposed: null,
        given: NO_ARGUMENTS,
        givenAt: null,
        axes,
        many: axes.length > 0,
        continuation,
      });
    }
  };
  return data(along(m.active), "process-id", made.at, "number");
}

function runnerOf(m: Machine, model: Dispatch, made: ExternalCall): Runner | null {
  if (model.through !== undefined) {
    const [through] = objectsOf(argument(m, made.given, model.through));
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
  return {
    object: made.receiver,
    model: inline,
    at: made.at,
    calls: m.calls,
    given: made.given,
    snapshot: null,
    drawsBefore: m.parentDraws.length,
    axes: m.active,
    messages: [],
  };
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

/** What a dispatch runs: usually one piece of work, several where tasks are made beforehand. */
function worksOf(m: Machine, model: Dispatch, made: ExternalCall, runner: Runner): readonly Work[] {
  const own = ownTask(m, model, made, runner);
  if (own !== null) return [own];
  const base = {
    at: made.at,
    taskAt: model.task === undefined ? null : placeOfRef(made, model.task),
    exportName: exportName(m, model, made),
    ...(model.entry === undefined ? {} : { entry: argument(m, made.given, model.entry) }),
    ...(model.taskAs === undefined ? {} : { taskAs: model.taskAs }),
    ...(model.passesIndex === undefined ? {} : { passesIndex: model.passesIndex }),
    exposed: model.exposed === true ? made.name : null,
    axes: union(
      m.active,
      runner.object !== null && isPerTask(runner.model) ? runner.object.variation.exact : [],
    ),
  };
  if (model.delayed === true && model.items !== undefined) {
    const steps = iterate(m, argument(m, made.given, model.items), made.at);
    const at = argumentPlace(made.given, model.items) ?? made.at;
    return objectsOf(steps.element).flatMap((task): Work[] =>
      task.shape.is === "partial"
        ? [
            {
              ...base,
              at: task.at ?? made.at,
              dispatchAt: made.at,
              task: task.shape.callee,
              taskAt: task.shape.call.places[0] ?? task.at,
              given: task.shape.call,
              givenAt: at,
              axes: union(base.axes, steps.axes),
              many: steps.axes.length > 0 || base.axes.length > 0,
            },
          ]
        : [],
    );
  }
  const task = model.task === undefined ? [] : lookUp(m, made, model.task);
  const { given, steps, at, size } = taskArguments(m, model, made);
  return [
    {
      ...base,
      task,
      given,
      givenAt: at,
      axes: union(base.axes, steps?.axes ?? []),
      many: steps !== null ? size !== 1 && size !== 0 : base.axes.length > 0,
    },
  ];
}

/** A subclass that brings its own task (`class W(Process): def run`). */
function ownTask(m: Machine, model: Dispatch, made: ExternalCall, runner: Runner): Work | null {
  const { receiver } = made;
  if (receiver?.shape.is !== "instance" || model.task === undefined) return null;
  for (const name of runner.model.runsOwn ?? []) {
    const method = member(m, reference(receiver), name, made.at);
    if (!method.some((atom) => atom.kind === "function")) continue;
    const axes = union(m.active, receiver.variation.exact);
    return {
      at: made.at,
      task: method,
      taskAt: null,
      exportName: null,
      exposed: null,
      given: NO_ARGUMENTS,
      givenAt: null,
      axes,
      many: axes.length > 0,
    };
  }
  return null;
}

function isPerTask(model: RunnerModel): boolean {
  return model.size === undefined && model.defaultSize === 1;
}

function exportName(m: Machine, model: Dispatch, made: ExternalCall): string | null {
  if (model.export === undefined) return null;
  if (typeof model.export === "string") return model.export;
  const name = onlyConstant(lookUp(m, made, model.export))?.value;
  return typeof name === "string" ? name : null;
}

interface TaskArguments {
  readonly given: Arguments;
  readonly steps: Steps | null;
  readonly at: Place | null;
  readonly size: number | null;
}

function taskArguments(m: Machine, model: Dispatch, made: ExternalCall): TaskArguments {
  const { given } = made;
  if (model.items !== undefined) {
    const items = lookUp(m, made, model.items);
    const at = placeOfRef(made, model.items);
    const steps = iterate(m, items, made.at);
    const [container] = objectsOf(items);
    const isContainer = container?.shape.is === "sequence" || container?.shape.is === "mapping";
    const size = isContainer ? sizeOf(m, container) : null;
    const positional = model.star === true ? spread(m, steps.element, made.at) : [steps.element];
    return { given: passing(positional, at), steps, at, size };
  }
  if (model.itemLists !== undefined) {
    const lists = given.positional.slice(model.itemLists.position ?? 0);
    const all = lists.map((list) => iterate(m, list, made.at));
    const axes = all.reduce<readonly Axis[]>((known, steps) => union(known, steps.axes), []);
    const [first] = objectsOf(lists[0] ?? []);
    return {
      given: {
        ...NO_ARGUMENTS,
        positional: all.map((steps) => steps.element),
        places: given.places.slice(model.itemLists.position ?? 0),
      },
      steps: { element: [], axes },
      at: given.places[model.itemLists.position ?? 0] ?? null,
      size: first?.shape.is === "sequence" ? sizeOf(m, first) : null,
    };
  }
  if (model.arguments !== undefined) {
    const from = model.arguments.position ?? 0;
    const rest = model.arguments.rest === true;
    const values = rest ? given.positional.slice(from) : [argument(m, given, model.arguments)];
    const places = rest
      ? given.places.slice(from)
      : [argumentPlace(given, model.arguments) ?? made.at];
    return {
      given: {
        positional: values,
        keywords: rest ? given.keywords : new Map(),
        rest: rest ? given.rest : null,
        restKeywords: rest ? given.restKeywords : null,
        places,
        keywordPlaces: rest ? given.keywordPlaces : new Map(),
      },
      steps: null,
      at: places[0] ?? null,
      size: null,
    };
  }
  const sequence =
    model.argumentSequence === undefined ? [] : lookUp(m, made, model.argumentSequence);
  const mapping = model.argumentMapping === undefined ? [] : lookUp(m, made, model.argumentMapping);
  const at =
    (model.argumentSequence === undefined ? null : placeOfRef(made, model.argumentSequence)) ??
    (model.argumentMapping === undefined ? null : placeOfRef(made, model.argumentMapping));
  const keywords = new Map(objectsOf(mapping).flatMap((object) => entriesOf(m, object)));
  return {
    given: { ...passing(spread(m, sequence, made.at), at), keywords },
    steps: null,
    at,
    size: null,
  };
}

function passing(positional: readonly Value[], at: Place | null): Arguments {
  return { ...NO_ARGUMENTS, positional, places: at === null ? [] : positional.map(() => at) };
}

/** The arguments that a tuple is spread over. */
function spread(m: Machine, value: Value, at: Place): readonly Value[] {
  const rows = objectsOf(value).map((object) =>
    object.shape.is === "sequence" ? positionsOf(m, object) : null,
  );
  const [first] = rows;
  if (first === undefined || rows.some((row) => row === null)) {
    return value.length === 0 ? [] : Array.from({ length: 4 }, () => iterate(m, value, at).element);
  }
  return (first ?? []).map((_, index) => joinAll(rows.map((row) => row?.[index] ?? [])));
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
  if (m.world.dispatch === null) runLoader(m, runner, m.active, at);
  return { element: unknown(along([axis])), axes: types.length > 0 ? [axis] : [] };
}

/** Runs the methods of a loader's arguments in its workers, once for each pass. */
function runLoader(m: Machine, runner: Runner, epochs: readonly Axis[], at: Place): void {
  const { model, object } = runner;
  if (object === null) return;
  const persists =
    model.perEpoch?.unless !== undefined &&
    onlyConstant(keptArgument(m, object, model.perEpoch.unless))?.value === true;
  for (const candidate of candidates(m, runner)) {
    for (const part of model.runs ?? []) {
      const owner = keptArgument(m, object, part.parameter);
      if (owner.length === 0) continue;
      runWorkers(m, runner, candidate, {
        at: runner.at,
        dispatchAt: at,
        task: owner,
        methods: part.methods,
        channel: part.parameter.name ?? null,
        taskAt: keptPlace(object, part.parameter),
        exportName: null,
        exposed: null,
        given: NO_ARGUMENTS,
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
      at,
      task: [],
      taskAt:
        runner.model.entry === undefined ? null : argumentPlace(runner.given, runner.model.entry),
      exportName: null,
      exposed: null,
      given: NO_ARGUMENTS,
      givenAt: null,
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
