/** Turns judgements into findings: one per bug, at the place that has to be edited. */
import { importOf } from "./imports.js";
import { type Certainty, type Finding, type Step } from "../../findings/finding.js";
import { type Condition } from "../../knowledge/schema.js";
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { type CallSite } from "../machine/world.js";
import { sentPlace } from "../values/sent.js";
import { type HeapObject, type Place } from "../values/value.js";
import { type Judgement } from "./judge.js";
import { calleeText, textOf, argumentText } from "./wording.js";

/** A finding with what tells it apart from the same bug seen from another file. */
export interface Located {
  readonly finding: Finding;
  /** What it was made of. */
  readonly judgement: Judgement;
  /** Equal for the same bug, whichever file was executed. */
  readonly identity: string;
  /** Files from the dispatch outwards, innermost first. */
  readonly files: readonly string[];
}

/** Findings of an execution, merged and placed as seen from its main file. */
export function locate(m: Machine, judgements: readonly Judgement[]): readonly Located[] {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const key = groupKey(judgement);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [judgement]);
    else group.push(judgement);
  }
  const result: Located[] = [];
  const places = new Set<string>();
  for (const [identity, group] of groups) {
    const [first] = group;
    if (first === undefined) continue;
    const finding = build(m, first, merged(group));
    if (finding === null) continue;
    const place = JSON.stringify([finding.rule, finding.path, finding.range]);
    if (places.has(place)) continue;
    places.add(place);
    result.push({ finding, judgement: first, identity, files: filesOf(first) });
  }
  return result;
}

/** One bug: the same cause, whatever draws follow from it. */
function groupKey(judgement: Judgement): string {
  const { rule, dispatch, owner, stream, transfer, draw } = judgement;
  const cause = ((): unknown => {
    switch (rule) {
      case "no-inherited-state":
        // One report for each task and library; a loader is made once and stepped through often.
        return [
          dispatch.isLoader ? dispatch.runnerAt : dispatch.at,
          owner?.shape.is === "state" ? owner.shape.id : null,
          dispatch.entryPath,
        ];
      case "no-module-generator":
        return [creationOf(owner) ?? stream?.at ?? draw];
      case "no-shared-generator":
        return [transfer?.at ?? dispatch.at, judgement.messageId];
      case "no-constant-seed":
        return [stream?.seedAt ?? stream?.at ?? draw];
      case "no-lost-seed":
        return [judgement.seedCall ?? creationOf(owner) ?? stream?.at ?? draw];
      case "no-correlated-seed":
        return [stream?.seedAt ?? stream?.at ?? draw];
      case "no-fork-lock":
        return [dispatch.runnerAt];
    }
  })();
  return JSON.stringify([rule, cause]);
}

/** The condition under which any of them holds; null is always. */
function merged(group: readonly Judgement[]): Condition | null {
  const conditions: Condition[] = [];
  const seen = new Set<string>();
  for (const { condition } of group) {
    if (condition === null) return null;
    const key = JSON.stringify(condition);
    if (!seen.has(key)) conditions.push(condition);
    seen.add(key);
  }
  return { any: conditions };
}

function build(m: Machine, judgement: Judgement, condition: Condition | null): Finding | null {
  const { dispatch } = judgement;
  const admission = condition === null ? null : m.program.admits(m.world.mainPath, condition);
  if (admission?.verdict === "never") return null;
  const certainty: Certainty = dispatch.unverified
    ? "unverified"
    : admission?.verdict === "sometimes"
      ? "possible"
      : "certain";
  const place = home(m, judgement);
  return {
    rule: judgement.rule,
    messageId: judgement.messageId,
    data: dataOf(m, judgement),
    path: place.path,
    range: place.range,
    certainty,
    condition: admission?.verdict === "sometimes" ? admission.text : null,
    trace: traceOf(m, judgement),
    remedies: [],
  };
}

/** Where the object was made, through the journeys that copied it. */
export function creationOf(owner: HeapObject | null): Place | null {
  let at = owner;
  while (at?.copy !== null && at?.copy !== undefined && at.copy.of !== at) at = at.copy.of;
  return at?.at ?? null;
}

