/** Hands the program's seed to the runner that makes the seeds of its workers from it. */
import { isComprehension, isFunction, isLoop } from "./file.js";
import type { Drafts } from "./read-files.js";
import type { Scene } from "./scene.js";
import { rootAt } from "./seeds.js";
import { appendArgumentText } from "./slots.js";

/**
 * Adds the argument, so that a program that was seeded draws the same numbers in each run. The cure
 * holds without it, too: where the seed cannot be written there, nothing is added.
 */
export function seedRunner({ judgement, file, roots }: Scene, drafts: Drafts): void {
  const { dispatch } = judgement;
  const source = dispatch.runner.workerSeed?.source;
  const { path, range } = dispatch.runnerAt;
  const call = path === file.path ? file.at(range, "Call") : null;
  const statement = call === null ? null : file.statementOf(call);
  if (source === undefined || call === null || statement === null) return;
  if (call.keywords.some(({ arg }) => arg === source.name || arg === null)) return;
  for (const around of file.around(call)) {
    // A runner that is made for each epoch would get the same seed each time.
    if (isLoop(around) || isComprehension(around)) return;
    if (isFunction(around)) break;
  }
  const draft = drafts.of(file);
  const root = rootAt(draft, roots(), statement);
  if (root === null || !/^\d+$/u.test(root)) return;
  appendArgumentText(draft, call, `${source.name}=${draft.fill(source.make, call, { root })}`);
}
