/** Work that a worker starts: how deep it is followed, and what numbers it. */
import { type RunnerModel } from "../../knowledge/schema.js";
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { processAxes } from "../streams/streams.js";
import { union, without, type Axis } from "../values/variation.js";

/**
 * Work started by a worker is followed from threads and into threads, and from processes that have
 * a program of their own (not from those of a pool, which may start none), and no deeper than that.
 */
export function isTooDeep(m: Machine, model: RunnerModel): boolean {
  const { dispatch, memory } = m.world;
  if (dispatch === null || startsThreads(m, model)) return false;
  if (dispatch.process.memory === "threads") return memory?.dispatch !== null;
  return !mayStart(dispatch) || m.phase === "import";
}

/** Whether a worker is one that may start processes, and is not itself started by one. */
export function mayStart({ runner, depth, process }: DispatchRecord): boolean {
  return runner.startsOthers === true && depth === 1 && process.memory !== "threads";
}

/** Whether the process at hand is one of several and starts threads of its own. */
export function startsThreads(m: Machine, { processes }: RunnerModel): boolean {
  const { dispatch } = m.world;
  if (dispatch === null || dispatch.outer.length > 0) return false;
  const { memory, sharesProcess } = dispatch.process;
  const isApart = memory === "realm" && sharesProcess !== true;
  return isApart && processes.every((process) => process.sharesProcess === true);
}

/**
 * Those of some axes that are the process's own: its loops. For the work that it starts it is the
 * one program there is; what tells it apart from its like is the same for all of that work.
 */
export function ownOf(m: Machine, axes: readonly Axis[]): readonly Axis[] {
  const { dispatch } = m.world;
  if (dispatch === null || !mayStart(dispatch)) return axes;
  return without(axes, union(processAxes(dispatch), dispatch.taskAxes));
}

/** The loops that run in the process at hand. */
export function ownAxes(m: Machine): readonly Axis[] {
  return ownOf(m, m.active);
}
