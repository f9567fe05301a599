/** What a runner gives its workers' functions before their own arguments: a number, shared objects, a state. */
import { argumentPlace } from "../library/parameters.js";
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { makeMapping } from "../values/containers.js";
import { truth } from "../values/truth.js";
import { data, type Transfer, type Value } from "../values/value.js";
import { along } from "../values/variation.js";
import { type Runner } from "./dispatch.js";
import { runnerArgument } from "./processes.js";
import { asSender, copyValue } from "./transfer.js";

/** The arguments that come first, in the world of the worker at hand. */
export function leadingArguments(
  m: Machine,
  runner: Runner,
  record: DispatchRecord,
  transfer: Transfer,
): readonly Value[] {
  return (runner.model.leads ?? []).flatMap((lead): readonly Value[] => {
    const given = m.within(asSender(transfer), () => runnerArgument(m, runner, lead.of));
    if (given.length === 0 || truth(given) === false) return [];
    switch (lead.is) {
      case "worker-id":
        return [data(along([record.workerAxis]), "worker-id", null, "number")];
      case "shared": {
        const at = argumentPlace(runner.given, lead.of) ?? transfer.at;
        return [copyValue(m, given, { ...transfer, at })];
      }
      case "state":
        return [stateOfWorker(m)];
    }
  });
}

const STATE = "@worker-state";

/** A mapping that all functions of one worker share. */
function stateOfWorker(m: Machine): Value {
  const known = m.world.instances.get(STATE);
  if (known !== undefined) return known;
  const state = makeMapping(m, [], null, [], null);
  m.world.instances.set(STATE, state);
  return state;
}
