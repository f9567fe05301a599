/** Reads the oracle's tables: which programs there are, and what is expected of each. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const SUITES = ["python", "javascript", "projects-py", "projects-js"] as const;
export type Suite = (typeof SUITES)[number];

/** A line of a file; the path is relative to the program's folder, with slashes. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** One program and the verdict that was observed by running it. */
export interface Program {
  readonly suite: Suite;
  /** Its row's name; a corrected sibling in a folder of its own adds `/fixed`. */
  readonly name: string;
  /** Rows that one line of the table sums up. */
  readonly family: string;
  /** `may`: a finding and silence are both right. */
  readonly expect: "flag" | "silent" | "may";
  readonly folder: string;
  /** What is linted: paths relative to the folder, with slashes, sorted. */
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where the finding belongs. */
  readonly lines: readonly Place[];
  /** Where it may stand as well. */
  readonly related: readonly Place[];
  readonly why: string;
  /** What the program was seen to do: `duplicate`, `hang`, `crash`, `safe`, ... */
  readonly verdict: string;
  /** What is run, relative to the folder; null where nothing is known to be. */
  readonly entry: string | null;
  /** What it runs with: its row's environment, or what its own files ask for. */
  readonly libraries: Readonly<Record<string, string>>;
  /** Whether an older Python was made to behave like the one in the row. */
  readonly standIn: boolean;
  /** The corrected sibling's name; empty for none. */
  readonly fixed: string;
}

type Row = Readonly<Record<string, string>>;

const ORACLE = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = /\.(?:py|pyw|ipynb|[mc]?[jt]sx?)$/u;

/**
 * All programs of a suite, in the order of its table.
 *
 * @param suite - the folder of the oracle
 */
export function readPrograms(suite: Suite): Program[] {
  switch (suite) {
    case "python":
      return readTable("python/cases.tsv").map(pythonCase);
    case "javascript":
      return readTable("javascript/cases.tsv").flatMap(javascriptCase);
    case "projects-py":
    case "projects-js":
      return readTable(`${suite}/projects.tsv`).flatMap((row) => project(suite, row));
  }
}

/** Reads a table of this folder, or one by its whole path: a line of names, then lines of as many values. */
export function readTable(name: string): Row[] {
  const [head = "", ...lines] = readFileSync(resolve(ORACLE, name), "utf8").trimEnd().split("\n");
  const keys = head.split("\t");
  return lines.map((line) => {
    const values = line.split("\t");
    return Object.fromEntries(keys.map((key, i) => [key, values[i] ?? ""]));
  });
}

/** A file; its corrected sibling is a row of its own. */
function pythonCase(row: Row): Program {
  const file = cell(row, "file");
  const placesIn = (key: string): Place[] =>
    list(cell(row, key)).map((line) => ({ file, line: Number(line) }));
  return {
    suite: "python",
    name: file.replace(/\.py$/u, ""),
    family: /^[^_]+/u.exec(file)?.[0] ?? file,
    expect: expectation(row),
    folder: join(ORACLE, "python", "cases"),
    files: [file],
    environment: readEnvironment(cell(row, "environment")),
    lines: placesIn("lines"),
    related: placesIn("related"),
    why: cell(row, "why"),
    verdict: cell(row, "verdict"),
    entry: file,
    libraries: readEnvironment(cell(row, "environment")),
    standIn: cell(row, "evidence") === "stand-in",
    fixed: cell(row, "fixed").replace(/\.py$/u, ""),
  };
}

/** A folder, with its corrected sibling inside. */
function javascriptCase(row: Row): Program[] {
  const name = cell(row, "case");
  const folder = join(ORACLE, "javascript", "cases", name);
  const program: Program = {
    suite: "javascript",
    name,
    family: /^[^-]+/u.exec(name)?.[0] ?? name,
    expect: expectation(row),
    folder,
    files: sourcesIn(folder),
    environment: {},
    lines: places(cell(row, "lines")),
    related: [],
    why: cell(row, "why"),
    verdict: cell(row, "verdict"),
    entry: printerIn(folder),
    libraries: {},
    standIn: false,
    fixed: cell(row, "fixed") === "-" ? "" : `${name}/fixed`,
  };
  return cell(row, "fixed") === "-" ? [program] : [program, fixedSibling(program)];
}

