/** Intrinsics on functions: `f.call(self, x)`, `f.apply(self, xs)`, `f.bind(self, x)`, `f.toString()`. */
import { call } from "../machine/call.js";
import { iterate } from "../machine/iterate.js";
import { type Machine } from "../machine/machine.js";
import { positionsOf } from "../values/containers.js";
import { functionText } from "../values/function-text.js";
import {
  constant,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  type Arguments,
  type Atom,
  type ConstantAtom,
  type Value,
} from "../values/value.js";
import { pure, type IntrinsicCall } from "./intrinsic-call.js";

/** The function, where it stands before the dot or is the first argument; and what follows. */
function parts(m: Machine, made: IntrinsicCall): { callee: Value; given: readonly Value[] } {
  if (made.receiver === null) return { callee: made.values[0] ?? [], given: made.values.slice(1) };
  return { callee: m.read(made.receiver, "@value") ?? [], given: made.values };
}

/** A plain function gets the receiver; bound ones and those without a `this` keep what they have. */
function receiving(callee: Value, self: Value | undefined): Value {
  if (self === undefined) return callee;
  return callee.map((atom): Atom =>
    atom.kind === "function" && atom.fact.receiver === "own" && atom.self === null
      ? { ...atom, self }
      : atom,
  );
}

/** `f.apply(self, list)`, `Reflect.apply(f, self, list)`. */
export function apply(m: Machine, made: IntrinsicCall): Value {
  const { callee, given } = parts(m, made);
  return call(m, receiving(callee, given[0]), spread(m, given[1] ?? [], made), made.at);
}

function spread(m: Machine, list: Value, made: IntrinsicCall): Arguments {
  const [container] = objectsOf(list);
  const isList = list.length === 1 && container?.shape.is === "sequence";
  const positional = isList ? positionsOf(m, container) : null;
  if (positional !== null) return { ...NO_ARGUMENTS, positional };
  return { ...NO_ARGUMENTS, rest: iterate(m, list, made.at).element };
}

/** `f.call(self, …)`. */
export function callWith(m: Machine, made: IntrinsicCall): Value {
  const { callee, given } = parts(m, made);
  const passed = { ...made.given, positional: given.slice(1), places: made.given.places.slice(1) };
  return call(m, receiving(callee, given[0]), passed, made.at);
}

/** `f.bind(self, …)`. */
export function bind(m: Machine, made: IntrinsicCall): Value {
  const { callee, given } = parts(m, made);
  const shape = {
    is: "partial",
    callee: receiving(callee, given[0]),
    call: { ...NO_ARGUMENTS, positional: given.slice(1), places: made.given.places.slice(1) },
  } as const;
  return m.make(shape, made.at);
}

/** `new Blob([head, f, tail])`: a `data:` address of the program that the pieces make. */
export function programText(m: Machine, made: IntrinsicCall): Value {
  const [list] = objectsOf(made.values[0] ?? []);
  const pieces = list?.shape.is === "sequence" ? positionsOf(m, list) : null;
  const texts = pieces?.map((piece) => onlyConstant(functionText(m, piece) ?? piece)) ?? [];
  const known = texts.filter((atom) => typeof atom?.value === "string");
  if (known.length === 0 || known.length < texts.length) return pure(m, made);
  const longest = known.reduce((a, b) => (textOf(b).length > textOf(a).length ? b : a));
  const program = known.map(textOf).join("");
  return constant(`data:text/javascript,${encodeURIComponent(program)}`, longest?.at ?? made.at);
}

function textOf(atom: ConstantAtom | undefined): string {
  return String(atom?.value ?? "");
}

/** `f.toString()`: the text of a function of the program. */
export function sourceText(m: Machine, made: IntrinsicCall): Value {
  const { callee } = parts(m, made);
  return functionText(m, callee) ?? pure(m, made);
}
