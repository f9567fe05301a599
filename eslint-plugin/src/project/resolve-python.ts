/** Finds the file of the project that a Python import names. */
import { basename, dirname, extname, join } from "node:path";
import type { ModuleRequest } from "../facts/facts.js";
import { isSourceFolder } from "./folders.js";
import type { Host } from "./host.js";
import { isWithin } from "./ways.js";

const PACKAGE = "__init__.py";

/**
 * The module that an import means.
 *
 * Where Python would look depends on how the program is started, which its files do not tell. So
 * these are tried in turn: the folder above the package of the importing file (for a script: its
 * own), the folders above that up to the project's root, each with its `src`, and last, for a
 * script that lies in a package, its own folder.
 *
 * @param from - the importing file, absolute
 * @param request - what it asks for
 * @param root - the project's folder
 * @returns an absolute path; for a package without `__init__.py` the path that this file would
 *   have; null for a module that is not part of the project
 */
export function resolvePython(
  from: string,
  request: Pick<ModuleRequest, "specifier" | "level">,
  root: string,
  host: Host,
): string | null {
  const own = dirname(from);
  const parts = request.specifier === "" ? [] : request.specifier.split(".");
  if (request.level > 0) {
    let base = own;
    for (let level = 1; level < request.level; level += 1) base = dirname(base);
    return moduleIn(base, parts, host) ?? namespaceIn(base, parts, host);
  }
  const folders = searchPath(own, root, host);
  for (const find of [moduleIn, namespaceIn]) {
    for (const folder of folders) {
      const found = find(folder, parts, host);
      if (found !== null) return found;
    }
  }
  return null;
}

/**
 * The module that an import means where the program has put a folder on its path by itself
 * (`sys.path.insert(0, "lib")`): the one folder, directly below those where Python would look,
 * that has it. Not for names of modules that are known to come from elsewhere.
 *
 * @returns as `resolvePython`; null, too, where several folders have such a module
 */
export function resolvePythonNearby(
  from: string,
  request: Pick<ModuleRequest, "specifier" | "level">,
  root: string,
  host: Host,
): string | null {
  if (request.level > 0 || request.specifier === "") return null;
  const parts = request.specifier.split(".");
  const found = new Set<string>();
  for (const folder of searchPath(dirname(from), root, host)) {
    for (const name of host.list(folder)) {
      if (!isSourceFolder(name) || name.includes(".")) continue;
      const path = moduleIn(join(folder, name), parts, host);
      if (path !== null) found.add(path);
    }
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/**
 * The module that an import means, wherever in the project it is.
 *
 * @param knowsModule - whether a name is that of a package which everybody can install
 * @returns as `resolvePython`
 */
export function findPythonModule(
  from: string,
  request: Pick<ModuleRequest, "specifier" | "level">,
  root: string,
  host: Host,
  knowsModule: (name: string) => boolean,
): string | null {
  const found = resolvePython(from, request, root, host);
  // Only as a script would a module of a package see its neighbour `random.py` by the bare name,
  // and then no library could be imported that needs the real one.
  const isHidden =
    found !== null && isNeighbourInPackage(from, found, host) && knowsModule(request.specifier);
  if (found !== null) return isHidden ? null : found;
  // `datasets` is a package that everybody knows; `datasets.dataset_factory` is the project's own.
  const isOne = !request.specifier.includes(".");
  if (isOne && knowsModule(request.specifier)) return null;
  return resolvePythonNearby(from, request, root, host);
}

function isNeighbourInPackage(from: string, found: string, host: Host): boolean {
  const own = dirname(from);
  const holder = isPackageModule(found) ? dirname(dirname(found)) : dirname(found);
  return holder === own && host.list(own).includes(PACKAGE);
}

/**
 * The name under which a program imports a file: with all packages around it that have an
 * `__init__.py`.
 */
export function pythonModuleName(path: string, host: Host): string {
  // A package is called as its folder is.
  const own = isPackageModule(path) ? dirname(path) : path;
  const parts = [basename(own, extname(path))];
  let folder = dirname(own);
  while (host.list(folder).includes(PACKAGE) && dirname(folder) !== folder) {
    parts.unshift(basename(folder));
    folder = dirname(folder);
  }
  return parts.join(".");
}

/** Whether a path is that of a package's own module. */
export function isPackageModule(path: string): boolean {
  return basename(path) === PACKAGE;
}

function searchPath(own: string, root: string, host: Host): readonly string[] {
  let top = own;
  while (host.list(top).includes(PACKAGE) && dirname(top) !== top) top = dirname(top);
  const folders: string[] = [];
  for (let folder = top; isWithin(folder, root); folder = dirname(folder)) {
    folders.push(folder);
    if (host.list(folder).includes("src")) folders.push(join(folder, "src"));
    if (dirname(folder) === folder) break;
  }
  // The file may lie outside of the root that was given.
  if (folders.length === 0) folders.push(top);
  if (top !== own) folders.push(own);
  return folders;
}

/** `a.b` is `a/b.py`, or `a/b/__init__.py`; the folders on the way need no file of their own. */
function moduleIn(base: string, parts: readonly string[], host: Host): string | null {
  const last = parts.at(-1);
  if (last === undefined) {
    return host.list(base).includes(PACKAGE) ? join(base, PACKAGE) : null;
  }
  const folder = folderIn(base, parts.slice(0, -1), host);
  if (folder === null) return null;
  const names = host.list(folder);
  // A package wins over a module of the same name.
  if (names.includes(last) && host.list(join(folder, last)).includes(PACKAGE)) {
    return join(folder, last, PACKAGE);
  }
  return names.includes(`${last}.py`) ? join(folder, `${last}.py`) : null;
}

/** A folder with Python files somewhere below its top is a package too, if a poor one. */
function namespaceIn(base: string, parts: readonly string[], host: Host): string | null {
  const folder = folderIn(base, parts, host);
  if (folder === null) return null;
  const holdsModules = host
    .list(folder)
    .some((name) => name.endsWith(".py") || host.list(join(folder, name)).includes(PACKAGE));
  return holdsModules ? join(folder, PACKAGE) : null;
}

/** Walks by listings: most imports fail at the first step, and the listing is known by then. */
function folderIn(base: string, parts: readonly string[], host: Host): string | null {
  let folder = base;
  for (const part of parts) {
    if (!host.list(folder).includes(part)) return null;
    folder = join(folder, part);
  }
  return parts.length === 0 || host.isFolder(folder) ? folder : null;
}

/**
 * Whether a path is that of a package which has no file of its own.
 */
export function isNamespace(path: string, host: Host): boolean {
  return isPackageModule(path) && host.version(path) === undefined && host.isFolder(dirname(path));
}
