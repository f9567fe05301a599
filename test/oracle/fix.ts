/** Mends the oracle's programs, and runs them before and after. See `--help`. */
import process from "node:process";
import { parseArgs } from "node:util";
import { fixTable, isCured, shortfall } from "./harness/fix-table.js";
import { mendAndRun, type Row } from "./harness/fix-rows.js";
import { oneOf } from "./harness/options.js";
import { readPrograms, SUITES, type Program } from "./harness/programs.js";

const HELP = `Usage: npm run oracle:fix -- [options]

Applies the preferred remedies to every program that should have a finding, looks whether findings
are left, and runs the program twice as it was and twice as it is now, with the libraries of its row.
Python environments are made on first use, in '.venv' beside this file; the libraries of the
JavaScript programs come with 'npm ci' in this folder.

  --only PATTERN   programs whose 'suite/name' matches
  --suite NAME     ${SUITES.join(", ")}; can be repeated
  --no-run         do not run anything
  --fresh          run programs again that were run before with the same text and libraries
  --jobs N         programs at a time (2)
  --list           print every program with the remedies, not only those that fall short
  --families       a line of the table for each family of programs

'offered': a finding has a remedy. 'clean': remedies were applied, and neither findings nor syntax
errors are left. 'executed': the program could be run. 'cured': no stream repeats, nothing hangs or
fails. 'same work': as many streams, printed values, each distribution still drawn in the workers
and not in the parent, and as many workers, started in the same way. 'same numbers': of the
programs that were seeded, those that draw the same in two runs. 'not reproduced': the original did
not show here what its table says. Exit code 1 if a mended program is not cured.
`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    suite: { type: "string", multiple: true, default: [...SUITES] },
    "no-run": { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
    jobs: { type: "string", default: "2" },
    list: { type: "boolean", default: false },
    families: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else await main();

async function main(): Promise<void> {
  const only = new RegExp(values.only, "u");
  const all = values.suite.map((name) => oneOf(SUITES, name)).flatMap(readPrograms);
  const bySuite = new Map(all.map((program) => [`${program.suite}/${program.name}`, program]));
  const programs = all.filter(
    ({ suite, name, expect }) => expect === "flag" && only.test(`${suite}/${name}`),
  );
  const rows = await inOrder(programs, Number(values.jobs), (program) =>
    mendAndRun(program, bySuite.get(`${program.suite}/${program.fixed}`), {
      runs: !values["no-run"],
      isFresh: values.fresh,
    }),
  );
  for (const row of rows) print(row);
  process.stdout.write(`\n${fixTable(rows, values.families)}`);
  const isBad = ({ execution }: Row): boolean => execution.kind === "executed";
  if (rows.some((row) => isBad(row) && !isCured(row))) process.exitCode = 1;
}

function print(row: Row): void {
  const short = shortfall(row);
  const name = `${row.program.suite}/${row.program.name}`;
  if (short !== null) process.stdout.write(`${short}\n`);
  else if (values.list) process.stdout.write(`${name}: ${row.applied.join(" | ")}\n`);
}

/** Results in the order of the programs, of which `jobs` are under way at a time. */
async function inOrder(
  programs: readonly Program[],
  jobs: number,
  work: (program: Program) => Promise<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let next = 0;
  let done = 0;
  const take = async (): Promise<void> => {
    for (let i = next++; i < programs.length; i = next++) {
      const program = programs[i];
      if (program !== undefined) rows[i] = await work(program);
      done += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${done}/${programs.length} `);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, take));
  if (process.stderr.isTTY) process.stderr.write("\r");
  return rows;
}
