/** Runs a program of the oracle and reads what it says about its streams. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import type { Program } from "./programs.js";

/** What a run showed. `skipped` where there is nothing to run it with. */
export type Outcome = "unique" | "repeats" | "fails" | "skipped";

export interface Run {
  readonly outcome: Outcome;
  readonly detail: string;
}

/** A program takes a few seconds; one that hangs is ended. */
const TIMEOUT = 60_000;

/**
 * Runs a program.
 *
 * @param folder - where its files lie, with what they need
 * @param interpreter - of Python, where the program is in Python
 */
export function runProgram(program: Program, folder: string, interpreter: string): Run {
  const isPython = program.suite === "python" || program.suite === "projects-py";
  const main = mainOf(program);
  if (main === null) return { outcome: "skipped", detail: "no main file" };
  const command = isPython ? interpreter : process.execPath;
  const args = /\.tsx?$/u.test(main) ? ["--import", "tsx", main] : [main];
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    timeout: TIMEOUT,
  });
  const line = stdout.trim().split("\n").at(-1) ?? "";
  if (/ModuleNotFoundError|ERR_MODULE_NOT_FOUND|Cannot find module/u.test(stderr + stdout)) {
    return { outcome: "skipped", detail: lastLine(stderr) };
  }
  const said = read(line);
  if (said === null) return { outcome: "fails", detail: `${status}: ${lastLine(stderr)}` };
  const isSound =
    !said.duplicated && said.hung !== true && said.crashed !== true && said.streams > 0;
  const hasError = typeof said.error === "string";
  if (isSound && !hasError) return { outcome: "unique", detail: "" };
  return { outcome: said.duplicated ? "repeats" : "fails", detail: line.slice(0, 200) };
}

function mainOf({ files }: Program): string | null {
  const named = files.find((file) => /^(?:main|run)\.\w+$/u.test(file));
  return named ?? (files.length === 1 ? (files[0] ?? null) : null);
}

interface Said {
  readonly streams: number;
  readonly duplicated: boolean;
  readonly hung?: boolean;
  readonly crashed?: boolean;
  readonly error?: string | null;
}

function read(line: string): Said | null {
  try {
    const said: unknown = JSON.parse(line);
    const isSaid = typeof said === "object" && said !== null && "streams" in said;
    return isSaid ? (said as Said) : null;
  } catch {
    return null;
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.slice(0, 160) ?? "";
}
