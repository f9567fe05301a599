/** The function that a task runs: who calls it, and how it takes one more argument. */
import type {
  Arg,
  AsyncFunctionDef,
  Call,
  Expression,
  FunctionDef,
  Node,
} from "../../python/parser/nodes.js";
import { importedBy, type Reference } from "../../python/scope/scope.js";
import { decline, type Draft } from "./draft.js";
import type { PythonFile } from "./file.js";

export type Definition = FunctionDef | AsyncFunctionDef;

export interface Task {
  /** The file that defines it. */
  readonly file: PythonFile;
  readonly definition: Definition;
  /** The expression in the dispatch that names it. */
  readonly named: Expression;
  /** Parameters that a caller fills by position, `self` left out. */
  readonly parameters: readonly Arg[];
  /** How many of them the expression has filled already (`partial(work, 1)`). */
  readonly filled: number;
  /** Those that it has filled by name (`partial(work, rate=1)`). */
  readonly keywords: ReadonlySet<string>;
  /** Whether its name is used elsewhere. */
  readonly isUsedElsewhere: boolean;
}

/**
 * The function that an expression names; null where it is not made in this file, or by something
 * else than `def`.
 */
export function taskAt(file: PythonFile, expression: Expression): Task | null {
  const { callee, filled, keywords } = unwrapped(file, expression);
  const found = definitionOf(file, callee);
  if (found === null) return null;
  const { posonlyargs, args } = found.definition.args;
  const parameters = [...posonlyargs, ...args].slice(found.isMethod ? 1 : 0);
  const others = usesOf(file, found.definition).filter(
    ({ node }) => node.start !== callee.start || node.end !== callee.end,
  );
  return {
    file,
    definition: found.definition,
    named: expression,
    parameters,
    filled,
    keywords,
    isUsedElsewhere: others.length > 0,
  };
}

/**
 * The function that an imported name stands for; null where it is none of these files' functions.
 *
 * @param files - where it may be defined
 */
export function importedTask(
  file: PythonFile,
  expression: Expression,
  files: readonly PythonFile[],
): Task | null {
  const { callee, filled, keywords } = unwrapped(file, expression);
  if (callee.type !== "Name") return null;
  const binding = file.scopes.referenceAt(callee)?.binding;
  const [definition, ...more] = binding?.definitions ?? [];
  const from = definition === undefined || more.length > 0 ? null : importedBy(definition);
  if (binding === null || binding === undefined || from === null) return null;
  for (const other of files) {
    const definitions = other.scopes.module.bindings.get(from.name ?? "")?.definitions ?? [];
    const [own] = definitions;
    if (own === undefined || definitions.length > 1 || !isDefinition(own.node)) continue;
    const { posonlyargs, args } = own.node.args;
    const uses = binding.references.filter(({ isRead, node }) => isRead && node !== callee);
    return {
      file: other,
      definition: own.node,
      named: expression,
      parameters: [...posonlyargs, ...args],
      filled,
      keywords,
      isUsedElsewhere: uses.length > 0 || usesOf(other, own.node).length > 0,
    };
  }
  return null;
}

/** The function in `partial(function, 1, key=2)`, and what is filled. */
export function unwrapped(
  file: PythonFile,
  expression: Expression,
): {
  readonly callee: Expression;
  readonly filled: number;
  readonly keywords: ReadonlySet<string>;
} {
  const partial = partialCall(file, namedOnce(file, expression));
  const [callee, ...filled] = partial?.args ?? [];
  if (partial === null || callee === undefined) {
    return { callee: expression, filled: 0, keywords: new Set() };
  }
  const inner = unwrapped(file, callee);
  const names = partial.keywords.flatMap(({ arg }) => (arg === null ? [] : [arg]));
  return {
    callee: inner.callee,
    filled: inner.filled + filled.length,
    keywords: new Set([...inner.keywords, ...names]),
  };
}

/** What a name stands for that is set once and used once. */
function namedOnce(file: PythonFile, expression: Expression): Expression {
  const binding =
    expression.type === "Name" ? file.scopes.referenceAt(expression)?.binding : undefined;
  const [definition, ...more] = binding?.definitions ?? [];
  const reads = binding?.references.filter(({ isRead, isWrite }) => isRead && !isWrite) ?? [];
  if (definition?.kind !== "assignment" || more.length > 0 || reads.length > 1) return expression;
  const { parent, node } = definition;
  const isPlain = parent.type === "Assign" && parent.targets.length === 1;
  return isPlain && parent.targets[0] === node ? parent.value : expression;
}

function partialCall(file: PythonFile, expression: Expression): Call | null {
  if (expression.type !== "Call") return null;
  return file.qualifiedName(expression.func) === "functools.partial" ? expression : null;
}

/** The `def` behind a name or a method. */
export function definitionOf(
  file: PythonFile,
  expression: Expression,
): { readonly definition: Definition; readonly isMethod: boolean } | null {
  if (expression.type === "Name") {
    const definitions = file.scopes.referenceAt(expression)?.binding?.definitions ?? [];
    const [definition] = definitions;
    if (definitions.length !== 1 || definition === undefined) return null;
    return isDefinition(definition.node) ? { definition: definition.node, isMethod: false } : null;
  }
  if (expression.type !== "Attribute") return null;
  const methods: Definition[] = [];
  for (const node of file.below(file.module)) {
    if (isDefinition(node) && node.name === expression.attr) methods.push(node);
  }
  const [method] = methods;
  if (method === undefined || methods.length > 1) return null;
  const isMethod = file.parentOf(method)?.type === "ClassDef" && method.decorator_list.length === 0;
  return isMethod ? { definition: method, isMethod } : null;
}

