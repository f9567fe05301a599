/** Remembers which argument brought a value from another process, whatever is computed from it. */
import {
  type Atom,
  type ConstantAtom,
  type DataAtom,
  type Place,
  type UnknownAtom,
  type Value,
} from "./value.js";

/** Plain data that was computed from what another process sent came with the same argument. */
export function carry(result: Value, inputs: readonly Value[]): Value {
  const sentAt = sentPlace(inputs.flat());
  if (sentAt === null) return result;
  return result.map((atom) =>
    isPlain(atom) && atom.sentAt === undefined ? { ...atom, sentAt } : atom,
  );
}

/** The argument that brought a value from another process; null where none did. */
export function sentPlace(value: Value): Place | null {
  for (const atom of value) {
    if (isPlain(atom) && atom.sentAt !== undefined) return atom.sentAt;
  }
  return null;
}

function isPlain(atom: Atom): atom is ConstantAtom | DataAtom | UnknownAtom {
  return atom.kind === "constant" || atom.kind === "data" || atom.kind === "unknown";
}
