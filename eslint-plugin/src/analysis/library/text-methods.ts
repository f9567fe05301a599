/** Methods of strings, computed where the string and the arguments are known. */
import { type Machine } from "../machine/machine.js";
import { makeSequence, positionsOf, variationOf } from "../values/containers.js";
import { constant, data, objectsOf, onlyConstant, reference, type Value } from "../values/value.js";
import { along, mix } from "../values/variation.js";
import { subject, type IntrinsicCall } from "./intrinsic-call.js";

type TextMethod = (text: string, given: readonly (string | number)[]) => string | string[] | null;

const METHODS: Readonly<Record<string, TextMethod>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text, given) => (given.length === 0 ? text.trim() : null),
  replace: (text, [old, by]) =>
    typeof old === "string" && typeof by === "string" ? text.replaceAll(old, by) : null,
  split: (text, [separator, limit]) => split(text, separator, limit, false),
  rsplit: (text, [separator, limit]) => split(text, separator, limit, true),
};

function split(
  text: string,
  separator: string | number | undefined,
  limit: string | number | undefined,
  fromEnd: boolean,
): string[] | null {
  if (typeof separator !== "string" || separator === "") return null;
  const parts = text.split(separator);
  if (typeof limit !== "number" || limit < 0 || parts.length <= limit + 1) return parts;
  return fromEnd
    ? [parts.slice(0, -limit).join(separator), ...parts.slice(-limit)]
    : [...parts.slice(0, limit), parts.slice(limit).join(separator)];
}

/** Computes a method of a string. */
export function textMethod(m: Machine, { name, receiver, values, at }: IntrinsicCall): Value {
  const held = receiver === null ? [] : (m.read(receiver, "@value") ?? []);
  const text = onlyConstant(held)?.value;
  const given = values.map((value) => onlyConstant(value)?.value);
  const plain = given.filter((one) => typeof one === "string" || typeof one === "number");
  const method = METHODS[name];
  if (typeof text === "string" && plain.length === given.length && method !== undefined) {
    const result = method(text, plain);
    if (typeof result === "string") return constant(result, at);
    if (result !== null)
      return makeSequence(
        m,
        "list",
        result.map((part) => constant(part, at)),
        at,
      );
  }
  const own = variationOf(m, receiver === null ? [] : reference(receiver));
  const variation = values.reduce((all, value) => mix(all, variationOf(m, value)), own);
  return data(variation, null, at, "string");
}

/** `xs.join(sep)`, or `sep.join(xs)`: either way as distinct as what is joined. */
export function join(m: Machine, made: IntrinsicCall): Value {
  const known = joined(m, subject(made), made);
  if (known !== null) return known;
  const parts = [...(made.receiver === null ? [] : [reference(made.receiver)]), ...made.values];
  const all = parts.map((part) => variationOf(m, part));
  return data(all.reduce(mix, along([])), null, made.at, "string");
}

/** The text of a list whose items are all known, where an ECMAScript array joins itself. */
function joined(m: Machine, list: Value, { receiver, values, at }: IntrinsicCall): Value | null {
  if (receiver?.shape.is !== "sequence") return null;
  const parts = positionsOf(m, receiver)?.map((item) => onlyConstant(item)?.value);
  const separator = values[0] === undefined ? "," : onlyConstant(values[0])?.value;
  if (parts === undefined || typeof separator !== "string") return null;
  const texts = parts.filter((part) => part !== undefined).map((part) => String(part ?? ""));
  return texts.length === parts.length
    ? constant(texts.join(separator), objectsOf(list)[0]?.at ?? at)
    : null;
}
