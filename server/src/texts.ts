/** Texts with positions: open documents, files of the disk, and notebooks as one text. */
import { composeCells } from "../../eslint-plugin/src/engine.js";
import type { Position, Range, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriToPath } from "./uris.js";

const BYTE_ORDER_MARK = "\uFEFF";

/** A place as the editor names it. */
export interface Place {
  readonly uri: string;
  /** Of the open document, or null for a file that is not open. */
  readonly version: number | null;
  readonly range: Range;
  /** The text goes on in the next cell of a notebook, which an editor takes for another document. */
  readonly isCut?: true;
}

/** A text with positions; offsets count from behind a byte-order mark, as the engine's do. */
export class PositionedText {
  #inner: TextDocument;
  #bom: number;

  constructor(inner: TextDocument) {
    this.#inner = inner;
    this.#bom = markLength(inner);
  }

  /** As the client wrote it. */
  get uri(): string {
    return this.#inner.uri;
  }

  get languageId(): string {
    return this.#inner.languageId;
  }

  get version(): number {
    return this.#inner.version;
  }

  /** Without a byte-order mark. */
  get text(): string {
    return this.#inner.getText().slice(this.#bom);
  }

  get lineCount(): number {
    return this.#inner.lineCount;
  }

  positionAt(offset: number): Position {
    return this.#inner.positionAt(offset + this.#bom);
  }

  offsetAt(position: Position): number {
    return Math.max(0, this.#inner.offsetAt(position) - this.#bom);
  }

  /** Where the editor shows what lies between two offsets. */
  locate(start: number, end: number): Place {
    const range = { start: this.positionAt(start), end: this.positionAt(end) };
    return { uri: this.uri, version: null, range };
  }

  /** Takes the editor's changes over, in place. */
  protected change(changes: TextDocumentContentChangeEvent[], version: number): void {
    this.#inner = TextDocument.update(this.#inner, changes, version);
    this.#bom = markLength(this.#inner);
  }
}

/** What the engine checks as one file. */
export interface Source extends PositionedText {
  /** Where the engine finds it. */
  readonly path: string;
  /** Changes with the text. */
  readonly stamp: string;
}

/** A document, or a cell, that the editor holds. */
export class OpenDocument extends PositionedText implements Source {
  readonly path: string;

  constructor(inner: TextDocument) {
    super(inner);
    this.path = uriToPath(inner.uri, inner.languageId);
  }

  get stamp(): string {
    return String(this.version);
  }

  override locate(start: number, end: number): Place {
    return { ...super.locate(start, end), version: this.version };
  }

  /** Takes the editor's changes over, in place. */
  update(changes: TextDocumentContentChangeEvent[], version: number): this {
    this.change(changes, version);
    return this;
  }
}

/** The Python cells of a notebook, read as one program. */
export class NotebookText extends PositionedText implements Source {
  readonly path: string;
  readonly stamp: string;
  readonly cells: readonly OpenDocument[];
  readonly #starts: readonly number[];

  constructor(uri: string, cells: readonly OpenDocument[]) {
    const { starts, text } = composeCells(cells.map((cell) => cell.text));
    super(TextDocument.create(uri, "python", 0, text));
    // The name that a module of the same text would have, beside the modules it imports.
    this.path = `${uriToPath(uri)}.py`;
    this.stamp = cells.map((cell) => `${cell.uri} ${cell.version}`).join("\n");
    this.cells = cells;
    this.#starts = starts;
  }

  /** A place in a cell; what reaches beyond the cell ends with it. */
  override locate(start: number, end: number): Place {
    const index = this.#starts.findLastIndex((first) => first <= start);
    const cell = this.cells[index];
    const first = this.#starts[index] ?? 0;
    if (cell === undefined) {
      return super.locate(start, end);
    }
    const place = cell.locate(start - first, Math.min(end - first, cell.text.length));
    // What joins two cells belongs to neither.
    return end > (this.#starts[index + 1] ?? end) ? { ...place, isCut: true } : place;
  }
}

function markLength(document: TextDocument): number {
  const first = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return document.getText(first) === BYTE_ORDER_MARK ? 1 : 0;
}
