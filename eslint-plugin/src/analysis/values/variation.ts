/**
 * How a value differs among the replicas of a piece of work: the heart of the verdict.
 *
 * An **axis** is one way in which code is executed many times: a loop, the positions of a list,
 * the workers of a pool, the tasks of a map. A value that changes along an axis is computed anew
 * on it (`i` of a loop, entropy read inside); a value made outside is the same on all of it.
 * Streams whose state changes along no axis of their replicas repeat.
 */

/** Identifies an axis; compare through `Axes`, since two axes can turn out to be one. */
export type Axis = number;

export interface Variation {
  /** Distinct along these axes. */
  readonly exact: readonly Axis[];
  /** Changes along these, but the same value comes back: `i % 2`, whole seconds. */
  readonly coarse: readonly Axis[];
  /** May change along these: the result of something unknown. */
  readonly maybe: readonly Axis[];
}

const NO_AXES: readonly Axis[] = [];

/** Calls by code that is not in sight: each may pass something else. */
export const CALLERS: Axis = 0;

/** The same everywhere. */
export const FIXED: Variation = { exact: NO_AXES, coarse: NO_AXES, maybe: NO_AXES };

/** Distinct along the given axes. */
export function along(axes: readonly Axis[]): Variation {
  return axes.length === 0 ? FIXED : { exact: axes, coarse: NO_AXES, maybe: NO_AXES };
}

/** Perhaps distinct along the given axes. */
export function perhaps(axes: readonly Axis[]): Variation {
  return axes.length === 0 ? FIXED : { exact: NO_AXES, coarse: NO_AXES, maybe: axes };
}

/** Union of two axis lists, sorted, without doubles; one of them where it holds the other. */
export function union(a: readonly Axis[], b: readonly Axis[]): readonly Axis[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  // Both are sorted: one walk tells whether anything is missing, a second one merges.
  if (includesAll(a, b)) return a;
  if (includesAll(b, a)) return b;
  const merged: Axis[] = [];
  let [i, j] = [0, 0];
  for (let [x, y] = [a[0], b[0]]; x !== undefined || y !== undefined; x = a[i], y = b[j]) {
    const next = y === undefined || (x !== undefined && x <= y) ? x : y;
    if (next === undefined) break;
    merged.push(next);
    if (x === next) i++;
    if (y === next) j++;
  }
  return merged;
}

function includesAll(all: readonly Axis[], some: readonly Axis[]): boolean {
  if (some.length > all.length) return false;
  let i = 0;
  for (const axis of some) {
    while (i < all.length && (all[i] ?? axis) < axis) i++;
    if (all[i] !== axis) return false;
  }
  return true;
}

/** The axes of `a` that are not in `b`; `a` itself where nothing is taken away. */
export function without(a: readonly Axis[], b: readonly Axis[]): readonly Axis[] {
  if (a.length === 0 || b.length === 0) return a;
  if (a === b) return NO_AXES;
  let j = 0;
  let rest: Axis[] | null = null;
  for (const [i, axis] of a.entries()) {
    while (j < b.length && (b[j] ?? axis) < axis) j++;
    if (b[j] === axis) rest ??= a.slice(0, i);
    else rest?.push(axis);
  }
  return rest ?? a;
}

/** The variation of something computed from both. */
export function mix(a: Variation, b: Variation): Variation {
  if (a === b || b === FIXED) return a;
  if (a === FIXED) return b;
  return {
    exact: union(a.exact, b.exact),
    coarse: union(a.coarse, b.coarse),
    maybe: union(a.maybe, b.maybe),
  };
}

/** The variation of something that is one or the other; `a` itself where that says it all. */
export function either(a: Variation, b: Variation): Variation {
  if (a === b) return a;
  const exact = common(a.exact, b.exact);
  const coarse = common(a.coarse, b.coarse);
  // What is certain of one of them only.
  const doubtful = [a, b].map((one) =>
    union(without(one.exact, exact), without(one.coarse, coarse)),
  );
  const maybe = doubtful.reduce(union, union(a.maybe, b.maybe));
  const certain = union(exact, coarse);
  const rest = without(maybe, certain);
  if (exact === a.exact && coarse === a.coarse && rest === a.maybe) return a;
  return { exact, coarse, maybe: rest };
}

/** The axes in both; `a` itself where that is all of them. */
function common(a: readonly Axis[], b: readonly Axis[]): readonly Axis[] {
  return a === b ? a : without(a, without(a, b));
}

/** What is left after an operation that maps many values to few. */
export function coarsen(variation: Variation): Variation {
  if (variation.exact.length === 0) return variation;
  return {
    exact: NO_AXES,
    coarse: union(variation.coarse, variation.exact),
    maybe: variation.maybe,
  };
}

/** What is left after an operation of unknown effect. */
export function doubt(variation: Variation): Variation {
  if (variation.exact.length === 0 && variation.coarse.length === 0) return variation;
  return {
    exact: NO_AXES,
    coarse: NO_AXES,
    maybe: union(union(variation.maybe, variation.exact), variation.coarse),
  };
}

/** The answer to "do the replicas along these axes differ here?" */
export type Difference = "distinct" | "coarse" | "unknown" | "equal";

/** Makes axes and knows which of them turned out to be the same. */
export class Axes {
  private readonly parents: Axis[] = [CALLERS];

  /** A new axis. */
  create(): Axis {
    this.parents.push(this.parents.length);
    return this.parents.length - 1;
  }

  private find(axis: Axis): Axis {
    let root = axis;
    for (;;) {
      const parent = this.parents[root];
      if (parent === undefined || parent === root) return root;
      root = parent;
    }
  }

  /**
   * Says that stepping along one axis steps along the other: `seeds[i]` walks the positions of
   * `seeds` as the loop walks `i`.
   */
  equate(a: readonly Axis[], b: readonly Axis[]): void {
    const [first] = a;
    if (first === undefined) return;
    for (const axis of b) this.parents[this.find(axis)] = this.find(first);
  }

  /** The axes of `a` that are none of `b`, by whatever number. */
  apart(a: readonly Axis[], b: readonly Axis[]): readonly Axis[] {
    return a.filter((axis) => !this.meets([axis], b));
  }

  private meets(a: readonly Axis[], b: readonly Axis[]): boolean {
    return a.some((x) => b.some((y) => this.find(x) === this.find(y)));
  }

  /** Whether values of this variation differ among replicas that are numbered along `axes`. */
  difference(variation: Variation, axes: readonly Axis[]): Difference {
    if (this.meets(variation.exact, axes)) return "distinct";
    if (this.meets(variation.maybe, axes)) return "unknown";
    if (this.meets(variation.coarse, axes)) return "coarse";
    return "equal";
  }
}
