/** Evaluates the values that knowledge describes. */
import { positionsOf, makeSequence } from "../values/containers.js";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { type ValueModel } from "../../knowledge/schema.js";
import { type Machine } from "../machine/machine.js";
import { processAxes, stateData, stateObject, touch } from "../streams/streams.js";
import {
  constant,
  data,
  NOTHING,
  reference,
  UNKNOWN,
  type DataAtom,
  type ModuleInstance,
  type Place,
  type Value,
  joinAll,
  objectsOf,
} from "../values/value.js";
import { workerAxes } from "../machine/events.js";
import { along, perhaps, without } from "../values/variation.js";
import { argumentField } from "./parameters.js";

type ClockUnit = Extract<ValueModel, { is: "clock" }>["unit"];

/** Evaluates a value that knowledge describes. */
export function readValue(
  m: Machine,
  model: ValueModel,
  module: ModuleInstance | null,
  at: Place,
): Value {
  const { dispatch } = m.world;
  switch (model.is) {
    case "constant":
      return constant(model.value, at);
    case "entropy":
      return data(m.fresh(), "entropy", at);
    case "clock":
      return [clock(m, model.unit, at)];
    case "process-id":
      return data(
        along(dispatch === null ? [] : separate(m) ? processAxes(dispatch) : dispatch.outer),
        "process-id",
        at,
        "number",
      );
    case "worker-id":
      return data(
        workerVariation(m, model),
        "worker-id",
        at,
        // Those that come back are read from the environment, as strings.
        model.recycled === true || model.text === true ? undefined : "number",
      );
    case "process-constant":
      return data(
        dispatch !== null && dispatch.process.serializer === "json"
          ? along(processAxes(dispatch))
          : along(dispatch?.outer ?? []),
        "state",
        at,
      );
    case "module-name":
      return constant(
        module === null || (module.isMain && dispatch === null) ? "__main__" : "__mp_main__",
        at,
      );
    case "module-path": {
      const forms = { path: at.path, folder: dirname(at.path), url: pathToFileURL(at.path).href };
      return constant(forms[model.form], at);
    }
    case "is-main":
      return constant(dispatch === null, at);
    case "is-worker":
      return constant(dispatch !== null, at);
    case "received":
      return received(m, model);
    case "state": {
      const state = stateObject(m, model.state);
      m.write(state, "#type", constant(model.type));
      touch(m, model.state, at);
      return reference(state);
    }
    case "state-data":
      return stateData(m, stateObject(m, model.state), at);
    case "instance":
      return model.onlyInWorkers === true && dispatch === null
        ? NOTHING
        : processInstance(m, model.type, at);
  }
}

/** What the dispatcher sent, or what every process of the program has. */
export function received(m: Machine, model: Extract<ValueModel, { is: "received" }>): Value {
  const sent = m.world.received.get(model.channel) ?? m.published.get(model.channel);
  if (sent !== undefined && sent.length > 0)
    return model.after === undefined ? sent : behind(m, sent, model.after);
  // `process.env` and the like are the parent's own, whatever they hold.
  if (model.inherited !== true) return UNKNOWN;
  const { members } = model;
  return data(along([]), "received").map((atom) =>
    members !== undefined && atom.kind === "data" ? { ...atom, members } : atom,
  );
}

/** A list that was sent, after elements that the process has by itself. */
function behind(m: Machine, sent: Value, count: number): Value {
  return joinAll(
    objectsOf(sent).map((object) => {
      const positions = object.shape.is === "sequence" ? positionsOf(m, object) : null;
      if (positions === null) return reference(object);
      const own = Array.from({ length: count }, () => UNKNOWN);
      return makeSequence(m, "list", [...own, ...positions], null);
    }),
  );
}

/** The object that a library makes once per process; in a worker it knows what the runner was given. */
export function processInstance(m: Machine, type: string, at: Place): Value {
  const known = m.world.instances.get(type);
  if (known !== undefined) return known;
  const object = m.create({ is: "library", type }, at);
  for (const [channel, value] of m.world.received) m.write(object, argumentField(channel), value);
  m.world.instances.set(type, reference(object));
  return reference(object);
}

export function separate(m: Machine): boolean {
  const process = m.world.dispatch?.process;
  return process?.memory !== "threads" && process?.sharesProcess !== true;
}

/** What a clock shows; the whole part of one that counts seconds is the same for many. */
function clock(m: Machine, unit: ClockUnit, at: Place): DataAtom {
  return {
    kind: "data",
    variation: clockVariation(m, unit),
    source: "clock",
    at,
    type: "number",
    ...(unit === "nanoseconds" ? { ticks: 1e9 } : {}),
  };
}

export function clockVariation(m: Machine, unit: string): ReturnType<typeof along> {
  switch (unit) {
    case "seconds":
      return { exact: [], coarse: m.active, maybe: [] };
    case "milliseconds":
      return perhaps(m.active);
    default:
      return along(m.active);
  }
}

export function workerVariation(
  m: Machine,
  model: Extract<ValueModel, { is: "worker-id" }>,
): ReturnType<typeof along> {
  const { dispatch } = m.world;
  if (dispatch === null) return along([]);
  const all = workerAxes(dispatch);
  // A number that is distinct in one process is the same again in the next one.
  const axes = model.scope === "process" ? without(all, dispatch.outer) : all;
  const counts = model.scope === "process" && separate(m);
  if (counts && dispatch.process.memory === "realm") return along([]);
  // A thread's number comes back once it has ended, which those of a pool do together.
  const endTogether = model.scope === "process" && !dispatch.workerPerTask;
  if (model.recycled === true && endTogether) return perhaps(axes);
  if (model.recycled === true) return { exact: [], coarse: axes, maybe: [] };
  return counts ? perhaps(axes) : along(axes);
}
