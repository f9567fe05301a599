/** Hands the program's seed to the runner that makes the seeds of its workers from it. */
import type { Node } from "../../python/parser/nodes.js";
import { isComprehension, isFunction, isLoop, type PythonFile } from "./file.js";
import { NewSeed } from "./new-seed.js";
import type { Drafts } from "./read-files.js";
import type { Scene } from "./scene.js";
import { rootAt } from "./seeds.js";
import { appendArgumentText } from "./slots.js";

/**
 * Adds the argument, so that a program that was seeded draws the same numbers in each run. The cure
 * holds without it, too: where the seed cannot be written there, nothing is added.
 */
export function seedRunner(scene: Scene, drafts: Drafts): void {
  const { judgement, file, roots } = scene;
  const { dispatch } = judgement;
  const source = dispatch.runner.workerSeed?.source;
  const { path, range } = dispatch.runnerAt;
  const call = path === file.path ? file.at(range, "Call") : null;
  const statement = call === null ? null : file.statementOf(call);
  if (source === undefined || call === null || statement === null) return;
  if (call.keywords.some(({ arg }) => arg === source.name || arg === null)) return;
  // A runner that is made for each epoch would get the same seed each time.
  if (isMadeAgain(file, call)) return;
  const draft = drafts.of(file);
  const seed = roots();
  const whole = rootAt(draft, seed, statement);
  const isNumber = whole !== null && (seed instanceof NewSeed || /^\d+$/u.test(whole));
  const root = isNumber ? whole : addedTo(scene);
  if (root === null) return;
  appendArgumentText(draft, call, `${source.name}=${draft.fill(source.make, call, { root })}`);
}

/** Whether a loop evaluates a call more than once: what it iterates over, it evaluates once. */
function isMadeAgain(file: PythonFile, call: Node): boolean {
  let inner: Node = call;
  for (const around of file.around(call)) {
    if (isFunction(around)) return false;
    if (isComprehension(around) && inner !== around.generators[0]) return true;
    if (isLoop(around) && !("iter" in around && around.iter === inner)) return true;
    inner = around;
  }
  return false;
}

/** The number in `42 + worker_id`: it is the part of the seed that stands for the program. */
function addedTo({ judgement, fileAt }: Scene): string | null {
  const at = judgement.stream?.seedAt ?? null;
  const file = at === null ? null : fileAt(at.path);
  const seed = at === null ? null : (file?.argumentAt(at.range) ?? null);
  if (file === null || seed?.type !== "BinOp" || seed.op !== "+") return null;
  const number = [seed.left, seed.right].find(({ type }) => type === "Constant");
  const text = number === undefined ? "" : file.of(number);
  return /^\d+$/u.test(text) ? text : null;
}
