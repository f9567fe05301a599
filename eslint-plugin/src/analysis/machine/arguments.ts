/** Evaluates the arguments of a call. */
import { type Call } from "../../facts/facts.js";
import { entriesOf, positionsOf, restOf } from "../values/containers.js";
import {
  join,
  objectsOf,
  UNKNOWN,
  type Arguments,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { evaluate, moduleOf } from "./evaluate.js";
import { iterate } from "./iterate.js";
import { placeOf, type Machine } from "./machine.js";

export function evaluateArguments(m: Machine, frame: HeapObject, expression: Call): Arguments {
  const module = moduleOf(frame);
  const values: Value[] = [];
  const places: Place[] = [];
  const keywords = new Map<string, Value>();
  const keywordPlaces = new Map<string, Place>();
  let rest: Value | null = null;
  let restKeywords: Value | null = null;
  for (const argument of expression.arguments) {
    const value = evaluate(m, frame, argument.value);
    const at = placeOf(module, argument.at);
    if (argument.name !== null) {
      keywords.set(argument.name, value);
      keywordPlaces.set(argument.name, at);
    } else if (argument.spread === "items") {
      const [object] = objectsOf(value);
      const positions =
        value.length === 1 && object?.shape.is === "sequence" ? positionsOf(m, object) : null;
      if (positions === null) rest = join(rest ?? [], iterate(m, value, at).element);
      else {
        values.push(...positions);
        places.push(...positions.map(() => at));
      }
    } else if (argument.spread === "entries") {
      for (const object of objectsOf(value)) {
        for (const [name, entry] of entriesOf(m, object)) {
          keywords.set(name, entry);
          keywordPlaces.set(name, at);
        }
        restKeywords = join(restKeywords ?? [], restOf(m, object) ?? []);
      }
      if (objectsOf(value).length < value.length) restKeywords = UNKNOWN;
    } else {
      values.push(value);
      places.push(at);
    }
  }
  if (restKeywords?.length === 0) restKeywords = null;
  return { positional: values, keywords, rest, restKeywords, places, keywordPlaces };
}