/** The place that one would edit, wherever it is. */
function preferred(judgement: Judgement): Place {
  const { rule, dispatch, owner, stream, transfer, draw } = judgement;
  if (judgement.cause !== undefined) return judgement.cause;
  switch (rule) {
    case "no-shared-generator":
      if (judgement.messageId === "owned") return creationOf(owner) ?? stream?.at ?? dispatch.at;
      if (judgement.messageId === "state") return sentPlace(stream?.seed ?? []) ?? dispatch.at;
      return transfer?.at ?? dispatch.at;
    case "no-inherited-state": {
      // A worker's own file seeds: there it is to be mended. A flag concerns all of them.
      const isOwn = judgement.messageId === "reseeded" && dispatch.entryPath !== null;
      const seeding = isOwn || judgement.messageId === "fixed" ? stream : null;
      return seeding?.seedAt ?? seeding?.at ?? draw ?? dispatch.at;
    }
    case "no-module-generator":
      return creationOf(owner) ?? stream?.at ?? draw ?? dispatch.at;
    case "no-constant-seed": {
      if (judgement.messageId === "sent") return sentPlace(stream?.seed ?? []) ?? dispatch.at;
      return stream?.seedAt ?? stream?.at ?? draw ?? dispatch.at;
    }
    case "no-fork-lock":
      return judgement.messageId === "thread" ? dispatch.at : dispatch.runnerAt;
    case "no-correlated-seed":
      return stream?.seedAt ?? stream?.at ?? dispatch.at;
    case "no-lost-seed":
      return judgement.seedCall ?? creationOf(owner) ?? stream?.at ?? dispatch.at;
  }
}

/** The place that is reported: in the worker's entry, the dispatching file, or the file at hand. */
function home(m: Machine, judgement: Judgement): Place {
  const { dispatch, calls, draw } = judgement;
  const best = preferred(judgement);
  const isSent =
    judgement.rule === "no-shared-generator" || ["sent", "fixed"].includes(judgement.messageId);
  const entry = dispatch.entryPath;
  if (entry !== null && entry !== dispatch.at.path && !isSent) {
    if (best.path === entry) return best;
    const made = firstIn(entry, judgement.stream?.calls ?? []);
    if (made !== null) return made;
    if (draw?.path === entry) return draw;
    const brought = importOf(m, entry, best.path);
    if (brought !== null) return brought;
    return firstIn(entry, calls) ?? { path: entry, range: [0, 0] };
  }
  const main = m.world.mainPath;
  if (best.path === dispatch.at.path && best.path === main) return best;
  if (dispatch.at.path === main) {
    if (best.path === main) return best;
    // An initialiser stands in an argument of its own.
    const isInitializer = judgement.stream?.phase === "initializer";
    const at = isInitializer ? dispatch.initializerAt : null;
    if (at?.path === main) return at;
    // A subclass of a process sets its base up in a file of its own.
    return dispatch.workAt.path === main ? dispatch.workAt : dispatch.at;
  }
  if (best.path === main) return best;
  // The file that puts an application together may be the one that seeds.
  const seeding = dispatch.isService ? (judgement.stream?.at ?? null) : null;
  if (seeding?.path === main) return seeding;
  const made = isSent ? creationOf(judgement.owner) : null;
  return made?.path === main ? made : (lastIn(main, dispatch.calls) ?? dispatch.at);
}

function firstIn(path: string, calls: readonly CallSite[]): Place | null {
  return calls.find((site) => site.place.path === path)?.place ?? null;
}

function lastIn(path: string, calls: readonly CallSite[]): Place | null {
  return calls.findLast((site) => site.place.path === path)?.place ?? null;
}

function filesOf(judgement: Judgement): readonly string[] {
  const { dispatch } = judgement;
  const paths = [
    // The file that is to be mended may start workers of its own, or be a service's.
    preferred(judgement).path,
    dispatch.at.path,
    ...dispatch.calls.map((site) => site.place.path).reverse(),
  ];
  return [...new Set(paths)];
}

/** What starts the workers, by name: a loader rather than the loop that walks it. */
function runnerText(m: Machine, { at, isLoader, runnerAt }: DispatchRecord): string {
  return calleeText(m, isLoader ? runnerAt : at);
}

