/** Tells whether a pass over a loader can show anything that an earlier one did not. */
import { keptArgument } from "../library/parameters.js";
import { type Machine } from "../machine/machine.js";
import { STREAM } from "../streams/streams.js";
import { objectsOf, type Value } from "../values/value.js";
import { type Axis } from "../values/variation.js";
import { type Runner } from "./dispatch.js";

/** What the last pass over a loader began with. */
const LAST = new WeakMap<Runner, readonly (Value | undefined)[]>();

/**
 * Whether a pass is the same as one that was followed already: in no loop, from the same state of
 * what the loader works with and of the libraries. Notes it if not.
 */
export function isKnownPass(m: Machine, runner: Runner, epochs: readonly Axis[]): boolean {
  const start = startOf(m, runner);
  const last = LAST.get(runner);
  LAST.set(runner, start);
  return (
    epochs.length === 0 &&
    last?.length === start.length &&
    start.every((value, index) => isSame(value ?? [], last[index] ?? []))
  );
}

function startOf(m: Machine, { object, model }: Runner): readonly (Value | undefined)[] {
  if (object === null) return [];
  const parts = (model.runs ?? []).flatMap(({ parameter }) => {
    const value = keptArgument(m, object, parameter);
    const held = objectsOf(value);
    return [value, ...held.flatMap((part) => m.fields(part).map((field) => m.read(part, field)))];
  });
  const states = [...m.world.states.values()].map((state) => m.read(state, STREAM));
  return [...parts, ...states];
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((atom, index) => {
      const other = b[index];
      if (atom.kind === "constant" && other?.kind === "constant") return atom.value === other.value;
      // Whatever it is: no generator that the analysis could follow.
      return atom === other || (atom.kind === "unknown" && other?.kind === "unknown");
    })
  );
}
