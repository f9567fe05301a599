/** Compares the replicas of a stream: whether they are equal, and what they are. */
import { workerAxes, type DispatchRecord, type DrawEvent } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { type HeapObject, type StreamAtom } from "../values/value.js";
import { CALLERS, union, type Axis } from "../values/variation.js";
import { type Origin, type Repeats } from "./judge.js";

/** How replicas come to repeat. */
export interface Repetition {
  /** Few values are shared by many replicas. */
  readonly isCoarse: boolean;
  readonly by: Repeats;
  readonly isMany: boolean;
}

/** A stream as a draw meets it. */
export interface Drawn {
  readonly event: DrawEvent;
  readonly owner: HeapObject;
  readonly stream: StreamAtom;
  readonly origin: Origin;
}

/** Whether the replicas of a stream are equal, and what they are; null where they are not. */
export function repetition(m: Machine, drawn: Drawn): Repetition | null {
  const { stream, origin } = drawn;
  const { dispatch } = drawn.event;
  if (isPerTask(drawn)) {
    const all = tasksOf(dispatch);
    // What tells the workers apart is the same each time that one of them is told.
    const again = dispatch.tellingAxes.filter((axis) => axis !== CALLERS);
    const axes = distinct(m, stream, all) && again.length > 0 ? again : all;
    if (!equal(m, stream, axes)) return null;
    return {
      isCoarse: m.axes.difference(stream.variation, axes) === "coarse",
      by: dispatch.workerPerTask && axes === all ? "worker" : "task",
      isMany: dispatch.manyTasks,
    };
  }
  const { outer } = dispatch;
  // Threads of several processes: what does not vary along the processes is in each of them.
  if (outer.length > 0 && equal(m, stream, outer)) {
    return { isCoarse: false, by: "worker", isMany: true };
  }
  const workers = workerAxes(dispatch);
  const { passAxes } = dispatch;
  // One worker at a time, each with the memory as it was before: what the parent left as it is repeats.
  if (origin === "inherited" && passAxes.length > 0 && equal(m, stream, union(workers, passAxes))) {
    return { isCoarse: false, by: "worker", isMany: true };
  }
  if (equal(m, stream, workers)) {
    return {
      isCoarse: m.axes.difference(stream.variation, workers) === "coarse",
      by: dispatch.replacesWorkers && !dispatch.manyWorkers ? "replacement" : "worker",
      isMany: dispatch.manyWorkers,
    };
  }
  if (
    dispatch.epochAxis !== null &&
    distinct(m, stream, workers) &&
    m.axes.difference(stream.variation, epochsOf(dispatch)) === "equal"
  ) {
    return { isCoarse: false, by: "epoch", isMany: true };
  }
  return null;
}

/** Whether the replicas of a stream are seen to differ, by whatever numbers them: not merely unknown. */
export function areDistinct(m: Machine, drawn: Drawn): boolean {
  const { stream } = drawn;
  const { dispatch } = drawn.event;
  if (isPerTask(drawn)) {
    const { tellingAxes } = dispatch;
    const all = tasksOf(dispatch);
    return (
      distinct(m, stream, all) &&
      (tellingAxes.length === 0 || distinct(m, stream, tellingAxes)) &&
      differsInTask(m, drawn, all)
    );
  }
  const { outer, epochAxis } = dispatch;
  return (
    distinct(m, stream, workerAxes(dispatch)) &&
    (outer.length === 0 || distinct(m, stream, outer)) &&
    (epochAxis === null || distinct(m, stream, epochsOf(dispatch)))
  );
}

/** Whether each task has a replica; each worker has one otherwise. */
function isPerTask({ event, owner, origin }: Drawn): boolean {
  if (origin === "task") return !event.isKept;
  const isSentWithTask = origin === "sent" && owner.copy?.transfer.per === "task";
  return isSentWithTask && !event.dispatch.isLoader;
}

/** Whether no loop of the task itself makes the stream again and again. */
function differsInTask(m: Machine, { event, stream }: Drawn, tasks: readonly Axis[]): boolean {
  const outside = union(tasks, workerAxes(event.dispatch));
  const loops = m.axes.apart(stream.madeAlong ?? [], outside);
  return loops.every((axis) => distinct(m, stream, [axis]));
}

/** What numbers the tasks. */
function tasksOf({ taskAxes, workerAxis, workerPerTask }: DispatchRecord): readonly Axis[] {
  return union(taskAxes, workerPerTask ? [workerAxis] : []);
}

/** What numbers the passes over a loader: they themselves, and the loops of the program around them. */
function epochsOf({ epochAxis, epochLoops }: DispatchRecord): readonly Axis[] {
  return union(epochLoops, epochAxis === null ? [] : [epochAxis]);
}

function equal(m: Machine, stream: StreamAtom, axes: readonly Axis[]): boolean {
  const difference = m.axes.difference(stream.variation, axes);
  return difference === "equal" || difference === "coarse";
}

function distinct(m: Machine, stream: StreamAtom, axes: readonly Axis[]): boolean {
  return m.axes.difference(stream.variation, axes) === "distinct";
}
