/** A finding in Python, seen in the tree of its file. */
import type { Judgement } from "../../analysis/verdict/judge.js";
import type { Knowledge } from "../../analysis/program.js";
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Call, Expression } from "../../python/parser/nodes.js";
import type { RemedyContext } from "../context.js";
import { decline } from "./draft.js";
import type { PythonFile } from "./file.js";
import { linkedTask } from "./linked-task.js";
import { linksOf } from "./links.js";
import { filesOf } from "./read-files.js";
import type { Roots } from "./seeds.js";
import type { Site } from "./slots.js";
import { importedTask, taskAt, type Task } from "./task.js";

export interface PythonCase {
  readonly file: PythonFile;
  readonly judgement: Judgement;
  readonly site: Site;
  readonly roots: Roots;
  /** Whether a name of the task's file stands in other files. */
  readonly isMentioned: (named: { readonly name: string }) => boolean;
}

/** Reads what remedies for tasks need to know. */
export function readCase(context: RemedyContext, file: PythonFile, roots: Roots): PythonCase {
  const { judgement } = context.located;
  const site = readSite(context, file);
  const isMentioned = ({ name }: { readonly name: string }): boolean =>
    context.mentions(name, site.task.file.path, []);
  return { file, judgement, site, roots, isMentioned };
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
    taskOfLink(context, file, expression) ??
    decline("the task is not made here");
  const { definition } = found;
  const owner = found.file.parentOf(definition);
  const isPublic = owner === found.file.module || owner?.type === "ClassDef";
  const isMentioned = isPublic && context.mentions(definition.name, found.file.path, [file.path]);
  const task = { ...found, isUsedElsewhere: found.isUsedElsewhere || isMentioned };
  return { record: dispatch, call, given, task };
}

/** The function that the worker was seen to run. */
function taskOfLink(context: RemedyContext, file: PythonFile, expression: Expression): Task | null {
  const [link] = linksOf(context.located.judgement, filesOf(context));
  return link === undefined ? null : linkedTask(file, expression, link);
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
