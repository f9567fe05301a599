/** Reads the harness's command line. */
import { parseArgs } from "node:util";
import { SUITES, type Suite } from "./programs.js";
import { VARIANTS, type Variant } from "./variants.js";

export interface Options {
  readonly suites: readonly Suite[];
  readonly variants: readonly Variant[];
  /** Tells by `suite/name` whether a program takes part. */
  readonly only: RegExp;
  readonly list: boolean;
  readonly check: boolean;
  readonly built: boolean;
  /** Files for the verdicts of this run, and with those of another; empty for none. */
  readonly save: string;
  readonly against: string;
}

const ALL_VARIANTS = Object.keys(VARIANTS) as Variant[];

export const HELP = `Usage: npm run oracle -- [options]

Lints programs whose behaviour was observed, and compares.

  --only PATTERN   only programs whose 'suite/name' matches this regular expression
  --suite NAME     ${SUITES.join(", ")}; can be repeated; all by default
  --variant NAME   can be repeated; 'plain' by default, 'all' for all of them:
${ALL_VARIANTS.map((name) => `                     ${name.padEnd(12)} ${VARIANTS[name]}`).join("\n")}
  --list           a paragraph for each row that is not as expected
  --check          all variants; exit code 1 below the thresholds
  --built          runs 'eslint-plugin/dist/cli.js', one process a program: slow
  --save FILE      keeps the verdicts; --against FILE tells what has changed since

Columns: 'flag found' counts faulty programs with a finding, 'silent flagged' right ones (and the
mended siblings) with a false alarm. Of the programs found, 'place' counts those with a finding in a
line that the tables name, 'trace' those in which that line is the finding's place or a reason of it.
'may flagged' is neither right nor wrong; 'problems' are parse errors and crashes.
`;

/**
 * Reads the command line.
 *
 * @returns null where help was asked for
 */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", default: "" },
      suite: { type: "string", multiple: true, default: [...SUITES] },
      variant: { type: "string", multiple: true, default: ["plain"] },
      list: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      built: { type: "boolean", default: false },
      save: { type: "string", default: "" },
      against: { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const { check, list, built, save, against } = values;
  const takesAll = check || values.variant.includes("all");
  return {
    suites: values.suite.map((name) => oneOf(SUITES, name)),
    variants: takesAll ? ALL_VARIANTS : values.variant.map((name) => oneOf(ALL_VARIANTS, name)),
    only: new RegExp(values.only, "u"),
    list,
    check,
    built,
    save,
    against,
  };
}

/** The name, if it is one of the names. */
export function oneOf<T extends string>(names: readonly T[], given: string): T {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new Error(`'${given}' is none of ${names.join(", ")}.`);
  return found;
}
