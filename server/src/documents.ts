/** The documents that are open in the editor: they win over what the disk says. */
import {
  type Connection,
  type Position,
  type Range,
  type TextDocumentContentChangeEvent,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import path from "node:path";
import { uriToPath } from "./uris.js";

const BYTE_ORDER_MARK = "\uFEFF";

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

  /** A range between two offsets. */
  rangeOf(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** Takes the editor's changes over, in place. */
  update(changes: TextDocumentContentChangeEvent[], version: number): this {
    this.#inner = TextDocument.update(this.#inner, changes, version);
    this.#bom = markLength(this.#inner);
    return this;
  }
}

/** A document that the editor holds. */
export class OpenDocument extends PositionedText {
  /** Where the engine finds it. */
  readonly path: string;

  constructor(inner: TextDocument) {
    super(inner);
    this.path = uriToPath(inner.uri, inner.languageId);
  }
}

/** All open documents, by URI and by path. */
export class Documents {
  readonly #texts = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, content) =>
      new OpenDocument(TextDocument.create(uri, languageId, version, content)),
    update: (document, changes, version) => document.update(changes, version),
  });
  readonly #byPath = new Map<string, OpenDocument>();

  constructor() {
    this.#texts.onDidOpen(({ document }) => this.#byPath.set(document.path, document));
    this.#texts.onDidClose(({ document }) => this.#byPath.delete(document.path));
  }

  /** Begins to follow the editor. */
  listen(connection: Connection): void {
    this.#texts.listen(connection);
  }

  /** Calls back after a document was opened or changed. */
  onChange(listener: (document: OpenDocument) => void): void {
    this.#texts.onDidChangeContent(({ document }) => {
      listener(document);
    });
  }

  /** Calls back after a document was closed. */
  onClose(listener: (document: OpenDocument) => void): void {
    this.#texts.onDidClose(({ document }) => {
      listener(document);
    });
  }

  /** Calls back after a document was saved. */
  onSave(listener: (document: OpenDocument) => void): void {
    this.#texts.onDidSave(({ document }) => {
      listener(document);
    });
  }

  get(uri: string): OpenDocument | undefined {
    return this.#texts.get(uri);
  }

  atPath(file: string): OpenDocument | undefined {
    return this.#byPath.get(file);
  }

  /** Names of the documents that are open in a folder. */
  namesIn(folder: string): readonly string[] {
    return [...this.#byPath.keys()]
      .filter((file) => path.dirname(file) === folder)
      .map((file) => path.basename(file));
  }

  /** Sorted by path, so that messages come in the same order every time. */
  all(): readonly OpenDocument[] {
    return this.#texts.all().sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function markLength(document: TextDocument): number {
  const first = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return document.getText(first) === BYTE_ORDER_MARK ? 1 : 0;
}
