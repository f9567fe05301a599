/** Makes a generator in each process of a program, where one process made it for all. */
import type { Remedy } from "../../findings/finding.js";
import { decline, pass } from "./draft.js";
import { Drafts } from "./read-files.js";
import type { Scene } from "./scene.js";
import { isUnseeded, rootAt } from "./seeds.js";

/** In place of the copy that it receives, each process makes a generator. */
export function ownGeneratorInProcess(scene: Scene): Remedy {
  const { file, judgement, remedy } = scene;
  const { dispatch } = judgement;
  // What is started by a call has a model; a broadcast gives what it got.
  if (dispatch.model !== null || dispatch.givenAt === null) pass("nothing is broadcast");
  if (judgement.owner?.shape.is === "state") pass("it is a global state");
  if (judgement.drawn !== undefined) decline("other things are made of what is broadcast");
  const call = file.at(dispatch.at.range, "Call") ?? decline("the broadcast stands elsewhere");
  const drafts = new Drafts();
  const draft = drafts.of(file);
  const roots = scene.roots();
  const made = ((): string => {
    if (isUnseeded(roots)) {
      return draft.fill(remedy.makeFresh ?? decline("it cannot be made without a seed"), call, {});
    }
    const number = dispatch.runner.workerNumber ?? decline("the processes have no numbers");
    const mixed = remedy.makeMixed ?? decline("it takes no seed of two parts");
    if (call.func.type !== "Attribute") return decline("the broadcast is no method");
    const index = draft.fill(number, call, { receiver: file.of(call.func.value) });
    const root = rootAt(draft, roots, call) ?? decline("its seed is out of reach");
    return draft.fill(mixed, call, { index, root });
  })();
  draft.replace(call.start, call.end, made);
  return {
    id: "own-generator-in-process",
    title: "Make a generator in each process.",
    isPreferred: true,
    edits: drafts.edits,
  };
}
