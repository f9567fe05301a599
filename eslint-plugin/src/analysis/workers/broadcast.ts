/** Programs that run in many processes at once, and values that one of them gives to all. */
import type { CallModel } from "../../knowledge/schema.js";
import type { ExternalCall } from "../library/models.js";
import { argumentOf, argumentPlace } from "../library/parameters.js";
import type { DispatchRecord } from "../machine/events.js";
import type { Machine } from "../machine/machine.js";
import { variationOf } from "../values/containers.js";
import { data, type Value } from "../values/value.js";
import { along, mix } from "../values/variation.js";
import { beginLife } from "./dispatch.js";
import { copyValue } from "./transfer.js";

/**
 * What a process receives: a copy of the sender's value, the same in all, or (`each`) a part of it
 * for itself. The program goes on in all of them; draws from such a copy are draws in a worker.
 */
export function broadcast(
  m: Machine,
  model: Extract<CallModel, { does: "broadcast" }>,
  made: ExternalCall,
): Value {
  const { given, at } = made;
  const [process] = model.runner.processes;
  const value = argumentOf(m, made, model.value);
  const workerAxis = m.axes.create();
  if (model.each === true) {
    return data(mix(along([workerAxis]), variationOf(m, value)), null, at);
  }
  if (process === undefined) return value;
  const from = argumentPlace(given, model.value) ?? at;
  const transfer = m.createTransfer(process.serializer, from, "worker");
  const record: DispatchRecord = {
    at,
    workAt: at,
    calls: m.calls,
    title: model.runner.title,
    process,
    model: null,
    runner: model.runner,
    preloaded: false,
    condition: null,
    runnerAt: at,
    taskAt: null,
    givenAt: from,
    initializerAt: null,
    withoutInitializer: false,
    entryPath: null,
    entryFacts: null,
    depth: 1,
    workerAxis,
    taskAxes: [],
    tellingAxes: [],
    manyTasks: false,
    replicas: true,
    manyWorkers: true,
    epochAxis: null,
    epochLoops: [],
    transfers: [transfer],
    workerPerTask: false,
    passAxes: [],
    outer: [],
    isService: false,
    isLoader: false,
    reseeds: [],
    replacesWorkers: false,
    life: beginLife(m),
    startedAt: m.budget.steps,
    drawsBeforeWork: m.parentDraws.length,
    unverified: model.runner.unverified === true,
  };
  m.broadcasts.set(transfer.id, record);
  return copyValue(m, value, transfer);
}
