/** What a caller may pass that is not in sight: where nothing else is known, defaults hold. */
import { FIXED } from "./variation.js";
import { NO_ARGUMENTS, type Arguments, type Atom, type Value } from "./value.js";

const OUTSIDE: Atom = { kind: "unknown", variation: FIXED };

/** An argument of which nothing is known, not even whether it is given. */
export const PERHAPS_GIVEN: Value = [OUTSIDE];

/** The value without what callers out of sight may pass in its place. */
export function asInSight(value: Value): Value {
  return value.length > 1 ? value.filter((atom) => atom !== OUTSIDE) : value;
}

/** Arguments of which nothing is known: those that a caller out of sight gives. */
export function anyArguments(): Arguments {
  return { ...NO_ARGUMENTS, rest: PERHAPS_GIVEN, restKeywords: PERHAPS_GIVEN };
}
