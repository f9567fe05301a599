/** Python virtual environments for the oracle's programs, made from the registry when first needed. */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Where programs run. `name` is that of a file of requirements. */
interface Kind {
  readonly name: string;
  readonly python: string;
  readonly isFor: (versions: Versions) => boolean;
}

type Versions = Readonly<Record<string, string>>;

/** What a program runs with, or why it cannot be run. */
export type Interpreter =
  | { readonly path: string; readonly name: string; readonly missing: readonly Missing[] }
  | { readonly path: null; readonly reason: string };

/** A requirement that could not be had. */
interface Missing {
  readonly requirement: string;
  readonly reason: string;
}

const isBefore2 = (version: string | undefined): boolean => /^[01]\./u.test(version ?? "");

/** The first that suits; a program that names no version of NumPy gets the newest. */
const KINDS: readonly Kind[] = [
  {
    name: "torch1",
    python: "3.11",
    isFor: ({ torch }) => isBefore2(torch),
  },
  { name: "torch2", python: "3.11", isFor: ({ torch }) => torch !== undefined },
  { name: "numpy1", python: "3.11", isFor: ({ numpy }) => isBefore2(numpy) },
  { name: "numpy2", python: "3.11", isFor: () => true },
];

const REQUIREMENTS = fileURLToPath(new URL("../environments/", import.meta.url));
/** Not part of the repository. */
export const ENVIRONMENTS = fileURLToPath(new URL("../.venv/", import.meta.url));

const making = new Map<string, Promise<Interpreter>>();

/**
 * The interpreter for a program; made on first use, and kept.
 *
 * @param versions - of the program's row
 */
export function interpreterFor(versions: Versions): Promise<Interpreter> {
  const kind = kindFor(versions);
  const known = making.get(kind.name) ?? make(kind);
  making.set(kind.name, known);
  return known;
}

/** Text that changes when a program would be run with other libraries. */
export function requirementsFor(versions: Versions): string {
  return requirementsOf(kindFor(versions).name);
}

function requirementsOf(name: string): string {
  return readFileSync(join(REQUIREMENTS, `${name}.txt`), "utf8");
}

function kindFor(versions: Versions): Kind {
  const kind = KINDS.find(({ isFor }) => isFor(versions));
  if (kind === undefined) throw new Error("The last kind suits every program.");
  return kind;
}

async function make({ name, python }: Kind): Promise<Interpreter> {
  const folder = join(ENVIRONMENTS, name);
  const path = join(
    folder,
    ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]),
  );
  const stamp = join(folder, "made.json");
  const digest = createHash("sha256").update(requirementsOf(name)).digest("hex");
  const made = readMade(stamp);
  if (made?.digest === digest) return { path, name, missing: made.missing };
  const base = findPython(python);
  if (base === null) return { path: null, reason: `there is no Python ${python} here` };
  process.stderr.write(`Making the environment '${name}' ...\n`);
  try {
    rmSync(folder, { recursive: true, force: true });
    await run(base, ["-m", "venv", folder]);
  } catch (error) {
    return { path: null, reason: `no environment can be made: ${lastLine(error)}` };
  }
  const missing = await install(path, name);
  writeFileSync(stamp, JSON.stringify({ digest, missing }));
  return { path, name, missing };
}

/** All at once; one by one where that fails, so that one package does not cost the others. */
async function install(path: string, name: string): Promise<Missing[]> {
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  try {
    await run(path, [...pip, "-r", join(REQUIREMENTS, `${name}.txt`)]);
    return [];
  } catch {
    const missing: Missing[] = [];
    for (const requirement of requirementsOf(name).split("\n")) {
      if (requirement === "" || requirement.startsWith("#")) continue;
      try {
        await run(path, [...pip, requirement]);
      } catch (error) {
        missing.push({ requirement, reason: lastLine(error) });
      }
    }
    return missing;
  }
}

interface Made {
  readonly digest: string;
  readonly missing: readonly Missing[];
}

function readMade(stamp: string): Made | null {
  // Written by `make`.
  return existsSync(stamp) ? (JSON.parse(readFileSync(stamp, "utf8")) as Made) : null;
}

/** An interpreter of a version: by its own name, of pyenv, or the machine's default one. */
function findPython(version: string): string | null {
  const pyenv = join(homedir(), ".pyenv", "versions");
  const ofPyenv = existsSync(pyenv)
    ? readdirSync(pyenv)
        .filter((name) => name.startsWith(`${version}.`))
        .map((name) => join(pyenv, name, "bin", "python3"))
    : [];
  const found = [...ofPyenv, `python${version}`, "python3"].find((command) => {
    try {
      const said = execFileSync(command, ["--version"], { encoding: "utf8", stdio: "pipe" });
      return said.startsWith(`Python ${version}.`);
    } catch {
      return false;
    }
  });
  return found ?? null;
}

async function run(command: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(command, args, { maxBuffer: 2 ** 26 });
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").filter((line) => /\S/u.test(line));
  return (lines.find((line) => line.startsWith("ERROR")) ?? lines.at(-1) ?? text).slice(0, 160);
}
