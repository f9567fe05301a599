/** Advice for `strict`: streams that differ, but collide or correlate, and seeds that are lost. */
import { inherited } from "../library/models.js";
import type { DrawEvent } from "../machine/events.js";
import type { Machine } from "../machine/machine.js";
import type { DataAtom, HeapObject, Place, StreamAtom } from "../values/value.js";
import type { Judgement } from "./judge.js";

type Advice = Pick<Judgement, "rule" | "messageId"> & { readonly seedCall?: Place };

/** What there is to say of a draw whose stream does not repeat; null where it is fine. */
export function adviseDraw(m: Machine, event: DrawEvent): Judgement | null {
  const { dispatch, owner, streams } = event;
  const [stream] = streams;
  if (streams.length !== 1 || stream?.kind !== "stream") return null;
  if (!dispatch.manyTasks && !dispatch.manyWorkers) return null;
  const advice = lostSeed(m, event, stream) ?? correlatedSeed(m, owner, stream);
  if (advice === null) return null;
  return {
    ...advice,
    dispatch,
    owner,
    stream,
    transfer: null,
    draw: event.at,
    calls: event.calls,
    repeats: null,
    condition: dispatch.condition,
  };
}

function correlatedSeed(m: Machine, owner: HeapObject, stream: StreamAtom): Advice | null {
  const rule = "no-correlated-seed";
  const seed = (stream.seed ?? []).find((atom): atom is DataAtom => atom.kind === "data");
  if (seed === undefined || stream.seed?.length !== 1) return null;
  if (seed.source === "clock") return { rule, messageId: "clock" };
  if (seed.source === "process-id") return { rule, messageId: "processId" };
  const neighbours =
    owner.shape.is === "library" ? inherited(m, owner.shape.type).generator?.neighbours : undefined;
  // What else a number was made by, a hash for instance, nobody can tell.
  if (seed.isOffset !== true) return null;
  if (neighbours === "correlated") return { rule, messageId: "neighbours" };
  if (neighbours === "shifted") return { rule, messageId: "shifted" };
  return { rule, messageId: "offset" };
}

function lostSeed(m: Machine, event: DrawEvent, stream: StreamAtom): Advice | null {
  const rule = "no-lost-seed";
  const { dispatch, owner } = event;
  const isSeeded = stream.seeding === "constant" || stream.seeding === "value";
  if (dispatch.process.memory === "threads") {
    if (!isSeeded) return null;
    const isOwn = stream.world === event.world;
    if (isOwn) return owner.shape.is === "state" ? { rule, messageId: "resets" } : null;
    return { rule, messageId: "order" };
  }
  if (owner.shape.is !== "state" || stream.world !== event.world || isSeeded) return null;
  const seedCall = m.parentSeeds.get(owner.shape.id);
  if (seedCall === undefined || dispatch.isLoader) return null;
  return { rule, messageId: dispatch.process.memory === "fork" ? "reseeded" : "notRun", seedCall };
}
