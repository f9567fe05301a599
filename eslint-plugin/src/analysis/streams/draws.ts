/** Notes draws: in workers as events, in the parent for what they mean to its children. */
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { type Atom, type HeapObject, type Place, type Value } from "../values/value.js";
import { along, mix } from "../values/variation.js";
import { mayStart, ownAxes } from "../workers/nesting.js";
import { isKept } from "./kept.js";
import { inheritance, setStream, streamOf, moveOn } from "./streams.js";

/** A draw by the program itself. */
export interface ParentDraw {
  readonly owner: HeapObject;
  readonly at: Place;
  /** Many numbers at once, which takes time. */
  readonly isBulk: boolean;
  /** The work of threads that it belongs to. */
  readonly thread: DispatchRecord | null;
  /** By a generator function: whenever somebody asks it for the next value. */
  readonly isLazy: boolean;
}

/** The other processes that run the same program are no world of their own. */
const ELSEWHERE = -1;

/** Notes that a number is drawn from a generator or a library's state. */
export function recordDraw(m: Machine, owner: HeapObject, at: Place, isBulk: boolean): void {
  const transfer = owner.copy?.transfer;
  const shared = transfer === undefined ? undefined : m.broadcasts.get(transfer.id);
  const dispatch = m.world.dispatch ?? shared ?? null;
  const streams = streamOf(m, owner);
  if (dispatch === null || dispatch.process.memory === "threads") {
    m.parentDraws.push({ owner, at, isBulk, thread: dispatch, isLazy: isLazy(m) });
  }
  if (dispatch === null) {
    if (m.active.length === 0) return;
    moveOn(m, owner);
    goOn(m, owner, streams);
    return;
  }
  m.events.push({
    kind: "draw",
    dispatch,
    world: m.world.dispatch === null ? ELSEWHERE : m.world.id,
    at,
    calls: m.calls,
    owner,
    streams,
    phase: m.phase,
    active: m.active,
    condition: inheritance(m, owner),
    isKept: isKept(m, owner, streams),
  });
  // What it starts from here on in a loop finds the stream further on, too.
  if (mayStart(dispatch)) goOn(m, owner, streams);
}

/** The next pass of a loop finds the stream further on. */
function goOn(m: Machine, owner: HeapObject, streams: Value): void {
  const moved = along(ownAxes(m));
  setStream(
    m,
    owner,
    streams.map((atom): Atom =>
      atom.kind === "stream" ? { ...atom, variation: mix(atom.variation, moved) } : atom,
    ),
  );
}

function isLazy(m: Machine): boolean {
  return m.calls.some(({ key }) => "isGenerator" in key && key.isGenerator === true);
}

/** Notes the use of numbers that were drawn before a snapshot of the memory was taken. */
export function noteFrozen(m: Machine, value: Value, at: Place): void {
  const { dispatch } = m.world;
  if (dispatch === null) return;
  for (const atom of value) {
    if (atom.kind !== "data" || atom.at === null) continue;
    if (atom.source !== "draw" && atom.source !== "entropy") continue;
    if (m.axes.difference(atom.variation, [dispatch.workerAxis]) !== "equal") continue;
    m.events.push({ kind: "frozen", dispatch, at, calls: m.calls, drawnAt: atom.at });
  }
}
