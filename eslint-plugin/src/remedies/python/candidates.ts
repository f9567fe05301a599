/** What could mend a finding in Python. */
import { creationOf } from "../../analysis/verdict/findings.js";
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { dispatchCall, readCase, readRoots, streamRemedy } from "./case.js";
import { decline, Declined } from "./draft.js";
import { PythonFile } from "./file.js";
import { ownGeneratorSent } from "./generator-per-task.js";
import { ownGeneratorInWorker, ownSeedInInitializer } from "./worker-seed.js";
import {
  ownGeneratorForDraws,
  ownGeneratorForName,
  ownSeedForCall,
  ownSeedForState,
} from "./seed-per-task.js";

/** Remedies that may cure a finding, best first. */
export function pythonCandidates(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  const { path } = judgement.dispatch.at;
  const text = context.textOf(path);
  const remedy = streamRemedy(context);
  if (text === undefined || remedy === null) return [];
  const file = new PythonFile(path, text);
  const read = () => readCase(context, file);
  const isState = judgement.owner?.shape.is === "state";
  const creation = creationOf(judgement.owner);
  const created = creation?.path === path ? file.expressionAt(creation.range) : null;
  const attempts: (() => Remedy)[] = [];
  if (judgement.dispatch.isLoader) {
    attempts.push(() => ownSeedInInitializer(file, judgement, remedy));
    if (created !== null) {
      attempts.push(() => ownGeneratorInWorker(file, judgement, remedy, created));
    }
  } else if (isState) {
    attempts.push(() => ownGeneratorForDraws(read(), remedy));
    attempts.push(() => ownSeedForState(read(), remedy));
  } else if (creation !== null) {
    attempts.push(() => {
      const call = dispatchCall(judgement, file);
      const made = created ?? decline("it is made elsewhere");
      const roots = readRoots(context, file);
      return ownGeneratorSent({ file, call, remedy, roots, creation: made });
    });
    attempts.push(() => ownSeedForCall(read(), remedy, creation));
    attempts.push(() => ownGeneratorForName(read(), remedy));
  }
  return attempts.flatMap((attempt) => tried(attempt));
}

function tried(attempt: () => Remedy): readonly Remedy[] {
  try {
    return [attempt()];
  } catch (error) {
    if (error instanceof Declined) return [];
    throw error;
  }
}
