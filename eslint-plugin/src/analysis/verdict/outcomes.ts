/** Tells of each draw in a worker whether its replicas were seen to differ: silence does not tell. */
import type { DrawEvent } from "../machine/events.js";
import type { Machine } from "../machine/machine.js";
import { shareKey } from "../streams/shares.js";
import type { Place, StreamAtom } from "../values/value.js";
import { originOf } from "./judge.js";
import { areDistinct } from "./repetition.js";

/** A draw that was seen in a worker. */
export interface DrawOutcome {
  readonly at: Place;
  /** The calls in the worker that led to it, and the start of the work. */
  readonly via: readonly Place[];
  /** Every replica draws numbers of its own, whichever way it comes to the draw. */
  readonly isDistinct: boolean;
}

/** What became of each draw, in the order of the events. */
export function outcomesOf(m: Machine): readonly DrawOutcome[] {
  return m.events.flatMap((event) =>
    event.kind === "draw"
      ? [
          {
            at: event.at,
            via: [event.dispatch.at, ...event.calls.map(({ place }) => place)],
            isDistinct: isDistinct(m, event),
          },
        ]
      : [],
  );
}

function isDistinct(m: Machine, event: DrawEvent): boolean {
  if (m.shared.has(shareKey(event.at))) return true;
  const { dispatch, owner, streams } = event;
  const known = streams.filter((atom): atom is StreamAtom => atom.kind === "stream");
  return (
    known.length === streams.length &&
    known.every((stream) => {
      const origin = originOf(event, owner, stream);
      // Threads that share a generator draw one number after the other.
      if (dispatch.process.memory === "threads" && origin !== "task") return true;
      return areDistinct(m, { event, owner, stream, origin });
    })
  );
}
