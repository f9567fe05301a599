/** Gives each task of a dispatch one value more. */
import type { DispatchRecord } from "../../analysis/machine/events.js";
import type { Arg, Call, Expression, Node } from "../../python/parser/nodes.js";
import { countOf } from "./count.js";
import { decline, type Draft } from "./draft.js";
import { isComprehension } from "./file.js";
import type { Task } from "./task.js";

/** Writes the values. */
export interface Values {
  /** Another one each time it is evaluated. */
  one(at: Node): string;
  /** An iterable of so many. */
  many(count: string, at: Node): string;
}

/** How the value comes to the task. */
export type Delivery =
  /** As one more positional argument, behind all others. */
  | "argument"
  /** As one more positional argument, before a parameter that is filled by name, or by default. */
  | { readonly before: Arg }
  /** As this keyword argument. */
  | { readonly keyword: string }
  /** The one parameter gets a pair of what it got and the value. */
  | "pair"
  /** The one parameter gets it in place of what the task does not use. */
  | "instead";

/** A dispatch with its calls in the tree. */
export interface Site {
  readonly record: DispatchRecord;
  /** The call that is given the tasks. */
  readonly call: Call;
  /** The call that holds the tasks' arguments: the same, or that which makes the task. */
  readonly given: Call;
  readonly task: Task;
}

/**
 * Gives each task a value.
 *
 * @param name - the parameter that will take it
 */
export function giveEach(draft: Draft, site: Site, values: Values, name: string): Delivery {
  const { model } = site.record;
  if (model === null) return decline("nothing is passed to the tasks");
  if (model.itemsMade === true) return decline("the library makes what the tasks get");
  if (model.items !== undefined && model.delayed !== true) {
    const items = siteItems(draft, site);
    return model.star === true
      ? giveRows(draft, site, items, values)
      : giveItems(draft, site, items, values);
  }
  if (model.itemLists !== undefined) return giveList(draft, site, values);
  if (model.delayed === true || model.arguments !== undefined) {
    return appendArgument(draft, site, values.one(site.given), name);
  }
  if (model.argumentSequence !== undefined) return giveTuple(draft, site, values, name);
  return decline("nothing is passed to the tasks");
}

function siteItems({ file }: Draft, { record }: Site): Expression {
  const { givenAt } = record;
  if (givenAt?.path !== file.path) return decline("its items stand elsewhere");
  return file.argumentAt(givenAt.range) ?? decline("its items stand elsewhere");
}

/** `pool.map(work, items)`. */
function giveItems(
  draft: Draft,
  { call, record, task }: Site,
  items: Expression,
  values: Values,
): Delivery {
  const { file } = draft;
  const count = countOf(file, items);
  const { parameters, filled } = task;
  if (parameters.length - filled < 1) return decline("the task takes no argument");
  const isSole = parameters.length === 1 && filled === 0;
  if (isSole && count !== null && isRange(items) && isUnused(task) && !task.isUsedElsewhere) {
    draft.replace(items.start, items.end, values.many(count, items));
    return "instead";
  }
  const star = record.model?.starMethod;
  const spreadsPairs = record.model?.star === "tuples";
  const isStarrable = star !== undefined && call.func.type === "Attribute";
  const delivery = deliveryTo(task, 1);
  if (isStarrable || spreadsPairs) {
    if (isStarrable) draft.replace(call.func.attrStart, call.func.end, star);
    pair(draft, items, count, values);
    return delivery;
  }
  if (delivery !== "argument") return decline("the task has parameters with defaults");
  if (task.isUsedElsewhere) return decline("the task is used elsewhere");
  pair(draft, items, count, values);
  return "pair";
}

/** Pairs items with values. */
function pair(draft: Draft, items: Expression, count: string | null, values: Values): void {
  const { file } = draft;
  if (count !== null) {
    draft.insert(items.start, "zip(");
    draft.insert(items.end, `, ${values.many(count, items)})`);
    return;
  }
  const item = draft.freshName(["item", "each_item"], file.functionAround(items));
  const isTight = items.type === "GeneratorExp" || items.type === "Name" || items.type === "Call";
  const before = isTight ? "" : "(";
  const after = isTight ? "" : ")";
  draft.insert(items.start, `((${item}, ${values.one(items)}) for ${item} in ${before}`);
  draft.insert(items.end, `${after})`);
}

