/** Judges what the machine saw: which draws repeat, why, and which rule says so. */
import { locks } from "./locks.js";
import { inWordsOfGroups } from "./group-words.js";
import { inWordsOfServices } from "./service-words.js";
import { inWordsOfTests } from "./test-words.js";
import { variationOf } from "../values/containers.js";
import { type RuleId } from "../../findings/finding.js";
import { type Condition } from "../../knowledge/schema.js";
import { type DispatchRecord, type DrawEvent } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { type CallSite } from "../machine/world.js";
import { shareKey } from "../streams/shares.js";
import { sentPlace } from "../values/sent.js";
import {
  samePlace,
  type HeapObject,
  type Place,
  type StreamAtom,
  type Transfer,
} from "../values/value.js";
import { union } from "../values/variation.js";
import { givesTheSame } from "../workers/replicas.js";
import { adviseDraw } from "./advice.js";
import { isTrial } from "./trials.js";
import { repetition, type Repetition } from "./repetition.js";

/** Where a stream got its state, as seen from the task that draws. */
export type Origin =
  /** In the task itself. */
  | "task"
  /** In the worker's initializer. */
  | "initializer"
  /** In a module that the worker ran. */
  | "load"
  /** It came with the task, or with the worker. */
  | "sent"
  /** It was in the memory that was copied. */
  | "inherited";

/** What is wrong, before it is placed and worded. */
export interface Judgement {
  readonly rule: RuleId;
  readonly messageId: string;
  readonly dispatch: DispatchRecord;
  readonly owner: HeapObject | null;
  /** What is drawn from, where `owner` is only what that came from. */
  readonly drawn?: HeapObject;
  readonly stream: StreamAtom | null;
  readonly transfer: Transfer | null;
  readonly draw: Place | null;
  readonly calls: readonly CallSite[];
  readonly repeats: Repeats | null;
  readonly condition: Condition | null;
  /** The place to mend, where it is none of the others. */
  readonly cause?: Place;
  /** For the fork lock: the parent's draw and the state. */
  readonly parentDraw?: Place;
  /** For a lost seed: the call that sets it. */
  readonly seedCall?: Place;
  readonly state?: string;
}

export type Repeats = "worker" | "task" | "epoch" | "process" | "parent" | "replacement";

/** Judges every event; the order is that of the events. */
export function judge(m: Machine): readonly Judgement[] {
  const result: Judgement[] = [];
  const single: Judgement[] = [];
  for (const event of m.events) {
    if (event.kind === "broken") {
      result.push({
        rule: "no-shared-generator",
        messageId: event.how,
        dispatch: event.dispatch,
        owner: event.owner,
        stream: null,
        transfer: event.transfer,
        draw: event.at,
        calls: event.calls,
        repeats: null,
        condition: event.dispatch.condition,
      });
    }
    if (event.kind === "frozen") {
      result.push({
        rule: "no-module-generator",
        messageId: "frozenValue",
        dispatch: event.dispatch,
        owner: null,
        stream: null,
        transfer: null,
        draw: event.drawnAt,
        calls: event.calls,
        repeats: null,
        condition: event.dispatch.condition,
      });
    }
    if (event.kind !== "draw") continue;
    const found = judgeDraw(m, event);
    if (found === null) {
      const advice = adviseDraw(m, event);
      if (advice !== null) result.push(advice);
      continue;
    }
    (found.isMany ? result : single).push(found.judgement);
  }
  result.push(...severalDispatches(single), ...locks(m));
  return result.map(inWordsOfTests).map(inWordsOfGroups);
}

/**
 * One worker each is no repetition; two dispatches that draw from one stream are. The same draw
 * seen under two models of one dispatch counts once.
 */
function severalDispatches(single: readonly Judgement[]): readonly Judgement[] {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of single) {
    const { draw, stream, owner } = judgement;
    if (judgement.rule === "no-constant-seed" && judgement.dispatch.entryPath === null) continue;
    const place = stream?.at ?? owner?.at ?? null;
    const key = JSON.stringify([judgement.rule, draw, place]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [judgement]);
    else group.push(judgement);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const other = group.find((one) => !samePlace(one.dispatch.at, first.dispatch.at));
    return other === undefined ? [] : [{ ...other, repeats: "process" as const }];
  });
}

function judgeDraw(
  m: Machine,
  event: DrawEvent,
): { readonly judgement: Judgement; readonly isMany: boolean } | null {
  const streams = event.streams.filter((atom): atom is StreamAtom => atom.kind === "stream");
  const [first] = streams;
  if (first === undefined) return null;
  const verdicts = streams.map((stream) => verdictOf(m, event, event.owner, stream));
  if (verdicts.some((verdict) => verdict === null)) return null;
  const [verdict] = verdicts;
  if (verdict === null || verdict === undefined) return null;
  return { judgement: verdict.judgement, isMany: verdict.isMany };
}

