/** Where a program's seed stands, and how the file that starts the work can say it. */
import type { Place, StreamAtom } from "../../analysis/values/value.js";
import type { Call, Expression, Node } from "../../python/parser/nodes.js";
import type { RemedyContext } from "../context.js";
import { decline } from "./draft.js";
import type { PythonFile } from "./file.js";
import { filesOf } from "./read-files.js";
import type { Root } from "./seeds.js";
import { isDefinition, unwrapped, type Definition } from "./task.js";

/** Seeds that are handed on more often are not followed. */
const JOURNEY = 4;

/**
 * The program's seed as it stands in one place or another, nearest to the generator first; none
 * without a seed.
 *
 * @param file - which starts the work
 */
export function readRoots(context: RemedyContext, file: PythonFile): readonly Root[] {
  const { stream } = context.located.judgement;
  if (stream === null) return [];
  if (stream.seeding !== "constant" && stream.seeding !== "value") return [];
  if (isOfTheRun(stream)) return [];
  const places = seedPlaces(context, file);
  if (places.length === 0) decline("its seed is unknown");
  return places.map(({ place: { path, range }, rest }): Root => {
    const text = (context.textOf(path)?.slice(...range) ?? "") + rest;
    return { text, range: path === file.path ? range : null };
  });
}

/** Where the seed stands on its way from where it is written to the generator; the end comes first. */
export function seedPlaces(context: RemedyContext, file: PythonFile): readonly Traced[] {
  const { stream, dispatch } = context.located.judgement;
  if (stream === null) return [];
  const read = filesOf(context);
  const literals = (stream.seed ?? []).flatMap((atom) =>
    atom.kind === "constant" && atom.at !== null ? [atom.at] : [],
  );
  // What seeds may be the initializer itself: then the seed is what it is given.
  const isItself = stream.seedAt !== null && isSame(stream.seedAt, dispatch.initializerAt);
  const nearest = stream.seedAt === null || isItself ? [] : [stream.seedAt];
  const plain = (place: Place): Traced => ({ place, rest: "" });
  const parts = [...nearest, ...nearest.flatMap((place) => partsOf(place, read))].map(plain);
  const handed = parts.flatMap((part) => handedOn(part, file, read, taskOwner(context)));
  const settled = literals.filter((place) => !isDefaultOfLibrary(place, read));
  return [...nearest.map(plain), ...handed, ...settled.map(plain)].map(({ place, rest }) => {
    // An argument's value, without the keyword in front.
    const given = read(place.path)?.argumentAt(place.range) ?? null;
    if (given === null) return { place, rest };
    return { place: { path: place.path, range: [given.start, given.end] }, rest };
  });
}

function isSame(one: Place, other: Place | null): boolean {
  return one.path === other?.path && String(one.range) === String(other.range);
}

/** The names in a seed that is put together: each may stand for all of it where it came from. */
function partsOf({ path, range }: Place, read: Read): readonly Place[] {
  const file = read(path);
  const seed = file?.argumentAt(range) ?? null;
  if (file === null || seed === null || seed.type === "Name" || seed.type === "Attribute")
    return [];
  const isText = seed.type === "JoinedStr";
  const isSum = seed.type === "BinOp";
  if (!isText && !isSum) return [];
  const names: Place[] = [];
  for (const node of file.below(seed)) {
    const parent = file.parentOf(node);
    const isPart = parent?.type === "Attribute" && parent.value === node;
    if ((node.type === "Name" || node.type === "Attribute") && !isPart) {
      names.push({ path, range: [node.start, node.end] });
    }
  }
  return names;
}

/** An expression with the attributes that are taken of it. */
export interface Traced {
  readonly place: Place;
  readonly rest: string;
}

/** The object whose method the dispatch names. */
function taskOwner(context: RemedyContext): Place | null {
  const at = context.located.judgement.dispatch.taskAt;
  const file = at === null ? null : filesOf(context)(at.path);
  const named = at === null ? null : (file?.argumentAt(at.range) ?? null);
  if (at === null || file === null || named === null) return null;
  const { callee } = unwrapped(file, named);
  if (callee.type !== "Attribute") return null;
  return { path: at.path, range: [callee.value.start, callee.value.end] };
}

/** Whether a seed is another one in each run: computed from the clock, or a process's number. */
export function isOfTheRun({ seeding, seed }: StreamAtom): boolean {
  const sources = (seed ?? []).flatMap((atom) => (atom.kind === "data" ? [atom.source] : []));
  return seeding === "clock" || sources.some((one) => one === "clock" || one === "process-id");
}

type Read = (path: string) => PythonFile | null;

