/** What could mend a finding, untried: each of these still has to show that it cures. */
import type { Remedy } from "../findings/finding.js";
import type { RemedyContext } from "./context.js";
import { ecmascriptCandidates } from "./ecmascript/candidates.js";
import { pythonCandidates } from "./python/candidates.js";

/**
 * Remedies that may cure a finding, best first.
 *
 * @param context - the finding and the files around it
 */
export function candidatesFor(context: RemedyContext): readonly Remedy[] {
  const { path } = context.located.judgement.dispatch.at;
  return /\.pyw?$/iu.test(path) ? pythonCandidates(context) : ecmascriptCandidates(context);
}
