/** Processes that work on one thing together, and for that begin alike. */
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";

const GROUPS = new WeakSet<DispatchRecord>();

/** Notes that the worker at hand has joined a group of its kind. */
export function joinGroup(m: Machine): void {
  if (m.world.dispatch !== null) GROUPS.add(m.world.dispatch);
}

/** Whether the workers of a dispatch have formed a group. */
export function isGroup(dispatch: DispatchRecord): boolean {
  return GROUPS.has(dispatch);
}
