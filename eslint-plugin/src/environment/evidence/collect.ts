/** Finds and reads the project files that say something about versions, from a folder upwards. */
import { basename, dirname, join, resolve } from "node:path";
import type { Host } from "../../project/host.js";
import { foldersUpTo, isWithin } from "../../project/ways.js";
import { SOURCES, type Source } from "./sources.js";
import type { Reading } from "./statement.js";

/** A file that was read, and what it said. */
export interface ReadFile {
  readonly path: string;
  readonly version: string;
  /** The folder that was searched: the project's, for this family of files. */
  readonly folder: string;
  readonly strength: Source["strength"];
  readonly reading: Reading;
}

interface Remembered {
  readonly version: string;
  readonly reading: Reading;
}

/** Finds files, and reads one again only when its version has changed. */
export class FileCollector {
  readonly #readings = new Map<string, Remembered>();

  /**
   * Reads the files of the nearest folder that says anything, for each family of files by itself: a
   * lock file may stand above the manifest it belongs to, and a Python project beside one of Node.js.
   *
   * @returns in the order of the sources, then of folders and names; broken files included
   */
  collect(host: Host, folder: string, root: string): readonly ReadFile[] {
    const result: ReadFile[] = [];
    const places = foldersUpTo(root, folder).map((path) => ({ path, names: host.list(path) }));
    for (const sources of FAMILIES) {
      for (const { path, names } of places) {
        const search = { host, folder: path, root, files: new Map<string, ReadFile>() };
        for (const source of sources) {
          for (const file of filesOf(source, path, names, host)) this.#read(file, source, search);
        }
        const files = [...search.files.values()];
        result.push(...files);
        if (files.some((file) => saysAnything(file.reading))) break;
      }
    }
    return result;
  }

  /** Reads a file and what it includes, each once; nothing outside of the root is opened. */
  #read(path: string, source: Source, search: Search): void {
    if (search.files.has(path)) return;
    const version = search.host.version(path);
    if (version === undefined) return;
    const reading = this.#readingOf(path, version, source, search.host);
    if (reading === null) return;
    const { folder } = search;
    search.files.set(path, { path, version, folder, strength: source.strength, reading });
    const included = { ...source, read: source.readIncluded ?? source.read };
    for (const include of reading.includes) {
      const target = resolve(dirname(path), include);
      if (isWithin(target, search.root)) this.#read(target, included, search);
    }
  }

  #readingOf(path: string, version: string, source: Source, host: Host): Reading | null {
    // A file may be read for more than one family.
    const key = `${source.family} ${path}`;
    const known = this.#readings.get(key);
    if (known?.version === version) return known.reading;
    const text = host.readText(path);
    if (text === undefined) return null;
    const reading = source.read(text, basename(path));
    this.#readings.set(key, { version, reading });
    return reading;
  }
}

function saysAnything({ statements, values = [] }: Reading): boolean {
  return statements.length > 0 || values.length > 0;
}

interface Search {
  readonly host: Host;
  readonly folder: string;
  readonly root: string;
  readonly files: Map<string, ReadFile>;
}

const FAMILIES: readonly (readonly Source[])[] = [
  ...new Set(SOURCES.map((source) => source.family)),
].map((family) => SOURCES.filter((source) => source.family === family));

/** The files of a source in a folder whose names are known. */
function filesOf(
  { file, folder }: Source,
  path: string,
  names: readonly string[],
  host: Host,
): readonly string[] {
  if (folder !== undefined) {
    if (!names.includes(folder)) return [];
    const below = join(path, folder);
    return host
      .list(below)
      .filter((name) => isMeant(file, name))
      .map((name) => join(below, name));
  }
  return names.filter((name) => isMeant(file, name)).map((name) => join(path, name));
}

function isMeant(file: Source["file"], name: string): boolean {
  return typeof file === "string" ? file === name : file.test(name);
}