export function isDefinition(node: Node): node is Definition {
  return node.type === "FunctionDef" || node.type === "AsyncFunctionDef";
}

/** All uses of a function's name, for a method all members of that name. */
export function usesOf(file: PythonFile, definition: Definition): readonly Reference[] {
  const parent = file.parentOf(definition);
  if (parent?.type === "ClassDef") {
    const uses: Reference[] = [];
    for (const node of file.below(file.module)) {
      if (node.type !== "Attribute" || node.attr !== definition.name) continue;
      uses.push({
        name: node.attr,
        range: node.attrRange,
        node,
        scope: file.scopeAt(node),
        binding: null,
        isRead: true,
        isWrite: false,
      });
    }
    return uses;
  }
  const owner = file.scopeAt(parent ?? file.module);
  const binding = owner.lookup(definition.name);
  return (binding?.references ?? []).filter(({ isRead, node }) => isRead && node !== definition);
}

/**
 * Adds a parameter behind those that are filled by position.
 *
 * @param isOptional - callers elsewhere leave it out
 * @param type - its annotation, where the others have one
 */
export function addParameter(
  draft: Draft,
  definition: Definition,
  name: string,
  isOptional: boolean,
  type: string | null,
): void {
  const { file } = draft;
  const { posonlyargs, args, vararg, defaults } = definition.args;
  if (vararg !== null) decline("it takes any number of arguments");
  const last = args.at(-1) ?? posonlyargs.at(-1);
  const lastDefault = defaults.at(-1);
  const hasDefault = isOptional || lastDefault !== undefined;
  const typed = type === null ? name : `${name}: ${type}`;
  // What holds None by default may be None; its type would need another import.
  const text = hasDefault ? `${name}=None` : typed;
  if (last === undefined) {
    const open = file.text.indexOf("(", definition.nameRange[1]);
    const isAlone = definition.args.kwonlyargs.length === 0 && definition.args.kwarg === null;
    draft.insert(open + 1, isAlone ? text : `${text}, `);
    return;
  }
  // A parameter in front of `/` cannot be followed by one behind it.
  if (args.length === 0) decline("its parameters are positional only");
  const end = lastDefault === undefined ? last.end : file.outerEnd(last.end, lastDefault);
  draft.insert(end, `, ${text}`);
}

/** Adds a parameter that every caller fills by position, before one that callers may leave out. */
export function addParameterBefore(
  draft: Draft,
  next: Arg,
  name: string,
  type: string | null,
): void {
  draft.insert(next.start, `${type === null ? name : `${name}: ${type}`}, `);
}

/** Adds a parameter that every caller gives, by name where others have defaults. */
export function addRequiredParameter(draft: Draft, definition: Definition, name: string): void {
  const { args, vararg, kwonlyargs, defaults } = definition.args;
  const last = args.at(-1);
  const lastDefault = defaults.at(-1);
  if (last === undefined || lastDefault === undefined || vararg !== null || kwonlyargs.length > 0) {
    addParameter(draft, definition, name, false, null);
    return;
  }
  draft.insert(draft.file.outerEnd(last.end, lastDefault), `, *, ${name}`);
}

export const RNG_NAMES = ["rng", "task_rng", "own_rng"];

/** A name for a generator that is free in all of these functions. */
export function commonName(draft: Draft, definitions: readonly Definition[]): string {
  for (const name of RNG_NAMES) {
    if (definitions.every((one) => draft.isFree(name, one))) return name;
  }
  return decline("no name is free");
}

/** Where the work of a function begins, from where its names are seen. */
export function inside({ body }: Definition): Definition["body"][number] {
  const first = body.find((statement, index) => !isPreamble(statement, index));
  return first ?? decline("it has no body");
}

/** What has to stay in front: the docstring, imports that later statements use, declarations. */
function isPreamble(statement: Definition["body"][number], index: number): boolean {
  switch (statement.type) {
    case "Import":
    case "ImportFrom":
    case "Global":
    case "Nonlocal":
      return true;
    case "Expr": {
      const { value } = statement;
      return index === 0 && value.type === "Constant" && value.literal === "str";
    }
    default:
      return false;
  }
}

/** Puts a statement before all others of a function that do something. */
export function addFirstStatement(draft: Draft, definition: Definition, statement: string): void {
  const { file } = draft;
  const body = inside(definition);
  const start = file.startOf(body);
  if (file.startsLine(start)) {
    draft.insert(file.lineStart(start), `${file.indentAt(start)}${statement}${file.newline}`);
    return;
  }
  if (body !== definition.body[0]) decline("its statements share a line");
  // `def f(x): return x`: the body gets lines of its own.
  const between = file.text.lastIndexOf(":", start);
  const indent = `${file.indentAt(definition.start)}${file.indentAt(definition.start).includes("\t") ? "\t" : "    "}`;
  if (file.text.slice(between + 1, start).trim() !== "") decline("a comment would be lost");
  draft.replace(between + 1, start, `${file.newline}${indent}${statement}${file.newline}${indent}`);
}
