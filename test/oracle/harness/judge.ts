/** Holds what a linter said against what was observed. */
import type { Place, Program } from "./programs.js";
import type { Answer, Report } from "./ask.js";

export type Verdict = "right" | "missed" | "false alarm" | "wrong place";

export interface Judgement {
  readonly program: Program;
  readonly answer: Answer;
  /** `wrong place`: found, but in a line that is neither expected nor related. */
  readonly verdict: Verdict;
  /** Whether the first report stands where it belongs. */
  readonly isInPlace: boolean;
  /** Whether an expected line is a report's place or one of its reasons. */
  readonly isTraced: boolean;
  /** Reports that stand elsewhere, beside one that is in place. */
  readonly surplus: readonly Report[];
}

/**
 * Judges one answer.
 *
 * @param program - what was asked about
 * @param answer - what was said
 * @param hasPlaces - false where the program was laid out anew, so that lines mean nothing
 */
export function judge(program: Program, answer: Answer, hasPlaces: boolean): Judgement {
  const { reports } = answer;
  const wanted = [...program.lines, ...program.related];
  // A case that is a matter of a command line has no place in its files.
  const isPlaced = hasPlaces && program.lines.length > 0;
  const inPlace = reports.filter((report) => !isPlaced || includes(wanted, report));
  const isTraced = reports.some(
    (report) =>
      !isPlaced || [report, ...report.trace].some((place) => includes(program.lines, place)),
  );
  return {
    program,
    answer,
    verdict: verdictOf(program, reports, inPlace),
    isInPlace: inPlace.length > 0,
    isTraced,
    surplus: inPlace.length > 0 ? reports.filter((report) => !inPlace.includes(report)) : [],
  };
}

function verdictOf(
  { expect }: Program,
  reports: readonly Report[],
  inPlace: readonly Report[],
): Verdict {
  switch (expect) {
    case "may":
      return "right";
    case "silent":
      return reports.length === 0 ? "right" : "false alarm";
    case "flag":
      if (reports.length === 0) return "missed";
      return inPlace.length > 0 ? "right" : "wrong place";
  }
}

function includes(places: readonly Place[], { file, line }: Place): boolean {
  return places.some((place) => place.file === file && place.line === line);
}

/** How many of how many. */
export interface Share {
  readonly count: number;
  readonly total: number;
}

/** What one line of the table says about several programs. */
export interface Tally {
  readonly flag: Share;
  readonly silent: Share;
  readonly place: Share;
  readonly trace: Share;
  readonly may: Share;
  readonly problems: number;
}

/** Sums judgements up. */
export function tally(judgements: readonly Judgement[]): Tally {
  const of = (expect: Program["expect"]): Judgement[] =>
    judgements.filter(({ program }) => program.expect === expect);
  const isFlagged = ({ answer }: Judgement): boolean => answer.reports.length > 0;
  const share = (among: readonly Judgement[], is: (one: Judgement) => boolean): Share => ({
    count: among.filter(is).length,
    total: among.length,
  });
  const found = of("flag").filter(isFlagged);
  return {
    flag: share(of("flag"), isFlagged),
    silent: share(of("silent"), isFlagged),
    place: share(found, ({ isInPlace }) => isInPlace),
    trace: share(found, ({ isTraced }) => isTraced),
    may: share(of("may"), isFlagged),
    problems: judgements.filter(({ answer }) => answer.problems.length > 0).length,
  };
}
