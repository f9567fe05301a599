/** Whether the draws that a finding was about are seen to differ once it is mended. */
import type { Place } from "../analysis/values/value.js";
import type { Judgement } from "../analysis/verdict/judge.js";
import type { DrawOutcome } from "../analysis/verdict/outcomes.js";
import type { Edit } from "../findings/finding.js";
import { moved } from "../findings/moved.js";

/**
 * Whether the draws of a finding differ among all who make them; where none is left in its place,
 * those of the work that it was about. What is not seen does not count: an analysis that has lost
 * the stream from view has nothing to say against it, and nothing for it.
 *
 * @param judgement - of the finding, as it was before the edits
 * @param edits - in any files
 * @param after - the draws that are seen once the edits are made
 */
export function areSeenToDiffer(
  { draw, calls, dispatch }: Pick<Judgement, "draw" | "calls" | "dispatch">,
  edits: readonly Edit[],
  after: readonly DrawOutcome[],
): boolean {
  const isAt = (place: Place): ((other: Place) => boolean) => {
    const own = edits.filter(({ path }) => path === place.path);
    const [start, end] = moved(place.range, own);
    return ({ path, range }) => path === place.path && range[0] < end && start < range[1];
  };
  const isDispatch = isAt(dispatch.at);
  const ofWork = after.filter(({ via }) => via.some(isDispatch));
  const ofDraw = draw === null ? [] : after.filter(({ at }) => isAt(draw)(at));
  // One draw in a helper serves several generators, told apart by the calls that lead there.
  const onTheWay = calls.map(({ place }) => isAt(place));
  const ofCalls = ofDraw.filter(({ via }) => onTheWay.every((isOne) => via.some(isOne)));
  const same = [ofCalls, ofDraw, ofWork].find((draws) => draws.length > 0);
  if (same !== undefined) return same.every(({ isDistinct }) => isDistinct);
  // What sent the generator to all of them is gone: each has one of its own.
  return edits.some(
    ({ path, range }) =>
      path === dispatch.at.path &&
      range[0] <= dispatch.at.range[0] &&
      dispatch.at.range[1] <= range[1],
  );
}
