/** Finds files by the manifests of packages: `imports`, `exports`, workspaces, linked folders. */
import { dirname, join, resolve } from "node:path";
import type { ConfiguredLookup } from "./configuration.js";
import { foldersUpTo } from "../../project/ways.js";
import { sourceAt } from "./files.js";
import { isList, objectOf, stringsOf, type Json, type JsonObject } from "./jsonc.js";
import { bestMatch } from "./patterns.js";
import { workspacePackages } from "./workspaces.js";

const MANIFEST = "package.json";

/** A package of the project. */
interface Package {
  readonly folder: string;
  readonly manifest: JsonObject;
}

/** The file that a `#name` means by the `imports` of the package around. */
export function resolveImports(lookup: ConfiguredLookup, specifier: string): string | null {
  const own = ownPackage(lookup);
  return own === null
    ? null
    : firstSource(lookup, own, targetsOf(objectOf(own.manifest.imports), specifier));
}

/** The file that `name` or `name/sub/path` means, where it is a package of the project. */
export function resolvePackage(lookup: ConfiguredLookup, specifier: string): string | null {
  const [, name, subpath = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/su.exec(specifier) ?? [];
  if (name === undefined) return null;
  const found = packageNamed(lookup, name);
  if (found === null) return null;
  const { folder, manifest } = found;
  if (manifest.exports !== undefined) {
    const key = subpath === "" ? "." : `./${subpath}`;
    return firstSource(lookup, found, targetsOf(exportsMap(manifest.exports), key));
  }
  return sourceAt(join(folder, subpath), lookup);
}

function ownPackage({ from, root, files, host }: ConfiguredLookup): Package | null {
  for (const folder of foldersUpTo(root, dirname(from))) {
    const manifest = files.read(join(folder, MANIFEST), host);
    if (manifest !== null) return { folder, manifest };
  }
  return null;
}

function packageNamed(lookup: ConfiguredLookup, name: string): Package | null {
  const own = ownPackage(lookup);
  // A package can import itself by what it exports.
  if (own?.manifest.name === name && own.manifest.exports !== undefined) return own;
  const folder = linkedFolder(own, name) ?? workspacePackages(lookup).get(name);
  if (folder === undefined) return null;
  const manifest = lookup.files.read(join(folder, MANIFEST), lookup.host);
  return manifest === null ? null : { folder, manifest };
}

/** A dependency on a folder: `"file:../shared"`. */
function linkedFolder(own: Package | null, name: string): string | undefined {
  if (own === null) return undefined;
  for (const field of ["dependencies", "devDependencies", "optionalDependencies"]) {
    const [version = ""] = stringsOf(objectOf(own.manifest[field])[name]);
    const [, path] = /^(?:file|link|portal):(.+)$/u.exec(version) ?? [];
    if (path !== undefined) return resolve(own.folder, path);
  }
  return undefined;
}

/** `exports` may be the entry itself, or its conditions. */
function exportsMap(exports: Json): JsonObject {
  const map = objectOf(exports);
  return Object.keys(map).some((key) => key.startsWith(".")) ? map : { ".": exports };
}

/** The files that a name stands for, in the order of the manifest. */
function targetsOf(map: JsonObject, name: string): readonly string[] {
  const match = bestMatch(Object.keys(map), name);
  if (match === null) return [];
  return pathsIn(map[match.pattern]).map((path) => path.replaceAll("*", () => match.star));
}

/**
 * The paths of all conditions. They are builds of one source, or the source itself, so that the
 * first which exists will do; `null` forbids.
 */
function pathsIn(target: Json | undefined): readonly string[] {
  if (typeof target === "string") return [target];
  if (isList(target)) return target.flatMap(pathsIn);
  return Object.values(objectOf(target)).flatMap(pathsIn);
}

function firstSource(
  lookup: ConfiguredLookup,
  { folder }: Package,
  targets: readonly string[],
): string | null {
  for (const target of targets) {
    const path = target.startsWith(".") ? sourceAt(join(folder, target), lookup) : null;
    if (path !== null) return path;
  }
  return null;
}
