/** What a caller may pass that is not in sight: where nothing else is known, defaults hold. */
import { CALLERS, FIXED, perhaps, type Variation } from "./variation.js";
import { NO_ARGUMENTS, type Arguments, type Atom, type Value } from "./value.js";

/** One that makes an object once, and others that call again and again. */
const OUTSIDE: Readonly<Record<"once" | "repeatedly", Atom>> = {
  once: outside(FIXED),
  repeatedly: outside(perhaps([CALLERS])),
};

function outside(variation: Variation): Atom {
  return { kind: "unknown", variation };
}

/** The value without what callers out of sight may pass in its place. */
export function asInSight(value: Value): Value {
  if (value.length < 2) return value;
  return value.filter((atom) => atom !== OUTSIDE.once && atom !== OUTSIDE.repeatedly);
}

/**
 * Arguments of which nothing is known, not even whether they are given: those of a caller out of
 * sight.
 */
export function anyArguments(called: keyof typeof OUTSIDE): Arguments {
  const value: Value = [OUTSIDE[called]];
  return { ...NO_ARGUMENTS, rest: value, restKeywords: value };
}
