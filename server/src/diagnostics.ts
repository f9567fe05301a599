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
import type { Documents } from "./documents.js";
import { type Log, reasonOf } from "./log.js";
import type { Problem } from "./problems.js";
import type { Source } from "./texts.js";

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
  readonly onChecked: (source: Source, checked: Checked) => void;
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
    const { uri } = params.textDocument;
    const source = this.#parts.documents.sourceOf(uri);
    const items = source === undefined ? [] : shownUnder(uri, await this.#check(source));
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
  documentClosed(uris: readonly string[]): void {
    if (!this.#parts.pulls) {
      for (const uri of uris) {
        void this.#parts.connection.sendDiagnostics({ uri, diagnostics: [] });
      }
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
    for (const source of documents.all()) {
      const problems = await this.#check(source);
      if (documents.atPath(source.path) === source) {
        for (const { uri, version } of documents.partsOf(source)) {
          const diagnostics = shownUnder(uri, problems);
          await connection.sendDiagnostics({ uri, version, diagnostics });
        }
      }
      // Other messages get their turn between two documents.
      await nextTurn();
    }
  }

  async #check(source: Source): Promise<readonly Problem[]> {
    const checked = await this.#parts.checker.check(source);
    this.#parts.onChecked(source, checked);
    return checked.problems;
  }
}

function shownUnder(uri: string, problems: readonly Problem[]): Diagnostic[] {
  return problems.flatMap((problem) => (problem.uri === uri ? problem.diagnostic : []));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
