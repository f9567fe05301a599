/** Sends each task its number along with its other data, and mixes it into the seed that the task sets. */
import type { Edit, Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf } from "./file.js";
import { mixedSeed, mixInto } from "./mix.js";
import { freshName, functionAround } from "./names.js";
import { filesOf } from "./read-files.js";
import { replicaIndexes, type ReplicaIndex } from "./replica-index.js";
import {
  isCalledElsewhere,
  isTyped,
  itemNumbers,
  parameterEdit,
  sendNumber,
  type TaskCall,
} from "./send-number.js";
import { mixOf, readSeed, type Seed } from "./worker-seed.js";

/** Remedies for a seed that is set by each task, to the same value. */
export function numberTasks(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  const { dispatch } = judgement;
  if (judgement.rule !== "no-constant-seed" || judgement.stream?.phase !== "task") return [];
  const seed = readSeed(context);
  const sender = filesOf(context)(dispatch.at.path);
  const call = sender?.at(dispatch.at.range) ?? null;
  if (seed === null || sender === null || call === null) return [];
  const fn = functionAround(seed.file, seed.node);
  if (fn === null) return [];
  const task: TaskCall = { worker: seed.file, fn, sender, call };
  if (isCalledElsewhere(context, task)) {
    context.decline("others call the task's function, too, and would send it no number");
    return [];
  }
  const indexes = replicaIndexes(sender, call);
  const ways: readonly (readonly Edit[] | null)[] = [
    ...indexes.map((index) => seedAsArgument(context, seed, task, index)),
    ...indexes.flatMap((index) =>
      sendNumber(context, task, index).map(({ text, edits }) =>
        mixedWith(context, seed, text, edits),
      ),
    ),
    ...itemNumbers(context, task, indexes).map(({ text }) => mixedWith(context, seed, text, [])),
  ];
  return ways.flatMap((edits) =>
    edits === null
      ? []
      : [
          {
            id: "task-number",
            title: "Send each task its number, and seed it with that as well.",
            isPreferred: true,
            edits,
          },
        ],
  );
}

/** The task mixes what it is sent into its seed. */
function mixedWith(
  context: RemedyContext,
  { file, node }: Seed,
  number: string,
  sent: readonly Edit[],
): readonly Edit[] | null {
  const { model } = context.located.judgement.dispatch;
  // A function that travels as text does not see the helper.
  if (model?.taskAs === "source-text") return null;
  const edits = mixInto(file, node, number, mixOf(context));
  return edits === null ? null : [...edits, ...sent];
}

/** The seed is made where the task is started, and is one more argument: for functions that travel as text. */
function seedAsArgument(
  context: RemedyContext,
  { file, node }: Seed,
  { fn, sender, call }: TaskCall,
  index: ReplicaIndex,
): readonly Edit[] | null {
  const { model } = context.located.judgement.dispatch;
  const sequence = model?.argumentSequence?.position;
  if (sequence === undefined && model?.arguments?.rest !== true) return null;
  const all = nodesOf(call.arguments);
  const list = sequence === undefined ? null : (all[sequence] ?? null);
  if (sequence !== undefined && list?.type !== "ArrayExpression") return null;
  const given = list === null ? all : nodesOf(list.elements);
  // A name of the task's own means nothing where it is started.
  const isLiteral = node.type === "Literal" || node.type === "TemplateLiteral";
  if (!isLiteral || given.length !== nodesOf(fn.params).length) return null;
  if (given.some(({ type }) => type === "SpreadElement")) return null;
  const name = freshName(file, ["seed", "taskSeed"]);
  const mixed = mixedSeed(sender, { file, node }, index.text, mixOf(context));
  if (name === null || mixed === null) return null;
  const added = parameterEdit(file, fn, isTyped(file) ? `${name}: ${mixed.type}` : name);
  if (added === null) return null;
  const end = given.at(-1)?.range[1] ?? (list ?? call).range[1] - 1;
  const text = given.length > 0 ? `, ${mixed.text}` : mixed.text;
  return [
    added,
    { path: file.path, range: node.range, text: name },
    { path: sender.path, range: [end, end], text },
    ...mixed.edits,
    ...index.edits,
  ];
}
