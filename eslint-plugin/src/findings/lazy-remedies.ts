/** Lets a finding look for its remedies when somebody asks: most runs only print what is wrong. */
import type { Finding, Remedy } from "./finding.js";

/**
 * The same finding with remedies that are sought at the first question.
 *
 * @param finding - one without remedies
 * @param find - finds them; asked once
 */
export function withRemedies(finding: Finding, find: () => Sought): Finding {
  let known: Sought | undefined;
  return {
    ...finding,
    get remedies() {
      return (known ??= find()).remedies;
    },
    get obstacle() {
      return (known ??= find()).obstacle;
    },
  };
}

/** What a search for remedies came to. */
export interface Sought {
  readonly remedies: readonly Remedy[];
  /** Why there is none, as a clause. */
  readonly obstacle?: string;
}

/**
 * The same finding without remedies, for those who print it and would seek them in vain.
 */
export function withoutRemedies(finding: Finding): Finding {
  const { rule, messageId, data, path, range, certainty, condition, trace } = finding;
  return { rule, messageId, data, path, range, certainty, condition, trace, remedies: [] };
}
