/** Sends each task its number along with its other data, and mixes it into the seed that the task sets. */
import type { Edit, Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { mixedSeed, mixInto } from "./mix.js";
import {
  freshName,
  functionAround,
  hasKey,
  hasVariable,
  identifierName,
  keyName,
  variablesNamed,
} from "./names.js";
import { filesOf } from "./read-files.js";
import { replicaIndexes, type ReplicaIndex } from "./replica-index.js";
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
  if (isCalledElsewhere(context, seed.file, fn, sender)) {
    context.decline("others call the task's function, too, and would send it no number");
    return [];
  }
  return replicaIndexes(sender, call).flatMap((index) => {
    const edits = isList(context)
      ? asArgument(context, seed, fn, sender, call, index)
      : asProperty(context, seed, fn, sender, call, index);
    if (edits === null) return [];
    return [
      {
        id: "task-number",
        title: "Send each task its number, and seed it with that as well.",
        isPreferred: true,
        edits: [...index.edits, ...edits],
      },
    ];
  });
}

/** Whether the task gets several arguments, rather than one message. */
function isList({ located }: RemedyContext): boolean {
  const { model } = located.judgement.dispatch;
  return model?.argumentSequence !== undefined || model?.arguments?.rest === true;
}

/** A seed that is made where the task is started, as one more argument. */
function asArgument(
  context: RemedyContext,
  { file, node }: Seed,
  fn: TreeNode,
  sender: EcmascriptFile,
  call: TreeNode,
  index: ReplicaIndex,
): readonly Edit[] | null {
  const sequence = context.located.judgement.dispatch.model?.argumentSequence?.position;
  const all = nodesOf(call.arguments);
  const list = sequence === undefined ? null : (all[sequence] ?? null);
  if (sequence !== undefined && list?.type !== "ArrayExpression") return null;
  const given = list === null ? all : nodesOf(list.elements);
  const parameters = nodesOf(fn.params);
  // A name of the task's own means nothing where it is started.
  const isLiteral = node.type === "Literal" || node.type === "TemplateLiteral";
  if (!isLiteral || given.length !== parameters.length) return null;
  if (given.some(({ type }) => type === "SpreadElement")) return null;
  const name = freshName(file, ["seed", "taskSeed"]);
  const mixed = mixedSeed(sender, { file, node }, index.text, mixOf(context));
  if (name === null || mixed === null) return null;
  const end = given.at(-1)?.range[1] ?? (list ?? call).range[1] - 1;
  const added = parameterEdit(
    file,
    fn,
    /\.[mc]?tsx?$/iu.test(file.path) ? `${name}: ${mixed.type}` : name,
  );
  if (added === null) return null;
  const text = given.length > 0 ? `, ${mixed.text}` : mixed.text;
  return [
    added,
    { path: file.path, range: node.range, text: name },
    { path: sender.path, range: [end, end], text },
    ...mixed.edits,
  ];
}

/** The task's message is an object, which gets one more property. */
function asProperty(
  context: RemedyContext,
  { file, node }: Seed,
  fn: TreeNode,
  sender: EcmascriptFile,
  call: TreeNode,
  index: ReplicaIndex,
): readonly Edit[] | null {
  const [message] = nodesOf(call.arguments);
  const [parameter] = nodesOf(fn.params);
  const names = ["index", "taskIndex"];
  const name = names.find((one) => !hasVariable(file, one) && !hasKey(file, one));
  if (name === undefined || message?.type !== "ObjectExpression") return null;
  const property = name === index.text ? name : `${name}: ${index.text}`;
  const properties = nodesOf(message.properties);
  const start = message.range[0] + 1;
  const sent: Edit = {
    path: sender.path,
    range: properties.length > 0 ? [start, start] : message.range,
    text: properties.length > 0 ? ` ${property},` : `{ ${property} }`,
  };
  const read = readerOf(file, fn, parameter, name);
  const edits = read === null ? null : mixInto(file, node, read.text, mixOf(context));
  return read === null || edits === null ? null : [...edits, ...read.edits, sent];
}

/** How the task's function reads a property of its message. */
function readerOf(
  file: EcmascriptFile,
  fn: TreeNode,
  parameter: TreeNode | undefined,
  name: string,
): { readonly text: string; readonly edits: readonly Edit[] } | null {
  const own = identifierName(parameter);
  // Its type would have to know the property.
  if (nodesOf(parameter?.typeAnnotation).length > 0) return null;
  if (own !== null) return { text: `${own}.${name}`, edits: [] };
  if (parameter === undefined) {
    const edit = parameterEdit(file, fn, `{ ${name} }`);
    return edit === null ? null : { text: name, edits: [edit] };
  }
  if (parameter.type !== "ObjectPattern") return null;
  const properties = nodesOf(parameter.properties);
  const [first] = properties;
  if (properties.some((property) => keyName(property) === name)) return null;
  const offset = first === undefined ? parameter.range[0] + 1 : first.range[0];
  const text = first === undefined ? ` ${name} ` : `${name}, `;
  return { text: name, edits: [{ path: file.path, range: [offset, offset], text }] };
}

/** One more parameter, behind the others. */
function parameterEdit(file: EcmascriptFile, fn: TreeNode, text: string): Edit | null {
  const last = nodesOf(fn.params).at(-1);
  const [body] = nodesOf(fn.body);
  if (last !== undefined) {
    const isBare =
      fn.type === "ArrowFunctionExpression" &&
      !file.text.slice(fn.range[0], last.range[0]).includes("(");
    if (isBare) return null;
    return { path: file.path, range: [last.range[1], last.range[1]], text: `, ${text}` };
  }
  const open = file.text.indexOf("(", fn.range[0]) + 1;
  if (open === 0 || body === undefined || open > body.range[0] || file.text[open] !== ")")
    return null;
  return { path: file.path, range: [open, open], text };
}

/** A function that others call as well would miss its number. */
function isCalledElsewhere(
  { mentions }: RemedyContext,
  file: EcmascriptFile,
  fn: TreeNode,
  sender: EcmascriptFile,
): boolean {
  const name = identifierName(fn.id) ?? identifierName(file.parentOf(fn)?.id);
  if (name === null) return false;
  const calls = variablesNamed(file, name).filter((node) => {
    const call = file.parentOf(node);
    return call?.type === "CallExpression" && nodesOf(call.callee)[0] === node;
  });
  return calls.length > 0 || mentions(name, file.path, [file.path, sender.path]);
}
