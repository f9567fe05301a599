// Measures the analysis beside the reading of the same files: `npm run bench:analysis -- [DIR…]`.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { createFrontEnds } from "../eslint-plugin/src/linting/front-ends.js";
import { ProjectChecker } from "../eslint-plugin/src/linting/project-checker.js";
import { createDiskHost, rememberingHost } from "../eslint-plugin/src/project/disk-host.js";
import { languageOf } from "../eslint-plugin/src/project/language-of.js";

const OWN = [path.join(import.meta.dirname, "../test/oracle/projects-py")];
/** The best of these counts: others may use the machine. */
const ROUNDS = 3;

interface Measured {
  readonly files: number;
  readonly lines: number;
  readonly findings: number;
  /** Times of the processor, in milliseconds. */
  readonly reading: number;
  readonly checking: number;
  readonly again: number;
  readonly slowest: { readonly path: string; readonly time: number };
}

const folders = process.argv.slice(2);
for (const folder of folders.length === 0 ? OWN : folders) {
  const rounds = Array.from({ length: ROUNDS }, () => measure(path.resolve(folder)));
  const [best] = rounds.sort((a, b) => a.checking / a.reading - b.checking / b.reading);
  if (best !== undefined) report(folder, best);
}

/** Reads the files of a folder, then judges them in one project, twice. */
function measure(root: string): Measured {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && languageOf(entry.name) === "python")
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const { python } = createFrontEnds([]);
  const reading = milliseconds(() => {
    for (const [index, file] of files.entries()) python.lower(file, texts[index] ?? "");
  });
  const checker = new ProjectChecker({
    root,
    host: rememberingHost(createDiskHost()),
    environment: {},
    libraries: [],
    tell: () => undefined,
  });
  let findings = 0;
  let slowest = { path: "", time: 0 };
  const check = (): number =>
    files.reduce((sum, file, index) => {
      const time = milliseconds(() => {
        findings += checker.check(file, texts[index] ?? "").findings.length;
      });
      if (time > slowest.time) slowest = { path: path.relative(root, file), time };
      return sum + time;
    }, 0);
  const checking = check();
  const found = findings;
  const again = check();
  const lines = texts.reduce((sum, text) => sum + text.split("\n").length, 0);
  return { files: files.length, lines, findings: found, reading, checking, again, slowest };
}

/** Time of the processor, of all threads. */
function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function report(folder: string, measured: Measured): void {
  const { files, lines, findings, reading, checking, again, slowest } = measured;
  const ratio = (checking / reading).toFixed(1);
  console.log(
    `${folder}: ${files} files, ${lines} lines, ${findings} findings\n` +
      `  reading ${reading.toFixed(0)} ms, judging ${checking.toFixed(0)} ms ` +
      `(${ratio} times the reading, ${((checking / lines) * 1000).toFixed(0)} ms in 1,000 lines), ` +
      `once more ${again.toFixed(0)} ms\n` +
      `  slowest ${slowest.path}: ${slowest.time.toFixed(0)} ms`,
  );
}
