/**
 * Draws that all workers make alike so that each can take a part of its own: an order of the data,
 * shuffled from one seed and dealt out by the worker's number.
 */
import { type Machine } from "../machine/machine.js";
import { elementOf, variationOf } from "../values/containers.js";
import { data, objectsOf, type Place, type Value } from "../values/value.js";
import { FIXED, union } from "../values/variation.js";

/** The field of a container that keeps the draw which put its elements in order. */
const ORDER = "#order";

/** Identifies a place among those that are shared out. */
export function shareKey(at: Place): string {
  return `${at.range.join("-")} ${at.path}`;
}

/** Notes that a draw puts the elements of these containers in another order. */
export function noteOrder(m: Machine, containers: Value, at: Place): void {
  for (const object of objectsOf(containers)) m.write(object, ORDER, data(FIXED, "draw", at));
}

/**
 * Notes that a part of something is taken. Where one of the bounds tells the replicas apart, each
 * has a part of its own, and that they drew the whole alike is the purpose.
 */
export function noteShare(m: Machine, whole: Value, bounds: readonly Value[]): void {
  const { dispatch } = m.world;
  if (dispatch === null) return;
  const replicas = union(dispatch.taskAxes, [dispatch.workerAxis]);
  const tells = bounds.some(
    (bound) => m.axes.difference(variationOf(m, bound), replicas) === "distinct",
  );
  if (!tells) return;
  for (const place of drawPlaces(m, whole)) m.shared.add(shareKey(place));
}

/** Where the numbers in a value, or their order, were drawn. */
function drawPlaces(m: Machine, value: Value): readonly Place[] {
  const own = value.flatMap((atom) =>
    atom.kind === "data" && atom.source === "draw" && atom.at !== null ? [atom.at] : [],
  );
  const held = objectsOf(value).flatMap((object) => {
    if (object.shape.is !== "sequence") return [];
    return drawPlaces(m, [...elementOf(m, object), ...(m.read(object, ORDER) ?? [])]);
  });
  return [...own, ...held];
}
