/** Prints judgements: a table by family, and a line for each failure. */
import { tally, type Judgement, type Share, type Tally } from "./judge.js";
import { SUITES, type Place } from "./programs.js";
import type { Variant } from "./variants.js";

/**
 * The table of one variant.
 *
 * @param judgements - of any suites
 * @param variant - says whether places count
 * @param hasFamilies - false for one line a suite
 */
export function table(
  judgements: readonly Judgement[],
  hasPlaces: boolean,
  hasFamilies: boolean,
): string {
  const rows = [["", "flag found", "silent flagged", "place", "trace", "may flagged", "problems"]];
  const add = (name: string, sum: Tally): void => {
    rows.push([
      name,
      share(sum.flag),
      share(sum.silent),
      hasPlaces ? share(sum.place) : "",
      hasPlaces ? share(sum.trace) : "",
      sum.may.total === 0 ? "" : `${sum.may.count}/${sum.may.total}`,
      sum.problems === 0 ? "" : String(sum.problems),
    ]);
  };
  for (const suite of SUITES) {
    const ofSuite = judgements.filter(({ program }) => program.suite === suite);
    if (ofSuite.length === 0) continue;
    if (hasFamilies) {
      const families = new Set(ofSuite.map(({ program }) => program.family));
      for (const family of [...families].sort()) {
        add(`  ${family}`, tally(ofSuite.filter(({ program }) => program.family === family)));
      }
    }
    add(suite, tally(ofSuite));
  }
  return align(rows);
}

function share({ count, total }: Share): string {
  if (total === 0) return "";
  const percent = (100 * count) / total;
  const digits = count === total ? "100" : percent.toFixed(1);
  return `${count}/${total} ${digits.padStart(5)} %`;
}

/** Lays cells out: the first column to the left, the others to the right. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
      .join("  ");
  return `${rows.map((row) => line(row).trimEnd()).join("\n")}\n`;
}

/**
 * Every failure with its reason, and what was said instead.
 *
 * @param judgements - in the order in which they are printed
 * @param variant - names the list
 */
export function failures(judgements: readonly Judgement[], variant: Variant): string {
  const lines: string[] = [];
  for (const { program, verdict, answer, surplus } of judgements) {
    const { suite, name, why } = program;
    const reports = verdict === "right" ? surplus : answer.reports;
    const kind = verdict !== "right" ? verdict : surplus.length > 0 ? "surplus" : "problem";
    if (kind === "problem" && answer.problems.length === 0) continue;
    lines.push(`${kind.toUpperCase().padEnd(11)}  ${suite}/${name}  ${expected(program)}`);
    lines.push(`             ${why}`);
    for (const { file, line, column, rule, message } of reports) {
      lines.push(`             said ${file}:${line}:${column}  ${rule}  ${message}`);
    }
    for (const problem of answer.problems) lines.push(`             problem ${problem}`);
  }
  return lines.length === 0 ? "" : `${variant}: ${title(lines)}\n${lines.join("\n")}\n`;
}

function title(lines: readonly string[]): string {
  const count = lines.filter((line) => !line.startsWith(" ")).length;
  return count === 1 ? "1 row to look at" : `${count} rows to look at`;
}

function expected(program: Judgement["program"]): string {
  const axes = Object.entries(program.environment).map(([name, version]) => `${name}=${version}`);
  const environment = axes.length === 0 ? "" : `  [${axes.join(",")}]`;
  if (program.expect !== "flag") return `expected ${program.expect}${environment}`;
  const related = program.related.length === 0 ? "" : ` (or ${program.related.map(at).join(" ")})`;
  return `expected at ${program.lines.map(at).join(" ")}${related}${environment}`;
}

function at({ file, line }: Place): string {
  return `${file}:${line}`;
}
