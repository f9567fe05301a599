/** Sends a task its number along with what it gets, and tells how the task's function reads it. */
import type { Edit } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import {
  freshName,
  hasKey,
  hasVariable,
  identifierName,
  keyName,
  variablesNamed,
} from "./names.js";
import type { ReplicaIndex } from "./replica-index.js";

/** A call that starts tasks, and the function that each of them runs. */
export interface TaskCall {
  readonly worker: EcmascriptFile;
  readonly fn: TreeNode;
  readonly sender: EcmascriptFile;
  readonly call: TreeNode;
}

/** How the function reads the number, and the edits that bring it there. */
export interface SentNumber {
  readonly text: string;
  readonly edits: readonly Edit[];
}

const NAMES = ["index", "taskIndex"];

/** The ways in which a number can be sent, best first. */
export function sendNumber(
  context: RemedyContext,
  task: TaskCall,
  index: ReplicaIndex,
): readonly SentNumber[] {
  const { model } = context.located.judgement.dispatch;
  const isList = model?.argumentSequence !== undefined || model?.arguments?.rest === true;
  const sent = isList
    ? asArgument(task, index, model.argumentSequence?.position)
    : (asProperty(task, index) ?? asPropertyOfCopy(task, index) ?? asPair(task, index));
  return sent === null ? [] : [{ ...sent, edits: [...index.edits, ...sent.edits] }];
}

/** What the task gets may be its number already. */
export function itemNumbers(
  context: RemedyContext,
  { fn, call }: TaskCall,
  indexes: readonly ReplicaIndex[],
): readonly SentNumber[] {
  const position = context.located.judgement.dispatch.model?.argumentSequence?.position;
  const all = nodesOf(call.arguments);
  const given = position === undefined ? all : nodesOf(all[position]?.elements);
  const numbers = new Set(indexes.flatMap(({ text, edits }) => (edits.length === 0 ? [text] : [])));
  return nodesOf(fn.params).flatMap((parameter, at) => {
    const name = identifierName(parameter);
    const sent = identifierName(given[at]);
    return name !== null && sent !== null && numbers.has(sent) ? [{ text: name, edits: [] }] : [];
  });
}

/** One more argument, behind the others. */
function asArgument(
  { worker, fn, sender, call }: TaskCall,
  index: ReplicaIndex,
  sequence: number | undefined,
): SentNumber | null {
  const all = nodesOf(call.arguments);
  const list = sequence === undefined ? null : (all[sequence] ?? null);
  if (sequence !== undefined && list?.type !== "ArrayExpression") return null;
  const given = list === null ? all : nodesOf(list.elements);
  const name = freshName(worker, NAMES);
  if (name === null || given.length !== nodesOf(fn.params).length) return null;
  if (given.some(({ type }) => type === "SpreadElement")) return null;
  const added = parameterEdit(worker, fn, isTyped(worker) ? `${name}: number` : name);
  if (added === null) return null;
  const end = given.at(-1)?.range[1] ?? (list ?? call).range[1] - 1;
  const text = given.length > 0 ? `, ${index.text}` : index.text;
  return { text: name, edits: [added, { path: sender.path, range: [end, end], text }] };
}

/** The message is an object, or there is none yet: one more property. */
function asProperty(
  { worker, fn, sender, call }: TaskCall,
  index: ReplicaIndex,
): SentNumber | null {
  const [message] = nodesOf(call.arguments);
  const name = freeProperty(worker);
  if (name === null) return null;
  const property = name === index.text ? name : `${name}: ${index.text}`;
  const read = readerOf(worker, fn, name);
  if (read === null) return null;
  if (message === undefined) {
    const end = call.range[1] - 1;
    const sent: Edit = { path: sender.path, range: [end, end], text: `{ ${property} }` };
    return { text: read.text, edits: [...read.edits, sent] };
  }
  if (message.type !== "ObjectExpression") return null;
  const start = message.range[0] + 1;
  // Nothing is written over but blanks: what stands between the braces may be a comment.
  const isBlank = sender.of(message).slice(1, -1).trim() === "";
  const sent: Edit = isBlank
    ? { path: sender.path, range: message.range, text: `{ ${property} }` }
    : { path: sender.path, range: [start, start], text: ` ${property},` };
  return { text: read.text, edits: [...read.edits, sent] };
}

