/** What could mend a finding in JavaScript or TypeScript. */
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { seedFromEntropy } from "./entropy.js";
import { dropFlag } from "./flags.js";
import { seedProgramText } from "./program-text.js";
import { rebuild } from "./rebuild.js";
import { sendAnew } from "./send-anew.js";
import { mixWhereSent } from "./sent-seed.js";
import { afterSnapshot } from "./snapshot.js";
import { makeInTasks } from "./task-generator.js";
import { numberTasks } from "./task-index.js";
import { seedWorkers } from "./worker-seed.js";

/** Remedies that may cure a finding, best first. */
export function ecmascriptCandidates(context: RemedyContext): readonly Remedy[] {
  return [
    ...sendAnew(context),
    ...rebuild(context),
    ...dropFlag(context),
    ...afterSnapshot(context),
    ...seedProgramText(context),
    ...numberTasks(context),
    ...makeInTasks(context),
    ...seedWorkers(context),
    ...mixWhereSent(context),
    ...seedFromEntropy(context),
  ];
}
