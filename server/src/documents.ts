/** The documents that are open in the editor: they win over what the disk says. */
import path from "node:path";
import {
  type Connection,
  NotebookDocuments,
  TextDocuments,
  type TextDocumentsConfiguration,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { NotebookText, OpenDocument, type Source } from "./texts.js";

const CONFIGURATION: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, languageId, version, content) =>
    new OpenDocument(TextDocument.create(uri, languageId, version, content)),
  update: (document, changes, version) => document.update(changes, version),
};

/** All open documents and notebooks. */
export class Documents {
  readonly #texts = new TextDocuments(CONFIGURATION);
  readonly #notebooks = new NotebookDocuments(CONFIGURATION);
  readonly #byPath = new Map<string, Source>();
  /** By the URI of the notebook. */
  readonly #notebookTexts = new Map<string, NotebookText>();

  /** Begins to follow the editor. */
  listen(connection: Connection): void {
    this.#texts.onDidOpen(({ document }) => this.#byPath.set(document.path, document));
    this.#texts.onDidClose(({ document }) => this.#byPath.delete(document.path));
    this.#texts.listen(connection);
    this.#notebooks.listen(connection);
  }

  /** Calls back after a document was opened or changed. */
  onChange(listener: () => void): void {
    this.#texts.onDidChangeContent(listener);
    this.#notebooks.onDidOpen(({ uri }) => {
      this.#compose(uri);
      listener();
    });
    this.#notebooks.onDidChange(({ notebookDocument }) => {
      this.#compose(notebookDocument.uri);
      listener();
    });
  }

  /** Calls back after a document was closed, with the parts that showed its problems. */
  onClose(listener: (source: Source, parts: readonly OpenDocument[]) => void): void {
    this.#texts.onDidClose(({ document }) => {
      listener(document, [document]);
    });
    this.#notebooks.onDidClose(({ uri }) => {
      const text = this.#notebookTexts.get(uri);
      if (text !== undefined) {
        this.#notebookTexts.delete(uri);
        this.#byPath.delete(text.path);
        listener(text, text.cells);
      }
    });
  }

  /** Calls back after a document was saved. */
  onSave(listener: () => void): void {
    this.#texts.onDidSave(listener);
    this.#notebooks.onDidSave(listener);
  }

  /** What is checked for a document or a cell: the document, or the cell's whole notebook. */
  sourceOf(uri: string): Source | undefined {
    const notebook = this.#notebooks.findNotebookDocumentForCell(uri);
    return notebook === undefined ? this.#texts.get(uri) : this.#notebookTexts.get(notebook.uri);
  }

  atPath(file: string): Source | undefined {
    return this.#byPath.get(file);
  }

  /** Names of the documents that are open in a folder. */
  namesIn(folder: string): readonly string[] {
    return [...this.#byPath.keys()]
      .filter((file) => path.dirname(file) === folder)
      .map((file) => path.basename(file));
  }

  /** All that is checked, sorted by path, so that messages come in the same order every time. */
  all(): readonly Source[] {
    return [...this.#byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The documents, or cells, under which the problems of a source are shown. */
  partsOf(source: Source): readonly OpenDocument[] {
    if (source instanceof NotebookText) {
      return source.cells;
    }
    const document = this.#texts.get(source.uri);
    return document === undefined ? [] : [document];
  }

  #compose(uri: string): void {
    const notebook = this.#notebooks.getNotebookDocument(uri);
    if (notebook !== undefined) {
      const cells = notebook.cells.flatMap(
        (cell) => this.#notebooks.getCellTextDocument(cell) ?? [],
      );
      const text = new NotebookText(uri, cells);
      this.#notebookTexts.set(uri, text);
      this.#byPath.set(text.path, text);
    }
  }
}
