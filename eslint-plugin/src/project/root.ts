/** Finds the folder that a file's project is. */
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { Host } from "./host.js";
import { isWithin } from "./ways.js";

/** What lies in the folder of a project. */
const MANIFESTS = [
  "pyproject.toml",
  "setup.py",
  "setup.cfg",
  "requirements.txt",
  "Pipfile",
  "environment.yml",
  "package.json",
];

/**
 * The project that a file or folder belongs to: the repository around it, else the workspace of its
 * package, else the nearest folder with a manifest, else the outermost folder that the user asked about, else the folder above its
 * Python package, else the folder itself. A home folder or a whole disk is no project, even where it
 * is under version control.
 *
 * @param path - absolute
 * @param asked - folders that the user named, absolute
 */
export function projectRoot(path: string, host: Host, asked: readonly string[] = []): string {
  const start = host.isFolder(path) ? path : dirname(path);
  let nearest: string | null = null;
  let workspace: string | null = null;
  for (let folder = start; mayBeProject(folder); folder = dirname(folder)) {
    const names = host.list(folder);
    // A worktree and a submodule have a file of that name.
    if (names.includes(".git")) return folder;
    if (MANIFESTS.some((name) => names.includes(name))) nearest ??= folder;
    if (isWorkspace(folder, names, host)) workspace ??= folder;
  }
  return workspace ?? nearest ?? outermost(start, asked) ?? abovePackage(start, host);
}

/** Whether a folder's packages are one project, which import each other by name. */
function isWorkspace(folder: string, names: readonly string[], host: Host): boolean {
  if (names.includes("pnpm-workspace.yaml")) return true;
  if (!names.includes("package.json")) return false;
  return /"workspaces"\s*:/u.test(host.readText(join(folder, "package.json")) ?? "");
}

function mayBeProject(folder: string): boolean {
  return dirname(folder) !== folder && !isWithin(homedir(), folder);
}

function outermost(start: string, asked: readonly string[]): string | null {
  const around = asked.filter((folder) => mayBeProject(folder) && isWithin(start, folder));
  return around.sort((a, b) => a.length - b.length)[0] ?? null;
}

function abovePackage(start: string, host: Host): string {
  let folder = start;
  while (dirname(folder) !== folder && host.list(folder).includes("__init__.py")) {
    folder = dirname(folder);
  }
  return folder;
}