function verdictOf(
  m: Machine,
  event: DrawEvent,
  owner: HeapObject,
  stream: StreamAtom,
): { readonly judgement: Judgement; readonly isMany: boolean } | null {
  const { dispatch } = event;
  const origin = originOf(event, owner, stream);
  if (dispatch.process.memory === "threads" && origin !== "task") return null;
  if (isModuleData(event, origin) || m.shared.has(shareKey(event.at))) return null;
  const repeats = repetition(m, { event, owner, stream, origin });
  if (repeats === null) return null;
  const root = rootOf(m, event, owner, stream);
  if (root === null) return null;
  const rootOrigin = root.owner === owner ? origin : originOf(event, root.owner, root.stream);
  const rule = ruleOf(m, event, root.owner, root.stream, rootOrigin, repeats);
  if (rule === null) return null;
  if (rule.rule === "no-constant-seed" && isTrial(m.world.language, dispatch.at)) return null;
  // A state that the worker has set itself is there whether it inherited one or not.
  const isFound = origin === "inherited" || stream.seeding === "initial";
  const conditions = [
    dispatch.condition,
    isFound ? event.condition : null,
    versionsOf(m, event.owner),
  ].filter((one) => one !== null);
  const [condition = null] = conditions;
  const draws = m.parentDraws.slice(dispatch.life.drawsAtStart);
  const withParent =
    !repeats.isMany && origin === "inherited" && draws.some((draw) => draw.owner === owner);
  // What a snapshot froze, it froze because something had used it by then.
  const frozen =
    dispatch.process.memory === "snapshot" && owner.shape.is === "state" && origin === "inherited"
      ? m.parentDraws.find((one) => one.owner === owner)
      : undefined;
  return {
    judgement: {
      ...inWordsOfServices(dispatch, rule),
      dispatch,
      owner: root.owner,
      ...(root.owner === owner ? {} : { drawn: owner }),
      stream: root.stream,
      transfer: transferOf(event, root.owner),
      draw: event.at,
      calls: event.calls,
      repeats: withParent ? "parent" : repeats.by,
      ...(frozen === undefined ? {} : { cause: frozen.at }),
      condition: conditions.length > 1 ? { all: conditions } : condition,
    },
    isMany: repeats.isMany || withParent,
  };
}

/** The versions of its library in which an object has a stream of its own; null is all. */
function versionsOf(m: Machine, { shape }: HeapObject): Condition | null {
  if (shape.is !== "library") return null;
  return m.program.knowledge(m.world.language).type(shape.type)?.generator?.when ?? null;
}

/**
 * Whether a module draws while the worker imports it, from a state that was set in there: a table
 * that is meant to be the same wherever the module is imported.
 */
function isModuleData({ phase }: DrawEvent, origin: Origin): boolean {
  return phase === "import" && origin === "load";
}

/** The journey that brought an object into the worker, if one did. */
function transferOf(event: DrawEvent, owner: HeapObject): Transfer | null {
  for (let at: HeapObject | null = owner; at !== null; at = at.copy?.of ?? null) {
    const copy: HeapObject["copy"] = at.copy;
    if (copy === null) return null;
    if (event.dispatch.transfers.some((transfer) => transfer.id === copy.transfer.id)) {
      return copy.transfer;
    }
    if (copy.of === at) return null;
  }
  return null;
}

/** Where a stream that is drawn from got its state, as seen from the task. */
export function originOf(event: DrawEvent, owner: HeapObject, stream: StreamAtom): Origin {
  if (stream.world === event.world) {
    return stream.phase === "task" || stream.phase === "initializer" ? stream.phase : "load";
  }
  return transferOf(event, owner) === null ? "inherited" : "sent";
}

/** The generator whose copied state is the cause: a seed that is itself drawn or derived leads on. */
function rootOf(
  m: Machine,
  event: DrawEvent,
  owner: HeapObject,
  stream: StreamAtom,
): { readonly owner: HeapObject; readonly stream: StreamAtom } | null {
  let at = { owner, stream };
  for (let { parent } = stream; parent !== undefined; parent = parent.stream.parent) at = parent;
  // A seed drawn from a stream that repeats is reported where that one is.
  const replicas = union(event.dispatch.taskAxes, [event.dispatch.workerAxis]);
  const drawn = (at.stream.seed ?? []).some(
    (atom) =>
      atom.kind === "data" &&
      atom.source === "draw" &&
      atom.sentAt === undefined &&
      m.axes.difference(atom.variation, replicas) !== "distinct",
  );
  return drawn && at.stream.world === event.world ? null : at;
}

