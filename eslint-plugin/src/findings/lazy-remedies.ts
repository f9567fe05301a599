/** Lets a finding look for its remedies when somebody asks: most runs only print what is wrong. */
import type { Finding, Remedy } from "./finding.js";

/**
 * The same finding with remedies that are sought at the first question.
 *
 * @param finding - one without remedies
 * @param find - finds them; asked once
 */
export function withRemedies(finding: Finding, find: () => readonly Remedy[]): Finding {
  let known: readonly Remedy[] | undefined;
  return {
    ...finding,
    get remedies() {
      return (known ??= find());
    },
  };
}

/**
 * The same finding without remedies, for those who print it and would seek them in vain.
 */
export function withoutRemedies(finding: Finding): Finding {
  const { rule, messageId, data, path, range, certainty, condition, trace } = finding;
  return { rule, messageId, data, path, range, certainty, condition, trace, remedies: [] };
}
