/** Which way a test goes, where that is certain. */
import { type Value } from "./value.js";

/** True or false where every alternative agrees, else null. */
export function truth(value: Value): boolean | null {
  let result: boolean | null = null;
  for (const atom of value) {
    let own: boolean | null;
    switch (atom.kind) {
      case "constant":
        own = Boolean(atom.value);
        break;
      case "function":
      case "external":
      case "method":
        own = true;
        break;
      case "object":
        own =
          atom.object.shape.is === "sequence" || atom.object.shape.is === "mapping" ? null : true;
        break;
      case "data":
        own = atom.isChild === true ? true : null;
        break;
      case "unknown":
      case "pending":
      case "stream":
        own = null;
        break;
    }
    if (own === null || (result !== null && own !== result)) return null;
    result = own;
  }
  return result;
}
