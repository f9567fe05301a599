/** A project in memory. */
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Host } from "../../eslint-plugin/src/engine.js";

/** Where projects in memory stand. */
export const ROOT = resolve("/project");

/**
 * A host that knows these files and nothing else.
 *
 * @param files - texts by path relative to {@link ROOT}, with slashes
 */
export function memoryHost(files: ReadonlyMap<string, string>): Host {
  const texts = new Map([...files].map(([path, text]) => [join(ROOT, path), text]));
  const folders = new Map<string, Set<string>>([[ROOT, new Set()]]);
  for (const path of texts.keys()) {
    for (let child = path; child !== ROOT; child = dirname(child)) {
      const names = folders.get(dirname(child)) ?? new Set();
      names.add(relative(dirname(child), child));
      folders.set(dirname(child), names);
    }
  }
  return {
    readText: (path) => texts.get(path),
    version: (path) => (texts.has(path) ? "1" : undefined),
    isFolder: (path) => folders.has(path),
    list: (path) => [...(folders.get(path) ?? [])].sort(),
  };
}

/** The path of a file as its program names it. */
export function nameOf(path: string): string {
  return relative(ROOT, path).replaceAll(sep, "/");
}
