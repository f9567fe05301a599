/** Calls the methods of objects that live in a worker: what a loader steps through, what a task made. */
import { call } from "../machine/call.js";
import { type DispatchRecord } from "../machine/events.js";
import { lineage } from "../machine/classes.js";
import { type Machine } from "../machine/machine.js";
import { member } from "../machine/members.js";
import { processAxes } from "../streams/streams.js";
import {
  data,
  NO_ARGUMENTS,
  objectsOf,
  reference,
  unknown,
  type HeapObject,
  type Value,
} from "../values/value.js";
import { along } from "../values/variation.js";
import { type Work } from "./workers.js";

/** Runs methods of an object that was sent, as a data loader does. */
export function runMethods(m: Machine, record: DispatchRecord, work: Work, owner: Value): void {
  const at = work.taskAt ?? work.at;
  for (const name of work.methods ?? []) {
    const method =
      name === "__call__" &&
      owner.every((atom) => atom.kind !== "object" || atom.object.shape.is !== "instance")
        ? owner
        : member(m, owner, name, at).filter(({ kind }) => kind === "function" || kind === "method");
    if (method.length === 0) continue;
    const index = data(along(record.taskAxes), null, null, "number");
    if (name !== "__iter__") {
      call(m, method, { ...NO_ARGUMENTS, positional: [index] }, at);
      continue;
    }
    // Each worker steps through the whole object once; there are no tasks to tell apart.
    m.within({ phase: "initializer", active: processAxes(record) }, () => {
      for (const iterator of objectsOf(call(m, method, NO_ARGUMENTS, at))) {
        if (iterator.shape.is !== "instance") continue;
        call(m, member(m, reference(iterator), "__next__", at), NO_ARGUMENTS, at);
      }
    });
  }
}

/**
 * Calls the methods of an object that a task made and that stays in the worker: an environment, an
 * actor. What they are given is not in sight, and may well tell the workers apart.
 */
export function runMade(m: Machine, record: DispatchRecord, work: Work, made: Value): void {
  const at = work.taskAt ?? work.at;
  const given = unknown(along(record.taskAxes));
  const name = work.model?.ownSeed;
  const seed = data(along(record.taskAxes), null, null, "number");
  const keywords = new Map(name === undefined ? [] : [[name, seed]]);
  for (const object of objectsOf(made)) {
    if (object.shape.is !== "instance") continue;
    for (const name of methodNames(m, object.shape.class, work)) {
      const method = member(m, reference(object), name, at).filter(
        ({ kind }) => kind === "function",
      );
      if (method.length === 0) continue;
      call(m, method, { ...NO_ARGUMENTS, keywords, rest: given, restKeywords: given }, at);
    }
  }
}

/** The methods that are meant, in the order of their definitions where that is all public ones. */
function methodNames(m: Machine, cls: HeapObject, { model, task }: Work): readonly string[] {
  const names = model?.makes ?? [];
  if (!names.includes("*")) return names;
  if (!objectsOf(task).some(({ shape }) => shape.is === "class")) return [];
  const all = lineage(cls).flatMap((one) => m.fields(one));
  return [...new Set(all.filter((name) => !/^[_#]/u.test(name)))];
}
