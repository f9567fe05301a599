// Measures the Python parser beside CPython's, in one run: `npm run bench:parser -- [DIR…]`.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { findPython, libraryOf, pythonFiles } from "../test/parser/cpython.js";

/** Both parsers take turns, so that neither has the machine at its best alone. */
const ROUNDS = 4;
const PASSES = 5;
const EDITS = 60;
const EDITED_LINES = 2000;
/** Enough for stable figures, little enough to run often. */
const MOST_BYTES = 12_000_000;

/** What is asked for, by CPython's own speed; in milliseconds where the file is edited. */
const AIMS = { cold: 4 / 6, warm: 30 / 6, edit: 5 } as const;

/**
 * Runs in a fresh process, as the command does: first nothing is compiled, later all is. Time is that
 * of the processor, of all threads, as others may use the machine.
 */
const RUNNER = `
import fs from "node:fs";
import { parse } from "./parse.mjs";
const { files, passes, edits, edited } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const texts = files.map((file) => fs.readFileSync(file, "utf8"));
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
function milliseconds(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const speeds = [];
for (let pass = 0; pass < passes; pass++) {
  const time = milliseconds(() => { for (const text of texts) parse(text); });
  speeds.push(megabytes / (time / 1000));
}
const text = fs.readFileSync(edited, "utf8");
const times = [];
for (let edit = 0; edit < edits; edit++) {
  const at = Math.floor((text.length * edit) / edits);
  const changed = text.slice(0, at) + "x" + text.slice(at);
  times.push(milliseconds(() => parse(changed)));
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ megabytes, speeds, median: times[edits >> 1], p95: times[Math.floor(edits * 0.95)] }));
`;

/** CPython needs no warming up; the collector of garbage is left on, as it is in its users' programs. */
const PYTHON_RUNNER = `
import ast, json, sys, time, warnings
warnings.simplefilter("ignore")
texts = []
for file in json.load(open(sys.argv[1]))["files"]:
    with open(file, encoding="utf-8", newline="") as source:
        texts.append(source.read())
size = sum(len(text.encode()) for text in texts) / 1e6
best = 0
for _ in range(2):
    start = time.process_time()
    for text in texts:
        ast.parse(text)
    best = max(best, size / (time.process_time() - start))
print(best)
`;

interface Round {
  readonly megabytes: number;
  readonly speeds: readonly number[];
  readonly median: number;
  readonly p95: number;
}

const python = findPython();
if (python === undefined) {
  console.error("No Python 3.10, 3.11, 3.13 or later was found; set RESEED_PYTHON.");
  process.exit(2);
}
const directories = process.argv.slice(2);
if (directories.length === 0) directories.push(libraryOf(python));
const files = readableBy(
  python.command,
  chooseFiles(directories.flatMap((directory) => pythonFiles(directory))),
);
const edited = [...files].sort((a, b) => distance(a) - distance(b))[0] ?? "";

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "reseed-parser-"));
try {
  await build({
    entryPoints: [path.join(import.meta.dirname, "../eslint-plugin/src/python/parser/parse.ts")],
    outfile: path.join(temporary, "parse.mjs"),
    bundle: true,
    format: "esm",
    minifySyntax: true,
    platform: "node",
    target: "node20.19",
  });
  const list = path.join(temporary, "files.json");
  fs.writeFileSync(list, JSON.stringify({ files, passes: PASSES, edits: EDITS, edited }));
  fs.writeFileSync(path.join(temporary, "run.mjs"), RUNNER);
  const runner = path.join(temporary, "run.mjs");
  fs.writeFileSync(runner, RUNNER);
  const rounds: Round[] = [];
  let theirs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(JSON.parse(outputOf(process.execPath, [runner, list])) as Round);
    theirs = Math.max(theirs, Number(outputOf(python.command, ["-c", PYTHON_RUNNER, list])));
  }
  // What else the machine does makes everything slower, and nothing faster.
  const cold = Math.max(...rounds.map(({ speeds: [first = 0] }) => first));
  const warm = Math.max(...rounds.flatMap(({ speeds }) => speeds));
  const median = Math.min(...rounds.map((round) => round.median));
  const p95 = Math.min(...rounds.map((round) => round.p95));
  console.log(
    `${files.length} files, ${(rounds[0]?.megabytes ?? 0).toFixed(1)} MB; time of the processor, the best of ${ROUNDS} rounds`,
  );
  for (const { speeds } of rounds) {
    console.log(`ours, pass by pass: ${speeds.map((speed) => speed.toFixed(1)).join(" ")} MB/s`);
  }
  console.log(`CPython ${python.version.join(".")} ast.parse: ${theirs.toFixed(1)} MB/s`);
  tell("cold", cold / theirs, AIMS.cold, "times CPython");
  tell("warm", warm / theirs, AIMS.warm, "times CPython");
  console.log(`${path.basename(edited)}, one letter typed, p95: ${p95.toFixed(2)} ms`);
  tell("edit", -median, -AIMS.edit, "ms, median");
} finally {
  fs.rmSync(temporary, { recursive: true });
}

/** Files that decode, evenly spread, up to a total size. */
function chooseFiles(all: readonly string[]): string[] {
  const readable = all.filter((file) => {
    const bytes = fs.readFileSync(file);
    return (
      bytes.equals(Buffer.from(bytes.toString("utf8"))) &&
      !file.includes(`${path.sep}test${path.sep}`)
    );
  });
  const total = readable.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  const share = Math.min(1, MOST_BYTES / total);
  return readable.filter(
    (_, index) => Math.floor(index * share) !== Math.floor((index - 1) * share),
  );
}

function distance(file: string): number {
  return Math.abs(fs.readFileSync(file, "utf8").split("\n").length - EDITED_LINES);
}

/** Those that this CPython can parse: a library may hold programs for others, or broken ones. */
function readableBy(command: string, all: readonly string[]): string[] {
  const script = [
    "import ast, json, sys, warnings",
    "warnings.simplefilter('ignore')",
    "def fits(file):",
    "    try: ast.parse(open(file, encoding='utf-8', newline='').read())",
    "    except (SyntaxError, ValueError): return False",
    "    return True",
    "print(json.dumps([file for file in sys.stdin.read().split(chr(0)) if fits(file)]))",
  ].join("\n");
  return JSON.parse(outputOf(command, ["-c", script], all.join("\0"))) as string[];
}

/** Prints a figure beside its aim, of which it is at least; and fails if it is not. */
function tell(name: string, figure: number, aim: number, unit: string): void {
  const isMet = figure >= aim;
  if (!isMet) process.exitCode = 1;
  const [shown, wanted] = [figure, aim].map((value) => Math.abs(value).toFixed(2));
  console.log(
    `${name}: ${shown ?? ""} ${unit}; the aim is ${wanted ?? ""}${isMet ? "" : ": MISSED"}`,
  );
}

/** What a program prints; what goes wrong in it is not taken for a figure. */
function outputOf(command: string, args: readonly string[], input = ""): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return stdout;
}