/** The message has a name, and the task takes it for an object: a copy of it with one more property. */
function asPropertyOfCopy(
  { worker, fn, sender, call }: TaskCall,
  index: ReplicaIndex,
): SentNumber | null {
  const [message] = nodesOf(call.arguments);
  const [parameter] = nodesOf(fn.params);
  const isNamed = message?.type === "Identifier" || message?.type === "MemberExpression";
  if (!isNamed || parameter === undefined || !isObject(worker, parameter)) return null;
  const name = freeProperty(worker);
  const read = name === null ? null : readerOf(worker, fn, name);
  if (name === null || read === null) return null;
  const property = name === index.text ? name : `${name}: ${index.text}`;
  const text = `{ ...${sender.of(message)}, ${property} }`;
  return {
    text: read.text,
    edits: [...read.edits, { path: sender.path, range: message.range, text }],
  };
}

/** The message is anything else, which the task has a name for: a pair of it and the number. */
function asPair({ worker, fn, sender, call }: TaskCall, index: ReplicaIndex): SentNumber | null {
  const [message] = nodesOf(call.arguments);
  const [parameter] = nodesOf(fn.params);
  const own = identifierName(parameter);
  const name = freeProperty(worker);
  if (message === undefined || message.type === "SpreadElement") return null;
  if (parameter === undefined || own === null || name === null) return null;
  const [annotation] = nodesOf(parameter.typeAnnotation);
  const [type] = nodesOf(annotation?.typeAnnotation);
  const [start, end] = parameter.range;
  const isBare = fn.type === "ArrowFunctionExpression" && !isInBrackets(worker, fn, parameter);
  const pattern = `{ ${own}, ${name} }`;
  const typed = type === undefined ? "" : `: { ${own}: ${worker.of(type)}; ${name}: number }`;
  const text = isBare ? `(${pattern})` : pattern + typed;
  const value = sender.of(message) === own ? own : `${own}: ${sender.of(message)}`;
  const number = name === index.text ? name : `${name}: ${index.text}`;
  const sent = `{ ${value}, ${number} }`;
  return {
    text: name,
    edits: [
      { path: worker.path, range: [start, end], text },
      { path: sender.path, range: message.range, text: sent },
    ],
  };
}

function isInBrackets(file: EcmascriptFile, fn: TreeNode, parameter: TreeNode): boolean {
  return file.text.slice(fn.range[0], parameter.range[0]).includes("(");
}

/** Whether the task takes its message for an object. */
function isObject(file: EcmascriptFile, parameter: TreeNode): boolean {
  if (parameter.type === "ObjectPattern") return true;
  const name = identifierName(parameter);
  if (name === null) return false;
  const uses = variablesNamed(file, name).filter((node) => node !== parameter);
  return (
    uses.length > 0 &&
    uses.every((node) => {
      const member = file.parentOf(node);
      const isMember = member?.type === "MemberExpression" && member.computed !== true;
      return isMember && nodesOf(member.object)[0] === node && hasOwnName(member);
    })
  );
}

/** Arrays and texts have members, too. */
function hasOwnName({ property }: TreeNode): boolean {
  const name = identifierName(property);
  return name !== null && !(name in Array.prototype) && !(name in String.prototype);
}

function freeProperty(worker: EcmascriptFile): string | null {
  return NAMES.find((one) => !hasVariable(worker, one) && !hasKey(worker, one)) ?? null;
}

