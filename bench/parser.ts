// Measures the Python parser beside CPython's, in one run: `npm run bench:parser -- [DIR…]`.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { findPython, libraryOf, pythonFiles } from "../test/parser/cpython.js";

const PASSES = 5;
const EDITS = 60;
const EDITED_LINES = 2000;
/** Enough for stable figures, little enough to run often. */
const MOST_BYTES = 12_000_000;

/** Runs in a fresh process, as the command does: first nothing is compiled, later all is. */
const RUNNER = `
import fs from "node:fs";
import { parse } from "./parse.mjs";
const { files, passes, edits, edited } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const texts = files.map((file) => fs.readFileSync(file, "utf8"));
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
const speeds = [];
for (let pass = 0; pass < passes; pass++) {
  const start = performance.now();
  for (const text of texts) parse(text);
  speeds.push(megabytes / ((performance.now() - start) / 1000));
}
const text = fs.readFileSync(edited, "utf8");
const times = [];
for (let edit = 0; edit < edits; edit++) {
  const at = Math.floor((text.length * edit) / edits);
  const changed = text.slice(0, at) + "x" + text.slice(at);
  const start = performance.now();
  parse(changed);
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ megabytes, speeds, median: times[edits >> 1], p95: times[Math.floor(edits * 0.95)] }));
`;

const PYTHON_RUNNER = `
import ast, json, sys, time, warnings
warnings.simplefilter("ignore")
texts = [open(file, encoding="utf-8").read() for file in json.load(open(sys.argv[1]))["files"]]
size = sum(len(text.encode()) for text in texts) / 1e6
best = 0
for _ in range(2):
    start = time.perf_counter()
    for text in texts:
        ast.parse(text)
    best = max(best, size / (time.perf_counter() - start))
print(best)
`;

const python = findPython();
if (python === undefined) {
  console.error("No Python 3.10, 3.11, 3.13 or later was found; set RESEED_PYTHON.");
  process.exit(2);
}
const directories = process.argv.slice(2);
if (directories.length === 0) directories.push(libraryOf(python));
const files = chooseFiles(directories.flatMap((directory) => pythonFiles(directory)));
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
  const ours = JSON.parse(
    spawnSync(process.execPath, [path.join(temporary, "run.mjs"), list], { encoding: "utf8" })
      .stdout,
  ) as { megabytes: number; speeds: number[]; median: number; p95: number };
  const theirs = Number(
    spawnSync(python.command, ["-c", PYTHON_RUNNER, list], { encoding: "utf8" }).stdout,
  );
  const [cold = 0] = ours.speeds;
  const warm = Math.max(...ours.speeds);
  console.log(`${files.length} files, ${ours.megabytes.toFixed(1)} MB`);
  console.log(`ours, pass by pass: ${ours.speeds.map((speed) => speed.toFixed(1)).join(" ")} MB/s`);
  console.log(`CPython ${python.version.join(".")} ast.parse: ${theirs.toFixed(1)} MB/s`);
  console.log(`ratio: cold ${(cold / theirs).toFixed(2)}, warm ${(warm / theirs).toFixed(2)}`);
  console.log(
    `${path.basename(edited)}, one letter typed: median ${ours.median.toFixed(2)} ms, p95 ${ours.p95.toFixed(2)} ms`,
  );
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
