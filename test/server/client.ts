/** An editor in small: speaks the protocol with a server in the same process. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentDiagnosticReport,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentEdit,
  WorkDoneProgressCreateRequest,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../../server/src/server.js";
import type { CreateEngine } from "../../server/src/projects.js";
import { fakeEngines, type FakeEngines } from "./fake-engine.js";

/** What VS Code can do, as far as it matters here. */
export const MODERN: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    publishDiagnostics: { relatedInformation: true },
    codeAction: {
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
  },
  window: { workDoneProgress: true },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
};

/** An editor that can do next to nothing. */
export const PLAIN: ClientCapabilities = {};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** Names of files below a temporary folder, and their texts. */
  readonly files?: Readonly<Record<string, string>>;
  /** Folders to open, below the temporary one; "." is that one itself. */
  readonly folders?: readonly string[];
  /** Answers for section `reseed`; by folder where the name of one is a key. */
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  readonly createEngine?: CreateEngine;
  readonly budgetMilliseconds?: number;
}

export class Client {
  readonly root: string;
  readonly engines: FakeEngines;
  readonly connection: ProtocolConnection;
  /** Everything that came without being asked for. */
  readonly logged: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: string[] = [];
  readonly statuses: Record<string, unknown>[] = [];
  readonly progress: string[] = [];
  refreshes = 0;
  settings: unknown;
  initialized: InitializeResult | undefined;
  readonly #options: ClientOptions;

  private constructor(options: ClientOptions) {
    this.#options = options;
    this.settings = options.settings;
    this.root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "reseed-server-"));
    for (const [name, text] of Object.entries(options.files ?? {})) {
      this.write(name, text);
    }
    this.engines = fakeEngines();
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    startServer(
      createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
      {
        createEngine: options.createEngine ?? this.engines.createEngine,
        version: "1.2.3",
        ...(options.budgetMilliseconds !== undefined && {
          budgetMilliseconds: options.budgetMilliseconds,
        }),
      },
    );
    this.connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
  }

  /** Starts a server and greets it. */
  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = new Client(options);
    const { connection } = client;
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      client.logged.push(message);
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      client.published.push(params);
    });
    connection.onNotification("reseed/status", (status: Record<string, unknown>) => {
      client.statuses.push(status);
    });
    connection.onNotification("$/progress", ({ value }: { value: Record<string, unknown> }) => {
      client.progress.push([value.kind, value.title].join(" ").trim());
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      client.refreshes += 1;
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      client.registered.push(...registrations.map(({ method }) => method));
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri }) => client.#settingsFor(scopeUri ?? "")),
    );
    connection.listen();
    client.initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      // Required by the types, though superseded by the folders.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      rootUri: null,
      capabilities: options.capabilities ?? MODERN,
      workspaceFolders: (options.folders ?? ["."]).map((name) => ({
        uri: client.uri(name),
        name,
      })),
      initializationOptions: options.initializationOptions,
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.root, name)).href;
  }

  write(name: string, text: string): void {
    const file = path.join(this.root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }

  remove(name: string): void {
    fs.rmSync(path.join(this.root, name));
  }

  /** Opens a file of the temporary folder, or any other document by its URI. */
  async open(name: string, text?: string, languageId = "python"): Promise<string> {
    const uri = URL.canParse(name) ? name : this.uri(name);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {
        uri,
        languageId,
        version: 1,
        text: text ?? fs.readFileSync(path.join(this.root, name), "utf8"),
      },
    });
    return uri;
  }

  async type(uri: string, version: number, range: Range, text: string): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
  }

  async touchFile(name: string): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: this.uri(name), type: FileChangeType.Changed }],
    });
  }

  async configure(settings: unknown, pushed: unknown = null): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: pushed,
    });
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const toFolders = (names: readonly string[]) =>
      names.map((name) => ({ uri: this.uri(name), name }));
    await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: toFolders(added), removed: toFolders(removed) },
    });
  }

  pullReport(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      identifier: "reseed",
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pullReport(uri);
    if (report.kind !== "full") {
      throw new Error("unchanged");
    }
    return report.items;
  }

  /** Every pulled diagnostic in one line: `1:4-1:10 error code message`. */
  async lines(uri: string): Promise<readonly string[]> {
    return (await this.pull(uri)).map(lineOf);
  }

  /** The actions at a place, as a menu shows them. */
  async actions(
    uri: string,
    range: Range,
    diagnostics: readonly Diagnostic[] = [],
    only?: readonly string[],
  ): Promise<readonly CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [...diagnostics], ...(only !== undefined && { only: [...only] }) },
    });
    return (actions ?? []).filter(
      (action): action is CodeAction => typeof action.command !== "string",
    );
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  /** Waits until something has come that was not asked for. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const end = Date.now() + 5000;
    while (!holds()) {
      if (Date.now() > end) {
        throw new Error(`timeout: ${what}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  #settingsFor(scopeUri: string): unknown {
    const byFolder = Object.entries(this.#options.settings ?? {}).find(
      ([name]) => name.endsWith("/") && scopeUri.startsWith(this.uri(name)),
    );
    return byFolder?.[1] ?? this.settings ?? null;
  }
}

/** Runs a test against a server of its own, and stops it whatever happens. */
export async function withClient(
  options: ClientOptions,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = await Client.start(options);
  try {
    await work(client);
  } finally {
    await client.stop();
  }
}

export function lineOf({ code, message, range, severity }: Diagnostic): string {
  const [start, end] = [range.start, range.end].map(
    ({ line, character }) => `${line}:${character}`,
  );
  return `${start}-${end} ${severity === 1 ? "error" : "warning"} ${code ?? "syntax"} ${typeof message === "string" ? message : message.value}`;
}

export function at(line: number, character: number, end = character): Range {
  return { start: { line, character }, end: { line, character: end } };
}

/** The text of every file that an edit changes, by the last part of its name. */
export function applied(
  edit: WorkspaceEdit | undefined,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const changes: [string, { range: Range; newText: string }[]][] = [
    ...Object.entries(edit?.changes ?? {}),
    ...(edit?.documentChanges ?? [])
      .filter((change) => TextDocumentEdit.is(change))
      .map((change): [string, { range: Range; newText: string }[]] => [
        change.textDocument.uri,
        change.edits.filter((one) => "newText" in one),
      ]),
  ];
  return Object.fromEntries(
    changes.map(([uri, edits]) => {
      const name = path.posix.basename(uri);
      let text = texts[name] ?? "";
      for (const { newText, range } of [...edits].reverse()) {
        text =
          text.slice(0, offsetOf(text, range.start)) +
          newText +
          text.slice(offsetOf(text, range.end));
      }
      return [name, text];
    }),
  );
}

function offsetOf(text: string, { character, line }: Range["start"]): number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map((m) => m.index + m[0].length)];
  return (starts[line] ?? text.length) + character;
}
