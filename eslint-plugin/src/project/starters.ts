/** Who starts a worker's entry file: the one question that is answered against the way of imports. */
import { basename, dirname, extname, join, relative } from "node:path";
import { mayDispatch } from "../ecmascript/scan.js";
import type { Host } from "./host.js";
import { isSourceFolder } from "./folders.js";
import { languageOf } from "./language-of.js";

/** Projects have fewer; who opens a whole disk must not wait for it. */
const FILE_LIMIT = 20_000;

interface Starter {
  readonly version: string;
  /** Null for a file that starts no workers. */
  readonly text: string | null;
  /** What its strings may name: the last parts of paths, without their endings. */
  readonly stems: ReadonlySet<string>;
}

const NO_STEMS: ReadonlySet<string> = new Set();

/** A string of one line that may be a path, an address, or a piece of one. */
const STRING = /["'`]([^"'`\n]*)["'`]/gu;

/** The files of a project that start workers. */
export class Starters {
  private readonly known = new Map<string, Starter>();

  constructor(private readonly root: string) {}

  /**
   * The files that may start an entry file, sorted: those that name it in a string.
   *
   * @param entry - absolute path
   * @param host - the project as it is now
   * @param resolveEntry - what a string in a file would lead to; null where that is not known
   */
  of(
    entry: string,
    host: Host,
    resolveEntry: (from: string, specifier: string) => string | null,
  ): readonly string[] {
    const stem = basename(entry, extname(entry));
    const mention = new RegExp(
      `(["'\`])((?:[^"'\`\\n]*[/\\\\])?${escape(stem)}(?:\\.[cm]?[jt]sx?)?)(?:[?#][^"'\`\\n]*)?\\1`,
      "gu",
    );
    return this.all(host).filter((path) => {
      const starter = path === entry ? undefined : this.known.get(path);
      const text = starter?.text;
      if (text === null || text === undefined || starter?.stems.has(stem) !== true) return false;
      return [...text.matchAll(mention)].some(([, , specifier = ""]) => {
        const found = resolveEntry(path, specifier);
        // Pieces of a path that the program puts together lead nowhere by themselves; a program
        // keeps what it puts together so close at hand.
        return found === entry || (found === null && isNear(path, entry));
      });
    });
  }

  private all(host: Host): readonly string[] {
    const paths = sourcesBelow(this.root, host);
    for (const path of paths) {
      const version = host.version(path) ?? "";
      if (this.known.get(path)?.version === version) continue;
      const text = host.readText(path) ?? "";
      this.known.set(
        path,
        mayDispatch(text)
          ? { version, text, stems: stemsOf(text) }
          : { version, text: null, stems: NO_STEMS },
      );
    }
    return paths;
  }
}

function stemsOf(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [, content = ""] of text.matchAll(STRING)) {
    const name = (content.split(/[?#]/u, 1)[0] ?? "").split(/[/\\]/u).at(-1) ?? "";
    stems.add(name.replace(/\.[cm]?[jt]sx?$/u, ""));
  }
  return stems;
}

/** ECMAScript files of a project, sorted. */
function sourcesBelow(root: string, host: Host): readonly string[] {
  const paths: string[] = [];
  const folders = [root];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of host.list(folder)) {
      if (++seen > FILE_LIMIT) return paths.sort();
      const path = join(folder, name);
      if (languageOf(name) === "ecmascript") paths.push(path);
      else if (isSourceFolder(name) && !name.includes(".") && host.isFolder(path))
        folders.push(path);
    }
  }
  return paths.sort();
}

/** Whether two files have a folder in common that is at most two above the second one's. */
function isNear(path: string, entry: string): boolean {
  const above = dirname(dirname(dirname(entry)));
  return !relative(above, path).startsWith("..");
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}
