/** Gives each object that becomes a worker a seed, where all of them made their generators of one. */
import type { Place } from "../../analysis/values/value.js";
import type { Remedy } from "../../findings/finding.js";
import type { Call } from "../../python/parser/nodes.js";
import { decline, Draft, pass } from "./draft.js";
import type { Scene } from "./scene.js";
import { seedsFor } from "./seeds.js";
import { appendArgumentText } from "./slots.js";
import { addParameter, isDefinition } from "./task.js";

/** The objects are made with one argument more. */
export function ownSeedInConstructor(scene: Scene, creation: Place): Remedy {
  const { context, file, remedy } = scene;
  const call = creation.path === file.path ? file.at(creation.range, "Call") : null;
  if (call === null) return pass("it is made elsewhere");
  const method = file.functionAround(call);
  const owner = file.parentOf(method);
  if (!isDefinition(method) || method.name !== "__init__" || owner?.type !== "ClassDef") {
    return pass("no constructor makes it");
  }
  if (context.mentions(owner.name, file.path, [])) decline("its class is used elsewhere, too");
  const binding = file.scopeAt(owner).lookup(owner.name);
  const uses = (binding?.references ?? []).filter(({ isRead, isWrite }) => isRead && !isWrite);
  const calls = uses.map(({ node }): Call => {
    const parent = file.parentOf(node);
    const isCall = parent?.type === "Call" && parent.func === node;
    return isCall ? parent : decline("its class is more than called");
  });
  const [first, ...more] = calls;
  if (first === undefined || more.length > 0) return decline("its objects are made in many places");
  const draft = new Draft(file);
  const seed = draft.freshName(["seed", "child_seed"], method);
  const { args, posonlyargs } = method.args;
  const isFull =
    first.keywords.length === 0 &&
    first.args.every(({ type }) => type !== "Starred") &&
    first.args.length === posonlyargs.length + args.length - 1;
  const value = seedsFor(draft, remedy, scene.roots(), first).one(first);
  appendArgumentText(draft, first, isFull ? value : `${seed}=${value}`);
  addParameter(draft, method, seed, false, null);
  draft.replace(call.start, call.end, draft.fill(remedy.make, call, { seed }));
  return {
    id: "own-seed-in-constructor",
    title: `Make each '${owner.name}' with a seed of its own.`,
    isPreferred: true,
    edits: draft.edits,
  };
}
