/** Mends a seed where it stands: clocks give way to entropy, and seeds that a runner sets are left to it. */
import type { Remedy } from "../../findings/finding.js";
import type { Call } from "../../python/parser/nodes.js";
import { decline, pass } from "./draft.js";
import type { PythonFile } from "./file.js";
import { seedRunner } from "./loader-seed.js";
import { Drafts } from "./read-files.js";
import { isOfTheRun } from "./roots.js";
import type { Scene } from "./scene.js";
import { removeStatement } from "./statements.js";

/** What takes the clock, or a process's number, for its seed takes entropy: the program wanted that. */
export function entropyForClock(scene: Scene): Remedy {
  const { judgement, remedy } = scene;
  const { stream } = judgement;
  if (stream === null || !isOfTheRun(stream)) pass("its seed is the same in each run");
  const { file, call } = seedingCall(scene);
  const isState = judgement.owner?.shape.is === "state";
  const fresh = isState ? remedy.reseedFresh : remedy.makeFresh;
  const drafts = new Drafts();
  const draft = drafts.of(file);
  if (call.args.length + call.keywords.length !== 1) decline("it is made from more than a seed");
  const text = draft.fill(fresh ?? decline("it takes no entropy"), call, {});
  draft.replace(call.start, call.end, text);
  return {
    id: "entropy",
    title: "Seed from entropy in place of the clock.",
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** A seed that undoes the one which the runner sets in each of its workers is removed. */
export function seedOfRunner(scene: Scene): Remedy {
  const { dispatch, owner } = scene.judgement;
  const state = owner?.shape.is === "state" ? owner.shape.id : pass("it is no global state");
  if (!dispatch.reseeds.includes(state)) pass("the runner does not seed it");
  const { file, call } = seedingCall(scene);
  const statement = file.parentOf(call);
  if (statement?.type !== "Expr") return decline("its seed is set within a statement");
  const body = file.parentOf(statement);
  const isAlone =
    body !== null && "body" in body && Array.isArray(body.body) && body.body.length < 2;
  if (isAlone) decline("nothing else would be left there");
  const drafts = new Drafts();
  removeStatement(drafts.of(file), statement);
  seedRunner(scene, drafts);
  return {
    id: "seed-of-runner",
    title: `Leave the seed to '${dispatch.title}', which sets another one in each worker.`,
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** The call that sets the seed. */
function seedingCall({ judgement, fileAt }: Scene): {
  readonly file: PythonFile;
  readonly call: Call;
} {
  const { stream } = judgement;
  const at = stream?.at ?? decline("its seed is unknown");
  const file = fileAt(at.path) ?? decline("the seed is out of reach");
  const call = file.at(at.range, "Call") ?? decline("no call sets the seed");
  return { file, call };
}
