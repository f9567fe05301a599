/** Mends where one seed, or one generator, is given to all objects or tasks that a loop makes. */
import { creationOf } from "../../analysis/verdict/findings.js";
import type { Remedy } from "../../findings/finding.js";
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Expression, Node } from "../../python/parser/nodes.js";
import type { Binding } from "../../python/scope/scope.js";
import { Draft } from "./draft.js";
import { isComprehension, isFunction, isLoop, type PythonFile } from "./file.js";
import { seedPlaces } from "./roots.js";
import type { Scene } from "./scene.js";
import { seedsFor } from "./seeds.js";
import { isSeedShared } from "./shared-seed.js";
import { isDefinition } from "./task.js";

/** More places than these are no longer a search for one. */
const PLACES = 6;

/** A place in a loop, and what stands there. */
interface Spot {
  readonly file: PythonFile;
  readonly expression: Expression;
  readonly is: "seed" | "generator";
}

/**
 * One attempt for each place where all passes of a loop give the same away.
 *
 * @param what - is given away
 */
export function attemptsWhereRepeated(scene: Scene, what: Spot["is"]): readonly (() => Remedy)[] {
  const spots = what === "seed" ? seedSpots(scene) : generatorSpots(scene);
  const known = new Set<Expression>();
  const own = spots.filter(({ expression }) => !known.has(expression) && known.add(expression));
  return own.slice(0, PLACES).map((spot) => () => ownWhereRepeated(scene, spot));
}

function ownWhereRepeated(scene: Scene, { file, expression, is }: Spot): Remedy {
  const { remedy, roots } = scene;
  const draft = new Draft(file);
  const text = file.of(expression);
  const { start, end } = expression;
  // A seed that stands here is the best name of itself.
  const own = is === "seed" ? [{ text, range: [start, end] as const }] : roots();
  const seeds = seedsFor(draft, is === "seed" ? asNumbers(scene) : remedy, own, expression);
  const seed = seeds.one(expression);
  const value = is === "seed" ? seed : draft.fill(remedy.make, expression, { seed });
  draft.replace(start, end, value);
  return {
    id: "own-in-each-pass",
    title:
      is === "seed"
        ? `Give a seed of its own in place of '${text}' each time.`
        : `Give a generator of its own in place of '${text}' each time.`,
    isPreferred: true,
    edits: draft.edits,
  };
}

/** How seeds are written where the program had a number. */
function asNumbers(scene: Scene): StreamRemedy {
  const { remedy } = scene;
  const { asNumber, one } = remedy;
  // The same number may seed other libraries, some of which take no more than 32 bits.
  if (isSeedShared(scene)) return { ...remedy, one: remedy.smallNumber };
  return asNumber === undefined ? remedy : { ...remedy, one: asNumber.replace("{seed}", one) };
}

/** Where the generator's name is given away. */
function generatorSpots({ judgement, fileAt }: Scene): readonly Spot[] {
  const creation = creationOf(judgement.owner);
  const file = creation === null ? null : fileAt(creation.path);
  const made = creation === null ? null : (file?.expressionAt(creation.range) ?? null);
  const binding = file === null || made === null ? null : assignedBinding(file, made);
  return file === null || binding === null ? [] : spotsOf(file, binding, "generator");
}

/** Where the seed, or a name of it, is given away. */
function seedSpots({ context, file, fileAt }: Scene): readonly Spot[] {
  return seedPlaces(context, file).flatMap(({ place, rest }) => {
    const own = fileAt(place.path);
    const expression = own?.expressionAt(place.range) ?? null;
    if (own === null || expression === null || rest !== "") return [];
    const spots: Spot[] = isGivenInLoop(own, expression)
      ? [{ file: own, expression, is: "seed" }]
      : [];
    const binding = assignedBinding(own, expression) ?? defaultedBinding(own, expression);
    if (binding !== null) spots.push(...spotsOf(own, binding, "seed"));
    return spots;
  });
}

function spotsOf(file: PythonFile, binding: Binding, is: Spot["is"]): readonly Spot[] {
  return binding.references.flatMap(({ node, isRead }) => {
    const expression = isRead && node.type === "Name" ? node : null;
    return expression !== null && isGivenInLoop(file, expression) ? [{ file, expression, is }] : [];
  });
}

/** The variable that an expression is the value of. */
function assignedBinding(file: PythonFile, expression: Expression): Binding | null {
  const assign = file.parentOf(expression);
  if (assign?.type !== "Assign" || assign.targets.length !== 1) return null;
  const [target] = assign.targets;
  const binding = target?.type === "Name" ? file.scopes.referenceAt(target)?.binding : null;
  return binding?.definitions.length === 1 ? binding : null;
}

/** The parameter that an expression is the default of. */
function defaultedBinding(file: PythonFile, expression: Expression): Binding | null {
  const list = file.parentOf(expression);
  const definition = list === null ? null : file.parentOf(list);
  if (list?.type !== "arguments" || definition === null || !isDefinition(definition)) return null;
  const positional = [...list.posonlyargs, ...list.args];
  const skipped = positional.length - list.defaults.length;
  const parameter =
    positional.find((_, index) => list.defaults[index - skipped] === expression) ??
    list.kwonlyargs.find((_, index) => list.kw_defaults[index] === expression);
  if (parameter === undefined) return null;
  return file.scopes.scopeOf(definition)?.bindings.get(parameter.arg) ?? null;
}

/** Whether an expression is an argument, or in a literal that is one, of a call that a loop makes again. */
function isGivenInLoop(file: PythonFile, expression: Expression): boolean {
  let isGiven = false;
  let at: Node = expression;
  for (const parent of file.around(expression)) {
    if (parent.type === "Call" && parent.func !== at) isGiven = true;
    const isOuterPart = isComprehension(parent) && parent.generators[0] === at;
    if (isGiven && (isLoop(parent) || (isComprehension(parent) && !isOuterPart))) return true;
    if (isFunction(parent) || parent.type === "ClassDef") return false;
    const isLiteral =
      parent.type === "Tuple" ||
      parent.type === "List" ||
      parent.type === "Dict" ||
      parent.type === "keyword" ||
      parent.type === "Starred";
    if (!isGiven && !isLiteral && parent.type !== "Call") return false;
    at = parent;
  }
  return false;
}
