/** How a value varies: an object varies as what it holds. */
import { type Machine } from "../machine/machine.js";
import { elementOf, entriesOf, positionsOf, restOf } from "./containers.js";
import { type Atom, type HeapObject, type Value } from "./value.js";
import { doubt, either, FIXED, mix, type Variation } from "./variation.js";

/** Along which axes the content of a value differs; follows containers and objects a few steps. */
export function variationOf(m: Machine, value: Value, depth = 4): Variation {
  return valueVariation({ m, seen: new Map() }, value, depth);
}

/** One look into a value. */
interface Look {
  readonly m: Machine;
  /** What objects were found to be, and how deep that look was: parts that are shared are seen once. */
  readonly seen: Map<HeapObject, { readonly depth: number; readonly variation: Variation }>;
}

function valueVariation(look: Look, value: Value, depth: number): Variation {
  const [first, ...others] = value;
  if (first === undefined) return FIXED;
  return others.reduce(
    (all, atom) => either(all, atomVariation(look, atom, depth)),
    atomVariation(look, first, depth),
  );
}

function atomVariation(look: Look, atom: Atom, depth: number): Variation {
  switch (atom.kind) {
    case "data":
    case "unknown":
    case "stream":
      return atom.variation;
    case "constant":
    case "external":
    case "pending":
      return FIXED;
    case "method":
      return seenVariation(look, atom.receiver, depth);
    case "function":
      return atom.self === null || depth === 0 ? FIXED : valueVariation(look, atom.self, depth - 1);
    case "object":
      return seenVariation(look, atom.object, depth);
  }
}

function seenVariation(look: Look, object: HeapObject, depth: number): Variation {
  const known = look.seen.get(object);
  if (known !== undefined && known.depth >= depth) return known.variation;
  const variation = objectVariation(look, object, depth);
  look.seen.set(object, { depth, variation });
  return variation;
}

function objectVariation(look: Look, object: HeapObject, depth: number): Variation {
  const { m } = look;
  switch (object.shape.is) {
    case "frame":
    case "class":
    case "module":
    case "memo":
    case "manager":
    case "delayed":
    case "isolated":
      return FIXED;
    case "cell":
    case "bound":
      return variationOf(m, m.read(object, "#stream") ?? []);
    case "partial":
      return depth === 0
        ? FIXED
        : [...object.shape.call.positional, ...object.shape.call.keywords.values()].reduce(
            (all, value) => mix(all, valueVariation(look, value, depth - 1)),
            FIXED,
          );
    case "sequence":
    case "mapping":
      return depth === 0 ? doubt(object.variation) : contentVariation(look, object, depth - 1);
    case "state":
    case "library":
    case "instance": {
      if (depth === 0) return FIXED;
      let result: Variation = FIXED;
      for (const field of m.fields(object)) {
        result = mix(result, valueVariation(look, m.read(object, field) ?? [], depth - 1));
      }
      return result;
    }
  }
}

/** A container is another one where any of its parts is: `(seed, i)` is as distinct as `i`. */
function contentVariation(look: Look, object: HeapObject, depth: number): Variation {
  const { m } = look;
  const parts =
    object.shape.is === "mapping"
      ? entriesOf(m, object).map(([, value]) => value)
      : positionsOf(m, object);
  if (parts === null || (restOf(m, object) ?? []).length > 0) {
    return valueVariation(look, elementOf(m, object), depth);
  }
  return parts.reduce<Variation>((all, part) => mix(all, valueVariation(look, part, depth)), FIXED);
}
