/** Turns draws from a library's global state into draws from a generator that is at hand. */
import type { DrawRemedy } from "../../knowledge/schema.js";
import type { Call, Expression, Node } from "../../python/parser/nodes.js";
import { decline, type Draft } from "./draft.js";
import { definitionOf, usesOf, type Definition } from "./task.js";

/** A function that draws, or calls one that does. */
interface Drawing {
  readonly definition: Definition;
  readonly draws: readonly Expression[];
  readonly calls: readonly Call[];
}

/**
 * The functions that draw from a state when a task runs, as far as this file tells.
 *
 * @param prefix - of the state's functions: `numpy.random.`
 */
export function drawingFunctions(
  { file }: Draft,
  task: Definition,
  draws: Readonly<Record<string, DrawRemedy>>,
): ReadonlyMap<Definition, Drawing> {
  const seen = new Map<Definition, Drawing>();
  const visit = (definition: Definition): void => {
    if (seen.has(definition)) return;
    const found = { definition, draws: [] as Expression[], calls: [] as Call[] };
    seen.set(definition, found);
    for (const node of file.below(definition)) {
      if (node.type !== "Call") continue;
      const name = file.qualifiedName(node.func);
      if (name !== null && Object.hasOwn(draws, name)) found.draws.push(node.func);
      const callee = node.func.type === "Name" ? definitionOf(file, node.func) : null;
      if (callee === null) continue;
      visit(callee.definition);
      found.calls.push(node);
    }
  };
  visit(task);
  return onlyDrawing(seen, (call) => definitionOf(file, call.func)?.definition);
}

/** Leaves out what neither draws nor calls what draws. */
function onlyDrawing(
  all: ReadonlyMap<Definition, Drawing>,
  calleeOf: (call: Call) => Definition | undefined,
): ReadonlyMap<Definition, Drawing> {
  const drawing = new Set<Definition>();
  for (let before = -1; before !== drawing.size;) {
    before = drawing.size;
    for (const { definition, draws, calls } of all.values()) {
      const callsDrawing = calls.some((call) => {
        const callee = calleeOf(call);
        return callee !== undefined && drawing.has(callee);
      });
      if (draws.length > 0 || callsDrawing) drawing.add(definition);
    }
  }
  return new Map(
    [...all].flatMap(([definition, found]) => {
      if (!drawing.has(definition)) return [];
      const calls = found.calls.filter((call) => {
        const callee = calleeOf(call);
        return callee !== undefined && drawing.has(callee);
      });
      return [[definition, { ...found, calls }] as const];
    }),
  );
}

/**
 * Makes them draw from a generator: helpers get it as an argument.
 *
 * @param rng - the name under which all of them have it
 */
export function drawFrom(
  draft: Draft,
  task: Definition,
  drawing: ReadonlyMap<Definition, Drawing>,
  draws: Readonly<Record<string, DrawRemedy>>,
  rng: string,
  addTo: (definition: Definition) => void,
): void {
  const { file } = draft;
  const passing = new Set<Node>();
  for (const { definition, draws: callees, calls } of drawing.values()) {
    if (definition !== task) addTo(definition);
    for (const callee of callees) {
      const remedy = draws[file.qualifiedName(callee) ?? ""] ?? decline("it has no equivalent");
      draft.replace(callee.start, callee.end, `${rng}.${remedy.method}`);
      if (remedy.packs === true) packArguments(draft, callee);
    }
    for (const call of calls) {
      passing.add(call.func);
      passTo(draft, call, rng);
    }
  }
  for (const { definition } of drawing.values()) {
    if (definition === task) continue;
    const isCalledElsewhere = usesOf(file, definition).some(({ node }) => !passing.has(node));
    if (isCalledElsewhere) decline("what draws is called elsewhere, too");
  }
}

function passTo(draft: Draft, call: Call, rng: string): void {
  const { file } = draft;
  const callee = definitionOf(file, call.func)?.definition;
  const { posonlyargs = [], args = [], defaults = [] } = callee?.args ?? {};
  const isPlain =
    defaults.length === 0 &&
    call.keywords.length === 0 &&
    call.args.every(({ type }) => type !== "Starred") &&
    call.args.length === posonlyargs.length + args.length;
  const end = file.endOfArguments(call);
  const value = isPlain ? rng : `${rng}=${rng}`;
  if (end === null && call.args.length > 0) decline("its argument has no brackets");
  if (end === null) draft.insert(file.openOf(call) + 1, value);
  else draft.insert(end, `, ${value}`);
}

/** `rand(2, 3)` is `random((2, 3))`. */
function packArguments(draft: Draft, callee: Expression): void {
  const call = draft.file.parentOf(callee);
  if (call?.type !== "Call") return;
  if (call.keywords.length > 0) decline("its dimensions cannot be told");
  const [first] = call.args;
  const last = call.args.at(-1);
  if (first === undefined || last === undefined) return;
  if (call.args.length === 1 && first.type !== "Starred") return;
  draft.insert(first.start, "(");
  draft.insert(last.end, call.args.length === 1 ? ",)" : ")");
}
