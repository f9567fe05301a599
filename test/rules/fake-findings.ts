/** Findings made for tests: what the analysis would say about a piece of a program's text. */
import type { Finding, Remedy, RuleId } from "../../eslint-plugin/src/findings/finding.js";

/** The findings of the tests' rule, told apart by what differs. */
export function finding(
  text: string,
  code: string,
  rest: Partial<Finding> & Pick<Finding, "rule" | "messageId" | "path">,
): Finding {
  const start = text.indexOf(code);
  if (start < 0) throw new Error(`The program does not hold ${code}.`);
  return {
    data: SAMPLE,
    range: [start, start + code.length],
    certainty: "certain",
    condition: null,
    trace: [],
    remedies: [],
    ...rest,
  };
}

/** Something for every placeholder. */
export const SAMPLE: Readonly<Record<string, string>> = {
  draw: "np.random.rand",
  use: "np.random.normal",
  generator: "self.augment.rng",
  task: "partial(work, rng)",
  runner: "executor.map",
  seed: "np.random.seed(args.seed)",
  service: "the web server",
  state: "NumPy's global generator",
  place: "module",
  repeats: "worker",
};

/** A remedy that replaces pieces of a program. */
export function remedy(
  path: string,
  text: string,
  title: string,
  replacements: Readonly<Record<string, string>>,
): Remedy {
  const edits = Object.entries(replacements).map(([code, replacement]) => {
    const start = text.indexOf(code);
    if (start < 0) throw new Error(`The program does not hold ${code}.`);
    return { path, range: [start, start + code.length] as const, text: replacement };
  });
  return { id: title, title, isPreferred: false, edits };
}

export const RULE_IDS: readonly RuleId[] = [
  "no-inherited-state",
  "no-module-generator",
  "no-shared-generator",
  "no-constant-seed",
  "no-fork-lock",
  "no-correlated-seed",
  "no-lost-seed",
];
