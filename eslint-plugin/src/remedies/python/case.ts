/** A finding in Python, seen in the tree of its file. */
import type { Judgement } from "../../analysis/verdict/judge.js";
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Call } from "../../python/parser/nodes.js";
import type { RemedyContext } from "../context.js";
import { decline } from "./draft.js";
import type { PythonFile } from "./file.js";
import type { Root } from "./seeds.js";
import type { Site } from "./slots.js";
import { taskAt } from "./task.js";

export interface PythonCase {
  readonly file: PythonFile;
  readonly judgement: Judgement;
  readonly site: Site;
  readonly roots: readonly Root[];
}

/** Reads what remedies for tasks need to know. */
export function readCase(context: RemedyContext, file: PythonFile): PythonCase {
  const { judgement } = context.located;
  return { file, judgement, site: readSite(judgement, file), roots: readRoots(context, file) };
}

function readSite({ dispatch }: Judgement, file: PythonFile): Site {
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
  const task = taskAt(file, expression) ?? decline("the task is not made here");
  return { record: dispatch, call, given, task };
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

/** What knowledge says of mending the stream that repeats. */
export function streamRemedy(context: RemedyContext): StreamRemedy | null {
  const { owner } = context.located.judgement;
  const knowledge = context.knowledge("python");
  if (owner?.shape.is === "state") return knowledge.state(owner.shape.id)?.remedy ?? null;
  if (owner?.shape.is !== "library") return null;
  return knowledge.type(owner.shape.type)?.generator?.remedy ?? null;
}
