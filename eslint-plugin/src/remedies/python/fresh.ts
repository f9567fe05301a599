/** Gives tasks of programs without a seed entropy of their own, where they are: nothing is sent. */
import type { Remedy } from "../../findings/finding.js";
import type { Expression } from "../../python/parser/nodes.js";
import { decline, pass } from "./draft.js";
import { drawFrom, drawingFunctions } from "./draws.js";
import type { PythonFile } from "./file.js";
import type { Link } from "./links.js";
import { Drafts } from "./read-files.js";
import { expectUnseeded, receiverFor, type Scene } from "./scene.js";
import { addFirstStatement, addRequiredParameter, commonName, inside, RNG_NAMES } from "./task.js";

/**
 * What a function drew from a global state, it draws from a generator that it makes.
 *
 * @param at - the task, or another function on the way to the draw
 */
export function freshGeneratorForDraws(scene: Scene, at: Link | undefined): Remedy {
  expectUnseeded(scene);
  const { remedy, context } = scene;
  const draws = remedy.draws ?? decline("the state has no equivalent");
  const make = remedy.makeFresh ?? decline("it cannot be made without a seed");
  const drafts = new Drafts();
  const { file, definition } = at ?? decline("what draws is in no function");
  const draft = drafts.of(file);
  const drawing = drawingFunctions(draft, definition, draws);
  if (!drawing.has(definition)) decline("what draws stands elsewhere");
  for (const helper of drawing.keys()) {
    if (helper !== definition && context.mentions(helper.name, file.path, [])) {
      decline("what draws is called elsewhere, too");
    }
  }
  const rng = commonName(draft, [...drawing.keys()]);
  addFirstStatement(draft, definition, `${rng} = ${draft.fill(make, inside(definition), {})}`);
  drawFrom(draft, definition, drawing, draws, rng, (helper) => {
    addRequiredParameter(draft, helper, rng);
  });
  return {
    id: "fresh-generator",
    title: `Make a generator in '${definition.name}', each time anew.`,
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** The task sets the global state from entropy before it draws. */
export function freshSeedForState(scene: Scene): Remedy {
  expectUnseeded(scene);
  const [task] = scene.links();
  const { file, definition } = task ?? decline("what draws is in no function");
  const reseed = scene.remedy.reseedFresh ?? decline("the state cannot be set from entropy");
  const drafts = new Drafts();
  const draft = drafts.of(file);
  addFirstStatement(draft, definition, draft.fill(reseed, inside(definition), {}));
  return {
    id: "fresh-seed",
    title: `Seed the global generator from entropy in each task of '${definition.name}'.`,
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** The function that draws makes the generator that it took from elsewhere. */
export function freshGeneratorForReceiver(scene: Scene): Remedy {
  expectUnseeded(scene);
  const make = scene.remedy.makeFresh ?? decline("it cannot be made without a seed");
  const { file, definition } = scene.links().at(-1) ?? decline("what draws is in no function");
  const receiver = receiverFor(scene) ?? decline("it draws from no name");
  const drafts = new Drafts();
  const draft = drafts.of(file);
  const name = draft.freshName(RNG_NAMES, definition);
  for (const { start, end } of alike(file, definition, receiver)) draft.replace(start, end, name);
  addFirstStatement(draft, definition, `${name} = ${draft.fill(make, inside(definition), {})}`);
  return {
    id: "fresh-generator",
    title: `Make a generator in '${definition.name}', each time anew.`,
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** A generator that is the default of a parameter is made when the function is called without one. */
export function freshGeneratorForDefault(scene: Scene, creation: Expression): Remedy {
  expectUnseeded(scene);
  const make = scene.remedy.makeFresh ?? decline("it cannot be made without a seed");
  const drafts = new Drafts();
  for (const { file, definition } of scene.links()) {
    const {
      posonlyargs,
      args,
      kwonlyargs,
      defaults,
      kw_defaults: keywordDefaults,
    } = definition.args;
    const positional = [...posonlyargs, ...args];
    const skipped = positional.length - defaults.length;
    const parameter =
      positional.find((_, index) => isSame(defaults[index - skipped], creation)) ??
      kwonlyargs.find((_, index) => isSame(keywordDefaults[index], creation));
    if (parameter === undefined) continue;
    const draft = drafts.of(file);
    const { arg } = parameter;
    const made = draft.fill(make, inside(definition), {});
    draft.replace(creation.start, creation.end, "None");
    addFirstStatement(draft, definition, `${arg} = ${made} if ${arg} is None else ${arg}`);
    return {
      id: "fresh-default",
      title: `Make '${arg}' when '${definition.name}' is called without one.`,
      isPreferred: true,
      edits: drafts.edits,
    };
  }
  return pass("it is not a parameter's default");
}

function isSame(one: Expression | null | undefined, other: Expression): boolean {
  return one?.start === other.start && one.end === other.end;
}

/** Expressions of a function that read as another one does. */
export function alike(
  file: PythonFile,
  definition: Link["definition"],
  expression: Expression,
): readonly Expression[] {
  const text = file.of(expression);
  const found: Expression[] = [];
  for (const statement of definition.body) {
    for (const node of file.below(statement)) {
      // The check of `type` makes it an expression.
      if (node.type === expression.type && file.of(node) === text) found.push(node);
    }
  }
  return found;
}
