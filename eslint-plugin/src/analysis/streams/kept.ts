/** Tells which generators outlive the task that made them: those that a module keeps for the next one. */
import { type Machine } from "../machine/machine.js";
import { objectsOf, type HeapObject, type StreamAtom, type Value } from "../values/value.js";

/** How far from a variable of a module a generator is looked for. */
const DEPTH = 3;

/**
 * Whether a worker makes a generator once and keeps it: a task made it from what tells workers
 * apart, and not tasks, and a module (or a cache) holds it.
 */
export function isKept(m: Machine, owner: HeapObject, streams: Value): boolean {
  const { dispatch, modules } = m.world;
  if (dispatch === null || m.phase !== "task" || dispatch.workerPerTask) return false;
  const isOfWorker = streams.some(
    (atom) => atom.kind === "stream" && isMadeByTask(m, atom) && tellsWorkersApart(m, atom),
  );
  if (!isOfWorker) return false;
  const seen = new Set<HeapObject>();
  return [...modules.values()].some(({ frame }) => holds(m, frame, owner, DEPTH, seen));
}

function isMadeByTask(m: Machine, stream: StreamAtom): boolean {
  return stream.phase === "task" && stream.world === m.world.id;
}

function tellsWorkersApart(m: Machine, { variation }: StreamAtom): boolean {
  const { dispatch } = m.world;
  if (dispatch === null) return false;
  return (
    m.axes.difference(variation, [dispatch.workerAxis]) !== "equal" &&
    m.axes.difference(variation, dispatch.taskAxes) !== "distinct"
  );
}

function holds(
  m: Machine,
  holder: HeapObject,
  owner: HeapObject,
  depth: number,
  seen: Set<HeapObject>,
): boolean {
  if (seen.has(holder)) return false;
  seen.add(holder);
  return m.fields(holder).some((field) =>
    objectsOf(m.read(holder, field) ?? []).some((object) => {
      if (object === owner) return true;
      return depth > 0 && isHolder(m, object) && holds(m, object, owner, depth - 1, seen);
    }),
  );
}

function isHolder(m: Machine, { shape }: HeapObject): boolean {
  if (shape.is === "library") {
    return m.program.knowledge(m.world.language).type(shape.type)?.perThread === true;
  }
  return ["class", "instance", "mapping", "memo", "sequence"].includes(shape.is);
}
