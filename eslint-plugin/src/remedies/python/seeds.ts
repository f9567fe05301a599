/** Seeds for tasks: where they come from, and how the program writes them. */
import type { Range } from "../../facts/facts.js";
import type { StreamRemedy } from "../../knowledge/schema.js";
import { parse } from "../../python/parser/parse.js";
import type { Expression, Node, Statement } from "../../python/parser/nodes.js";
import { constructedBy } from "./constructed.js";
import { decline, Declined, type Draft } from "./draft.js";
import { isFunction, isLoop, type PythonFile } from "./file.js";
import { NewSeed } from "./new-seed.js";
import { topOf } from "./statements.js";
import { isDefinition, usesOf } from "./task.js";

/** The seed that a program has already: its text, and where it stands. */
export interface Root {
  readonly text: string;
  /** Null where it stands in another file. */
  readonly range: Range | null;
}

/** Where a program's seed stands, or the one that it shall get; empty where it has none. */
export type Roots = readonly Root[] | NewSeed;

/** Writes seeds, each different from those before. */
export interface Seeds {
  one(at: Node): string;
  many(count: string, at: Node): string;
}

/**
 * Seeds for the tasks that a call starts.
 *
 * @param draft - gets the statement that makes their source, where one is needed
 * @param remedy - how the library writes them
 * @param roots - the program's seed
 * @param dispatch - the call
 */
export function seedsFor(draft: Draft, remedy: StreamRemedy, roots: Roots, dispatch: Node): Seeds {
  if (isUnseeded(roots)) {
    return {
      one: (at) => draft.fill(remedy.freshOne, at, {}),
      many: (count, at) => draft.fill(remedy.freshMany, at, { count }),
    };
  }
  const names = ["seeds", "seed_sequence", "task_seeds"];
  const isAgain =
    roots instanceof NewSeed
      ? !roots.isReachedOnce(draft.file, dispatch)
      : isCalledAgain(draft.file, draft.file.functionAround(dispatch));
  const source =
    attributeSource(draft, remedy, roots, dispatch, names) ??
    addSource(draft, dispatch, names, isAgain, (statement) => {
      const root = rootAt(draft, roots, statement) ?? decline("its seed is out of reach");
      return draft.fill(remedy.source, statement, { root });
    });
  return {
    one: (at) => draft.fill(remedy.one, at, { source }),
    many: (count, at) => draft.fill(remedy.many, at, { source, count }),
  };
}

/** A source that an object keeps beside the generator it made: its methods may start work again. */
function attributeSource(
  draft: Draft,
  remedy: StreamRemedy,
  roots: Roots,
  dispatch: Node,
  names: readonly string[],
): string | null {
  const { file } = draft;
  const found = roots instanceof NewSeed ? null : constructedBy(file, roots, dispatch);
  if (found === null || !isFree(draft, found.root, found.statement)) return null;
  const { statement, root, made, self } = found;
  const name = names.find((one) => !isMember(file, one));
  const start = file.startOf(statement);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(\r\n|\r|\n|$)/u.exec(file.text.slice(statement.end));
  if (name === undefined || rest === null || !file.startsLine(start)) return null;
  const value = draft.fill(remedy.source, statement, { root: root.text });
  const end = statement.end + rest[0].length - (rest[1] ?? "").length;
  draft.insert(end, `${file.newline}${file.indentAt(start)}${made}.${name} = ${value}`);
  return `${self}.${name}`;
}

function isMember(file: PythonFile, name: string): boolean {
  for (const node of file.below(file.module)) {
    if (node.type === "Attribute" && node.attr === name) return true;
  }
  return false;
}

/** Whether what a program draws may be something else in each run. */
export function isUnseeded(roots: Roots): boolean {
  return !(roots instanceof NewSeed) && roots.length === 0;
}

/**
 * The program's seed as it can be written at a place; null where it means something else there.
 *
 * @param roots - the seed, by all places where it stands
 */
export function rootAt(draft: Draft, roots: Roots, statement: Node): string | null {
  if (roots instanceof NewSeed) return roots.nameFor(draft, statement);
  return roots.find((one) => isFree(draft, one, statement))?.text ?? null;
}

/**
 * Numbers of the tasks that a call starts, for seeds that have another part.
 *
 * @param draft - gets the statement that makes their source, where one is needed
 * @param dispatch - the call
 */
export function numbersFor(draft: Draft, dispatch: Node): Seeds {
  let source: string | null = null;
  return {
    one: (at) => {
      const isAgain = isCalledAgain(draft.file, draft.file.functionAround(dispatch));
      source ??= addSource(draft, dispatch, ["task_numbers"], isAgain, (statement) =>
        draft.fill("{itertools.count}()", statement, {}),
      );
      return draft.fill("next({source})", at, { source });
    },
    many: (count) => `range(${count})`,
  };
}

