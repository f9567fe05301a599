/** Runs a program of the oracle and reads what it says about its streams. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { PROBE } from "./instrument.js";

/** What a run showed; `unavailable` where its libraries are not there. */
export type Outcome = "unique" | "repeats" | "hangs" | "crashes" | "unavailable";

/** A draw that was noted, by the name of its distribution. */
export interface Draw {
  readonly name: string;
  readonly args: string;
  /** Equal for equal numbers. */
  readonly value: string;
}

export interface Run {
  readonly outcome: Outcome;
  readonly detail: string;
  /** The line that the program printed. */
  readonly line: string;
  readonly streams: number;
  readonly values: readonly string[];
  /** Of the process and thread that the program begins in, and of all others. */
  readonly parentDraws: readonly Draw[];
  readonly workerDraws: readonly Draw[];
  /** How many processes and threads came to be, by the way in which they did. */
  readonly starts: Readonly<Record<string, number>>;
}

/** What to run. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly isPython: boolean;
  /** Whether an older Python has to start workers as 3.14.1 does. */
  readonly standIn: boolean;
}

/** A program takes a few seconds, on a busy machine a minute; one that is still there then hangs. */
const TIMEOUT = 120_000;
const OUTPUT = 1_000_000;

/** Runs a command to its end, or ends it. */
export async function runProgram(command: Command): Promise<Run> {
  const notes = mkdtempSync(join(tmpdir(), "reseed-probe-"));
  try {
    const { out, err, code, isLate } = await start(command, notes);
    return { ...judge(out, err, code, isLate), ...readNotes(notes) };
  } finally {
    rmSync(notes, { recursive: true, force: true });
  }
}

interface Ended {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
  readonly isLate: boolean;
}

function start(
  { command, args, folder, isPython, standIn }: Command,
  notes: string,
): Promise<Ended> {
  const own = isPython
    ? { PYTHONPATH: [PROBE, folder].join(delimiter), PYTHONWARNINGS: "ignore" }
    : { NODE_OPTIONS: `--import ${pathToFileURL(join(PROBE, "preload.mjs")).href}` };
  const env = {
    ...process.env,
    ...own,
    RESEED_PROBE: notes,
    RESEED_MAIN: "1",
    ...(standIn ? { RESEED_STAND_IN: "3.14.1" } : {}),
  };
  return new Promise((resolve) => {
    // A group of its own, so that workers of a program that hangs are ended with it.
    const child = spawn(command, args, {
      cwd: folder,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    let isLate = false;
    child.stdout.on("data", (part: Buffer) => (out = (out + part.toString()).slice(-OUTPUT)));
    child.stderr.on("data", (part: Buffer) => (err = (err + part.toString()).slice(-OUTPUT)));
    const end = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // All of them have ended already.
      }
    };
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, TIMEOUT);
    const finish = (code: number | null): void => {
      clearTimeout(timer);
      end();
      resolve({ out, err, code, isLate });
    };
    // Workers that outlive their program hold its output open: its own end counts.
    child.on("exit", (code) =>
      setTimeout(() => {
        finish(code);
      }, 50),
    );
    child.on("error", (error) => {
      err += error.message;
      finish(null);
    });
  });
}

interface Said {
  readonly streams: number;
  readonly duplicated: boolean;
  readonly hung?: boolean;
  readonly crashed?: boolean;
  readonly error?: string | null;
  readonly values?: readonly unknown[];
}

type Judged = Pick<Run, "outcome" | "detail" | "line" | "streams" | "values">;

function judge(out: string, err: string, code: number | null, isLate: boolean): Judged {
  const line = out.trimEnd().split("\n").at(-1) ?? "";
  const said = read(line);
  const empty = { line, streams: 0, values: [] };
  if (isLate) return { outcome: "hangs", detail: `${TIMEOUT / 1000} s`, ...empty };
  const told = `${err}\n${said?.error ?? ""}`;
  const absent =
    /ModuleNotFoundError.*|ERR_MODULE_NOT_FOUND.*|Cannot find (?:module|package).*/u.exec(told);
  if (absent !== null && (said === null || said.streams === 0)) {
    return { outcome: "unavailable", detail: absent[0].slice(0, 160), ...empty };
  }
  if (said === null) return { outcome: "crashes", detail: `${code}: ${lastLine(err)}`, ...empty };
  const values = (said.values ?? []).map(String);
  return { ...outcomeOf(said), line, streams: said.streams, values };
}

function outcomeOf(said: Said): Pick<Run, "outcome" | "detail"> {
  if (said.hung === true) return { outcome: "hangs", detail: "a result did not come" };
  if (typeof said.error === "string")
    return { outcome: "crashes", detail: said.error.slice(0, 160) };
  if (said.crashed === true || said.streams === 0)
    return { outcome: "crashes", detail: "no result" };
  return { outcome: said.duplicated ? "repeats" : "unique", detail: "" };
}

/** One line of the probe's; see the folder `probe`. */
type Note = { readonly pid: number; readonly thread: number } & (
  ({ readonly kind: "draw" } & Draw) | { readonly kind: "process"; readonly how: string }
);

function readNotes(folder: string): Pick<Run, "parentDraws" | "workerDraws" | "starts"> {
  const notes = readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as Note);
  const starts: Record<string, number> = {};
  for (const note of notes) {
    if (note.kind === "process") starts[note.how] = (starts[note.how] ?? 0) + 1;
  }
  const draws = notes.flatMap((note) => (note.kind === "draw" ? [note] : []));
  const isParent = parentOf(notes);
  const strip = ({ name, args, value }: Draw): Draw => ({ name, args, value });
  return {
    parentDraws: draws.filter(isParent).map(strip),
    workerDraws: draws.filter((draw) => !isParent(draw)).map(strip),
    starts,
  };
}

/** The first process of the group is the parent; of its threads, the one that it began with. */
function parentOf(notes: readonly Note[]): (note: Note) => boolean {
  const first = notes.find((note) => note.kind === "process" && note.how === "main");
  return ({ pid, thread }) => first?.pid === pid && first.thread === thread;
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
