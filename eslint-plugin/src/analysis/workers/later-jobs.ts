/** Follows workers again, once the program has put jobs into the queues that they were started with. */
import { argumentField } from "../library/parameters.js";
import { type Machine } from "../machine/machine.js";
import { elementOf } from "../values/containers.js";
import {
  objectsOf,
  type HeapObject,
  type Place,
  type Transfer,
  type Value,
} from "../values/value.js";
import { copyValue } from "./transfer.js";
import { type Work } from "./workers.js";

/** How far into the attributes of what a worker is given queues are looked for. */
const DEPTH = 2;

/**
 * Runs work again when the program has run to its end, if queues that are empty now hold something
 * by then: the workers with the memory that they start with now, the queues with what was put.
 */
export function followLater(
  m: Machine,
  works: readonly Work[],
  again: (works: readonly Work[]) => void,
): void {
  if (m.world.dispatch !== null) return;
  const queues = [...new Set(works.flatMap((work) => emptyQueues(m, work)))];
  if (queues.length === 0) return;
  const { active, calls, world } = m;
  const before = m.snapshot();
  m.deferred.push(() => {
    const filled = m.within({ world }, () =>
      queues.flatMap((queue) => {
        const at = placeOf(elementOf(m, queue)) ?? queue.at;
        return at === null || isEmpty(m, queue)
          ? []
          : [{ queue, transfer: m.createTransfer("pickle", at, "task") }];
      }),
    );
    if (filled.length === 0) return;
    m.within({ active, calls, world, layer: before }, () => {
      for (const { queue, transfer } of filled) fill(m, queue, transfer);
      const brought = filled.map(({ transfer }) => transfer);
      again(works.map((work) => ({ ...work, brought })));
    });
  });
}

/** Queues among what a worker is given, and among the attributes of that. */
function emptyQueues(m: Machine, { task, given }: Work): readonly HeapObject[] {
  const own = task.flatMap((atom) => (atom.kind === "function" ? (atom.self ?? []) : [atom]));
  const all = [own, ...given.positional, ...given.keywords.values()];
  return all.flatMap((value) => queuesIn(m, value, DEPTH)).filter((queue) => isEmpty(m, queue));
}

function queuesIn(m: Machine, value: Value, depth: number): readonly HeapObject[] {
  return objectsOf(value).flatMap((object) => {
    const { shape } = object;
    if (shape.is === "library") {
      const isQueue = m.program.knowledge(m.world.language).type(shape.type)?.channel === true;
      return isQueue ? [object] : [];
    }
    if (shape.is !== "instance" || depth === 0) return [];
    return m
      .fields(object)
      .filter((field) => !field.startsWith(argumentField("")))
      .flatMap((field) => queuesIn(m, m.read(object, field) ?? [], depth - 1));
  });
}

function isEmpty(m: Machine, queue: HeapObject): boolean {
  return elementOf(m, queue).length === 0;
}

/** Where what was put is written. */
function placeOf(item: Value): Place | null {
  for (const atom of item) {
    if (atom.kind === "object") return atom.object.at;
    if (atom.kind === "data") return atom.at;
  }
  return null;
}

/** Puts copies of what a queue holds in the end into it as it is in the memory at hand. */
function fill(m: Machine, queue: HeapObject, transfer: Transfer): void {
  const sender = { world: transfer.from, layer: transfer.layer };
  for (const field of m.within(sender, () => m.fields(queue))) {
    const value = m.within(sender, () => m.read(queue, field)) ?? [];
    const isContent = !field.startsWith("#") || field === "#rest";
    m.write(queue, field, isContent ? copyValue(m, value, transfer) : value);
  }
}
