/** How an intrinsic is called, and what its first argument is. */
import { type Machine } from "../machine/machine.js";
import { variationOf } from "../values/containers.js";
import {
  data,
  NOTHING,
  reference,
  unknown,
  type Arguments,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { along, mix } from "../values/variation.js";

/** A call of an intrinsic. */
export interface IntrinsicCall {
  /** The function's or method's own name. */
  readonly name: string;
  readonly receiver: HeapObject | null;
  readonly given: Arguments;
  readonly values: readonly Value[];
  /** The library type that the result is of. */
  readonly gives?: string;
  readonly at: Place;
}

export type Handler = (m: Machine, made: IntrinsicCall) => Value;

/** The receiver, or the first argument where the function is a free one. */
export function subject(made: IntrinsicCall): Value {
  return made.receiver === null ? (made.values[0] ?? []) : reference(made.receiver);
}

/** The argument after the subject. */
export function operand(made: IntrinsicCall, index = 0): Value {
  return made.values[made.receiver === null ? index + 1 : index] ?? [];
}

/** Notes on the receiver that it is made of the arguments, too. */
export function absorb(m: Machine, made: IntrinsicCall): Value {
  if (made.receiver === null) return NOTHING;
  const before = m.read(made.receiver, ABSORBED) ?? data(along([]));
  const all = [before, ...made.given.positional].map((value) => variationOf(m, value));
  m.write(made.receiver, ABSORBED, data(all.reduce(mix)));
  return NOTHING;
}

const ABSORBED = "@absorbed";

export function pure(m: Machine, made: IntrinsicCall): Value {
  let variation = made.receiver === null ? along([]) : variationOf(m, reference(made.receiver));
  for (const value of [...made.given.positional, ...made.given.keywords.values()]) {
    variation = mix(variation, variationOf(m, value));
  }
  return unknown(variation);
}
