/** How the engine sees the world from within an editor: open documents over the disk. */
import fs from "node:fs";
import path from "node:path";
import type { Host } from "../../eslint-plugin/src/engine.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Documents, PositionedText } from "./documents.js";
import { pathToUri } from "./uris.js";

/**
 * A host that reads open documents first and files second.
 *
 * Within one run the disk is asked once about each path; {@link EditorHost.forget} begins a new run.
 */
export class EditorHost implements Host {
  readonly #documents: Documents;
  readonly #stats = new Map<string, fs.Stats | undefined>();
  readonly #lists = new Map<string, readonly string[]>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Forgets what was seen of the disk, since it may have changed. */
  forget(): void {
    this.#stats.clear();
    this.#lists.clear();
  }

  readText(file: string): string | undefined {
    const open = this.#documents.atPath(file);
    if (open !== undefined) {
      return open.text;
    }
    if (this.#stat(file)?.isFile() !== true) {
      return undefined;
    }
    try {
      return new TextDecoder().decode(fs.readFileSync(file));
    } catch {
      return undefined;
    }
  }

  version(file: string): string | undefined {
    const open = this.#documents.atPath(file);
    if (open !== undefined) {
      return `open ${open.version}`;
    }
    const stat = this.#stat(file);
    return stat?.isFile() === true ? `${stat.mtimeMs} ${stat.size}` : undefined;
  }

  isFolder(file: string): boolean {
    return this.#stat(file)?.isDirectory() === true;
  }

  list(folder: string): readonly string[] {
    let names = this.#lists.get(folder);
    if (names === undefined) {
      names = this.#read(folder);
      this.#lists.set(folder, names);
    }
    return names;
  }

  /** The text at a path with its positions, for ranges in files that need not be open. */
  positions(file: string): PositionedText | undefined {
    const open = this.#documents.atPath(file);
    if (open !== undefined) {
      return open;
    }
    const text = this.readText(file);
    return text === undefined
      ? undefined
      : new PositionedText(TextDocument.create(pathToUri(file), "", 0, text));
  }

  #read(folder: string): readonly string[] {
    const names = new Set<string>();
    try {
      for (const name of fs.readdirSync(folder)) {
        names.add(name);
      }
    } catch {
      // Not a folder, or not ours to read: only open documents are known there.
    }
    for (const document of this.#documents.all()) {
      if (path.dirname(document.path) === folder) {
        names.add(path.basename(document.path));
      }
    }
    return [...names].sort();
  }

  #stat(file: string): fs.Stats | undefined {
    if (this.#stats.has(file)) {
      return this.#stats.get(file);
    }
    let stat: fs.Stats | undefined;
    try {
      stat = fs.statSync(file, { throwIfNoEntry: false });
    } catch {
      // A broken path (a file where a folder should be, a loop of links) is no file.
    }
    this.#stats.set(file, stat);
    return stat;
  }
}
