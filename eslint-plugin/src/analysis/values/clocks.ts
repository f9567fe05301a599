/** Readings of clocks: how often their whole part changes decides whether replicas share it. */
import { onlyConstant, type DataAtom, type Value } from "./value.js";
import { coarsen, doubt, type Variation } from "./variation.js";

/** At this rate, two workers that start together may read the same. */
const MILLISECONDS = 1e3;
/** At this rate, they do not. */
const MICROSECONDS = 1e6;

/** The clock that a value is a reading of, or null. */
export function clockOf(value: Value): DataAtom | null {
  return value.find((atom): atom is DataAtom => isClock(atom)) ?? null;
}

function isClock(atom: Value[number]): boolean {
  return atom.kind === "data" && atom.source === "clock";
}

/** What is left of a clock's variation in its whole part. */
export function wholeTicks(variation: Variation, ticks: number): Variation {
  if (ticks >= MICROSECONDS) return variation;
  return ticks >= MILLISECONDS ? doubt(variation) : coarsen(variation);
}

/** How often the whole part of a product or quotient of a clock changes; null where there is none. */
export function ticksOf(operator: string, operands: readonly Value[]): number | null {
  const [left = [], right = []] = operands;
  const product = operator === "*";
  if (!product && operator !== "/" && operator !== "//") return null;
  const clock = clockOf(left) ?? (product ? clockOf(right) : null);
  const factor = onlyConstant(right)?.value ?? (product ? onlyConstant(left)?.value : undefined);
  if (clock === null || typeof factor !== "number" || factor === 0) return null;
  const before = clock.ticks ?? 1;
  return product ? before * factor : before / factor;
}
