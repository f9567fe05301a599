// Asks CPython, and ruff where it is installed, about damaged programs, and prints where we differ:
// `npm run parser:opinion -- [SEED] [MUTATIONS]`.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";
import { compare, findPython } from "./cpython.js";
import { mutations } from "./mutate.js";
import { programs, statements } from "./programs.js";

const PROGRAMS = 60;
const SHOWN = 60;
/** Syntax errors are always reported; some rule must be chosen. */
const RUFF_OPTIONS = [
  "--isolated",
  "--no-cache",
  "--select",
  "YTT101",
  "--target-version",
  "py315",
];

const seed = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 3000);
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "reseed-opinion-"));
try {
  const files = writeMutations(directory);
  askCPython(files);
  askRuff(files);
} finally {
  fs.rmSync(directory, { recursive: true });
}

function writeMutations(folder: string): string[] {
  const all = [...statements(), ...programs(PROGRAMS)];
  const share = Math.ceil(count / all.length);
  const files: string[] = [];
  for (const [index, { text }] of all.entries()) {
    for (const changed of mutations(text, share, seed * 1000 + index)) {
      const file = path.join(folder, `${String(files.length).padStart(6, "0")}.py`);
      // CPython stops at NUL, and files hold no lone surrogates.
      fs.writeFileSync(file, changed.replaceAll(/\0|[\ud800-\udfff]/gu, ""));
      files.push(file);
    }
  }
  return files;
}

function askCPython(files: readonly string[]): void {
  const python = findPython();
  if (python === undefined) {
    console.log("CPython: none was found.");
    return;
  }
  const results = compare(python, files);
  const lenient = results.filter((result) => result.isValid === false && result.errors === 0);
  const strict = results.filter((result) => result.isValid === true && result.errors > 0);
  const other = results.filter(
    (result) => result.isValid === true && result.errors === 0 && result.difference !== undefined,
  );
  const invalid = results.filter((result) => result.isValid === false).length;
  console.log(
    `CPython ${python.version.join(".")}: of ${results.length} programs it rejects ${invalid}; ` +
      `${lenient.length} of these we accept, ${strict.length} others we reject, ` +
      `${other.length} have another tree`,
  );
  for (const { file, difference = "" } of [...strict, ...other, ...lenient].slice(0, SHOWN)) {
    console.log(`  ${difference}\n      ${excerpt(file, difference)}`);
  }
}

/** The line that a message speaks of. */
function excerpt(file: string, message: string): string {
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  const lines = fs.readFileSync(file, "utf8").split(/\r\n|\r|\n/);
  return `${path.basename(file)}: ${JSON.stringify(lines.slice(Math.max(0, line - 2), line + 1).join("\n"))}`;
}

interface RuffMessage {
  readonly code: string | null;
  readonly filename: string;
  readonly message: string;
  readonly location: { readonly row: number };
}

function askRuff(files: readonly string[]): void {
  const command = process.env.RESEED_RUFF ?? "ruff";
  const { status, stdout } = spawnSync(
    command,
    ["check", ...RUFF_OPTIONS, "--output-format", "json", directory],
    { encoding: "utf8", maxBuffer: 1 << 30 },
  );
  if (status !== 0 && status !== 1) {
    console.log("ruff: not found; set RESEED_RUFF.");
    return;
  }
  const rejected = new Map<string, string>();
  for (const { code, filename, message, location } of JSON.parse(stdout) as RuffMessage[]) {
    if (code === "invalid-syntax" && !rejected.has(filename))
      rejected.set(filename, `line ${location.row} ${message}`);
  }
  let lenient = 0;
  const shown: string[] = [];
  let strict = 0;
  for (const file of files) {
    const [error] = parse(fs.readFileSync(file, "utf8")).errors;
    const theirs = rejected.get(fs.realpathSync(file));
    if (theirs !== undefined && error === undefined) {
      lenient++;
      shown.push(`we accept: ${theirs}\n      ${excerpt(file, theirs)}`);
    } else if (theirs === undefined && error !== undefined) {
      strict++;
      const line = fs.readFileSync(file, "utf8").slice(0, error.start).split("\n").length;
      const ours = `line ${line} ${error.message}`;
      shown.unshift(`we reject: ${ours}\n      ${excerpt(file, ours)}`);
    }
  }
  console.log(
    `ruff: it rejects ${rejected.size}; ${lenient} of these we accept, ${strict} others we reject`,
  );
  for (const line of shown.slice(0, SHOWN)) console.log(`  ${line}`);
}
