/** Mends the oracle's programs, and runs what was mended. See `--help`. */
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createDiskHost, createEngine } from "../../eslint-plugin/src/engine.js";
import { mend } from "../../eslint-plugin/src/linting/mend.js";
import { OverlayHost } from "../../eslint-plugin/src/linting/overlay-host.js";
import { readPrograms, SUITES, type Program } from "./harness/programs.js";
import { runProgram } from "./harness/run-program.js";

const HELP = `Usage: npm run oracle:fix -- [options]

Applies the preferred remedies to every program that should have a finding, looks whether findings
are left, and runs the result.

  --only PATTERN     programs whose 'suite/name' matches
  --python PATH      an interpreter with the libraries of requirements.txt; may be repeated
  --modules FOLDER   node_modules with the libraries of package.json (test/oracle/node_modules)
  --no-run           do not run anything
  --list             print every program, not only those that are not mended
`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "." },
    python: { type: "string", multiple: true, default: ["python3"] },
    modules: { type: "string", default: fileURLToPath(new URL("node_modules", import.meta.url)) },
    "no-run": { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

interface Row {
  readonly program: Program;
  readonly applied: readonly string[];
  readonly left: number;
  /** One for each interpreter. */
  readonly runs: readonly string[];
}

if (values.help) process.stdout.write(HELP);
else main();

function main(): void {
  const only = new RegExp(values.only, "u");
  const programs = SUITES.flatMap(readPrograms).filter(
    (program) => program.expect === "flag" && only.test(`${program.suite}/${program.name}`),
  );
  const rows = programs.map(mendAndRun);
  for (const suite of SUITES)
    print(
      suite,
      rows.filter(({ program }) => program.suite === suite),
    );
}

function mendAndRun(program: Program): Row {
  const folder = mkdtempSync(join(tmpdir(), "reseed-fix-"));
  try {
    for (const file of program.files) {
      cpSync(join(program.folder, file), join(folder, file), { recursive: true });
    }
    for (const other of ["package.json", "tsconfig.json", "pyproject.toml"]) {
      const from = join(program.folder, other);
      if (existsSync(from)) cpSync(from, join(folder, other));
    }
    const overlay = new OverlayHost(createDiskHost());
    const { environment } = program;
    const engine = createEngine({
      root: folder,
      host: overlay,
      preset: "recommended",
      environment,
    });
    const files = program.files.map((file) => join(folder, file));
    const { texts, mended, left } = mend(engine, overlay, files);
    for (const [path, text] of texts) writeFileSync(path, text);
    const applied = mended.map(({ path, title }) => `${relative(folder, path)}: ${title}`);
    const runs =
      values["no-run"] || applied.length === 0 || left.length > 0 ? [] : run(program, folder);
    return { program, applied, left: left.length, runs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: Program, folder: string): readonly string[] {
  const isPython = program.suite.endsWith("py") || program.suite === "python";
  if (!isPython && existsSync(values.modules)) {
    symlinkSync(values.modules, join(folder, "node_modules"));
  }
  const interpreters = isPython ? values.python : [""];
  return interpreters.map((interpreter) => {
    const { outcome, detail } = runProgram(program, folder, interpreter);
    return detail === "" || outcome === "skipped" ? outcome : `${outcome} (${detail})`;
  });
}

function print(suite: string, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  for (const { program, applied, left, runs } of rows) {
    const isGood =
      applied.length > 0 && left === 0 && runs.every((one) => /^(?:unique|skipped)/u.test(one));
    if (isGood && !values.list) continue;
    process.stdout.write(
      `${suite}/${program.name}: ${applied.length} applied, ${left} left; ${runs.join(", ")}\n`,
    );
  }
  const count = (test: (row: Row) => boolean): number => rows.filter(test).length;
  const mended = count(({ applied, left }) => applied.length > 0 && left === 0);
  const executed = count(({ runs }) => runs.some((one) => one !== "skipped"));
  const unique = count(
    ({ runs }) =>
      runs.some((one) => one === "unique") &&
      runs.every((one) => one === "unique" || one === "skipped"),
  );
  process.stdout.write(
    `${suite}: ${rows.length} to mend, ${mended} mended and clean, ${executed} run, ${unique} unique\n`,
  );
}