/** `pool.starmap(work, rows)`. */
function giveRows(draft: Draft, { task }: Site, items: Expression, values: Values): Delivery {
  const { file } = draft;
  if (isComprehension(items) && items.type !== "DictComp" && items.elt.type === "Tuple") {
    append(draft, items.elt, values.one(items.elt));
    return deliveryTo(task, items.elt.elts.length);
  }
  if (items.type === "List" && items.elts.every(({ type }) => type === "Tuple")) {
    const rows = items.elts.flatMap((row) => (row.type === "Tuple" ? [row] : []));
    const [length, ...others] = new Set(rows.map(({ elts }) => elts.length));
    if (length === undefined || others.length > 0) return decline("its rows differ");
    for (const row of rows) append(draft, row, values.one(row));
    return deliveryTo(task, length);
  }
  if (items.type === "Call" && file.qualifiedName(items.func) === "builtins.zip") {
    const counts = items.args.map((list) => countOf(file, list));
    const count = counts.find((one): one is string => one !== null);
    const last = items.args.at(-1);
    if (count !== undefined && last !== undefined) {
      draft.insert(last.end, `, ${values.many(count, last)}`);
      return deliveryTo(task, items.args.length);
    }
  }
  if (task.parameters.length === 0) return decline("the task takes no argument");
  const row = draft.freshName(["args", "row"], file.functionAround(items));
  draft.insert(items.start, `((*${row}, ${values.one(items)}) for ${row} in `);
  draft.insert(items.end, ")");
  return "argument";
}

/** `executor.map(work, first, second)`. */
function giveList(draft: Draft, { call, record, task }: Site, values: Values): Delivery {
  const lists = call.args.slice(record.model?.itemLists?.position ?? 0);
  if (lists.some(({ type }) => type === "Starred")) return decline("its items are spread");
  const counts = lists.map((list) => countOf(draft.file, list));
  const count = counts.find((one): one is string => one !== null);
  const [first] = lists;
  const last = lists.at(-1);
  if (first === undefined || last === undefined) return decline("it has no items");
  if (count === undefined) {
    const endless = draft.fill("{itertools.count}()", last, {});
    draft.insert(last.end, `, (${values.one(last)} for _ in ${endless})`);
    return deliveryTo(task, lists.length);
  }
  if (
    lists.length === 1 &&
    task.parameters.length === 1 &&
    isRange(first) &&
    isUnused(task) &&
    !task.isUsedElsewhere
  ) {
    draft.replace(first.start, first.end, values.many(count, first));
    return "instead";
  }
  draft.insert(last.end, `, ${values.many(count, last)}`);
  return deliveryTo(task, lists.length);
}

/** `executor.submit(work, 1)`, `delayed(work)(1)`. */
function appendArgument(
  draft: Draft,
  { given, record, task }: Site,
  value: string,
  name: string,
): Delivery {
  const { model } = record;
  const skipped = model?.delayed === true ? 0 : (model?.arguments?.position ?? 0);
  const positional = given.args.slice(skipped);
  const isSpread =
    positional.some(({ type }) => type === "Starred") ||
    given.keywords.some(({ arg }) => arg === null);
  const isFull = positional.length + task.filled === task.parameters.length;
  const takesKeywords = model?.delayed === true || model?.arguments?.rest === true;
  if (!isFull || isSpread || given.keywords.length > 0) {
    if (!takesKeywords) return decline("its arguments cannot be told");
    appendArgumentText(draft, given, `${name}=${value}`);
    return { keyword: name };
  }
  appendArgumentText(draft, given, value);
  return "argument";
}

