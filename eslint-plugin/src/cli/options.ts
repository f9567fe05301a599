/** Reads the command line. */
import { parseArgs } from "node:util";
import type { Preset } from "../engine.js";
import { DEFAULT_ENVIRONMENT, withGiven } from "../environment/environment.js";

export interface Options {
  /** Files and folders as they were given. */
  readonly paths: readonly string[];
  readonly format: "stylish" | "json";
  readonly preset: Preset;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether only what files import counts, or also what the rest of their project does with them. */
  readonly project: "forward" | "scan";
  /** Whether preferred remedies are applied: to the files, only to a diff that is shown, or not. */
  readonly mends: "files" | "diff" | "nothing";
}

export type Command =
  | { readonly kind: "lint"; readonly options: Options }
  | {
      readonly kind: "explain";
      readonly path: string;
      readonly environment: Options["environment"];
    }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  /** A sentence about what is wrong with the command line. */
  | { readonly kind: "misuse"; readonly problem: string };

export const HELP = `Usage: reseed [options] PATH...

Finds parallel workers that draw the same random numbers, in Python (notebooks too), JavaScript
and TypeScript.
Each PATH is a file or a folder. Folders are searched without node_modules, dist, build, virtual
environments and hidden folders, and files in them that start no workers are passed over unread. A
file that is named is always read.

Options:
  --format FORMAT             stylish (the default) or json: ESLint's results with their reasons
  --preset PRESET             recommended (the default), or strict for advice as well
  --environment NAME=V,...    what your project's files do not tell: python=3.11,numpy=1.26.4,
                              platform=linux,start-method=fork, or any package with its version
  --project MODE              forward (the default): what stands in PATH, judged with all that it
                              imports; or scan: also what other files of its project do with it,
                              told where it stands there
  --fix                       apply the remedies that are sure to cure, then print what is left
  --diff                      print what --fix would change, as a unified diff
  --explain-environment PATH  print which versions are assumed for PATH, and why
  --no-cache                  accepted and without effect: no cache is kept
  --version                   print the version
  --help                      print this text

Exit code: 0 nothing found, 1 problems found (findings, or files that could not be parsed or read),
2 the command could not run.
`;

/**
 * Reads the command line.
 *
 * @param args - the arguments after the program's name
 */
export function readCommand(args: readonly string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "stylish" },
        preset: { type: "string", default: "recommended" },
        environment: { type: "string", multiple: true, default: [] },
        project: { type: "string", default: "forward" },
        "explain-environment": { type: "string" },
        fix: { type: "boolean", default: false },
        diff: { type: "boolean", default: false },
        "no-cache": { type: "boolean" },
        version: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    return misuse(plain(error));
  }
  const { values, positionals: paths } = parsed;
  if (values.help === true) return { kind: "help" };
  if (values.version === true) return { kind: "version" };
  const environment = readEnvironment(values.environment);
  if (typeof environment === "string") return misuse(environment);
  const explained = values["explain-environment"];
  if (explained !== undefined) {
    if (paths.length > 0) return misuse("'--explain-environment' takes one path and no others.");
    return { kind: "explain", path: explained, environment };
  }
  const { format, preset, project } = values;
  if (format !== "stylish" && format !== "json") {
    return misuse(`'--format' is 'stylish' or 'json', not '${format}'.`);
  }
  if (preset !== "recommended" && preset !== "strict") {
    return misuse(`'--preset' is 'recommended' or 'strict', not '${preset}'.`);
  }
  if (project !== "forward" && project !== "scan") {
    return misuse(`'--project' is 'forward' or 'scan', not '${project}'.`);
  }
  if (paths.length === 0) return misuse("Name at least one file or folder.");
  if (values.fix && values.diff) return misuse("'--fix' and '--diff' exclude each other.");
  const mends = values.fix ? "files" : values.diff ? "diff" : "nothing";
  return { kind: "lint", options: { paths, format, preset, environment, project, mends } };
}

function misuse(problem: string): Command {
  return { kind: "misuse", problem };
}

/** The first sentence of what `parseArgs` says; the rest is advice for programmers. */
function plain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = message.split(/\. |\n/u, 1)[0] ?? message;
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** @returns the entries, or a sentence about the first that is none or has no value that counts */
function readEnvironment(given: readonly string[]): Record<string, string> | string {
  const environment: Record<string, string> = {};
  for (const list of given) {
    let last: string | null = null;
    for (const part of list.split(",")) {
      const piece = part.trim();
      if (piece === "") continue;
      const entry = /^(@?[A-Za-z][\w./-]*)\s*=\s*(.+)$/u.exec(piece);
      if (entry?.[1] !== undefined && entry[2] !== undefined) {
        last = entry[1].toLowerCase();
        environment[last] = entry[2];
      } else if (last !== null && /^[<>=!~^\d]/u.test(piece)) {
        // The second half of a range: `numpy=>=1.20,<2`.
        environment[last] = `${environment[last] ?? ""},${piece}`;
      } else {
        return `'--environment' takes entries such as 'python=3.11', not '${piece}'.`;
      }
    }
  }
  return withGiven(DEFAULT_ENVIRONMENT, environment).problems[0]?.message ?? environment;
}
