/** Follows a generator from the function that draws back to the task: by which expression the task reaches it. */
import type { Call, Expression } from "../../python/parser/nodes.js";
import { importedBy } from "../../python/scope/scope.js";
import { decline } from "./draft.js";
import type { PythonFile } from "./file.js";
import { isMethod, type Link } from "./links.js";

/** An expression that can be assigned to: `self.model.rng`. */
export interface Holder {
  /** The variable in front: a parameter of the task, or a name of its module. */
  readonly root: string;
  /** `.model.rng`, `["rng"]`, or nothing. */
  readonly rest: string;
  readonly isParameter: boolean;
}

/**
 * Where the task finds what a draw is made from.
 *
 * @param links - from the task to the function that draws
 * @param receiver - as that function writes it
 */
export function holderOf(links: readonly Link[], receiver: Expression): Holder {
  let at = chainOf(receiver) ?? decline("it draws from what has no name");
  for (let index = links.length - 1; index >= 0; index -= 1) {
    const link = links[index] ?? decline("what draws is in no function");
    const parameters = parametersOf(link);
    const position = parameters.indexOf(at.root);
    const before = links[index - 1];
    if (position < 0) return moduleHolder(link, at, links[0] ?? link);
    if (before === undefined) return { ...at, isParameter: true };
    const given = link.call === null ? null : argumentOf(link, link.call, at.root, position);
    const outer = given === null ? null : chainOf(given);
    if (outer === null) return decline(`what '${link.definition.name}' is given has no name`);
    at = { root: outer.root, rest: outer.rest + at.rest };
  }
  return decline("what draws is in no function");
}

interface Chain {
  readonly root: string;
  readonly rest: string;
}

/** A name with attributes and constant keys. */
function chainOf(expression: Expression): Chain | null {
  switch (expression.type) {
    case "Name":
      return { root: expression.id, rest: "" };
    case "Attribute": {
      const inner = chainOf(expression.value);
      return inner === null ? null : { ...inner, rest: `${inner.rest}.${expression.attr}` };
    }
    case "Subscript": {
      const inner = chainOf(expression.value);
      const { slice } = expression;
      if (inner === null || slice.type !== "Constant") return null;
      const key = typeof slice.value === "string" ? JSON.stringify(slice.value) : null;
      return key === null ? null : { ...inner, rest: `${inner.rest}[${key}]` };
    }
    default:
      return null;
  }
}

function parametersOf({ definition }: Link): readonly string[] {
  const { posonlyargs, args, kwonlyargs } = definition.args;
  return [...posonlyargs, ...args, ...kwonlyargs].map(({ arg }) => arg);
}

/** What a call gives a parameter; for the first one of a method, what the method is called on. */
function argumentOf(link: Link, call: Call, name: string, position: number): Expression | null {
  const { definition } = link;
  if (isMethod(link)) {
    if (position === 0) {
      const { func } = call;
      const isNamed = func.type === "Attribute" && func.attr === definition.name;
      return isNamed ? func.value : definition.name === "__call__" ? func : null;
    }
    return byPosition(call, name, position - 1);
  }
  return byPosition(call, name, position);
}

function byPosition(call: Call, name: string, position: number): Expression | null {
  const named = call.keywords.find(({ arg }) => arg === name)?.value;
  if (named !== undefined) return named;
  const before = call.args.slice(0, position + 1);
  return before.some(({ type }) => type === "Starred") ? null : (before[position] ?? null);
}

/** A name of a module, as the task's module says it. */
function moduleHolder({ file, definition }: Link, at: Chain, task: Link): Holder {
  const binding = file.scopes.scopeOf(definition)?.lookup(at.root) ?? null;
  if (binding?.scope !== file.scopes.module) return decline("it draws from a name of its own");
  if (file === task.file) return { ...at, isParameter: false };
  for (const { name, definitions } of task.file.scopes.module.bindings.values()) {
    const [one, ...more] = definitions;
    const from = one === undefined || more.length > 0 ? null : importedBy(one);
    if (from === null || !isModule(file, from.module)) continue;
    if (from.name === null)
      return { root: name, rest: `.${at.root}${at.rest}`, isParameter: false };
    if (from.name === at.root && at.rest !== "") return { ...at, root: name, isParameter: false };
  }
  return decline("the task's module does not know the generator");
}

/** Whether a dotted name can be that of a file. */
function isModule({ path }: PythonFile, module: string): boolean {
  const parts = path.replace(/\.pyw?$/iu, "").split(/[\\/]/u);
  const names = module.split(".").filter((name) => name !== "");
  return names.length > 0 && names.every((name, index) => parts.at(index - names.length) === name);
}
