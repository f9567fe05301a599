/** Judges forks while a lock of the parent may be held: the worker waits for it for ever. */
import { type Machine } from "../machine/machine.js";
import { type DispatchRecord } from "../machine/events.js";
import { samePlace, type HeapObject } from "../values/value.js";
import { type Judgement } from "./judge.js";

/**
 * Whether threads are there when processes are forked. What is made either of threads or of
 * processes is not made of both.
 */
function isAlive(thread: DispatchRecord, { runnerAt, startedAt }: DispatchRecord): boolean {
  const { endedAt } = thread.life;
  const isBefore = thread.startedAt < startedAt && (endedAt === null || startedAt < endedAt);
  return isBefore && !samePlace(thread.runnerAt, runnerAt);
}

/** Forks while a lock of the parent may be held. */
export function locks(m: Machine): readonly Judgement[] {
  const result: Judgement[] = [];
  const seen = new Set<string>();
  for (const event of m.events) {
    if (event.kind !== "use" && event.kind !== "draw") continue;
    const { dispatch } = event;
    if (dispatch.process.memory !== "fork") continue;
    const state = event.kind === "use" ? event.state : null;
    const used = (draw: { readonly owner: HeapObject }): boolean =>
      event.kind === "use"
        ? draw.owner.shape.is === "state" && draw.owner.shape.id === event.state
        : draw.owner === event.owner && event.owner.shape.is !== "cell" && m.hasLock(event.owner);
    const draws = m.parentDraws.filter(used);
    const inThread = draws.find(({ thread }) => thread !== null && isAlive(thread, dispatch));
    const meanwhile = dispatch.replacesWorkers
      ? m.parentDraws
          .slice(dispatch.life.drawsAtStart, dispatch.life.drawsAtEnd ?? undefined)
          .filter(
            (draw, index) =>
              used(draw) &&
              draw.thread === null &&
              (draw.isLazy || dispatch.life.drawsAtStart + index >= dispatch.drawsBeforeWork),
          )
      : [];
    const bulk = meanwhile.find((draw) => draw.isBulk) ?? meanwhile[0];
    const draw = inThread ?? bulk;
    if (draw === undefined) continue;
    const key = JSON.stringify([dispatch.runnerAt, dispatch.condition]);
    if (seen.has(key)) continue;
    seen.add(key);
    result.push({
      rule: "no-fork-lock",
      messageId: inThread !== undefined ? "thread" : draw.isBulk ? "hangs" : "canHang",
      dispatch,
      owner: draw.owner,
      stream: null,
      transfer: null,
      draw: event.at,
      calls: event.kind === "draw" ? event.calls : [],
      repeats: null,
      condition: dispatch.condition,
      parentDraw: draw.at,
      ...(state === null ? {} : { state }),
    });
  }
  return result;
}
