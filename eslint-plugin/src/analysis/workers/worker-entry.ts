/** Runs a worker's own file: what it offers, and what it does with messages. */
import { call } from "../machine/call.js";
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import { exported, moduleAt, moduleValue } from "../machine/modules.js";
import {
  joinAll,
  NO_ARGUMENTS,
  reference,
  unknown,
  type Arguments,
  type Place,
  type Transfer,
  type Value,
} from "../values/value.js";
import { union } from "../values/variation.js";
import { type Runner } from "./dispatch.js";
import { copyValue } from "./transfer.js";
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
  const offered = m.world.exposed;
  if (work.exposed !== null && offered.length > 0) {
    const name = work.exposed;
    const method = joinAll(
      offered.map((value) => (name === "" ? value : member(m, value, name, at))),
    );
    call(m, method, given, at);
  } else if (given.positional.length > 0 || work.exportName !== null) {
    const name = work.exportName ?? "default";
    const task = exported(m, entry, name) ?? moduleValue(m, entry);
    call(m, task, given, at);
  }
  for (const message of runner.messages) {
    const transfer: Transfer = { ...transfers.worker, at: message.at };
    const value = copyValue(m, message.value, transfer);
    m.within({ active: union(m.active, message.axes) }, () => {
      deliver(m, runner, message.channel, value, message.at);
    });
  }
  if (runner.messages.length === 0) {
    for (const channel of Object.keys(runner.model.handlers ?? {})) {
      deliver(m, runner, channel, unknown({ exact: [], coarse: [], maybe: m.active }), at);
    }
  }
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
