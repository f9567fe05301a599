/** Runs programs as they were and as they were mended, and remembers what it saw. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ENVIRONMENTS, interpreterFor, requirementsFor } from "./environments.js";
import { PROBE } from "./instrument.js";
import type { Program } from "./programs.js";
import { runProgram, type Run } from "./run-program.js";
import { isPython, prepare, textsOf, write, type Interpreters, type Texts } from "./workspace.js";

/** Two runs of the same program, or the reason why there is none. */
export type Observation = { readonly runs: readonly [Run, Run] } | { readonly reason: string };

const KEPT = join(ENVIRONMENTS, "runs");

/**
 * Runs a program twice.
 *
 * @param program - tells with what
 * @param texts - its files, as they are or mended
 * @param isFresh - whether to run it even if the same files were run before
 */
export async function observe(
  program: Program,
  texts: Texts,
  isFresh: boolean,
): Promise<Observation> {
  const file = join(KEPT, `${digest(program, texts)}.json`);
  // Written below.
  if (!isFresh && existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Observation;
  const first = await runOnce(program, texts, interpreterFor);
  if (typeof first === "string") return { reason: first };
  if (first.outcome === "unavailable") return { reason: first.detail };
  const second = await runOnce(program, texts, interpreterFor);
  if (typeof second === "string") return { reason: second };
  const observation: Observation = { runs: [first, second] };
  // What was ended from outside printed nothing: another time it may come to its end.
  if ([first, second].some(({ line }) => line === "")) return observation;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(file, JSON.stringify(observation));
  return observation;
}

/** Runs the program as it stands in the repository. */
export function observeOriginal(program: Program, isFresh: boolean): Promise<Observation> {
  return observe(program, textsOf(program), isFresh);
}

/**
 * Runs a program in a folder of its own.
 *
 * @param interpreters - finds one for a Python program
 * @returns the run, or the reason why there is none
 */
export async function runOnce(
  program: Program,
  texts: Texts,
  interpreters: Interpreters,
): Promise<Run | string> {
  const folder = mkdtempSync(join(tmpdir(), "reseed-run-"));
  try {
    write(folder, texts);
    const command = await prepare(program, folder, interpreters);
    return typeof command === "string" ? command : await runProgram(command);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Changes with all that bears on a run. */
function digest(program: Program, texts: Texts): string {
  const hash = createHash("sha256");
  const probe = readdirSync(PROBE)
    .filter((name) => /\.(?:py|mjs)$/u.test(name))
    .sort()
    .map((name) => readFileSync(join(PROBE, name), "utf8"));
  const needs = isPython(program) ? requirementsFor(program.libraries) : "";
  const { entry, standIn } = program;
  hash.update(JSON.stringify([entry, standIn, needs, probe, [...texts].sort()]));
  return hash.digest("hex").slice(0, 32);
}
