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
  /** What the editor was told last, by document. */
  readonly #told = new Map<string, string>();
  #worldHasChanged = false;
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
    const resultId = resultIdOf(items);
    this.#told.set(uri, resultId);
    return resultId === params.previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /**
   * Says that a document has changed. An editor that pulls asks again about that one by itself, but
   * not about each that depends on it: the document in front, say, when another one was mended.
   */
  documentChanged(): void {
    this.#later();
  }

  /** Says that something outside the documents has changed: files, settings, folders. */
  worldChanged(): void {
    this.#worldHasChanged = true;
    this.#later();
  }

  /** Takes back what was shown for a document that is closed now. */
  documentClosed(uris: readonly string[]): void {
    for (const uri of uris) {
      this.#told.delete(uri);
      if (!this.#parts.pulls) {
        void this.#parts.connection.sendDiagnostics({ uri, diagnostics: [] });
      }
    }
    this.#later();
  }

  /** Drops what is still to be done. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#bringUpToDate().catch((error: unknown) => {
        this.#parts.log.error(`Diagnostics could not be sent: ${reasonOf(error)}`);
      });
    }, SETTLE_MILLISECONDS);
  }

  async #bringUpToDate(): Promise<void> {
    const { connection, pulls, refreshes } = this.#parts;
    if (!pulls) {
      await this.#pushAll();
    } else if (refreshes && (this.#worldHasChanged || (await this.#isAnyStale()))) {
      this.#worldHasChanged = false;
      await connection.languages.diagnostics.refresh();
    }
  }

  /** Whether an answer that the editor has got would be another one now. */
  async #isAnyStale(): Promise<boolean> {
    const { checker, documents } = this.#parts;
    for (const source of documents.all()) {
      const told = documents.partsOf(source).filter(({ uri }) => this.#told.has(uri));
      if (told.length > 0) {
        const { problems } = await checker.current(source);
        if (told.some(({ uri }) => this.#told.get(uri) !== resultIdOf(shownUnder(uri, problems)))) {
          return true;
        }
        await nextTurn();
      }
    }
    return false;
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

function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash("sha256").update(JSON.stringify(items)).digest("base64");
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
