/** Makes in each task what a worker's module made once, from a seed with the task's number. */
import { creationOf } from "../../analysis/verdict/findings.js";
import { applyEdits } from "../../findings/apply-edits.js";
import type { Edit, Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { intoFunction } from "./block.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { mixedSeed } from "./mix.js";
import { identifierName, isFunction, variablesNamed } from "./names.js";
import { filesOf } from "./read-files.js";
import { replicaIndexes } from "./replica-index.js";
import {
  isCalledElsewhere,
  itemNumbers,
  sendNumber,
  type SentNumber,
  type TaskCall,
} from "./send-number.js";
import { withLine } from "./unused.js";
import { mixOf, readSeed, type Seed } from "./worker-seed.js";

/** Remedies for a generator, or a seed of a global one, that each worker of a pool makes alike. */
export function makeInTasks(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  const { dispatch, stream, calls } = judgement;
  // What the task does first on the way to the draw stands in the task itself.
  const inTask = calls[1]?.place ?? judgement.draw;
  // What a worker does once is no task.
  if (dispatch.model === null) return [];
  if (stream?.phase !== "load" || inTask === null || dispatch.entryPath === null) return [];
  const seed = readSeed(context);
  const made = creationOf(judgement.owner) ?? stream.at;
  const sender = filesOf(context)(dispatch.at.path);
  const call = sender?.at(dispatch.at.range) ?? null;
  if (seed === null || sender === null || call === null) return [];
  const worker = seed.file;
  if (made?.path !== worker.path || inTask.path !== worker.path || worker.path === sender.path) {
    return [];
  }
  const statement = moduleStatement(worker, seed.node);
  const fn = taskAround(worker, inTask.range);
  if (statement === null || fn === null) return [];
  const task: TaskCall = { worker, fn, sender, call };
  if (isCalledElsewhere(context, task)) {
    context.decline("others call the task's function, too, and would send it no number");
    return [];
  }
  const indexes = replicaIndexes(sender, call);
  const sent = [
    ...itemNumbers(context, task, indexes),
    ...indexes.flatMap((index) => sendNumber(context, task, index)),
  ];
  return sent.flatMap((number) => {
    const edits = moved(context, seed, statement, fn, number);
    if (edits === null) return [];
    return [
      {
        id: "task-generator",
        title: "Make the generator in each task, seeded with the task's number as well.",
        isPreferred: true,
        edits: [...edits, ...number.edits],
      },
    ];
  });
}

/** The statement of the module that makes the generator, or seeds it. */
function moduleStatement(file: EcmascriptFile, seed: TreeNode): TreeNode | null {
  for (let at = file.parentOf(seed); at !== null; at = file.parentOf(at)) {
    if (isFunction(at)) return null;
    if (file.parentOf(at)?.type !== "Program") continue;
    const isOne = at.type === "VariableDeclaration" && nodesOf(at.declarations).length === 1;
    return isOne || at.type === "ExpressionStatement" ? at : null;
  }
  return null;
}

/** The outermost function around the draw, which is the task. */
function taskAround(
  file: EcmascriptFile,
  [start, end]: readonly [number, number],
): TreeNode | null {
  let found: TreeNode | null = null;
  for (const node of file.nodes()) {
    const isAround = node.range[0] <= start && node.range[1] >= end;
    if (!isAround || !isFunction(node)) continue;
    if (found === null || node.range[0] < found.range[0]) found = node;
  }
  return found;
}

/** The statement goes into the function, with the number in its seed. */
function moved(
  context: RemedyContext,
  { file, node }: Seed,
  statement: TreeNode,
  fn: TreeNode,
  number: SentNumber,
): readonly Edit[] | null {
  const mixed = mixedSeed(file, { file, node }, number.text, mixOf(context));
  const [declarator] = nodesOf(statement.declarations);
  const name = declarator === undefined ? null : identifierName(declarator.id);
  if (mixed === null || (declarator !== undefined && name === null)) return null;
  const isIn = (one: TreeNode): boolean =>
    one.range[0] >= fn.range[0] && one.range[1] <= fn.range[1];
  const uses =
    name === null
      ? []
      : variablesNamed(file, name).filter((one) => file.parentOf(one) !== declarator);
  if (name !== null && !uses.some(isIn)) {
    context.decline("the task reaches the generator through what its module made of it");
    return null;
  }
  const text = textWith(file, statement, node, mixed.text);
  const inner = text === null ? null : intoFunction(file, fn, text);
  if (inner === null) return null;
  // Others go on to draw from the module's.
  const isLeft = uses.some((one) => !isIn(one));
  const gone: Edit = { path: file.path, range: withLine(file, statement), text: "" };
  return [...inner, ...mixed.edits, ...(isLeft ? [] : [gone])];
}

/** A statement with another seed, without what ends it. */
function textWith(
  file: EcmascriptFile,
  statement: TreeNode,
  seed: TreeNode,
  text: string,
): string | null {
  const [start] = statement.range;
  const range = [seed.range[0] - start, seed.range[1] - start] as const;
  const own = applyEdits(file.of(statement), [{ range, text }]);
  return own === null || own.includes("\n") ? null : own.replace(/;\s*$/u, "");
}
