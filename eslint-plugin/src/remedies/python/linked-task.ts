/** The task behind an expression that names no `def` by itself, found where the analysis came to it. */
import type { Expression, Node } from "../../python/parser/nodes.js";
import type { PythonFile } from "./file.js";
import { isMethod, type Link } from "./links.js";
import { isDefinition, unwrapped, usesOf, type Definition, type Task } from "./task.js";

/**
 * What a method of an object, or an object that is called, runs.
 *
 * @param expression - names the task in the dispatch, perhaps filled by `partial`
 * @param link - the function that the worker was seen to run
 * @returns null where the two do not belong together
 */
export function linkedTask(
  file: PythonFile,
  expression: Expression,
  { file: own, definition }: Link,
): Task | null {
  const { callee, filled, keywords } = unwrapped(file, expression);
  const { posonlyargs, args } = definition.args;
  const isOwn = isMethod({ file: own, definition });
  // A name that no `def` stands for may mean another function next time.
  if (!isReached(callee, definition) || (!isOwn && !isOfKnown(file, callee))) return null;
  const isBound = isOwn && (!isOfClass(file, callee) || isClassMethod(definition));
  const skipped = isBound ? 1 : 0;
  const within = (node: Pick<Node, "start">): boolean =>
    node.start >= expression.start && node.start < expression.end;
  const names = own === file ? [own] : [own, file];
  const uses = names.flatMap((one) => usesIn(one, own, definition));
  return {
    file: own,
    definition,
    named: expression,
    parameters: [...posonlyargs, ...args].slice(skipped),
    filled,
    keywords,
    isUsedElsewhere:
      names.some((one) => isDefinedAgain(one, definition)) ||
      uses.some(({ from, node }) => from !== file || !within(node)),
  };
}

/** A method is reached by its name, or, if it is `__call__`, by calling the object. */
function isReached(callee: Expression, { name }: Definition): boolean {
  return name === "__call__" || (callee.type === "Attribute" && callee.attr === name);
}

/** `module.work`, `Class.work`: what stands in front always means the same. */
function isOfKnown(file: PythonFile, callee: Expression): boolean {
  if (callee.type !== "Attribute") return false;
  return file.isImported(callee.value) || isOfClass(file, callee);
}

function isOfClass(file: PythonFile, callee: Expression): boolean {
  if (callee.type !== "Attribute" || callee.value.type !== "Name") return false;
  const definitions = file.scopes.referenceAt(callee.value)?.binding?.definitions ?? [];
  // Classes are told from objects by how everyone writes them where they come from another file.
  return definitions.some(
    ({ kind, node }) =>
      node.type === "ClassDef" || (kind === "import" && /^[A-Z]/u.test(nameOf(callee))),
  );
}

function nameOf({ value }: Extract<Expression, { type: "Attribute" }>): string {
  return value.type === "Name" ? value.id : "";
}

function isClassMethod({ decorator_list: decorators }: Definition): boolean {
  return decorators.some((one) => one.type === "Name" && one.id === "classmethod");
}

/** Another class gives a method of that name, which the call may mean as well. */
function isDefinedAgain(file: PythonFile, definition: Definition): boolean {
  for (const node of file.below(file.module)) {
    if (node !== definition && isDefinition(node) && node.name === definition.name) return true;
  }
  return false;
}

function usesIn(
  file: PythonFile,
  own: PythonFile,
  definition: Definition,
): readonly { readonly from: PythonFile; readonly node: Node }[] {
  if (file === own) return usesOf(file, definition).map(({ node }) => ({ from: file, node }));
  const uses: { from: PythonFile; node: Node }[] = [];
  for (const node of file.below(file.module)) {
    const name = node.type === "Name" ? node.id : node.type === "Attribute" ? node.attr : null;
    if (name === definition.name) uses.push({ from: file, node });
  }
  return uses;
}