/** `Process(target=work, args=(1,))`, `pool.apply_async(work, (1,))`. */
function giveTuple(
  draft: Draft,
  { call, record, task }: Site,
  values: Values,
  name: string,
): Delivery {
  const { file } = draft;
  const { givenAt, model } = record;
  const given = givenAt?.path === file.path ? file.argumentAt(givenAt.range) : null;
  const parameter = model?.argumentSequence?.name;
  const keyword = call.keywords.find(({ value }) => value === given);
  const isMapping = keyword !== undefined && keyword.arg === model?.argumentMapping?.name;
  if (given === null || isMapping) {
    if (isMapping && given?.type === "Dict") return addEntry(draft, given, name, values);
    if (isMapping || parameter === undefined) return decline("its arguments have names");
    appendArgumentText(draft, call, `${parameter}=(${values.one(call)},)`);
    return deliveryTo(task, 0);
  }
  if (given.type === "Tuple" || given.type === "List") {
    append(draft, given, values.one(given));
    return deliveryTo(task, given.elts.length);
  }
  draft.insert(given.start, "(*");
  draft.insert(given.end, `, ${values.one(given)})`);
  return "argument";
}

/** The new value has to meet the new parameter, which comes behind those that are given. */
function deliveryTo(task: Task, given: number): "argument" | { readonly before: Arg } {
  const { parameters, filled, keywords, definition, isUsedElsewhere } = task;
  const next = parameters[given + filled];
  if (next === undefined) {
    const isFull = parameters.length === given + filled;
    return isFull ? "argument" : decline("its arguments cannot be told");
  }
  const required = parameters.length - definition.args.defaults.length;
  const rest = parameters.slice(given + filled);
  const isLeftOut = rest.every(
    ({ arg }, index) => keywords.has(arg) || given + filled + index >= required,
  );
  if (isLeftOut && !isUsedElsewhere) return { before: next };
  return decline("the task has parameters with defaults");
}

/** `Process(target=work, kwargs={"item": 1})`: one more entry. */
function addEntry(
  draft: Draft,
  given: Extract<Expression, { type: "Dict" }>,
  name: string,
  values: Values,
): Delivery {
  const { file } = draft;
  const last = given.values.at(-1);
  const [key] = given.keys;
  const quote = key?.type === "Constant" && file.of(key).startsWith("'") ? "'" : '"';
  const entry = `${quote}${name}${quote}: ${values.one(given)}`;
  if (last === undefined) draft.insert(given.start + 1, entry);
  else draft.insert(file.outerEnd(given.keys.at(-1)?.end ?? given.start + 1, last), `, ${entry}`);
  return { keyword: name };
}

/** Appends an element to a literal. */
function append(
  draft: Draft,
  literal: Extract<Expression, { type: "Tuple" | "List" }>,
  value: string,
): void {
  const { file } = draft;
  const last = literal.elts.at(-1);
  if (last === undefined) {
    const isTuple = literal.type === "Tuple";
    draft.insert(literal.start + 1, isTuple ? `${value},` : value);
    return;
  }
  const before = literal.elts.at(-2)?.end ?? literal.start + 1;
  const end = file.outerEnd(before, last);
  const isOpen = file.text.charAt(literal.start) !== "(" && literal.type === "Tuple";
  if (isOpen) decline("its arguments have no brackets");
  if (literal.type === "Tuple" && literal.elts.length === 1) {
    // The comma that makes it a tuple parts the two.
    draft.insert(file.text.indexOf(",", end) + 1, ` ${value}`);
    return;
  }
  draft.insert(end, `, ${value}`);
}

/** Puts one more argument into a call. */
export function appendArgumentText(draft: Draft, call: Call, text: string): void {
  const end = draft.file.endOfArguments(call);
  if (end === null) draft.insert(draft.file.openOf(call) + 1, text);
  else draft.insert(end, `, ${text}`);
}

function isRange(items: Expression): boolean {
  return items.type === "Call" && items.func.type === "Name" && items.func.id === "range";
}

/** Whether a task has one parameter and does not look at it. */
function isUnused({ file, definition, parameters }: Task): boolean {
  const [parameter] = parameters;
  if (parameter === undefined) return false;
  const binding = file.scopes.scopeOf(definition)?.bindings.get(parameter.arg);
  return binding?.references.every(({ node }) => node === parameter) ?? false;
}
