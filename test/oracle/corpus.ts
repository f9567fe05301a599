/**
 * Lints public repositories in which faulty and right places are known, and compares. The code is
 * not part of this repository: the first argument names a folder with clones (`owner+name`, bare or
 * not), the second one the table of places (`real/labels.tsv` is one).
 */
import { execFileSync, spawnSync } from "node:child_process";
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
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { ask, inProcess, type Report } from "./harness/ask.js";
import { readEnvironment, readTable, type Place } from "./harness/programs.js";

/** A place that people have judged. */
interface Label {
  readonly id: string;
  readonly repo: string;
  readonly commit: string;
  readonly places: readonly Place[];
  readonly isBug: boolean;
  readonly kind: string;
  readonly environment: string;
  readonly note: string;
}

/** Ends of the names of sources, and of files that tell versions. */
const READ =
  ".py .ipynb .js .mjs .cjs .ts .tsx .json .toml .cfg .txt .yml .yaml .lock .ini .python-version".split(
    " ",
  );

process.stdout.on("error", () => process.exit());

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    list: { type: "boolean", default: false },
  },
});
const [clones, table] = positionals;
if (clones === undefined || table === undefined) {
  process.stdout.write("Usage: npm run corpus -- FOLDER LABELS [--only REPOSITORY] [--list]\n");
} else {
  await measure(clones, readLabels(resolve(table)), options);
}

async function measure(
  clones: string,
  all: readonly Label[],
  { only, list: isListing }: { readonly only: string; readonly list: boolean },
): Promise<void> {
  const labels = all.filter(({ repo }) => repo.includes(only));
  const top = mkdtempSync(join(tmpdir(), "reseed-corpus-"));
  const sums = { bugs: 0, found: 0, right: 0, alarms: 0, others: 0, findings: 0, lines: 0 };
  /** Whether a repository's bugs of one class have been found. */
  const cases = new Map<string, boolean>();
  const began = performance.now();
  try {
    for (const group of grouped(labels)) {
      const folder = checkOut(clones, group[0], top);
      if (folder === null) {
        print(`${group[0].repo} ${group[0].commit.slice(0, 8)}: not run, no such clone or commit`);
        continue;
      }
      const { environment } = group[0];
      const started = performance.now();
      const program = { folder, files: ["."], environment: readEnvironment(environment) };
      const { reports, problems } = await ask(program, inProcess);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      print(`${group[0].repo} ${group[0].commit.slice(0, 8)} [${environment}] in ${seconds} s`);
      for (const problem of problems) print(`  problem ${problem}`);
      const explained = new Set<Report>();
      for (const label of group) {
        const hits = reports.filter((report) => touches(report, label));
        for (const hit of hits) explained.add(hit);
        sums[label.isBug ? "bugs" : "right"]++;
        const name = `${label.repo} ${label.kind}`;
        if (label.isBug) cases.set(name, hits.length > 0 || cases.get(name) === true);
        if (hits.length > 0) sums[label.isBug ? "found" : "alarms"]++;
        print(`  ${verdict(label, hits)}  ${label.id}  ${label.places.map(at).join(" ")}`);
        if (isListing) for (const line of details(label, hits)) print(`           ${line}`);
      }
      const others = reports.filter((report) => !explained.has(report));
      sums.others += others.length;
      sums.findings += reports.length;
      sums.lines += linesIn(folder);
      for (const report of others) print(`  unlabelled    ${at(report)}  ${report.message}`);
    }
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
  for (const [name, isFound] of [...cases].sort())
    print(`${isFound ? "found " : "MISSED"}  ${name}`);
  const found = [...cases.values()].filter(Boolean).length;
  const density = ((1000 * sums.findings) / Math.max(sums.lines, 1)).toFixed(3);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  print(
    `rows found ${sums.found}/${sums.bugs}, cases found ${found}/${cases.size}, ` +
      `right places flagged ${sums.alarms}/${sums.right}`,
  );
  print(
    `${sums.findings} findings (${sums.others} without a label) in ${sums.lines} lines: ` +
      `${density} in 1,000; ${seconds} s`,
  );
}

function verdict({ isBug }: Label, { length }: readonly Report[]): string {
  if (isBug) return length > 0 ? "found      " : "MISSED     ";
  return length > 0 ? "FALSE ALARM" : "silent     ";
}

function details({ kind, note }: Label, hits: readonly Report[]): string[] {
  return [`${kind}: ${note}`, ...hits.map((hit) => `said ${at(hit)}  ${hit.rule}  ${hit.message}`)];
}

/**
 * Whether a report speaks of a label's lines: of a bug in its place or in any of its reasons, of
 * what is right in its place or in the draw, which is the last reason.
 */
function touches(report: Report, { places, isBug }: Label): boolean {
  const steps = isBug ? report.trace : report.trace.slice(-1);
  return [report, ...steps].some((step) =>
    places.some(({ file, line }) => file === step.file && line === step.line),
  );
}

function readLabels(path: string): Label[] {
  return readTable(path).map((row) => ({
    id: row.id ?? "",
    repo: row.repo ?? "",
    commit: row.commit ?? "",
    places: linesOf(row.lines ?? "").map((line) => ({ file: row.path ?? "", line })),
    isBug: row.label === "bug",
    kind: row.class ?? "",
    environment: row.environment ?? "",
    note: row.note ?? "",
  }));
}

/** `52,55-56` */
function linesOf(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [first = NaN, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/** Labels of one checkout that assume the same environment. */
function grouped(labels: readonly Label[]): [Label, ...Label[]][] {
  const groups = new Map<string, [Label, ...Label[]]>();
  for (const label of labels) {
    const key = [label.repo, label.commit, label.environment].join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [label]);
    else group.push(label);
  }
  return [...groups.values()];
}

/** Writes the files of a commit to a folder; null where there is no clone of the repository. */
function checkOut(clones: string, { repo, commit }: Label, top: string): string | null {
  const clone = join(clones, repo.replace("/", "+"));
  const git = [join(clone, "repo"), join(clone, ".git"), clone].find((path) => existsSync(path));
  if (git === undefined) return null;
  const folder = join(top, commit);
  if (existsSync(folder)) return folder;
  const runGit = (input: string, ...args: readonly string[]): Buffer =>
    execFileSync("git", ["--git-dir", git, ...args], { input, maxBuffer: 2 ** 30 });
  if (!hasCommit(git, commit)) return null;
  const names = runGit("", "ls-tree", "-r", "--name-only", commit)
    .toString()
    .split("\n")
    .filter((name) => READ.some((end) => name.endsWith(end)));
  const asked = names.map((name) => `${commit}:${name}\n`).join("");
  const answer = runGit(asked, "cat-file", "--batch");
  let offset = 0;
  for (const name of names) {
    // `HASH blob SIZE` and the contents, or `NAME missing`: large files can be left out of a clone.
    const end = answer.indexOf("\n", offset);
    const size = / blob (\d+)$/u.exec(answer.toString("utf8", offset, end))?.[1];
    offset = end + 1;
    if (size === undefined) continue;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, answer.subarray(offset, offset + Number(size)));
    offset += Number(size) + 1;
  }
  return folder;
}

function hasCommit(git: string, commit: string): boolean {
  const asked = ["--git-dir", git, "cat-file", "-e", `${commit}^{commit}`];
  return spawnSync("git", asked).status === 0;
}

/** Lines of the programs in a folder. */
function linesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:py|[cm]?[jt]s)$/u.test(name))
    .reduce((sum, name) => sum + readFileSync(join(folder, name), "utf8").split("\n").length, 0);
}

function at({ file, line }: Place): string {
  return `${file}:${line}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
