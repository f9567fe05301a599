/** Finds the folder that a file's project is. */
import { homedir } from "node:os";
import { dirname, isAbsolute, relative } from "node:path";
import type { Host } from "./host.js";

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
 * The project that a file or folder belongs to: the repository around it, else the nearest folder
 * with a manifest, else the folder above its Python package, else the folder itself. A home folder
 * or a whole disk is no project, even where it is under version control.
 *
 * @param path - absolute
 */
export function projectRoot(path: string, host: Host): string {
  const start = host.isFolder(path) ? path : dirname(path);
  let nearest: string | null = null;
  for (let folder = start; mayBeProject(folder); folder = dirname(folder)) {
    const names = host.list(folder);
    // A worktree and a submodule have a file of that name.
    if (names.includes(".git")) return folder;
    if (MANIFESTS.some((name) => names.includes(name))) nearest ??= folder;
  }
  return nearest ?? abovePackage(start, host);
}

function mayBeProject(folder: string): boolean {
  const below = relative(folder, homedir());
  const isAboveHome = below === "" || !(below.startsWith("..") || isAbsolute(below));
  return dirname(folder) !== folder && !isAboveHome;
}

function abovePackage(start: string, host: Host): string {
  let folder = start;
  while (dirname(folder) !== folder && host.list(folder).includes("__init__.py")) {
    folder = dirname(folder);
  }
  return folder;
}