/** What callers give for a seed that is a parameter, or part of one, where it is used; nearest first. */
function handedOn(
  seed: Traced,
  file: PythonFile,
  read: Read,
  owner: Place | null,
): readonly Traced[] {
  const found: Traced[] = [];
  let at: Traced | null = seed;
  for (let step = 0; step < JOURNEY && at !== null; step += 1) {
    at = callersOf(at, file, read, owner);
    if (at !== null) found.push(at);
  }
  return found;
}

/** One step of the journey; null where there are several callers, who may have several seeds. */
function callersOf(
  { place, rest }: Traced,
  file: PythonFile,
  read: Read,
  owner: Place | null,
): Traced | null {
  const own = read(place.path);
  let inner = own?.argumentAt(place.range) ?? null;
  let attributes = rest;
  while (inner?.type === "Attribute") {
    attributes = `.${inner.attr}${attributes}`;
    inner = inner.value;
  }
  if (own === null || inner?.type !== "Name") return null;
  const given = givenFor(inner, own, [own, file], owner);
  const [only, ...more] = given;
  return only === undefined || more.length > 0 ? null : { place: only, rest: attributes };
}

/** The arguments that fill the parameter which a name means. */
function givenFor(
  name: Extract<Expression, { type: "Name" }>,
  own: PythonFile,
  files: readonly PythonFile[],
  owner: Place | null,
): readonly Place[] {
  const { id } = name;
  const definition = own.functionAround(name);
  if (!isDefinition(definition)) return [];
  const { posonlyargs, args, kwonlyargs } = definition.args;
  const names = [...posonlyargs, ...args].map(({ arg }) => arg);
  const outer = own.parentOf(definition);
  const isMethod = outer?.type === "ClassDef";
  if (isMethod && names[0] === id) return owner === null ? [] : [owner];
  const position = names.indexOf(id) - (isMethod ? 1 : 0);
  if (position < 0 && !kwonlyargs.some(({ arg }) => arg === id)) return [];
  const called = isMethod && definition.name === "__init__" ? outer.name : definition.name;
  const places: Place[] = [];
  for (const one of new Set(files)) {
    for (const node of one.below(one.module)) {
      const given = node.type === "Call" ? argumentFor(one, node, called, position, id) : null;
      if (given !== null) places.push({ path: one.path, range: [given.start, given.end] });
    }
  }
  return places;
}

/** What a call gives a parameter of a function, which it calls or hands over with its arguments. */
function argumentFor(
  file: PythonFile,
  call: Call,
  called: string,
  position: number,
  name: string,
): Expression | null {
  if (isNameOf(call.func, called)) {
    const keyword = call.keywords.find(({ arg }) => arg === name);
    return keyword?.value ?? plainArguments(call.args)[position] ?? null;
  }
  const values = [...call.args, ...call.keywords.map(({ value }) => value)];
  if (!values.some((value) => isNameOf(value, called))) return null;
  if (file.qualifiedName(call.func) === "functools.partial") {
    const keyword = call.keywords.find(({ arg }) => arg === name);
    return keyword?.value ?? plainArguments(call.args.slice(1))[position] ?? null;
  }
  const [tuple, ...more] = values.filter((value) => value.type === "Tuple");
  if (tuple?.type !== "Tuple" || more.length > 0) return null;
  return plainArguments(tuple.elts)[position] ?? null;
}

/** Arguments up to the first that is spread. */
function plainArguments(all: readonly Expression[]): readonly Expression[] {
  const spread = all.findIndex(({ type }) => type === "Starred");
  return spread < 0 ? all : all.slice(0, spread);
}

function isNameOf(expression: Expression, name: string): boolean {
  if (expression.type === "Name") return expression.id === name;
  return expression.type === "Attribute" && expression.attr === name;
}

/** A default that a library may put something else for: an option of the command line. */
function isDefaultOfLibrary({ path, range }: Place, read: Read): boolean {
  const file = read(path);
  const literal = file?.expressionAt(range) ?? null;
  if (file === null || literal === null) return false;
  const parent: Node | null = file.parentOf(literal);
  if (parent?.type !== "keyword" || parent.arg !== "default") return false;
  const call = file.parentOf(parent);
  return call?.type === "Call" && !isOfProject(file, call.func);
}

function isOfProject(file: PythonFile, callee: Expression): boolean {
  if (callee.type !== "Name") return false;
  const definitions = file.scopes.referenceAt(callee)?.binding?.definitions ?? [];
  return definitions.some(({ node }) => isOwnKind(node));
}

function isOwnKind(node: Node): node is Definition | Extract<Node, { type: "ClassDef" }> {
  return isDefinition(node) || node.type === "ClassDef";
}
