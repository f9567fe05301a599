/** A finding in Python, seen in the tree of its file. */
import type { Judgement } from "../../analysis/verdict/judge.js";
import type { Knowledge } from "../../analysis/program.js";
import type { StreamAtom } from "../../analysis/values/value.js";
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Call } from "../../python/parser/nodes.js";
import type { RemedyContext } from "../context.js";
import { decline } from "./draft.js";
import type { PythonFile } from "./file.js";
import { filesOf } from "./read-files.js";
import type { Root } from "./seeds.js";
import type { Site } from "./slots.js";
import { importedTask, taskAt } from "./task.js";

export interface PythonCase {
  readonly file: PythonFile;
  readonly judgement: Judgement;
  readonly site: Site;
  readonly roots: readonly Root[];
  /** Whether a name of the task's file stands in other files. */
  readonly isMentioned: (named: { readonly name: string }) => boolean;
}

/** Reads what remedies for tasks need to know. */
export function readCase(context: RemedyContext, file: PythonFile): PythonCase {
  const { judgement } = context.located;
  const site = readSite(context, file);
  const isMentioned = ({ name }: { readonly name: string }): boolean =>
    context.mentions(name, site.task.file.path, []);
  return { file, judgement, site, roots: readRoots(context, file), isMentioned };
}

function readSite(context: RemedyContext, file: PythonFile): Site {
  const { dispatch } = context.located.judgement;
  const { model, at, runnerAt, taskAt: named } = dispatch;
  const place =
    model?.argumentSequence?.position === undefined && model?.argumentSequence !== undefined
      ? runnerAt
      : at;
  const call = callAt(file, place);
  const given = model?.delayed === true ? callAt(file, dispatch.workAt) : call;
  const expression =
    model?.delayed === true
      ? given.func.type === "Call"
        ? given.func.args[0]
        : undefined
      : named?.path === file.path
        ? file.argumentAt(named.range)
        : undefined;
  if (expression === undefined || expression === null) return decline("the task stands elsewhere");
  const found =
    taskAt(file, expression) ??
    importedTask(file, expression, otherFiles(context, file)) ??
    decline("the task is not made here");
  const { definition } = found;
  const isPublic = found.file.parentOf(definition) === found.file.module;
  const isMentioned = isPublic && context.mentions(definition.name, found.file.path, [file.path]);
  const task = { ...found, isUsedElsewhere: found.isUsedElsewhere || isMentioned };
  return { record: dispatch, call, given, task };
}

/** The files that the task runs through. */
function otherFiles(context: RemedyContext, file: PythonFile): readonly PythonFile[] {
  const { draw, calls } = context.located.judgement;
  const paths = new Set([draw, ...calls.map(({ place }) => place)].map((place) => place?.path));
  return [...paths].flatMap((path) => {
    const other = path === undefined || path === file.path ? null : filesOf(context)(path);
    return other === null ? [] : [other];
  });
}

/** The call that holds the tasks' arguments. */
export function dispatchCall({ dispatch }: Judgement, file: PythonFile): Call {
  const { model, runnerAt, workAt, at } = dispatch;
  const isKept =
    model?.argumentSequence !== undefined && model.argumentSequence.position === undefined;
  if (model?.delayed === true) return callAt(file, workAt);
  return callAt(file, isKept ? runnerAt : at);
}

function callAt(file: PythonFile, { path, range }: Judgement["dispatch"]["at"]): Call {
  return (
    (path === file.path ? file.at(range, "Call") : null) ?? decline("the call stands elsewhere")
  );
}

/** The places where the program's seed stands, nearest to the generator first; none without a seed. */
export function readRoots({ located, textOf }: RemedyContext, file: PythonFile): readonly Root[] {
  const { stream } = located.judgement;
  if (stream === null) return [];
  if (stream.seeding !== "constant" && stream.seeding !== "value") return [];
  if (isOfTheRun(stream)) return [];
  const literals = (stream.seed ?? []).flatMap((atom) =>
    atom.kind === "constant" ? (atom.at ?? []) : [],
  );
  const places = [stream.seedAt, ...literals].filter((place) => place !== null);
  if (places.length === 0) decline("its seed is unknown");
  return places.map(({ path, range }) => {
    if (path === file.path) return { text: file.of({ start: range[0], end: range[1] }), range };
    return { text: textOf(path)?.slice(...range) ?? "", range: null };
  });
}

/** Whether a seed is another one in each run: computed from the clock, or a process's number. */
export function isOfTheRun({ seeding, seed }: StreamAtom): boolean {
  const sources = (seed ?? []).flatMap((atom) => (atom.kind === "data" ? [atom.source] : []));
  return seeding === "clock" || sources.some((one) => one === "clock" || one === "process-id");
}

/** What knowledge says of mending the stream that repeats. */
export function streamRemedy(context: RemedyContext): StreamRemedy | null {
  const { owner } = context.located.judgement;
  const knowledge = context.knowledge("python");
  if (owner?.shape.is === "state") return knowledge.state(owner.shape.id)?.remedy ?? null;
  if (owner?.shape.is === "bound") return boundRemedy(knowledge, owner.shape.name);
  if (owner?.shape.is !== "library") return null;
  return knowledge.type(owner.shape.type)?.generator?.remedy ?? null;
}

function boundRemedy(knowledge: Knowledge, name: string): StreamRemedy | null {
  const bound = knowledge.symbol(name)?.boundTo;
  if (bound === undefined) return null;
  return "state" in bound
    ? (knowledge.state(bound.state)?.remedy ?? null)
    : (knowledge.type(bound.type)?.generator?.remedy ?? null);
}
