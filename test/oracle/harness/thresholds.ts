/** How good the analysis has to be for a release. */
import { tally, type Judgement, type Share } from "./judge.js";
import { SUITES, type Suite } from "./programs.js";
import { keepsLines, type Variant } from "./variants.js";

interface Threshold {
  /** Least share of faulty programs found. */
  readonly found: number;
  /** Largest share of right programs flagged. */
  readonly flagged: number;
  /** Least share of findings in their place. */
  readonly place: number;
}

const CASES: Threshold = { found: 0.97, flagged: 0.01, place: 0.9 };
/** Real code is harder than cases. */
const PROJECTS: Threshold = { found: 0.95, flagged: 0.02, place: 0.9 };

const THRESHOLDS: Readonly<Record<Suite, Threshold>> = {
  python: CASES,
  javascript: CASES,
  "projects-py": PROJECTS,
  "projects-js": PROJECTS,
};

/**
 * Sentences about what is below its threshold.
 *
 * @param judgements - of one variant
 * @param variant - `bare` has no thresholds: silence can rest on the environment
 */
export function shortfalls(judgements: readonly Judgement[], variant: Variant): string[] {
  if (variant === "bare") return [];
  return SUITES.flatMap((suite) => {
    const { flag, silent, place, trace, problems } = tally(
      judgements.filter(({ program }) => program.suite === suite),
    );
    const limit = THRESHOLDS[suite];
    const sentences: string[] = [];
    const say = (what: string, isMet: boolean, share: Share): void => {
      if (!isMet) sentences.push(`${variant}, ${suite}: ${what} ${share.count} of ${share.total}.`);
    };
    say("found only", part(flag, 1) >= limit.found, flag);
    say("false alarms in", part(silent, 0) <= limit.flagged, silent);
    if (keepsLines(variant)) {
      say("in place only", part(place, 1) >= limit.place, place);
      say("expected line told only in", part(trace, 1) >= limit.place, trace);
    }
    if (problems > 0) sentences.push(`${variant}, ${suite}: problems in ${problems}.`);
    return sentences;
  });
}

function part({ count, total }: Share, ofNothing: number): number {
  return total === 0 ? ofNothing : count / total;
}
