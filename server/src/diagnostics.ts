/** Hands diagnostics to the editor: when it asks, or, where it never asks, after each change. */
import { createHash } from "node:crypto";
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { Checked, Checker } from "./checker.js";
import type { Documents, OpenDocument } from "./documents.js";
import { type Log, reasonOf } from "./log.js";

/** Long enough for a burst of key strokes or file events, short enough not to be noticed. */
const SETTLE_MILLISECONDS = 200;

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly checker: Checker;
  readonly log: Log;
  readonly pulls: boolean;
  readonly refreshes: boolean;
  /** Told after each check. */
  readonly onChecked: (document: OpenDocument, checked: Checked) => void;
}

export class Diagnostics {
  readonly #parts: DiagnosticsParts;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: DiagnosticsParts) {
    this.#parts = parts;
  }

  /** Answers an editor that asks about one document, unless it has lost interest meanwhile. */
  async pull(
    params: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    // Whoever types fast asks many times: what was taken back while a check kept this thread busy
    // is heard now.
    await nextTurn();
    if (token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "The editor has taken this back.");
    }
    const document = this.#parts.documents.get(params.textDocument.uri);
    const items = document === undefined ? [] : await this.#check(document);
    const resultId = createHash("sha256").update(JSON.stringify(items)).digest("base64");
    return resultId === params.previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /**
   * Says that a document has changed. An editor that pulls asks again by itself, also about the
   * other documents, since the server has told it that files depend on each other.
   */
  documentChanged(): void {
    if (!this.#parts.pulls) {
      this.#later(() => this.#pushAll());
    }
  }

  /** Says that something outside the documents has changed: files, settings, folders. */
  worldChanged(): void {
    if (!this.#parts.pulls) {
      this.#later(() => this.#pushAll());
    } else if (this.#parts.refreshes) {
      this.#later(() => this.#parts.connection.languages.diagnostics.refresh());
    }
  }

  /** Takes back what was shown for a document that is closed now. */
  documentClosed(document: OpenDocument): void {
    if (!this.#parts.pulls) {
      void this.#parts.connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
      this.#later(() => this.#pushAll());
    }
  }

  /** Drops what is still to be done. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(work: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      work().catch((error: unknown) => {
        this.#parts.log.error(`Diagnostics could not be sent: ${reasonOf(error)}`);
      });
    }, SETTLE_MILLISECONDS);
  }

  async #pushAll(): Promise<void> {
    const { connection, documents } = this.#parts;
    for (const document of documents.all()) {
      const diagnostics = await this.#check(document);
      if (documents.get(document.uri) === document) {
        await connection.sendDiagnostics({
          uri: document.uri,
          version: document.version,
          diagnostics,
        });
      }
      // Other messages get their turn between two documents.
      await nextTurn();
    }
  }

  async #check(document: OpenDocument): Promise<Diagnostic[]> {
    const checked = await this.#parts.checker.check(document);
    this.#parts.onChecked(document, checked);
    return checked.problems.map((problem) => problem.diagnostic);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
