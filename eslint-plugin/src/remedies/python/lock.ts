/** Keeps workers away from a lock that the parent may hold: they draw from generators of their own. */
import type { Remedy } from "../../findings/finding.js";
import { decline, pass } from "./draft.js";
import { drawFrom, drawingFunctions } from "./draws.js";
import { Drafts } from "./read-files.js";
import type { Scene } from "./scene.js";
import { addRequiredParameter, commonName, isDefinition } from "./task.js";

/** A task that sets the global state makes a generator of the same seed in its place. */
export function ownGeneratorFromOwnSeed(scene: Scene): Remedy {
  const { judgement, context, fileAt, remedy } = scene;
  const at = judgement.draw ?? decline("nothing is known of the worker");
  const file = fileAt(at.path) ?? decline("what draws is out of reach");
  const call = file.at(at.range, "Call") ?? pass("nothing sets a seed");
  const name = file.qualifiedName(call.func) ?? "";
  const does = [context.knowledge("python").symbol(name)?.call].flat()[0]?.does;
  const [seed] = call.args;
  if (does !== "seed" || seed === undefined || call.args.length + call.keywords.length !== 1) {
    return pass("nothing sets a seed");
  }
  const statement = file.parentOf(call);
  const definition = statement === null ? null : file.parentOf(statement);
  if (statement?.type !== "Expr" || definition === null || !isDefinition(definition)) {
    return decline("its seed is set within a statement");
  }
  const draws = remedy.draws ?? decline("the state has no equivalent");
  const drafts = new Drafts();
  const draft = drafts.of(file);
  const drawing = drawingFunctions(draft, definition, draws);
  const own = drawing.get(definition) ?? decline("what draws stands elsewhere");
  if ([...own.draws, ...own.calls].some(({ start }) => start < statement.end)) {
    decline("it draws before it sets its seed");
  }
  for (const helper of drawing.keys()) {
    if (helper !== definition && context.mentions(helper.name, file.path, [])) {
      decline("what draws is called elsewhere, too");
    }
  }
  const rng = commonName(draft, [...drawing.keys()]);
  const made = draft.fill(remedy.makeFromNumber ?? remedy.make, call, { seed: file.of(seed) });
  draft.replace(statement.start, statement.end, `${rng} = ${made}`);
  drawFrom(draft, definition, drawing, draws, rng, (helper) => {
    addRequiredParameter(draft, helper, rng);
  });
  return {
    id: "own-generator",
    title: `Draw from a generator of its own in '${definition.name}'.`,
    isPreferred: true,
    edits: drafts.edits,
  };
}
