/** Prints what became of the programs that were mended: a table, and a line for each that fell short. */
import type { Row } from "./fix-rows.js";
import { SUITES } from "./programs.js";
import { align } from "./table.js";

const HEAD = [
  "",
  "offered",
  "clean",
  "executed",
  "cured",
  "same work",
  "seeded",
  "same numbers",
  "not reproduced",
] as const;

/**
 * The table: by suite and family, by class, and in all.
 *
 * @param hasFamilies - false for one line a suite
 */
export function fixTable(rows: readonly Row[], hasFamilies: boolean): string {
  const lines: (readonly string[])[] = [HEAD];
  const add = (name: string, among: readonly Row[]): void => {
    if (among.length > 0) lines.push([name, ...cells(among)]);
  };
  for (const suite of SUITES) {
    const ofSuite = rows.filter(({ program }) => program.suite === suite);
    if (hasFamilies) {
      for (const family of distinct(ofSuite.map(({ program }) => program.family))) {
        add(
          `  ${family}`,
          ofSuite.filter(({ program }) => program.family === family),
        );
      }
    }
    add(suite, ofSuite);
  }
  for (const verdict of distinct(rows.map(({ program }) => program.verdict))) {
    add(
      `class ${verdict}`,
      rows.filter(({ program }) => program.verdict === verdict),
    );
  }
  add("stdlib, NumPy, Node", rows.filter(isCore));
  add("all", rows);
  return align(lines);
}

/** Programs that need nothing but the language's own library and NumPy, or Node.js. */
function isCore({ program: { suite, libraries } }: Row): boolean {
  const needs = Object.keys(libraries).filter((name) => name !== "python" && name !== "numpy");
  return suite === "javascript" || suite === "projects-js" || needs.length === 0;
}

function cells(rows: readonly Row[]): string[] {
  const executed = rows.filter(({ execution }) => execution.kind === "executed");
  const of = (among: readonly Row[], test: (row: Row) => boolean): string =>
    among.length === 0 ? "" : `${among.filter(test).length}/${among.length}`;
  const seeded = executed.filter(
    ({ execution }) => execution.kind === "executed" && execution.wasSeeded === true,
  );
  const unseen = executed.filter(
    (row) => row.execution.kind === "executed" && !row.execution.isReproduced,
  );
  return [
    of(rows, ({ isOffered }) => isOffered),
    of(rows, isClean),
    of(rows, ({ execution }) => execution.kind === "executed"),
    of(executed, isCured),
    of(executed, isSound),
    seeded.length === 0 ? "" : String(seeded.length),
    of(seeded, ({ execution }) => execution.kind === "executed" && execution.isRepeatable === true),
    unseen.length === 0 ? "" : String(unseen.length),
  ];
}

/** Whether remedies were applied and left nothing. */
export function isClean({ applied, left }: Row): boolean {
  return applied.length > 0 && left.length === 0;
}

/** Whether a program that was run neither repeats nor hangs nor crashes. */
export function isCured({ execution }: Row): boolean {
  return (
    execution.kind === "executed" &&
    !execution.faults.some((fault) => /^(?:repeats|hangs|crashes|unavailable)/u.test(fault))
  );
}

function isSound({ execution }: Row): boolean {
  return execution.kind === "executed" && execution.faults.length === 0;
}

/** One line for a program: what was not as it should be, or null. */
export function shortfall(row: Row): string | null {
  const { program, applied, left, execution } = row;
  const name = `${program.suite}/${program.name}`;
  if (applied.length === 0) {
    if (left.length > 0) return `${name}: no remedy for ${left.join(" | ")}`;
    const isNotebook = program.files.some((file) => file.endsWith(".ipynb"));
    return `${name}: ${isNotebook ? "a notebook, whose cells are mended in an editor" : "no finding"}`;
  }
  if (left.length > 0) return `${name}: left after ${applied.length}: ${left.join(" | ")}`;
  if (execution.kind === "unavailable") return `${name}: cannot be run: ${execution.reason}`;
  if (execution.kind === "none") return null;
  const faults = [...execution.faults];
  if (!execution.isReproduced) faults.push(`its ${program.verdict} was not reproduced here`);
  return faults.length === 0 ? null : `${name}: ${faults.join("; ")}`;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