/** How the task's function reads a property of its message. */
function readerOf(file: EcmascriptFile, fn: TreeNode, name: string): SentNumber | null {
  const [parameter] = nodesOf(fn.params);
  const own = identifierName(parameter);
  const typed = parameter === undefined ? [] : typeOfProperty(file, parameter, name);
  if (typed === null) return null;
  if (own !== null) return { text: `${own}.${name}`, edits: typed };
  if (parameter === undefined) {
    const type = isTyped(file) ? `: { ${name}: number }` : "";
    const edit = parameterEdit(file, fn, `{ ${name} }${type}`);
    return edit === null ? null : { text: name, edits: [edit] };
  }
  if (parameter.type !== "ObjectPattern") return null;
  const properties = nodesOf(parameter.properties);
  const [first] = properties;
  if (properties.some((property) => keyName(property) === name)) return null;
  const offset = first === undefined ? parameter.range[0] + 1 : first.range[0];
  const text = first === undefined ? ` ${name} ` : `${name}, `;
  return { text: name, edits: [{ path: file.path, range: [offset, offset], text }, ...typed] };
}

/** The property in the type of the message; null where that stands elsewhere. */
function typeOfProperty(
  file: EcmascriptFile,
  parameter: TreeNode,
  name: string,
): readonly Edit[] | null {
  const [annotation] = nodesOf(parameter.typeAnnotation);
  const [type] = nodesOf(annotation?.typeAnnotation);
  if (type === undefined) return isTyped(file) && annotation !== undefined ? null : [];
  const isOwn = type.type === "TSTypeLiteral";
  const literal = isOwn ? type : declaredType(file, type);
  const [first] = nodesOf(literal?.type === "TSTypeLiteral" ? literal.members : literal?.body);
  if (first === undefined) return null;
  const [offset] = first.range;
  // Others may make values of a type that has a name.
  return [
    { path: file.path, range: [offset, offset], text: `${name}${isOwn ? "" : "?"}: number; ` },
  ];
}

/** The interface, or the literal behind an alias, that a type's name means in its file. */
function declaredType(file: EcmascriptFile, type: TreeNode): TreeNode | null {
  const name = type.type === "TSTypeReference" ? identifierName(type.typeName) : null;
  if (name === null) return null;
  for (const node of file.nodes()) {
    if (identifierName(node.id) !== name) continue;
    if (node.type === "TSInterfaceDeclaration") return nodesOf(node.body)[0] ?? null;
    const [alias] = nodesOf(node.typeAnnotation);
    if (node.type === "TSTypeAliasDeclaration" && alias?.type === "TSTypeLiteral") return alias;
  }
  return null;
}

/** One more parameter, behind the others. */
export function parameterEdit(file: EcmascriptFile, fn: TreeNode, text: string): Edit | null {
  const last = nodesOf(fn.params).at(-1);
  const [body] = nodesOf(fn.body);
  if (last !== undefined) {
    const isBare =
      fn.type === "ArrowFunctionExpression" &&
      !file.text.slice(fn.range[0], last.range[0]).includes("(");
    if (isBare || last.type === "RestElement") return null;
    return { path: file.path, range: [last.range[1], last.range[1]], text: `, ${text}` };
  }
  const open = file.text.indexOf("(", fn.range[0]) + 1;
  if (open === 0 || body === undefined || open > body.range[0] || file.text[open] !== ")")
    return null;
  return { path: file.path, range: [open, open], text };
}

export function isTyped({ path }: EcmascriptFile): boolean {
  return /\.[mc]?tsx?$/iu.test(path);
}

/** A function that others call as well would miss its number. */
export function isCalledElsewhere(
  { mentions }: RemedyContext,
  { worker, fn, sender }: TaskCall,
): boolean {
  const name = identifierName(fn.id) ?? identifierName(worker.parentOf(fn)?.id);
  if (name === null) return false;
  const calls = variablesNamed(worker, name).filter((node) => {
    const call = worker.parentOf(node);
    return call?.type === "CallExpression" && nodesOf(call.callee)[0] === node;
  });
  return calls.length > 0 || mentions(name, worker.path, [worker.path, sender.path]);
}
