/** Intrinsics on values that are kept elsewhere until they are asked for: variables, options, methods by name. */
import { call } from "../machine/call.js";
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import {
  join,
  NO_ARGUMENTS,
  NOTHING,
  objectsOf,
  onlyConstant,
  reference,
  UNKNOWN,
  type Value,
} from "../values/value.js";
import { type IntrinsicCall } from "./intrinsic-call.js";
import { namespace } from "./intrinsic-records.js";
import { keptArgument } from "./parameters.js";
import { readValue } from "./read-value.js";

const HELD = "@held";
const OPTION = "@option:";

/** `variable.set(value)`. */
export function hold(m: Machine, { receiver, values }: IntrinsicCall): Value {
  if (receiver !== null) m.write(receiver, HELD, values[0] ?? UNKNOWN);
  return UNKNOWN;
}

/** `variable.get(default)`: what was set, or the default of the call or of the variable. */
export function held(m: Machine, { receiver, values }: IntrinsicCall): Value {
  if (receiver === null) return UNKNOWN;
  const kept = m.read(receiver, HELD) ?? [];
  if (kept.length > 0) return kept;
  const fallback = values[0] ?? [];
  const own = fallback.length > 0 ? fallback : keptArgument(m, receiver, { name: "default" });
  return own.length > 0 ? own : UNKNOWN;
}

/** `os.environ.get(name, default)`: equal in all workers, and the default where nothing is set. */
export function environment(m: Machine, { values, at }: IntrinsicCall): Value {
  return join(readValue(m, { is: "process-constant" }, null, at), values[1] ?? []);
}

/** `object.__new__(cls)`. */
export function allocate(m: Machine, { values, at }: IntrinsicCall): Value {
  const [cls] = objectsOf(values[0] ?? []);
  if (cls?.shape.is !== "class") return UNKNOWN;
  return reference(m.create({ is: "instance", class: cls }, at));
}

/** `methodcaller(name, …)`: a call that lacks nothing but the object. */
export function methodCaller(m: Machine, { given, at }: IntrinsicCall): Value {
  const callee: Value = [
    { kind: "external", name: "operator.methodcaller.call", language: m.world.language },
  ];
  return m.make({ is: "partial", callee, call: given }, at);
}

/** The call that `methodCaller` prepared, with the object behind the other arguments. */
export function callMethodByName(m: Machine, { given, at }: IntrinsicCall): Value {
  const [name = [], ...others] = given.positional;
  const known = onlyConstant(name)?.value;
  const object = others.pop();
  if (typeof known !== "string" || object === undefined) return UNKNOWN;
  const passed = { ...NO_ARGUMENTS, positional: others, keywords: given.keywords };
  return call(m, member(m, object, known, at), passed, at);
}

/** `parser.add_argument("--seed", type=int, default=1)`: what the attribute of that name can be. */
export function declareOption(m: Machine, { receiver, given }: IntrinsicCall): Value {
  if (receiver === null) return UNKNOWN;
  const flags = given.positional.flatMap((value) => {
    const flag = onlyConstant(value)?.value;
    return typeof flag === "string" ? [flag] : [];
  });
  const flag = flags.find((one) => one.startsWith("--")) ?? flags[0];
  const named = onlyConstant(given.keywords.get("dest") ?? [])?.value;
  const name =
    typeof named === "string" ? named : flag?.replace(/^-{1,2}/u, "").replaceAll("-", "_");
  if (name === undefined) return UNKNOWN;
  const isOptional = flag?.startsWith("-") === true && !given.keywords.has("required");
  const isStored = !given.keywords.has("action") && !given.keywords.has("nargs");
  const missing = isOptional && isStored ? NOTHING : [];
  m.write(receiver, OPTION + name, join(UNKNOWN, given.keywords.get("default") ?? missing));
  return UNKNOWN;
}

/** `parser.parse_args()`: what the user gives is equal in all workers. */
export function parseOptions(m: Machine, made: IntrinsicCall): Value {
  const { receiver, at } = made;
  const declared = receiver === null ? [] : m.fields(receiver).filter(isOption);
  // Those of a parser that is set up out of sight.
  if (receiver === null || declared.length === 0)
    return readValue(m, { is: "process-constant" }, null, at);
  const keywords = new Map(
    declared.map((field) => [field.slice(OPTION.length), m.read(receiver, field) ?? UNKNOWN]),
  );
  return namespace(m, { ...made, given: { ...NO_ARGUMENTS, keywords } });
}

function isOption(field: string): boolean {
  return field.startsWith(OPTION);
}
