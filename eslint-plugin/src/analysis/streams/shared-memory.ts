/** Memory that threads share: a generator that several of them advance in it can give a number twice. */
import { type Machine } from "../machine/machine.js";
import { makeSeries } from "../values/containers.js";
import { type Layer } from "../values/heap.js";
import { objectsOf, UNKNOWN, type HeapObject, type Place, type Value } from "../values/value.js";
import { union } from "../values/variation.js";

/** Field of an array over memory that threads can share: the memory. */
const MEMORY = "#memory";

/** An array over shared memory, if that is what the arguments make; else null. */
export function viewOfShared(m: Machine, given: readonly Value[], at: Place): Value | null {
  const [first = [], ...others] = given;
  const memory = objectsOf(first).filter((object) => isShared(m, object));
  if (memory.length === 0) return null;
  const view = makeSeries(m, "list", UNKNOWN, [m.axes.create()], at);
  // With a number that is not written out, each thread may have a part of its own.
  const isSamePart = others.every((value) => value.every(({ kind }) => kind === "constant"));
  for (const object of objectsOf(view)) m.write(object, MEMORY, isSamePart ? first : []);
  return view;
}

function isShared(m: Machine, { shape }: HeapObject): boolean {
  const knowledge = m.program.knowledge(m.world.language);
  return shape.is === "library" && knowledge.type(shape.type)?.sharesMemory === true;
}

/** Whether an array lies in shared memory, so that nobody knows what it holds. */
export function isInSharedMemory(m: Machine, array: HeapObject): boolean {
  return m.read(array, MEMORY) !== undefined;
}

/** Worlds, by their memory, that order what they do to memory which they share: by locks, by turns. */
const ordered = new WeakSet<Layer>();

/** Notes that what the threads do to their memory from here on is ordered by them. */
export function orderMemory(m: Machine): void {
  ordered.add(m.world.root);
}

/** Notes that a step of a generator reads and writes such memory, where several threads take it. */
export function noteRace(m: Machine, array: HeapObject, at: Place): void {
  const { dispatch, root } = m.world;
  if (dispatch === null || ordered.has(root)) return;
  if (!dispatch.manyTasks && !dispatch.manyWorkers) return;
  const [sent] = dispatch.transfers;
  if (sent === undefined) return;
  const replicas = union(dispatch.taskAxes, [dispatch.workerAxis]);
  for (const memory of objectsOf(m.read(array, MEMORY) ?? [])) {
    // Threads hold the one object that another made; what was made for each of them, no other has.
    const isOwn = memory.world === m.world.id;
    if (isOwn || m.axes.difference(memory.variation, replicas) !== "equal") continue;
    m.lose({ ...sent, at: memory.at ?? sent.at }, memory, "raced", null, at);
  }
}
