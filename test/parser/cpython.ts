// Compares our trees with those of CPython's own `ast` module.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";
import { digest, dump, FIELDS } from "./dump.js";

const SCRIPT = path.join(import.meta.dirname, "cpython-dump.py");

/** Files that one process reads, so that its output stays small. */
const BATCH = 500;

export interface Python {
  readonly command: string;
  readonly version: readonly [major: number, minor: number];
}

/** The newest fitting CPython at hand, or `RESEED_PYTHON`; undefined where there is none. */
export function findPython(): Python | undefined {
  const given = process.env.RESEED_PYTHON;
  const commands =
    given === undefined ? ["python3.15", "python3.14", "python3.13", "python3", "python"] : [given];
  for (const command of commands) {
    const { status, stdout } = spawnSync(
      command,
      ["-c", "import sys; print(*sys.version_info[:2])"],
      { encoding: "utf8" },
    );
    if (status !== 0) continue;
    const [major = 0, minor = 0] = stdout.split(" ").map(Number);
    // Before 3.10 trees had another shape; what 3.12 makes of formatted strings has faults of its own.
    if (major === 3 && minor >= 10 && minor !== 12) return { command, version: [major, minor] };
  }
  return undefined;
}

/** Where this Python keeps its standard library. */
export function libraryOf(python: Python): string {
  const script = "import sysconfig; print(sysconfig.get_path('stdlib'))";
  return spawnSync(python.command, ["-c", script], { encoding: "utf8" }).stdout.trim();
}

/** All Python files below a directory, sorted. */
export function pythonFiles(directory: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py"))
    .map((name) => path.join(directory, name))
    .filter((file) => fs.statSync(file).isFile())
    .sort();
}

export interface Comparison {
  readonly file: string;
  /** What the difference is; undefined if there is none. */
  readonly difference: string | undefined;
  /** Whether CPython accepts the file; undefined if it is not UTF-8. */
  readonly isValid: boolean | undefined;
  /** How many errors we report. */
  readonly errors: number;
  readonly nodes: number;
}

/** Compares every node of every file: kind, place, fields and values. */
export function compare(python: Python, files: readonly string[]): Comparison[] {
  const results: Comparison[] = [];
  for (let from = 0; from < files.length; from += BATCH) {
    const batch = files.slice(from, from + BATCH);
    const answers = ask(python, batch, false);
    for (const [index, file] of batch.entries()) {
      results.push(compareFile(python, file, answers[index] ?? ""));
    }
  }
  return results;
}

function compareFile(python: Python, file: string, answer: string): Comparison {
  const [verdict, ...rest] = answer.split(" ");
  if (verdict === "unreadable") {
    return { file, difference: undefined, isValid: undefined, errors: 0, nodes: 0 };
  }
  const text = fs.readFileSync(file, "utf8").replace(/^\ufeff/, "");
  const { module, errors } = parse(text);
  const found = { file, errors: errors.length, isValid: verdict === "digest" };
  if (verdict === "invalid") {
    const difference =
      errors.length > 0
        ? undefined
        : `not rejected: line ${rest[0] ?? ""} ${rest.slice(1).join(" ")}`;
    return { ...found, difference, nodes: 0 };
  }
  const [first] = errors;
  if (first !== undefined) {
    const line = text.slice(0, first.start).split("\n").length;
    return { ...found, difference: `line ${line}: ${first.message}`, nodes: 0 };
  }
  const ours = dump(module, text, python.version[1] < 12);
  if (digest(ours) === rest[0]) return { ...found, difference: undefined, nodes: ours.length };
  const theirs = JSON.parse(
    ask(python, [file], true)[0]?.slice("full ".length) ?? "[]",
  ) as string[];
  return { ...found, difference: firstDifference(ours, theirs, text), nodes: ours.length };
}

function firstDifference(ours: readonly string[], theirs: readonly string[], text: string): string {
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const place = ours.slice(0, at + 1).findLast((line) => / \d+ \d+$/.test(line)) ?? "";
  const [start, end] = place.split(" ").slice(1).map(Number);
  const line = text.slice(0, start).split("\n").length;
  const shown = JSON.stringify(text.slice(start, end).slice(0, 80));
  return `line ${line}: ours ${ours.slice(at, at + 3).join(" | ")}; CPython's ${theirs.slice(at, at + 3).join(" | ")}; near ${shown}`;
}

function ask(python: Python, files: readonly string[], isFull: boolean): string[] {
  const { stdout, stderr, status } = spawnSync(
    python.command,
    [SCRIPT, ...(isFull ? ["--full"] : [])],
    {
      input: [JSON.stringify(FIELDS), ...files, ""].join("\n"),
      encoding: "utf8",
      maxBuffer: 1 << 30,
      env: { ...process.env, PYTHONIOENCODING: "utf-8", PYTHONUTF8: "1" },
    },
  );
  if (status !== 0) throw new Error(`${python.command} failed: ${stderr}`);
  return stdout.split("\n");
}
