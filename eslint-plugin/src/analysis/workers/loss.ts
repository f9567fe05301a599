/** What becomes of generators that do not survive a journey between processes. */
import { CONSTRUCTOR } from "../../facts/facts.js";
import { lineage } from "../machine/classes.js";
import { frameShape } from "../machine/evaluate.js";
import { type Machine } from "../machine/machine.js";
import { prototypesOf } from "../machine/prototypes.js";
import { isStep, isStepperClass } from "../streams/stepper.js";
import { STREAM } from "../streams/streams.js";
import {
  NOTHING,
  objectsOf,
  type FunctionAtom,
  type HeapObject,
  type Place,
  type Transfer,
  type Value,
} from "../values/value.js";

/** Field of a copy that lost its methods: the object that it was. */
export const STRIPPED = "#stripped";

/**
 * A member of something that lost its methods on the way: an event if it was a generator, null if
 * it was none.
 */
export function brokenMember(m: Machine, object: HeapObject, at: Place): Value | null {
  const [was] = objectsOf(m.read(object, STRIPPED) ?? []);
  if (was === undefined || object.copy === null || m.world.dispatch === null) return null;
  if (!isGenerator(m, was, object.copy.transfer)) return null;
  m.lose(object.copy.transfer, was, "stripped", null, at);
  return [];
}

/** Whether drawing from this object is what its methods are for. */
function isGenerator(m: Machine, object: HeapObject, transfer: Transfer): boolean {
  if (object.shape.is === "library") return true;
  const { shape } = object;
  if (shape.is !== "instance" && shape.is !== "mapping") return false;
  return m.within({ world: transfer.from, layer: transfer.layer }, () => {
    const ancestors = shape.is === "instance" ? lineage(shape.class) : prototypesOf(m, object);
    const methods = ancestors.flatMap((ancestor) =>
      m
        .fields(ancestor)
        .filter((name) => name !== CONSTRUCTOR && name !== "key:constructor")
        .map((name) => m.read(ancestor, name) ?? NOTHING),
    );
    if (isStepperClass(methods)) return true;
    // A wrapper around a generator.
    return m
      .fields(object)
      .some((field) =>
        (m.read(object, field) ?? []).some(
          (atom) =>
            (atom.kind === "object" && m.read(atom.object, STREAM) !== undefined) ||
            (atom.kind === "function" && isStep(atom.fact)),
        ),
      );
  });
}

/** Whether a function closes over a generator directly. */
export function closesOverGenerator(m: Machine, atom: FunctionAtom): boolean {
  if (frameShape(atom.frame).scope === 0) return false;
  return m.within({ world: m.world }, () =>
    m
      .fields(atom.frame)
      .some((field) =>
        (m.read(atom.frame, field) ?? []).some(
          (value) => value.kind === "object" && m.read(value.object, STREAM) !== undefined,
        ),
      ),
  );
}
