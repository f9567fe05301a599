/** Knows in which loops workers take jobs from a queue. */
import { type Machine } from "../machine/machine.js";
import { axesOf } from "../values/containers.js";
import { type HeapObject, type Job, type Value } from "../values/value.js";
import { union, without, type Axis } from "../values/variation.js";
import { hasNoData } from "../workers/replicas.js";
import { processAxes } from "./streams.js";

const LOOPS = new WeakMap<Machine, Map<Axis, Job>>();

/** Notes that a worker takes something from a queue. */
export function noteJob(m: Machine, queue: HeapObject, taken: Value): void {
  const { dispatch } = m.world;
  if (dispatch === null) return;
  // What is not in sight may have data.
  const isCounted = taken.length > 0 && hasNoData(m, taken, axesOf(m, queue));
  const known = LOOPS.get(m) ?? new Map<Axis, Job>();
  for (const loop of without(m.active, union(processAxes(dispatch), dispatch.taskAxes))) {
    known.set(loop, isCounted ? "counted" : "with-data");
  }
  LOOPS.set(m, known);
}

/** The kind of jobs for each of which the code at hand runs once, if it does. */
export function jobAtHand(m: Machine): Job | undefined {
  const loops = LOOPS.get(m);
  if (loops === undefined) return undefined;
  const kinds = m.active.map((axis) => loops.get(axis));
  return kinds.includes("with-data") ? "with-data" : kinds.find((kind) => kind !== undefined);
}
