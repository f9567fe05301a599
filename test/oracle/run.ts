/** The oracle: lints programs that were run and observed, and compares. See `--help`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ask, built, inProcess, type Command } from "./harness/ask.js";
import { changes, save } from "./harness/compare.js";
import { judge, type Judgement } from "./harness/judge.js";
import { HELP, readOptions, type Options } from "./harness/options.js";
import { readPrograms, type Program } from "./harness/programs.js";
import { failures, table } from "./harness/table.js";
import { shortfalls } from "./harness/thresholds.js";
import { keepsLines, VARIANTS, writeVariant, type Variant } from "./harness/variants.js";

// `npm run oracle | head` closes the pipe: that is no failure.
process.stdout.on("error", () => process.exit());

const options = readOptions(process.argv.slice(2));
if (options === null) process.stdout.write(HELP);
else process.exitCode = await runOracle(options);

async function runOracle({ suites, variants, only, ...rest }: Options): Promise<0 | 1> {
  const programs = suites
    .flatMap(readPrograms)
    .filter(({ suite, name }) => only.test(`${suite}/${name}`));
  const top = mkdtempSync(join(tmpdir(), "reseed-oracle-"));
  const all = new Map<Variant, Judgement[]>();
  const short: string[] = [];
  try {
    for (const [i, variant] of variants.entries()) {
      const started = performance.now();
      const moved = await writeVariant(programs, variant, top);
      const judgements = await judgeAll(moved, variant, rest.built ? built : inProcess);
      all.set(variant, judgements);
      if (rest.list) print(failures(judgements, variant));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      print(
        `${variant} (${VARIANTS[variant]}): ${judgements.length} programs in ${seconds} s`,
        // The first variant tells the families apart; the others are held against it.
        table(judgements, keepsLines(variant), i === 0),
      );
      short.push(...shortfalls(judgements, variant));
    }
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
  if (rest.against !== "") print("Changes:", ...changes(rest.against, all));
  if (rest.save !== "") save(rest.save, all);
  if (!rest.check) return 0;
  print(...(short.length === 0 ? ["All thresholds are met."] : short));
  return short.length === 0 ? 0 : 1;
}

async function judgeAll(
  programs: readonly Program[],
  variant: Variant,
  command: Command,
): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const program of programs) {
    judgements.push(judge(program, await ask(program, command), keepsLines(variant)));
  }
  return judgements;
}

function print(...lines: readonly string[]): void {
  for (const line of lines) if (line !== "") process.stdout.write(`${line}\n`);
}
