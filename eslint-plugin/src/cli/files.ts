/** Finds the files to lint. */
import { readdirSync, statSync, type Dirent } from "node:fs";
import { join, resolve } from "node:path";
import { isSourceFolder } from "../project/folders.js";
import { isNotebook, languageOf } from "../project/language-of.js";

export interface Found {
  /** Absolute, sorted, each once. */
  readonly files: readonly string[];
  /** Those that were named themselves. */
  readonly named: ReadonlySet<string>;
  /** The folders that were named, absolute. */
  readonly folders: readonly string[];
  /** Sentences about paths that were given and cannot be linted at all. */
  readonly problems: readonly string[];
  /** Sentences about folders on the way that had to be left out. */
  readonly notes: readonly string[];
}

/**
 * Finds the files behind the paths that were given: a file is itself, whatever folder it is in; a
 * folder is all source files below it. Links to folders are not followed, so that none comes twice
 * and loops end.
 *
 * @param paths - files and folders
 * @param cwd - what they are relative to
 */
export function findFiles(paths: readonly string[], cwd: string): Found {
  const files = new Set<string>();
  const named = new Set<string>();
  const folders: string[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  for (const given of paths) {
    const path = resolve(cwd, given);
    const kind = kindOf(path);
    if (kind === "nothing") {
      problems.push(`There is no file or folder '${given}'.`);
    } else if (kind === "folder") {
      if (entriesOf(path) === null) problems.push(`The folder '${given}' cannot be read.`);
      else {
        folders.push(path);
        walk(path, files, notes);
      }
    } else if (!isLinted(path)) {
      problems.push(`'${given}' is neither Python nor JavaScript nor TypeScript by its name.`);
    } else {
      files.add(path);
      named.add(path);
    }
  }
  return { files: [...files].sort(), named, folders, problems, notes: notes.sort() };
}

function isLinted(path: string): boolean {
  return languageOf(path) !== null || isNotebook(path);
}

function walk(top: string, files: Set<string>, notes: string[]): void {
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = entriesOf(folder);
    if (entries === null) {
      notes.push(`The folder '${folder}' cannot be read and was left out.`);
      continue;
    }
    const isEnvironment = entries.some((entry) => entry.name === "pyvenv.cfg");
    if (isEnvironment && folder !== top) continue;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (isSourceFolder(entry.name)) folders.push(path);
      } else if (isLinted(path) && isFile(entry, path)) {
        files.add(path);
      }
    }
  }
}

function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

/** A link that leads nowhere, or in a circle, is nothing. */
function kindOf(path: string): "file" | "folder" | "nothing" {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return "nothing";
  }
}

function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && kindOf(path) === "file");
}
