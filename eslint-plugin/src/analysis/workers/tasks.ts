/** Finds the tasks of a dispatch and what they are given. */

import { type Dispatch, type ParameterRef, type RunnerModel } from "../../knowledge/schema.js";
import { type ExternalCall } from "../library/models.js";
import { argument, argumentPlace, keptArgument, keptPlace } from "../library/parameters.js";
import { mergeArguments } from "../machine/call.js";
import { iterate, type Steps } from "../machine/iterate.js";
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import { axesOf, elementOf, entriesOf, positionsOf, sizeOf } from "../values/containers.js";
import {
  joinAll,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  reference,
  type Arguments,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { union, type Axis } from "../values/variation.js";
import type { Runner } from "./dispatch.js";
import { workerCount } from "./processes.js";
import { withoutArguments } from "../verdict/wording.js";
import { namedTask } from "./named-task.js";
import { ownOf } from "./nesting.js";
import { NO_TASK, type Work } from "./workers.js";

/** What a dispatch runs: usually one piece of work, several where tasks are made beforehand. */
export function worksOf(
  m: Machine,
  model: Dispatch,
  made: ExternalCall,
  runner: Runner,
): readonly Work[] {
  const brought = ownTask(m, model, made, runner);
  if (brought !== null) return [brought];
  const base = {
    model,
    at: made.at,
    taskAt:
      model.task === undefined ? null : (placeOfRef(made, model.task) ?? holder(m, model, made)),
    exportName: exportName(m, model, made),
    ...(model.entry === undefined ? {} : { entry: argument(m, made.given, model.entry) }),
    ...(model.taskAs === undefined ? {} : { taskAs: model.taskAs }),
    ...(model.passesIndex === undefined ? {} : { passesIndex: model.passesIndex }),
    exposed: model.exposed === true ? made.name : null,
    axes: union(
      m.active,
      runner.object !== null && isPerTask(runner.model)
        ? ownOf(m, runner.object.variation.exact)
        : [],
    ),
  };
  if (model.delayed === true && model.items !== undefined) {
    const at = argumentPlace(made.given, model.items) ?? made.at;
    return madeTasks(m, lookUp(m, made, model.items), base.axes, made.at).map((task) => ({
      ...base,
      at: task.object.at ?? made.at,
      dispatchAt: made.at,
      task: task.callee,
      taskAt: task.calleeAt ?? calleePlace(m, task.object.at),
      given: task.call,
      givenAt: at,
      axes: task.axes,
      many: task.axes.length > 0,
    }));
  }
  const { given, steps, at, size } = taskArguments(m, model, made);
  if (model.itemsRun === true) {
    const axes = union(base.axes, steps?.axes ?? []);
    const task = steps?.element ?? [];
    return [
      { ...base, task, taskAt: at, given: NO_ARGUMENTS, givenAt: at, axes, many: size !== 1 },
    ];
  }
  const task = model.task === undefined ? [] : namedTask(m, lookUp(m, made, model.task), made.at);
  // The same task in each worker, under a number of its own.
  const isForEach = model.passesIndex === true || model.inEach === true;
  const isNumbered = isForEach && workerCount(m, runner) !== 1;
  const own = isNumbered ? [m.axes.create()] : (steps?.axes ?? []);
  return [
    {
      ...base,
      task,
      given,
      givenAt: at,
      axes: union(base.axes, own),
      many: steps !== null ? size !== 1 && size !== 0 : isNumbered || base.axes.length > 0,
    },
  ];
}

/** The callee of the call at a place, else the place itself: `draw` of `draw(1)`. */
function calleePlace(m: Machine, at: Place | null): Place | null {
  const callee = at === null ? null : withoutArguments(m.program.text(at.path, at.range));
  if (at === null || callee === null) return at;
  return { path: at.path, range: [at.range[0], at.range[0] + callee.length] };
}

/** Where the receiver stands that was made with the task: `draw` of `draw.remote(1)`. */
function holder(
  m: Machine,
  { task }: Dispatch,
  { at: { path, range } }: ExternalCall,
): Place | null {
  if (task?.of !== "constructor") return null;
  const dot = withoutArguments(m.program.text(path, range))?.lastIndexOf(".") ?? 0;
  return dot > 0 ? { path, range: [range[0], range[0] + dot] } : null;
}

/** How far into containers, and into the arguments of tasks, tasks are looked for. */
const TASK_DEPTH = 6;

/** A task that was made beforehand, and the axes along which it is one of many. */
type MadeTask = Extract<HeapObject["shape"], { is: "partial" }> & {
  readonly object: HeapObject;
  readonly axes: readonly Axis[];
};

/** Tasks among values, in containers of any depth, and those that they wait for. */
function madeTasks(
  m: Machine,
  value: Value,
  axes: readonly Axis[],
  at: Place,
  depth = TASK_DEPTH,
): readonly MadeTask[] {
  if (depth === 0) return [];
  return objectsOf(value).flatMap((object) => {
    const { shape } = object;
    if (shape.is === "partial") {
      if (shape.task === undefined) return [];
      const all = [...shape.call.positional, ...shape.call.keywords.values()];
      const awaited = all.flatMap((part) => madeTasks(m, part, axes, at, depth - 1));
      return [{ ...shape, object, axes }, ...awaited];
    }
    const isItems = shape.is === "sequence" || (shape.is === "instance" && depth === TASK_DEPTH);
    if (!isItems && shape.is !== "mapping") return [];
    const steps = isItems
      ? iterate(m, reference(object), at)
      : { element: elementOf(m, object), axes: axesOf(m, object) };
    return madeTasks(m, steps.element, union(axes, steps.axes), at, depth - 1);
  });
}

/** A subclass that brings its own task (`class W(Process): def run`). */
export function ownTask(
  m: Machine,
  model: Dispatch,
  made: ExternalCall,
  runner: Runner,
): Work | null {
  const { receiver } = made;
  if (receiver?.shape.is !== "instance" || model.task === undefined) return null;
  for (const name of runner.model.runsOwn ?? []) {
    const method = member(m, reference(receiver), name, made.at);
    if (!method.some((atom) => atom.kind === "function")) continue;
    const axes = union(m.active, ownOf(m, receiver.variation.exact));
    return { ...NO_TASK, at: made.at, task: method, axes, many: axes.length > 0 };
  }
  return null;
}

export function isPerTask(model: RunnerModel): boolean {
  return model.size === undefined && model.defaultSize === 1;
}

export function exportName(m: Machine, model: Dispatch, made: ExternalCall): string | null {
  if (model.export === undefined) return null;
  if (typeof model.export === "string") return model.export;
  const name = onlyConstant(lookUp(m, made, model.export))?.value;
  return typeof name === "string" ? name : null;
}

export interface TaskArguments {
  readonly given: Arguments;
  readonly steps: Steps | null;
  readonly at: Place | null;
  readonly size: number | null;
}

export function taskArguments(m: Machine, model: Dispatch, made: ExternalCall): TaskArguments {
  const { given } = made;
  if (model.items !== undefined) {
    const items = lookUp(m, made, model.items);
    const at = placeOfRef(made, model.items);
    const steps = iterate(m, items, made.at);
    const [container] = objectsOf(items);
    const isContainer = container?.shape.is === "sequence" || container?.shape.is === "mapping";
    const size = isContainer ? sizeOf(m, container) : null;
    const own = itemOf(m, model, steps.element, at ?? made.at);
    return { given: withCommon(m, model, made, own), steps, at, size };
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
  const common = withCommon(m, model, made, NO_ARGUMENTS);
  const [at = null] = common.places;
  const mappingAt =
    model.argumentMapping === undefined ? null : placeOfRef(made, model.argumentMapping);
  return { given: common, steps: null, at: at ?? mappingAt, size: null };
}

/** Adds what all tasks get, as one sequence and one mapping of it. */
export function withCommon(
  m: Machine,
  { argumentSequence, argumentMapping }: Pick<Dispatch, "argumentSequence" | "argumentMapping">,
  made: ExternalCall,
  own: Arguments,
): Arguments {
  const sequence = argumentSequence === undefined ? [] : lookUp(m, made, argumentSequence);
  const mapping = argumentMapping === undefined ? [] : lookUp(m, made, argumentMapping);
  const at =
    (argumentSequence === undefined ? null : placeOfRef(made, argumentSequence)) ??
    (argumentMapping === undefined ? null : placeOfRef(made, argumentMapping));
  const common = passing(spread(m, sequence, made.at), at);
  return mergeArguments(own, {
    ...common,
    keywords: new Map(objectsOf(mapping).flatMap((object) => entriesOf(m, object))),
  });
}

/** The arguments that one item is: itself, or what it is spread over. */
function itemOf(m: Machine, { star }: Dispatch, item: Value, at: Place): Arguments {
  if (star === true) return passing(spread(m, item, at), at);
  const [object] = objectsOf(item);
  if (star !== "tuples" || object === undefined || item.length !== 1) return passing([item], at);
  if (object.shape.is === "mapping") {
    const keywords = new Map(entriesOf(m, object));
    const keywordPlaces = new Map([...keywords.keys()].map((name) => [name, at]));
    return { ...NO_ARGUMENTS, keywords, keywordPlaces };
  }
  return passing(object.shape.is === "sequence" ? spread(m, item, at) : [item], at);
}

export function passing(positional: readonly Value[], at: Place | null): Arguments {
  return { ...NO_ARGUMENTS, positional, places: at === null ? [] : positional.map(() => at) };
}

/** The arguments that a tuple is spread over. */
export function spread(m: Machine, value: Value, at: Place): readonly Value[] {
  const rows = objectsOf(value).map((object) =>
    object.shape.is === "sequence" ? positionsOf(m, object) : null,
  );
  const [first] = rows;
  if (first === undefined || rows.some((row) => row === null)) {
    return value.length === 0 ? [] : Array.from({ length: 4 }, () => iterate(m, value, at).element);
  }
  return (first ?? []).map((_, index) => joinAll(rows.map((row) => row?.[index] ?? [])));
}

/** The value of a reference: an argument of the call, else of the receiver's constructor, or the receiver. */
export function lookUp(m: Machine, made: ExternalCall, ref: ParameterRef): Value {
  if (ref.of === "receiver") return made.receiver === null ? [] : reference(made.receiver);
  const own = argument(m, made.given, ref);
  if (own.length > 0 || made.receiver === null) return own;
  return keptArgument(m, made.receiver, ref);
}

export function placeOfRef(made: ExternalCall, ref: ParameterRef): Place | null {
  const own = argumentPlace(made.given, ref);
  return own ?? (made.receiver === null ? null : keptPlace(made.receiver, ref));
}