/**
 * Puts the statement that makes a source of values in front of what uses it.
 *
 * @param isAgain - whether the function around the call is called more than once
 */
function addSource(
  draft: Draft,
  dispatch: Node,
  names: readonly string[],
  isAgain: boolean,
  make: (statement: Node) => string,
): string {
  const { file } = draft;
  const around = file.functionAround(dispatch);
  const source = draft.take(draft.freshName(names, around));
  const put = (statement: Statement, made: string): string => {
    const start = file.startOf(statement);
    const line = `${file.indentAt(start)}${source} = ${made}${file.newline}`;
    draft.insert(
      file.lineStart(start),
      line + (isDefinition(statement) ? gapBefore(file, start) : ""),
    );
    return source;
  };
  if (isAgain) {
    // A function that is called again would begin again with the first of them.
    const top = topOf(file, dispatch);
    const made = attempted(() => make(top));
    if (made !== null) return put(top, made);
  }
  const before = outermostLoop(draft, dispatch);
  const statement = file.statementOf(before) ?? decline("the call has no line of its own");
  return put(statement, make(statement));
}

/** The blank lines in front of a function, which keep it apart. */
function gapBefore(file: PythonFile, start: number): string {
  let gap = "";
  let at = file.lineStart(start);
  while (at > 0) {
    const before = file.lineStart(at - 1);
    if (file.text.slice(before, at).trim() !== "") break;
    gap += file.newline;
    at = before;
  }
  return gap;
}

/** Whether a loop of the file calls a function of its module. */
function isCalledAgain(file: PythonFile, around: Node): boolean {
  if (!isDefinition(around) || file.parentOf(around) !== file.module) return false;
  return usesOf(file, around).some(({ node }) => {
    const call = file.parentOf(node);
    return call?.type === "Call" && call.func === node && file.isRepeated(call);
  });
}

/** What is made; null where it was declined. */
function attempted(make: () => string): string | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Declined) return null;
    throw error;
  }
}

/** The loop that has to be outside of what makes the source, else each round starts alike. */
function outermostLoop({ file }: Draft, dispatch: Node): Node {
  let before = dispatch;
  for (const node of file.around(dispatch)) {
    if (isFunction(node) || node.type === "ClassDef") break;
    if (isLoop(node)) before = node;
  }
  return before;
}

/** Whether the seed means the same before a statement. */
function isFree({ file }: Draft, root: Root, statement: Node): boolean {
  const expression = root.range === null ? literal(root.text) : file.expressionAt(root.range);
  if (expression === null || !isPlain(file, expression)) return false;
  for (const node of file.below(expression)) {
    if (node.type !== "Name") continue;
    const binding = file.scopes.referenceAt(node)?.binding;
    if (binding === null || binding === undefined) continue;
    if (file.scopeAt(statement).lookup(node.id) !== binding) return false;
    const isModuleWide = binding.scope === file.scopes.module;
    const isLocal = file.scopeAt(statement) !== file.scopes.module || !isModuleWide;
    const definedBefore = binding.definitions.some(({ range }) => range[0] < statement.start);
    if ((!isModuleWide || !isLocal) && !definedBefore) return false;
  }
  return true;
}

/** A seed of another file can be repeated here only if it names nothing. */
function literal(text: string): Expression | null {
  const { module, errors } = parse(text);
  const [statement] = module.body;
  const isOne = errors.length === 0 && module.body.length === 1 && statement?.type === "Expr";
  return isOne && statement.value.type === "Constant" ? statement.value : null;
}

/** Functions that read and convert. */
const READING = new Set(["builtins.int", "builtins.len", "os.environ.get", "os.getenv"]);

/** Evaluating it twice gives the same and does nothing else. */
function isPlain(file: PythonFile, expression: Expression): boolean {
  switch (expression.type) {
    case "Constant":
    case "Name":
      return true;
    case "Attribute":
      return isPlain(file, expression.value);
    case "Subscript":
      return isPlain(file, expression.value) && isPlain(file, expression.slice);
    case "BinOp":
      return isPlain(file, expression.left) && isPlain(file, expression.right);
    case "BoolOp":
      return expression.values.every((one) => isPlain(file, one));
    case "UnaryOp":
      return isPlain(file, expression.operand);
    case "List":
    case "Tuple":
      return expression.elts.every((one) => isPlain(file, one));
    case "Call": {
      const callee = file.qualifiedName(expression.func) ?? "";
      const given = [...expression.args, ...expression.keywords.map(({ value }) => value)];
      return READING.has(callee) && given.every((one) => isPlain(file, one));
    }
    default:
      return false;
  }
}
