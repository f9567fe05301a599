/** The VS Code extension: starts the language server and shows what it does. */
import { commands, type ExtensionContext, languages, Uri, window } from "vscode";
import {
  DocumentDiagnosticRequest,
  LanguageClient,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import { onOverlapChange, withoutOverlap, withoutOverlappingActions } from "./eslint-overlap.js";
import { ServerStatus } from "./status.js";

/** Versions of the past, as in a comparison, are no documents to check. */
const SCHEMES = ["file", "untitled", "vscode-vfs"];
const LANGUAGES = [
  "python",
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
] as const;

const SELECTOR = [
  ...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
  { notebook: "jupyter-notebook", language: "python" },
];

let client: LanguageClient | undefined;

/** Called by VS Code when a document of our languages is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Reseed", { log: true });
  const status = new ServerStatus(languages.createLanguageStatusItem("reseed.status", SELECTOR));
  const module = context.asAbsolutePath("extension/dist/server.cjs");
  const transport = TransportKind.ipc;
  const started = new LanguageClient(
    "reseed",
    "Reseed",
    { run: { module, transport }, debug: { module, transport } },
    {
      documentSelector: SELECTOR,
      outputChannel: output,
      initializationOptions: { status: true, explain: true },
      middleware: {
        // No result of before is named, so that the whole report comes and can be looked through.
        provideDiagnostics: async (document, _previous, token, next) =>
          withoutOverlap(
            "uri" in document ? document.uri : document,
            await next(document, undefined, token),
          ),
        provideCodeActions: async (document, range, context, token, next) =>
          withoutOverlappingActions(
            document.uri,
            (await next(document, range, context, token)) ?? [],
          ),
      },
    },
  );
  client = started;
  context.subscriptions.push(
    output,
    status,
    started.onDidChangeState(({ newState }) => {
      status.showState(newState);
    }),
    started.onNotification("reseed/status", (report: unknown) => {
      status.showReport(report);
    }),
    window.onDidChangeActiveTextEditor(() => {
      status.showDocument(activeUri());
    }),
    onOverlapChange(() => {
      started.getFeature(DocumentDiagnosticRequest.method).refresh();
    }),
    commands.registerCommand("reseed.restart", () => restart(started, status)),
    commands.registerCommand("reseed.explainRule", (ruleId: unknown) =>
      explainRule(context, String(ruleId)),
    ),
    commands.registerCommand("reseed.showOutput", () => {
      output.show(true);
    }),
  );
  status.showDocument(activeUri());
  await start(started, status);
}

/** Called by VS Code when it closes. */
export async function deactivate(): Promise<void> {
  if (client?.isRunning() === true) {
    await client.stop();
  }
}

/** What the server calls the document that the user looks at: of a cell, its notebook. */
function activeUri(): string | undefined {
  const document = window.activeTextEditor?.document.uri;
  const uri =
    document?.scheme === "vscode-notebook-cell"
      ? window.activeNotebookEditor?.notebook.uri
      : document;
  return uri?.toString();
}

/** A server that does not start is told of in the status item; the reason is in the output. */
async function start(started: LanguageClient, status: ServerStatus): Promise<void> {
  try {
    await started.start();
  } catch (error) {
    status.showState(State.Stopped);
    started.error("The language server did not start.", error, "force");
  }
}

async function restart(started: LanguageClient, status: ServerStatus): Promise<void> {
  if (started.state === State.Running) {
    await started.restart();
  } else if (started.state === State.Stopped) {
    await start(started, status);
  }
}

/** The pages of the rules come with the extension: they can be read without a network. */
async function explainRule(context: ExtensionContext, ruleId: string): Promise<void> {
  const name = ruleId.replace(/^reseed\//u, "");
  const page = Uri.joinPath(context.extensionUri, "eslint-plugin/docs/rules", `${name}.md`);
  await commands.executeCommand("markdown.showPreview", page);
}
