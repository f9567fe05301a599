/** Runs a worker's own file: what it offers, and what it does with messages. */
import { CALL } from "../../facts/facts.js";
import { call } from "../machine/call.js";
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import { exported, moduleAt, moduleValue } from "../machine/modules.js";
import {
  joinAll,
  NO_ARGUMENTS,
  objectsOf,
  reference,
  unknown,
  type Arguments,
  type ModuleInstance,
  type Place,
  type Transfer,
  type Value,
} from "../values/value.js";
import { union } from "../values/variation.js";
import { type Runner } from "./dispatch.js";
import { readThrough } from "./refusal.js";
import { sending } from "./sending.js";
import { copyArguments } from "./sending.js";
import { type Work } from "./workers.js";

/** Runs a worker's file: what it offers, and what it does with messages. */
export function runEntry(
  m: Machine,
  runner: Runner,
  record: DispatchRecord,
  work: Work,
  given: Arguments,
  transfers: { readonly worker: Transfer },
): void {
  const entry = moduleAt(m, record.entryPath ?? "");
  if (entry === null) return;
  const at = work.taskAt ?? work.at;
  if (work.exposed !== null) callExposed(m, entry, work.exposed, given, at);
  else if (given.positional.length > 0 || work.exportName !== null) {
    call(m, taskOf(m, entry, work.exportName), given, at);
  }
  for (const message of [...runner.messages, ...m.announcements]) {
    const axes = union(record.taskAxes, message.axes);
    const transfer: Transfer = { ...transfers.worker, at: message.at };
    const all = message.given.positional;
    const passed = copyArguments(m, message.given, sending(m, transfer, record, axes, all));
    for (const value of passed.positional) readThrough(m, value, transfer.serializer);
    // Each message is a task of its own.
    const tellingAxes = m.axes.apart(message.axes, record.taskAxes);
    m.world.dispatch = { ...record, taskAxes: axes, tellingAxes };
    m.within({ active: union(m.active, message.axes) }, () => {
      if (message.channel === null) callExposed(m, entry, message.name, passed, message.at);
      else deliver(m, runner, message.channel, passed.positional[0] ?? [], message.at);
    });
    m.world.dispatch = record;
  }
  if (runner.messages.length === 0) {
    for (const channel of Object.keys(runner.model.handlers ?? {})) {
      deliver(m, runner, channel, unknown({ exact: [], coarse: [], maybe: m.active }), at);
    }
  }
}

/** The function of an entry file that runs a task. */
function taskOf(m: Machine, entry: ModuleInstance, name: string | null): Value {
  const task = exported(m, entry, name ?? "default");
  if (task !== null) return task;
  const offered = name === null ? [] : methodsOf(m, m.world.exposed, name, entry);
  return offered.length > 0 ? offered : moduleValue(m, entry);
}

/** Calls what a worker offers under a name: a method of what it exposed, or an export. */
function callExposed(
  m: Machine,
  entry: ModuleInstance,
  name: string,
  given: Arguments,
  at: Place,
): void {
  const offered = m.world.exposed;
  if (name !== CALL) {
    const methods = methodsOf(m, offered, name, entry);
    call(m, offered.length > 0 ? methods : (exported(m, entry, name) ?? []), given, at);
    return;
  }
  const result = call(m, offered[0] ?? exported(m, entry, "default") ?? [], given, at, true);
  // The object stays here; its methods are called from now on.
  if (objectsOf(result).some((object) => object.shape.is === "instance")) offered.unshift(result);
}

/** The first of the offered values that has such a method. */
function methodsOf(
  m: Machine,
  offered: readonly Value[],
  name: string,
  { facts }: ModuleInstance,
): Value {
  const at: Place = { path: facts.path, range: [0, 0] };
  for (const value of offered) {
    const found = member(m, value, name, at);
    const methods = found.filter((atom) => atom.kind !== "unknown" && atom.kind !== "data");
    if (methods.length > 0) return joinAll([methods]);
  }
  return [];
}

export function deliver(
  m: Machine,
  runner: Runner,
  channel: string,
  value: Value,
  at: Place,
): void {
  const handlers = [...(m.world.handlers.get(channel) ?? [])];
  for (const name of runner.model.handlers?.[channel] ?? []) {
    const assigned = m.world.overrides.get(name);
    if (assigned !== undefined) handlers.push({ callee: assigned, wraps: true });
  }
  for (const handler of handlers) {
    const passed = handler.wraps ? eventOf(m, value, at) : value;
    call(m, handler.callee, { ...NO_ARGUMENTS, positional: [passed] }, at);
  }
}

/** A message event: the value is its `data`. */
export function eventOf(m: Machine, value: Value, at: Place): Value {
  const event = m.create({ is: "mapping" }, at);
  m.write(event, "key:data", value);
  return reference(event);
}