function project(suite: "projects-py" | "projects-js", row: Row): Program[] {
  const name = cell(row, "name");
  const folder = join(ORACLE, suite, "projects", name);
  const program: Program = {
    suite,
    name,
    family: cell(row, "difficulty"),
    expect: expectation(row),
    folder,
    files: sourcesIn(folder),
    environment: readEnvironment(row.environment ?? ""),
    lines: places(cell(row, "files")),
    related: places(row.related ?? ""),
    why: cell(row, "why"),
    verdict: observedVerdict(cell(row, "observed")),
    entry: row.entry ?? printerIn(folder),
    libraries: librariesOf(folder, readEnvironment(row.environment ?? "")),
    standIn: false,
    fixed: hasFolder(folder, "fixed") ? `${name}/fixed` : "",
  };
  return hasFolder(folder, "fixed") ? [program, fixedSibling(program)] : [program];
}

function fixedSibling(program: Program): Program {
  const folder = join(program.folder, "fixed");
  return {
    ...program,
    name: `${program.name}/fixed`,
    expect: "silent",
    folder,
    files: sourcesIn(folder),
    lines: [],
    related: [],
    why: `mended: ${program.why}`,
    verdict: "safe",
    fixed: "",
  };
}

/** A program whose row says nothing pins its libraries in a file of its own. */
function librariesOf(folder: string, environment: Program["environment"]): Program["libraries"] {
  if (Object.keys(environment).length > 0) return environment;
  const manifests = ["setup.cfg", "environment.yml", "requirements.txt", "pyproject.toml"];
  const pins = manifests
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/\b([\w-]+)==?(\d[\d.]*)/gu)]);
  return Object.fromEntries(pins.map(([, name = "", version = ""]) => [name, version]));
}

/** The file that prints what the program saw of its streams. */
function printerIn(folder: string): string | null {
  const printers = sourcesIn(folder).filter((file) =>
    /JSON\.stringify\(\{\s*streams\b/u.test(readFileSync(join(folder, file), "utf8")),
  );
  // A program without a report of its own prints from its main file.
  return printers[0] ?? sourcesIn(folder).find((file) => /^main\.\w+$/u.test(file)) ?? null;
}

/** Reads the line that a project printed. */
function observedVerdict(line: string): string {
  // The tables' own column: what the program printed when it was run.
  const said = JSON.parse(line) as { readonly duplicated: boolean; readonly error?: unknown };
  if (said.duplicated) return "duplicate";
  return typeof said.error === "string" ? "crash" : "safe";
}

function cell(row: Row, key: string): string {
  const value = row[key];
  if (value === undefined) throw new Error(`A row has no '${key}': ${JSON.stringify(row)}`);
  return value;
}

function expectation(row: Row): Program["expect"] {
  const value = cell(row, "expect");
  if (value === "flag" || value === "silent" || value === "may") return value;
  throw new Error(`'${value}' is no expectation: ${JSON.stringify(row)}`);
}

/** Reads `python=3.11.2,numpy=1.24.2`. */
export function readEnvironment(text: string): Record<string, string> {
  return Object.fromEntries(
    list(text).map((entry) => {
      const [name = "", version = ""] = entry.split("=");
      return [name, version];
    }),
  );
}

/** `main.mjs:15 worker.mjs:3`; anything else says in words that there is no place. */
function places(text: string): Place[] {
  return list(text).flatMap((entry) => {
    const match = /^(\S+):(\d+)$/u.exec(entry);
    return match === null ? [] : [{ file: match[1] ?? "", line: Number(match[2]) }];
  });
}

function list(text: string): string[] {
  return text.split(/[\s,]+/u).filter((part) => part !== "");
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => relative(folder, join(folder, path)).replaceAll(sep, "/"))
    .filter((path) => SOURCE.test(path) && !path.startsWith("fixed/"))
    .sort();
}

function hasFolder(folder: string, name: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && entry.name === name,
  );
}
