/** Finds what numbers the calls that start workers or tasks, or adds a number where there is none. */
import type { Edit } from "../../findings/finding.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { freshName, identifierName, isFunction, variablesNamed } from "./names.js";
import { afterImports } from "./imports.js";

/** An expression that is another number for each call, and the edits that make it one. */
export interface ReplicaIndex {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Names of parameters that are numbers of something. */
const INDEX_NAME = /^(?:[ijknw]|idx|index|number|id|worker(?:Id|Index|Number)?)$/u;

/** Names for a number that is added. */
const NEW_NAMES = ["index", "taskIndex", "replicaIndex"];

/** Callbacks that are called for each element, with its position behind it. */
const EACH: ReadonlySet<unknown> = new Set(["map", "forEach", "flatMap"]);

/** How many callers are followed outwards. */
const DEPTH = 2;

/**
 * What could number the replicas, best first: whether it does is for the analysis to say.
 *
 * @param at - the expression that is evaluated once for each replica
 */
export function replicaIndexes(file: EcmascriptFile, at: TreeNode): readonly ReplicaIndex[] {
  const counter = counterFor(file);
  return [...around(file, at, DEPTH), ...(counter === null ? [] : [counter])];
}

function around(file: EcmascriptFile, start: TreeNode, depth: number): readonly ReplicaIndex[] {
  const found: ReplicaIndex[] = [];
  let inner = start;
  for (let at = file.parentOf(start); at !== null; at = file.parentOf(at)) {
    if (at.type === "ForStatement") {
      const [init] = nodesOf(at.init);
      const [declarator] = nodesOf(init?.declarations);
      const name = identifierName(declarator?.id);
      if (name !== null) found.push({ text: name, edits: [] });
    }
    if (at.type === "ForOfStatement" && at.await !== true && nodesOf(at.body)[0] === inner) {
      found.push(...numberedLoop(file, at));
    }
    if (isFunction(at)) {
      found.push(...numberedFunction(file, at, depth));
      // What stands outside of a callback runs once for all its calls.
      if (found.length > 0) return found;
    }
    inner = at;
  }
  return found;
}

/** `for (const [index, item] of items.entries())` */
function numberedLoop(file: EcmascriptFile, loop: TreeNode): readonly ReplicaIndex[] {
  const [declaration] = nodesOf(loop.left);
  const [declarator] = nodesOf(declaration?.declarations);
  const [target] = nodesOf(declarator?.id);
  const [iterated] = nodesOf(loop.right);
  if (target === undefined || iterated === undefined) return [];
  const [first] = nodesOf(target.elements);
  const calls = nodesOf(nodesOf(iterated.callee)[0]?.property)[0]?.name === "entries";
  if (target.type === "ArrayPattern" && calls) {
    const name = identifierName(first);
    return name === null ? [] : [{ text: name, edits: [] }];
  }
  const name = freshName(file, NEW_NAMES);
  if (name === null) return [];
  const insert = (offset: number, text: string): Edit => ({
    path: file.path,
    range: [offset, offset],
    text,
  });
  const isArray = iterated.type === "ArrayExpression";
  return [
    {
      text: name,
      edits: [
        insert(target.range[0], `[${name}, `),
        insert(target.range[1], "]"),
        // Sets and maps have other entries.
        ...(isArray ? [] : [insert(iterated.range[0], "[...")]),
        insert(iterated.range[1], isArray ? ".entries()" : "].entries()"),
      ],
    },
  ];
}

function numberedFunction(
  file: EcmascriptFile,
  fn: TreeNode,
  depth: number,
): readonly ReplicaIndex[] {
  const parameters = nodesOf(fn.params);
  const named = parameters
    .map((parameter) => identifierName(parameter))
    .filter((name): name is string => name !== null && INDEX_NAME.test(name));
  const known = named.map((text): ReplicaIndex => ({ text, edits: [] }));
  const users = usesOf(file, fn);
  if (users === null) return known;
  const isCallback = users.length > 0 && users.every((use) => isForEach(file, use));
  const position = isCallback ? 1 : parameters.length;
  const second = isCallback ? identifierName(parameters[1]) : null;
  if (second !== null) return [{ text: second, edits: [] }, ...known];
  if (parameters.length > position || parameters.some(({ type }) => type === "RestElement")) {
    return known;
  }
  const name = freshName(file, NEW_NAMES);
  if (name === null) return known;
  const edits = parameterEdits(file, fn, position, name);
  if (edits === null) return known;
  if (isCallback) return [...known, { text: name, edits }];
  const [only, ...more] = users;
  const call = only === undefined ? null : file.parentOf(only);
  const isCall = call?.type === "CallExpression" && nodesOf(call.callee)[0] === only;
  if (more.length > 0 || call === null || !isCall || depth === 0) return known;
  const given = nodesOf(call.arguments);
  if (given.length !== parameters.length || given.some(({ type }) => type === "SpreadElement")) {
    return known;
  }
  const passed = around(file, call, depth - 1).map((outer): ReplicaIndex => {
    const end = given.at(-1)?.range[1] ?? call.range[1] - 1;
    const text = given.length > 0 ? `, ${outer.text}` : outer.text;
    return {
      text: name,
      edits: [...edits, ...outer.edits, { path: file.path, range: [end, end], text }],
    };
  });
  return [...known, ...passed];
}

/** Another parameter behind those that a function has. */
function parameterEdits(
  file: EcmascriptFile,
  fn: TreeNode,
  position: number,
  name: string,
): readonly Edit[] | null {
  const parameters = nodesOf(fn.params);
  const added = /\.[mc]?tsx?$/iu.test(file.path) ? `${name}: number` : name;
  if (position > parameters.length + 1) return null;
  const names = position > parameters.length ? ["_"] : [];
  const last = parameters.at(-1);
  if (last === undefined) {
    const open = file.text.indexOf("(", fn.range[0]);
    const [body] = nodesOf(fn.body);
    if (open < 0 || body === undefined || open >= body.range[0]) return null;
    const close = file.text.indexOf(")", open);
    if (file.text.slice(open + 1, close).trim() !== "") return null;
    return [{ path: file.path, range: [open + 1, open + 1], text: [...names, added].join(", ") }];
  }
  const end = last.range[1];
  // `x => …` has no parentheses to put it in.
  const isBare =
    fn.type === "ArrowFunctionExpression" &&
    parameters.length === 1 &&
    (last.range[0] === fn.range[0] ||
      /^async\s+$/u.test(file.text.slice(fn.range[0], last.range[0])));
  const text = `, ${[...names, added].join(", ")}`;
  if (!isBare) return [{ path: file.path, range: [end, end], text }];
  const [start] = last.range;
  return [
    { path: file.path, range: [start, start], text: "(" },
    { path: file.path, range: [end, end], text: `${text})` },
  ];
}

/** Where a function is used: itself where it has no name. Null where it can be used from elsewhere. */
function usesOf(file: EcmascriptFile, fn: TreeNode): readonly TreeNode[] | null {
  const parent = file.parentOf(fn);
  const isNamed = fn.type === "FunctionDeclaration";
  const holder = isNamed ? fn : parent?.type === "VariableDeclarator" ? parent : null;
  const name = holder === null ? null : identifierName(holder.id);
  if (name === null) return isNamed ? null : [fn];
  const statement = isNamed ? parent : parent === null ? null : exportAround(file, parent);
  if (statement?.type.startsWith("Export") === true) return null;
  return variablesNamed(file, name).filter((node) => file.parentOf(node) !== holder);
}

function exportAround(file: EcmascriptFile, declarator: TreeNode): TreeNode | null {
  const declaration = file.parentOf(declarator);
  return declaration === null ? null : file.parentOf(declaration);
}

/** Whether a function is called for each element of an array. */
function isForEach(file: EcmascriptFile, fn: TreeNode): boolean {
  const call = file.parentOf(fn);
  if (call?.type !== "CallExpression") return false;
  const given = nodesOf(call.arguments);
  const [callee] = nodesOf(call.callee);
  const method = nodesOf(callee?.property)[0]?.name;
  if (given[0] === fn) return EACH.has(method);
  return given[1] === fn && method === "from" && identifierName(callee?.object) === "Array";
}

/** A counter of the module: for calls that nothing numbers. */
function counterFor(file: EcmascriptFile): ReplicaIndex | null {
  const name = freshName(file, ["started", "startedTasks"]);
  if (name === null) return null;
  return {
    text: `${name}++`,
    edits: [afterImports(file, `let ${name} = 0${file.semicolon}`)],
  };
}
