/** Finds the packages of a workspace by name. */
import { dirname, join } from "node:path";
import type { Host } from "../../project/host.js";
import { foldersUpTo } from "../../project/ways.js";
import type { ConfiguredLookup } from "./configuration.js";
import { isList, objectOf, stringsOf } from "./jsonc.js";

/** Where the packages of a host's workspaces lie, by the folder that declares them. */
const KNOWN = new WeakMap<Host, Map<string, Workspace>>();

interface Workspace {
  readonly version: string;
  readonly packages: ReadonlyMap<string, string>;
}

/** Folders that hold no packages of the project. */
const SKIPPED = new Set(["node_modules", ".git", "dist", "build"]);

/** Folders below a `**` that are looked into. */
const DEPTH = 4;

/** The packages of the workspace around a file: name to folder. Empty where there is none. */
export function workspacePackages(lookup: ConfiguredLookup): ReadonlyMap<string, string> {
  for (const folder of foldersUpTo(lookup.root, dirname(lookup.from))) {
    const patterns = patternsOf(folder, lookup);
    if (patterns.length > 0) return packagesOf(folder, patterns, lookup);
  }
  return new Map();
}

function patternsOf(folder: string, { files, host }: ConfiguredLookup): readonly string[] {
  const names = host.list(folder);
  if (names.includes("pnpm-workspace.yaml")) {
    return yamlList(host.readText(join(folder, "pnpm-workspace.yaml")) ?? "", "packages");
  }
  if (!names.includes("package.json")) return [];
  const workspaces = files.read(join(folder, "package.json"), host)?.workspaces;
  return stringsOf(isList(workspaces) ? workspaces : objectOf(workspaces).packages);
}

/** The plain items of one list of a YAML file. */
function yamlList(text: string, key: string): readonly string[] {
  const items: string[] = [];
  let isInside = false;
  for (const line of text.split(/\r?\n/u)) {
    const content = line.replace(/(?:^|\s)#.*$/u, "").trimEnd();
    if (content.startsWith(`${key}:`)) isInside = true;
    else if (/^[^\s-]/u.test(content)) isInside = false;
    const [, item] = /^\s*-\s+["']?([^"']+)["']?$/u.exec(content) ?? [];
    if (isInside && item !== undefined) items.push(item);
  }
  return items;
}

function packagesOf(
  folder: string,
  patterns: readonly string[],
  { files, host }: ConfiguredLookup,
): ReadonlyMap<string, string> {
  const version = patterns.join("\n");
  const known = KNOWN.get(host) ?? new Map<string, Workspace>();
  KNOWN.set(host, known);
  const workspace = known.get(folder);
  if (workspace?.version === version) return workspace.packages;
  const packages = new Map<string, string>();
  const isExcluded = (path: string): boolean =>
    patterns.some((pattern) => pattern.startsWith("!") && fits(pattern.slice(1), path));
  for (const pattern of patterns) {
    if (pattern.startsWith("!")) continue;
    const segments = pattern.split("/").filter((segment) => segment !== "" && segment !== ".");
    for (const path of expand("", segments, folder, host)) {
      const manifest = files.read(join(folder, path, "package.json"), host);
      const [name] = stringsOf(manifest?.name);
      if (name !== undefined && !isExcluded(path)) packages.set(name, join(folder, path));
    }
  }
  known.set(folder, { version, packages });
  return packages;
}

/** The folders that a pattern names, as paths with slashes from the workspace's folder. */
function expand(
  base: string,
  [segment, ...rest]: readonly string[],
  folder: string,
  host: Host,
): readonly string[] {
  if (segment === undefined) return [base];
  if (segment === "**") {
    return foldersBelow(base, folder, host, DEPTH).flatMap((path) =>
      expand(path, rest, folder, host),
    );
  }
  if (!segment.includes("*")) return expand(below(base, segment), rest, folder, host);
  return host
    .list(join(folder, base))
    .filter((name) => !SKIPPED.has(name) && segmentFits(segment, name))
    .flatMap((name) => expand(below(base, name), rest, folder, host));
}

function foldersBelow(base: string, folder: string, host: Host, depth: number): readonly string[] {
  if (depth === 0) return [base];
  const names = host
    .list(join(folder, base))
    .filter((name) => !SKIPPED.has(name) && host.isFolder(join(folder, base, name)));
  return [
    base,
    ...names.flatMap((name) => foldersBelow(below(base, name), folder, host, depth - 1)),
  ];
}

function below(base: string, name: string): string {
  return base === "" ? name : `${base}/${name}`;
}

/** Whether a path fits a pattern that excludes: `**` anywhere, `*` within a segment. */
function fits(pattern: string, path: string): boolean {
  const match = (segments: readonly string[], names: readonly string[]): boolean => {
    const [segment, ...rest] = segments;
    if (segment === undefined) return names.length === 0;
    if (segment === "**") {
      return names.some((_, index) => match(rest, names.slice(index))) || match(rest, []);
    }
    const [name, ...others] = names;
    return name !== undefined && segmentFits(segment, name) && match(rest, others);
  };
  return match(pattern.split("/"), path.split("/"));
}

/** Whether a name fits a segment with any number of `*`. */
function segmentFits(segment: string, name: string): boolean {
  const parts = segment.split("*");
  const [head = ""] = parts;
  const tail = parts.at(-1) ?? "";
  if (parts.length === 1) return segment === name;
  if (!name.startsWith(head) || !name.endsWith(tail)) return false;
  let from = head.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return from <= name.length - tail.length;
}
