/** How the engine sees the world from within an editor: open documents over the disk. */
import { createDiskHost, type Host } from "../../eslint-plugin/src/engine.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Documents } from "./documents.js";
import { type Place, PositionedText } from "./texts.js";
import { pathToUri } from "./uris.js";

/** A host that reads open documents first and files second, each time anew. */
export class EditorHost implements Host {
  readonly #documents: Documents;
  readonly #disk = createDiskHost();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  readText(file: string): string | undefined {
    return this.#documents.atPath(file)?.text ?? this.#disk.readText(file);
  }

  version(file: string): string | undefined {
    const open = this.#documents.atPath(file);
    return open === undefined ? this.#disk.version(file) : `open ${open.stamp}`;
  }

  isFolder(file: string): boolean {
    return this.#disk.isFolder(file);
  }

  list(folder: string): readonly string[] {
    const open = this.#documents.namesIn(folder);
    const names = this.#disk.list(folder);
    return open.length === 0 ? names : [...new Set([...names, ...open])].sort();
  }

  /** A place in a file that need not be open; undefined where the file cannot be read. */
  locate(file: string, start: number, end: number): Place | undefined {
    const open = this.#documents.atPath(file);
    if (open !== undefined) {
      return open.locate(start, end);
    }
    const text = this.readText(file);
    return text === undefined
      ? undefined
      : new PositionedText(TextDocument.create(pathToUri(file), "", 0, text)).locate(start, end);
  }
}
