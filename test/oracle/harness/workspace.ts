/** Lays programs out in folders of their own, and tells how they are started. */
import { isBuiltin } from "node:module";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Interpreter } from "./environments.js";
import { instrumentEcmascript, instrumentPython } from "./instrument.js";
import type { Program } from "./programs.js";
import type { Command } from "./run-program.js";

/** Texts by path relative to the program, with slashes. */
export type Texts = ReadonlyMap<string, string>;

/** Finds an interpreter with the libraries of a program. */
export type Interpreters = (libraries: Program["libraries"]) => Promise<Interpreter>;

const MODULES = fileURLToPath(new URL("../node_modules", import.meta.url));
const RANKS = "3";

/**
 * All of a program's files, with the settings that belong to it, but not its corrected sibling.
 *
 * @param program - where it stands in the repository
 */
export function textsOf({ suite, folder, files }: Program): Map<string, string> {
  const paths =
    suite === "python"
      ? files
      : readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
          .map((path) => path.replaceAll("\\", "/"))
          .filter((path) => !/^(?:fixed|__pycache__)\/|\/__pycache__\//u.test(path))
          .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Writes files. */
export function write(folder: string, texts: Texts): void {
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function isPython({ suite }: Program): boolean {
  return suite === "python" || suite === "projects-py";
}

/**
 * Makes a folder with a program ready to be run.
 *
 * @param folder - holds the program's files
 * @param interpreters - finds one for a Python program
 * @returns what to run, or the reason why it cannot be
 */
export async function prepare(
  program: Program,
  folder: string,
  interpreters: Interpreters,
): Promise<Command | string> {
  const { entry } = program;
  if (entry === null) return "no file prints what was drawn";
  return isPython(program)
    ? preparePython(program, folder, entry, await interpreters(program.libraries))
    : prepareEcmascript(folder, entry);
}

function preparePython(
  { libraries, standIn }: Program,
  folder: string,
  entry: string,
  interpreter: Interpreter,
): Command | string {
  if (interpreter.path === null) return interpreter.reason;
  const { path, missing } = interpreter;
  const lacking = missing.find(
    ({ requirement }) => (requirement.split("==")[0] ?? "") in libraries,
  );
  if (lacking !== undefined) return `${lacking.requirement} cannot be had: ${lacking.reason}`;
  instrumentPython(path, pathsIn(folder));
  const common = { folder, isPython: true, standIn };
  if (!("mpi4py" in libraries)) return { command: path, args: [entry], ...common };
  const mpiexec = join(dirname(path), "mpiexec");
  if (!existsSync(mpiexec)) return "there is no mpiexec in the environment";
  return { command: mpiexec, args: ["-n", RANKS, path, entry], ...common };
}

function prepareEcmascript(folder: string, entry: string): Command | string {
  const paths = pathsIn(folder);
  if (existsSync(MODULES)) symlinkSync(MODULES, join(folder, "node_modules"), "junction");
  else if (paths.some(needsPackages)) return "npm install has not been run in test/oracle";
  instrumentEcmascript(paths);
  const isCompiled = needsCompiling(paths);
  if (isCompiled) compile(folder, paths);
  const main = isCompiled ? entry.replace(/\.ts$/u, ".js") : entry;
  const loader =
    paths.some((path) => path.endsWith(".ts")) && !isCompiled ? ["--import", "tsx"] : [];
  const args = [...loader, main];
  return { command: process.execPath, args, folder, isPython: false, standIn: false };
}

/** Whether a file is TypeScript, or takes something from a package that Node.js does not bring. */
function needsPackages(path: string): boolean {
  const imports = /(?:from|import|require\() ?['"](?!node:|\.)([^'"]+)['"]/gu;
  const names = [...readFileSync(path, "utf8").matchAll(imports)].map(([, name = ""]) => name);
  return path.endsWith(".ts") || names.some((name) => !isBuiltin(name));
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter(
      (entry) => entry.isFile() && !/[\\/](?:node_modules|__pycache__)/u.test(entry.parentPath),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whether a worker is started by the name that its TypeScript gets when it is compiled. */
function needsCompiling(paths: readonly string[]): boolean {
  return paths
    .filter((path) => path.endsWith(".ts"))
    .some((path) =>
      [...readFileSync(path, "utf8").matchAll(/(?:URL\(|join\(__dirname, )'([^']+)\.js'/gu)].some(
        ([, name = ""]) => existsSync(join(dirname(path), `${name}.ts`)),
      ),
    );
}

/** Each file by itself, beside its source; types are not checked. */
function compile(folder: string, paths: readonly string[]): void {
  const isModule = /"type":\s*"module"/u.test(readIf(join(folder, "package.json")));
  const module = isModule ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  const compilerOptions = { module, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  for (const path of paths.filter((each) => each.endsWith(".ts"))) {
    const { outputText } = ts.transpileModule(readFileSync(path, "utf8"), { compilerOptions });
    writeFileSync(path.replace(/\.ts$/u, ".js"), outputText);
  }
}

function readIf(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
