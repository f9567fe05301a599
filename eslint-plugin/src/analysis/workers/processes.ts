/** Which kinds of process a runner can start, and under which conditions. */
import { type Condition, type ParameterRef, type ProcessModel } from "../../knowledge/schema.js";
import { argument, argumentField, keptArgument } from "../library/parameters.js";
import { type Machine } from "../machine/machine.js";
import { positionsOf } from "../values/containers.js";
import { asInSight } from "../values/outside.js";
import { objectsOf, onlyConstant, reference, type Value } from "../values/value.js";
import { runnerTypes, type Runner } from "./dispatch.js";

/** A kind of process, and the environment in which the runner starts it; null is all. */
export interface Candidate {
  readonly process: ProcessModel;
  readonly condition: Condition | null;
  /** For a fork server: it has run the main module, and what it was told to preload. */
  readonly preloaded: boolean;
}

/** The kinds of process that can be, in the order in which knowledge lists them. */
export function candidates(m: Machine, runner: Runner): readonly Candidate[] {
  const result: Candidate[] = [];
  const around = m.world.dispatch?.condition ?? null;
  let isNamed = false;
  for (const process of runner.model.processes) {
    const chosen = byArgument(m, runner, process);
    if (chosen === "no") continue;
    // What is there for want of a choice is not there beside one.
    if (isNamed && process.argument === undefined) continue;
    isNamed ||= chosen === "named";
    const chosenMethods = process.byStartMethod === true ? startMethods(m, runner) : null;
    const isOpen = chosenMethods?.length === 0;
    if (chosenMethods !== null && !isOpen && !chosenMethods.includes(process.memory)) continue;
    const conditions: Condition[] = [];
    if (isOpen) conditions.push({ axis: "start-method", in: process.memory });
    // A method that the program chose itself asks nothing of the environment.
    if (process.when !== undefined && !(chosenMethods !== null && isStartMethod(process.when))) {
      conditions.push(process.when);
    }
    for (const variant of preloads(m, process)) {
      const all = [...conditions, ...variant.conditions];
      if (around !== null) all.push(around);
      const condition = all.length === 0 ? null : all.length === 1 ? (all[0] ?? null) : { all };
      if (condition !== null && !m.admits(condition)) continue;
      result.push({ process, condition, preloaded: variant.preloaded });
    }
    if (chosen !== "maybe" && conditions.length === 0) break;
  }
  return result;
}

function isStartMethod(condition: Condition): boolean {
  return "axis" in condition && condition.axis === "start-method";
}

function preloads(
  m: Machine,
  process: ProcessModel,
): readonly { readonly conditions: readonly Condition[]; readonly preloaded: boolean }[] {
  const { preloadsMain } = process;
  const list = m.settings.get("preload");
  const omitsMain = list !== undefined && !namesMain(m, list);
  if (process.memory !== "forkserver" || preloadsMain === undefined || omitsMain) {
    return [{ conditions: [], preloaded: false }];
  }
  return [
    { conditions: [preloadsMain], preloaded: true },
    { conditions: [{ not: preloadsMain }], preloaded: false },
  ];
}

/** Whether a list of modules to preload has the main module. */
function namesMain(m: Machine, list: Value): boolean {
  return objectsOf(list).some(
    (object) =>
      object.shape.is === "sequence" &&
      (positionsOf(m, object) ?? []).some((item) => onlyConstant(item)?.value === "__main__"),
  );
}

/** Whether an argument chooses this kind of process, and does so by its value. */
function byArgument(
  m: Machine,
  runner: Runner,
  process: ProcessModel,
): "named" | "yes" | "no" | "maybe" {
  const { argument: choice } = process;
  if (choice?.unless !== undefined && runnerArgument(m, runner, choice.unless).length > 0)
    return "no";
  if (choice?.given === true) {
    const value = asInSight(runnerArgument(m, runner, choice.ref));
    return value.length > 0 && onlyConstant(value)?.value !== null ? "yes" : "no";
  }
  if (choice === undefined) return process.byStartMethod === true ? "maybe" : "yes";
  const value = asInSight(runnerArgument(m, runner, choice.ref));
  if (value.length === 0) return choice.missing === true ? "yes" : "no";
  const known = onlyConstant(value);
  if (known === undefined) return "maybe";
  if (choice.in.includes(known.value)) return "named";
  return choice.missing === true && known.value === null ? "yes" : "no";
}

/** An argument of the call that made a runner: kept on the object, or of a function that is one itself. */
export function runnerArgument(m: Machine, runner: Runner, ref: ParameterRef): Value {
  const { object, model } = runner;
  const kept = object === null ? [] : keptArgument(m, object, ref);
  const own = kept.length > 0 ? kept : argument(m, runner.given, ref);
  if (own.length > 0 || model.configuredAs === undefined || ref.name === undefined) return own;
  return m.settings.get(`default:${model.configuredAs}:${ref.name}`) ?? [];
}

/** The number of workers: null is several, or unknown. */
export function workerCount(m: Machine, runner: Runner): number | null {
  const { model } = runner;
  const value = model.size === undefined ? [] : asInSight(runnerArgument(m, runner, model.size));
  if (value.length === 0 || onlyConstant(value)?.value === null) {
    return model.defaultSize === undefined || model.defaultSize === "many"
      ? null
      : model.defaultSize;
  }
  const known = onlyConstant(value)?.value;
  if (typeof known !== "number") return null;
  return known < 0 ? null : known;
}

/** The start methods that the program chose, or those that run it did; none where the platform decides. */
function startMethods(m: Machine, runner: Runner): readonly string[] {
  const { object, model } = runner;
  const sources: Value[] = [];
  if (object !== null) sources.push(reference(object));
  if (model.startMethod !== undefined)
    sources.push(asInSight(runnerArgument(m, runner, model.startMethod)));
  if (object !== null) sources.push(m.read(object, "@context") ?? []);
  for (const source of sources) {
    const found = methodOf(m, source);
    if (found !== null) return [found];
  }
  const own = m.settings.get("start-method");
  if (own === undefined) return m.program.startMethodsFor(m.world.mainPath);
  const method = methodOf(m, own);
  return method === null ? [] : [method];
}

/** The method that a string or a context object names. */
function methodOf(m: Machine, value: Value): string | null {
  // Where the user may choose as well, it is what the program does by itself.
  const [name, ...others] = value.flatMap((atom) =>
    atom.kind === "constant" && typeof atom.value === "string" ? [atom.value] : [],
  );
  if (name !== undefined && others.length === 0) return name;
  for (const object of objectsOf(value)) {
    for (const type of runnerTypes(m, object)) {
      const fixed = m.program.knowledge(m.world.language).type(type)?.startMethod;
      if (typeof fixed === "string") return fixed;
    }
    const method = onlyConstant(m.read(object, argumentField("method")) ?? [])?.value;
    if (typeof method === "string") return method;
  }
  return null;
}
