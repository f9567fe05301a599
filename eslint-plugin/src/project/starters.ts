/** Who starts a worker's entry file: the one question that is answered against the way of imports. */
import { basename, dirname, extname, relative } from "node:path";
import { mayDispatch } from "../ecmascript/scan.js";
import { knowledgeFor } from "../knowledge/index.js";
import { isStill } from "./disk-host.js";
import type { Host } from "./host.js";
import { sourcesBelow } from "./sources.js";

interface Starter {
  readonly version: string;
  /** Null for a file that starts no workers. */
  readonly text: string | null;
  /** What its strings may name: the last parts of paths, without their endings. */
  readonly stems: ReadonlySet<string>;
  /** Files near it that it imports, as it writes them. */
  readonly imports: readonly string[];
}

const NO_STEMS: ReadonlySet<string> = new Set();

/** What a file imports from the files beside it. */
const IMPORT = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*["'](\.[^"'\n]*)["']/gu;

/** What stands before the name of a module. */
const IMPORTING = /(?:\bfrom|\bimport|\brequire\s?\(|\bimport\s?\()\s{0,3}$/u;

/** How far those are followed that import a file which starts workers. */
const HOPS = 2;
/** Each of them is executed for the sake of the worker's file. */
const MOST_IMPORTERS = 8;

/** Files that try the program out: what they pass says nothing of how it is used. */
const TRIAL = /(?:^|[/\\])(?:__tests__|tests?|spec)[/\\]|\.(?:test|spec|bench)\.[cm]?[jt]sx?$/u;

/** A string of one line that may be a path, an address, or a piece of one. */
const STRING = /["'`]([^"'`\n]*)["'`]/gu;

/** The files of a project that start workers. */
export class Starters {
  private readonly known = new Map<string, Starter>();
  /** What the last look at the project has shown, by the names in strings. */
  private seen: {
    readonly host: Host;
    readonly byStem: ReadonlyMap<string, readonly string[]>;
  } | null = null;

  constructor(private readonly root: string) {}

  /**
   * The files that may start an entry file: those that name it in a string, for themselves or for a
   * helper that they import; then those that import one of these, since a pool of the program's own
   * is told by others what to do. Each part sorted.
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
    const naming = this.naming(stem, host).filter((path) => {
      if (path === entry) return false;
      const own = this.known.get(path)?.text ?? null;
      const text = own ?? host.readText(path) ?? "";
      return [...text.matchAll(mention)].some(({ index, 2: specifier = "" }) => {
        // To import a file is not yet to tell another one to start it.
        if (own === null && IMPORTING.test(text.slice(Math.max(0, index - 12), index)))
          return false;
        const found = resolveEntry(path, specifier);
        // Pieces of a path that the program puts together lead nowhere by themselves; a program
        // keeps what it puts together so close at hand.
        return found === entry || (found === null && isNear(path, entry));
      });
    });
    return [...naming, ...this.importing(naming, entry, resolveEntry)];
  }

  /** Files that import one of these, or import a file that does. */
  private importing(
    starters: readonly string[],
    entry: string,
    resolveEntry: (from: string, specifier: string) => string | null,
  ): readonly string[] {
    const found = new Set<string>();
    let wanted: readonly string[] = starters;
    for (let hop = 0; hop < HOPS && wanted.length > 0; hop++) {
      const stems = new Set(wanted.map(importedStem));
      wanted = [...this.known]
        .filter(([path, { imports }]) => {
          const isNew = path !== entry && !starters.includes(path) && !found.has(path);
          if (!isNew || TRIAL.test(relative(this.root, path))) return false;
          return imports.some(
            (specifier) =>
              stems.has(importedStem(specifier)) &&
              wanted.includes(resolveEntry(path, specifier) ?? ""),
          );
        })
        .map(([path]) => path)
        .sort();
      for (const path of wanted) if (found.size < MOST_IMPORTERS) found.add(path);
    }
    return [...found];
  }

  /** Files that start workers and have a name in one of their strings, sorted. */
  private naming(stem: string, host: Host): readonly string[] {
    // A host that stands still has nothing new to show.
    if (this.seen?.host !== host || !isStill(host)) {
      this.seen = { host, byStem: this.lookAround(host) };
    }
    return this.seen.byStem.get(stem) ?? [];
  }

  private lookAround(host: Host): ReadonlyMap<string, readonly string[]> {
    const byStem = new Map<string, string[]>();
    const paths = sourcesBelow(this.root, host, ["ecmascript"], isConfiguration);
    const starting = new Set(
      paths.filter((path) => this.read(path, host).text !== null).map(importedStem),
    );
    for (const path of paths) {
      for (const stem of this.stems(path, host, starting)) {
        const known = byStem.get(stem);
        if (known === undefined) byStem.set(stem, [path]);
        else known.push(path);
      }
    }
    return byStem;
  }

  /** What a file may name for itself, or for a file beside it that starts workers. */
  private stems(path: string, host: Host, starting: ReadonlySet<string>): ReadonlySet<string> {
    const { text, stems, imports } = this.read(path, host);
    if (text !== null || TRIAL.test(relative(this.root, path))) return stems;
    const tells = imports.some((specifier) => starting.has(importedStem(specifier)));
    return tells ? stemsOf(host.readText(path) ?? "") : stems;
  }

  private read(path: string, host: Host): Starter {
    const version = host.version(path) ?? "";
    const known = this.known.get(path);
    if (known?.version === version) return known;
    const text = host.readText(path) ?? "";
    const imports = [...text.matchAll(IMPORT)].map(([, specifier = ""]) => specifier);
    const starter =
      mayDispatch(text) || isConfiguration(basename(path))
        ? { version, text, stems: stemsOf(text), imports }
        : { version, text: null, stems: NO_STEMS, imports };
    this.known.set(path, starter);
    return starter;
  }
}

/** Whether a file of this name may tell a program that runs tests which files to run first. */
function isConfiguration(name: string): boolean {
  return knowledgeFor("ecmascript").configurations(name).length > 0;
}

/** Whether workers may evaluate a file of this name, since it is their configuration. */
export function isEvaluatedByWorkers(name: string): boolean {
  return knowledgeFor("ecmascript")
    .configurations(name)
    .some(({ runs }) => runs.some(({ isEvaluated }) => isEvaluated === true));
}

function stemsOf(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [, content = ""] of text.matchAll(STRING)) {
    const name = (content.split(/[?#]/u, 1)[0] ?? "").split(/[/\\]/u).at(-1) ?? "";
    stems.add(name.replace(/\.[cm]?[jt]sx?$/u, ""));
  }
  return stems;
}

/** The name by which a file is imported: its own, or its folder's if it is the index. */
function importedStem(path: string): string {
  const name = basename(path).replace(/\.[cm]?[jt]sx?$/u, "");
  return name === "index" ? basename(dirname(path)) : name;
}

/** Whether two files have a folder in common that is at most two above the second one's. */
function isNear(path: string, entry: string): boolean {
  const above = dirname(dirname(dirname(entry)));
  return !relative(above, path).startsWith("..");
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}
