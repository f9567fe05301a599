/** The project as it is on disk. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { decode, SIZE_LIMIT } from "./decode.js";
import type { Host } from "./host.js";
import { languageOf } from "./language-of.js";

/** A host that looks at the disk each time it is asked. */
export function createDiskHost(): Host {
  return { readText, version, isFolder, list };
}

/** A host whose answers do not change while it is used. */
export interface StillHost extends Host {
  readonly isStill: true;
}

/** Whether a host is known to give the same answers again. */
export function isStill(host: Host): host is StillHost {
  return "isStill" in host;
}

/**
 * A host that asks another one once. For a run of the command, in which files are taken to stand
 * still: modules are looked up in many places, mostly in vain.
 */
export function rememberingHost(host: Host): StillHost {
  return {
    isStill: true,
    readText: remembered((path) => host.readText(path)),
    version: remembered((path) => host.version(path)),
    isFolder: remembered((path) => host.isFolder(path)),
    list: remembered((path) => host.list(path)),
  };
}

function remembered<T>(ask: (path: string) => T): (path: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (path) => {
    let entry = known.get(path);
    if (entry === undefined) known.set(path, (entry = { answer: ask(path) }));
    return entry.answer;
  };
}

function readText(path: string): string | undefined {
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > SIZE_LIMIT) return undefined;
    const decoded = decode(readFileSync(path), languageOf(path) === "python");
    return "text" in decoded ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}

function version(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : undefined;
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
