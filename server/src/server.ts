/** Connects an editor with the engine: every message of the protocol arrives here. */
import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { type ClientAbilities, readAbilities } from "./capabilities.js";
import { Checker } from "./checker.js";
import { codeActions, type CodeActionParts, resolveCodeAction } from "./code-actions.js";
import { ConfigProblems } from "./config-problems.js";
import { Diagnostics } from "./diagnostics.js";
import { Documents } from "./documents.js";
import { Folders } from "./folders.js";
import { EditorHost } from "./host.js";
import { type Log, reasonOf } from "./log.js";
import { type CreateEngine, Projects } from "./projects.js";
import { isRecord } from "./settings.js";
import { SettingsStore } from "./settings-store.js";
import { StatusNotification, statusOf } from "./status.js";
import { canMatter, registerWatchers } from "./watching.js";

const DEFAULT_BUDGET_MILLISECONDS = 2000;

export interface ServerOptions {
  readonly createEngine: CreateEngine;
  readonly version: string;
  /** How long one file may take before the log tells of it. */
  readonly budgetMilliseconds?: number;
}

/** Serves one editor. The connection must not be listening yet. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new Documents();
  const host = new EditorHost(documents);
  const folders = new Folders(host);
  connection.onInitialize((params) => {
    const abilities = readAbilities(params);
    folders.change(initialFolders(params), []);
    serve({ connection, options, documents, host, folders, abilities, params });
    return initializeResult(abilities, options.version);
  });
  documents.listen(connection);
  connection.listen();
}

interface Session {
  readonly connection: Connection;
  readonly options: ServerOptions;
  readonly documents: Documents;
  readonly host: EditorHost;
  readonly folders: Folders;
  readonly abilities: ClientAbilities;
  readonly params: InitializeParams;
}

/** Sets the handlers up, now that it is known what the editor can do. */
function serve(session: Session): void {
  const { abilities, connection, documents, folders, host, options } = session;
  const log = logOf(connection);
  const settings = new SettingsStore(
    abilities.hasConfiguration
      ? (scopeUri) => connection.workspace.getConfiguration({ scopeUri, section: "reseed" })
      : undefined,
    pushedSettings(session.params),
    (message) => {
      log.warn(message);
    },
  );
  const tell = (sentence: string) => {
    log.warn(sentence);
  };
  const projects = new Projects((given) => options.createEngine({ ...given, tell }), host);
  const configProblems = new ConfigProblems(host, (uri, diagnostics) => {
    void connection.sendDiagnostics({ uri, diagnostics });
  });
  const checker = new Checker({
    documents,
    host,
    folders,
    settings,
    projects,
    log,
    showsRelated: abilities.showsRelated,
    budgetMilliseconds: options.budgetMilliseconds ?? DEFAULT_BUDGET_MILLISECONDS,
    showProgress: (title, work) => withProgress(connection, abilities.showsProgress, title, work),
  });
  const diagnostics = new Diagnostics({
    connection,
    documents,
    checker,
    log,
    pulls: abilities.pullsDiagnostics,
    refreshes: abilities.refreshesDiagnostics,
    onChecked: (source, checked) => {
      configProblems.look(folders.rootOf(source.path));
      if (abilities.showsStatus) {
        const status = statusOf(source.uri, options.version, checked);
        void connection.sendNotification(StatusNotification, status);
      }
    },
  });
  const worldChanged = () => {
    checker.touch();
    diagnostics.worldChanged();
  };

  documents.onChange(() => {
    checker.touch();
    diagnostics.documentChanged();
  });
  documents.onClose((source, parts) => {
    checker.touch();
    checker.drop(source);
    diagnostics.documentClosed(parts.map(uriOf));
  });
  documents.onSave(() => {
    // Editors that watch no files at least tell of what they write themselves.
    if (!abilities.registersWatchers) {
      worldChanged();
    }
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some((change) => canMatter(change, documents))) {
      worldChanged();
    }
  });
  connection.onDidChangeConfiguration((change) => {
    settings.change(change.settings);
    worldChanged();
  });
  connection.onInitialized(() => {
    log.info(`Reseed ${options.version} is ready.`);
    registerWatchers(connection, abilities).catch((error: unknown) => {
      log.warn(`The editor tells of no changed files: ${reasonOf(error)}`);
    });
    if (abilities.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders.change(added.map(uriOf), removed.map(uriOf));
        settings.change(undefined);
        worldChanged();
      });
    }
  });
  serveRequests(session, checker, diagnostics);
  connection.onShutdown(() => {
    diagnostics.stop();
    projects.clear();
  });
}

function serveRequests(session: Session, checker: Checker, diagnostics: Diagnostics): void {
  const { abilities, connection, documents, host } = session;
  const parts: CodeActionParts = {
    checker,
    locate: (path, start, end) => host.locate(path, start, end),
    resolvesEdits: abilities.resolvesEdits,
    takesDocumentChanges: abilities.takesDocumentChanges,
    explainsRules: abilities.explainsRules,
  };
  if (abilities.pullsDiagnostics) {
    connection.languages.diagnostics.on((params, token) => diagnostics.pull(params, token));
  }
  connection.onCodeAction((params) => {
    const source = documents.sourceOf(params.textDocument.uri);
    return source === undefined ? [] : codeActions(parts, source, params);
  });
  connection.onCodeActionResolve((action) =>
    resolveCodeAction(parts, (uri) => documents.sourceOf(uri), action),
  );
}

function initializeResult(abilities: ClientAbilities, version: string): InitializeResult {
  return {
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: { includeText: false },
      },
      notebookDocumentSync: {
        notebookSelector: [{ notebook: "jupyter-notebook", cells: [{ language: "python" }] }],
      },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix],
        resolveProvider: abilities.resolvesEdits,
      },
      ...(abilities.pullsDiagnostics && {
        diagnosticProvider: {
          identifier: "reseed",
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
      }),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    serverInfo: { name: "reseed", version },
  };
}

/** The folders as newer editors name them, or the one root of older ones. */
function initialFolders(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) {
    return params.workspaceFolders.map(uriOf);
  }
  // Deprecated in the protocol, but all that some editors send.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const rootUri: unknown = params.rootUri;
  return typeof rootUri === "string" ? [rootUri] : [];
}

/** Settings of an editor that cannot be asked: it may send them with its first message. */
function pushedSettings(params: InitializeParams): unknown {
  const options: unknown = params.initializationOptions;
  return isRecord(options) ? options.settings : undefined;
}

function uriOf({ uri }: { readonly uri: string }): string {
  return uri;
}

function logOf(connection: Connection): Log {
  return {
    info: (message) => {
      connection.console.info(message);
    },
    warn: (message) => {
      connection.console.warn(message);
    },
    error: (message) => {
      connection.console.error(message);
    },
  };
}

/** Runs a piece of work behind a progress message, where the editor shows such. */
async function withProgress<T>(
  connection: Connection,
  isShown: boolean,
  title: string,
  work: () => T,
): Promise<T> {
  if (!isShown) {
    return work();
  }
  const progress = await connection.window.createWorkDoneProgress().catch(() => undefined);
  if (progress === undefined) {
    return work();
  }
  progress.begin(title);
  // The message must leave before the work, which keeps this thread busy.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    return work();
  } finally {
    progress.done();
  }
}