function dataOf(m: Machine, judgement: Judgement): Readonly<Record<string, string>> {
  const { dispatch, owner, stream, draw, rule, messageId } = judgement;
  const result: Record<string, string> = { runner: runnerText(m, dispatch) };
  if (dispatch.isService) result.service = dispatch.title;
  if (dispatch.runner.runsTests !== undefined) result.runner = dispatch.title;
  if (draw !== null) result.draw = result.use = calleeText(m, draw);
  // A value, and not a call that is made again and again.
  if (draw !== null && messageId === "frozenValue") result.draw = textOf(m, draw);
  if (judgement.parentDraw !== undefined) result.draw = calleeText(m, judgement.parentDraw);
  const shape = owner?.shape;
  const id = judgement.state ?? (shape?.is === "state" ? shape.id : undefined);
  if (id !== undefined) {
    result.state = m.program.knowledge(m.world.language).state(id)?.title ?? id;
  } else if (rule === "no-fork-lock") {
    result.state = "the generator";
  }
  const isSent = rule === "no-shared-generator" && messageId !== "owned" && messageId !== "carried";
  const generator = isSent ? preferred(judgement) : (creationOf(owner) ?? stream?.at ?? null);
  result.generator = generator === null ? runnerText(m, dispatch) : textOf(m, generator);
  // The argument may hold it among other things: the function's own name says what is meant.
  if (shape?.is === "bound") result.generator = shape.name;
  if (dispatch.taskAt !== null) result.task = textOf(m, dispatch.taskAt);
  else result.task = runnerText(m, dispatch);
  const seed =
    messageId === "sent" && rule === "no-constant-seed"
      ? preferred(judgement)
      : (judgement.seedCall ??
        (rule === "no-inherited-state" ? stream?.at : stream?.seedAt) ??
        stream?.at ??
        null);
  if (seed !== null) {
    const text = textOf(m, seed);
    const isWhole = rule === "no-constant-seed" && text === result.generator;
    result.seed = isWhole ? argumentText(text) : text;
  }
  if (judgement.repeats !== null) result.repeats = judgement.repeats;
  result.place = placeWord(owner);
  return result;
}

/** Which of the words for long-lived places fits the generator. */
function placeWord(owner: HeapObject | null): string {
  const root = owner?.shape.is === "cell" ? owner.shape.owner : owner;
  const isOnce = root?.phase === "parent" && root.variation.exact.length === 0;
  return isOnce || root?.phase === "load" || root?.phase === "import" ? "module" : "closure";
}

/** Says of the place that starts the work how it does. */
function startText(m: Machine, dispatch: DispatchRecord): string {
  const { title, isService, runner } = dispatch;
  if (runner.runsTests === "each-file") return `${title} runs this before each file of tests`;
  if (runner.runsTests === "each-process") return `${title} runs this in each of its processes`;
  return isService
    ? `each worker process of ${title} calls what is given to it here`
    : `${runnerText(m, dispatch)} starts the work here`;
}

function traceOf(m: Machine, judgement: Judgement): readonly Step[] {
  const { dispatch, owner, stream, transfer, draw, calls } = judgement;
  const steps: Step[] = [];
  const add = (kind: Step["kind"], place: Place | null | undefined, text: string): void => {
    if (place === null || place === undefined) return;
    steps.push({ kind, path: place.path, range: place.range, text });
  };
  const made = creationOf(owner) ?? (owner?.shape.is === "state" ? null : stream?.at);
  add("generator", made, "the generator is made here");
  const seedAt =
    judgement.seedCall ?? stream?.seedAt ?? (owner?.shape.is === "state" ? stream?.at : null);
  add("seed", seedAt, owner?.shape.is === "state" ? "the state is set here" : "its seed");
  add("lock", judgement.parentDraw, "the program draws here and holds the lock meanwhile");
  const outer = dispatch.calls.at(-1)?.place;
  if (outer !== undefined && outer.path !== dispatch.at.path)
    add("call", outer, "the work is started from here");
  add("dispatch", dispatch.at, startText(m, dispatch));
  if (dispatch.withoutInitializer)
    add("worker", dispatch.initializerAt, "this can be nothing, and then no worker seeds itself");
  if (judgement.messageId !== "raced") add("copy", transfer?.at, "this is copied into each worker");
  const via = calls.slice(1).map((site) => site.place);
  for (const place of via.slice(-4)) add("call", place, "which calls this");
  // What tests draw, they draw in files of their own.
  const isSeen = dispatch.runner.runsTests === undefined || draw?.path !== dispatch.at.path;
  if (isSeen) add("draw", draw, "the worker draws here");
  const unique = new Set<string>();
  return steps.filter((step) => {
    const key = JSON.stringify([step.kind, step.path, step.range]);
    if (unique.has(key)) return false;
    unique.add(key);
    return true;
  });
}