function ruleOf(
  m: Machine,
  event: DrawEvent,
  owner: HeapObject,
  stream: StreamAtom,
  origin: Origin,
  { by: repeats, isCoarse }: Repetition,
): Pick<Judgement, "rule" | "messageId"> | null {
  const { dispatch } = event;
  // The state of a generator, sent as plain data.
  const state = (stream.seed ?? []).filter(
    (atom) => atom.kind === "data" && atom.source === "state",
  );
  if (sentPlace(state) !== null) return { rule: "no-shared-generator", messageId: "state" };
  // Made anew for each replica, and all alike: not the copy is to blame but the seed.
  const isOwn =
    (origin === "sent" || origin === "inherited") &&
    owner.shape.is !== "state" &&
    m.axes.difference(owner.variation, dispatch.taskAxes) === "distinct";
  if (isOwn)
    return { rule: "no-constant-seed", messageId: seedMessage(m, dispatch, stream, repeats) };
  switch (origin) {
    case "sent":
      return { rule: "no-shared-generator", messageId: sentMessage(event, owner) };
    case "inherited":
      if (owner.shape.is === "state") return { rule: "no-inherited-state", messageId: "copied" };
      return {
        rule: "no-module-generator",
        messageId: dispatch.process.memory === "snapshot" ? "frozen" : "copied",
      };
    case "load": {
      const sent = seedMessage(m, dispatch, stream, repeats);
      if (owner.shape.is === "state") {
        if (stream.seeding === "initial") {
          return {
            rule: "no-inherited-state",
            messageId: m.presets.has(owner.shape.id)
              ? "fixed"
              : dispatch.preloaded || dispatch.process.memory === "forkserver"
                ? "copied"
                : "unseeded",
          };
        }
        if (sent === "constant") return { rule: "no-inherited-state", messageId: "reseeded" };
        return { rule: "no-constant-seed", messageId: sent };
      }
      if (dispatch.process.memory === "forkserver" && dispatch.preloaded) {
        return { rule: "no-module-generator", messageId: "copied" };
      }
      if (sent === "constant") return { rule: "no-module-generator", messageId: "remade" };
      return { rule: "no-constant-seed", messageId: sent };
    }
    case "initializer": {
      const overwrites =
        stream.seeding === "constant" &&
        repeats !== "epoch" &&
        owner.shape.is === "state" &&
        dispatch.isLoader &&
        dispatch.reseeds.includes(owner.shape.id);
      return {
        rule: "no-constant-seed",
        messageId: overwrites ? "overwrites" : seedMessage(m, dispatch, stream, repeats),
      };
    }
    case "task": {
      const message = isCoarse ? "collides" : seedMessage(m, dispatch, stream, repeats);
      // Tasks that get data of their own are expected to start alike.
      const isData = !dispatch.replicas && !givesTheSame(dispatch);
      const hasData = isData || stream.job === "with-data";
      if ((message === "constant" || message === "sent") && hasData) return null;
      return { rule: "no-constant-seed", messageId: message };
    }
  }
}

function sentMessage(event: DrawEvent, owner: HeapObject): string {
  if (owner.shape.is === "bound") return "bound";
  const { dispatch } = event;
  const transfer = transferOf(event, owner);
  if (dispatch.isLoader) return "owned";
  if (transfer !== null && dispatch.taskAt !== null && samePlace(transfer.at, dispatch.taskAt)) {
    return "carried";
  }
  return "sent";
}

/** Which of the texts about seeds fits. */
function seedMessage(
  m: Machine,
  dispatch: DispatchRecord,
  stream: StreamAtom,
  repeats: Repeats,
): string {
  if (repeats === "epoch") return "epochs";
  const atoms = stream.seed ?? [];
  if (stream.seed === null) return "unseeded";
  const replicas = union(dispatch.taskAxes, [dispatch.workerAxis]);
  if (m.axes.difference(variationOf(m, atoms), replicas) === "distinct") {
    return dispatch.outer.length > 0 ? "perProcess" : "ignored";
  }
  // Whatever it was that the sender read, it read it once.
  if (dispatch.entryPath !== null && sentPlace(atoms) !== null) return "sent";
  for (const atom of atoms) {
    if (atom.kind !== "data") continue;
    switch (atom.source) {
      case "clock":
        return "clock";
      case "process-id":
      case "state":
        return "processWide";
      case "worker-id":
        return atom.variation.coarse.length > 0 ? "recycled" : "perProcess";
      default:
        break;
    }
  }
  if (!dispatch.isLoader && sentPlace(atoms) !== null) return "sent";
  return "constant";
}
