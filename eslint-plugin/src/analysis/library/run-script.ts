/** Programs that are started with a script of the project: which script, and with which arguments. */
import { type CallModel } from "../../knowledge/schema.js";
import { type Machine } from "../machine/machine.js";
import { makeSequence, positionsOf } from "../values/containers.js";
import { NO_ARGUMENTS, objectsOf, onlyConstant, type Value } from "../values/value.js";
import { createLibrary, type ExternalCall } from "./models.js";
import { argumentOf, argumentPlace } from "./parameters.js";

/** Options that take the next argument, or the place of a script. */
const TAKES_NEXT = /^(?:-[epr]|--(?:eval|print|require|import|loader))$/u;

/** Makes the process that runs a script; null where the call runs something else. */
export function runScript(
  m: Machine,
  model: Extract<CallModel, { does: "run-script" }>,
  made: ExternalCall,
): Value | null {
  const { program } = model;
  if (program !== undefined) {
    const name = onlyConstant(argumentOf(m, made, program.is))?.value;
    if (typeof name !== "string" || !program.in.includes(name)) return null;
  }
  const second = argumentOf(m, made, model.arguments);
  const [list] = objectsOf(second).filter(({ shape }) => shape.is === "sequence");
  const isLeftOut = list === undefined && second.some(({ kind }) => kind === "object");
  const own = model.script === undefined ? scriptAmong(m, list) : argumentsOf(m, model, made, list);
  if (own === null) return null;
  const options = isLeftOut ? second : argumentOf(m, made, model.options);
  const scriptAt = argumentPlace(made.given, model.script ?? model.arguments);
  const listAt = argumentPlace(made.given, model.arguments);
  const optionsAt = isLeftOut ? listAt : argumentPlace(made.given, model.options);
  const given = {
    ...NO_ARGUMENTS,
    positional: [own.script, own.others, options],
    places: [scriptAt, listAt, optionsAt].map((place) => place ?? made.at),
  };
  return createLibrary(m, model.type, null, given, made.at);
}

interface Script {
  readonly script: Value;
  readonly others: Value;
}

/** A script that is an argument by itself. */
function argumentsOf(
  m: Machine,
  { script, arguments: others }: Extract<CallModel, { does: "run-script" }>,
  made: ExternalCall,
  list: ReturnType<typeof objectsOf>[number] | undefined,
): Script {
  return {
    script: script === undefined ? [] : argumentOf(m, made, script),
    others: list === undefined ? [] : argumentOf(m, made, others),
  };
}

/** A script among the arguments of a program: the first that is no option; those behind it are its own. */
function scriptAmong(
  m: Machine,
  list: ReturnType<typeof objectsOf>[number] | undefined,
): Script | null {
  const items = list === undefined ? null : positionsOf(m, list);
  if (items === null) return null;
  for (const [index, script] of items.entries()) {
    const text = onlyConstant(script)?.value;
    if (typeof text !== "string" || TAKES_NEXT.test(text)) return null;
    if (text.startsWith("-")) continue;
    return { script, others: makeSequence(m, "list", items.slice(index + 1), null) };
  }
  return null;
}
