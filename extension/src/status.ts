/** The item in VS Code's language status: whether the server runs, and how it checks this document. */
import { type LanguageStatusItem, LanguageStatusSeverity } from "vscode";
import { State } from "vscode-languageclient/node";

/** What the server says after each check of a document. */
interface Report {
  readonly uri: string;
  readonly state: string;
  readonly version: string;
  readonly preset: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

export class ServerStatus {
  readonly #item: LanguageStatusItem;
  readonly #reports = new Map<string, Report>();
  #uri: string | undefined;
  #state = State.Stopped;

  constructor(item: LanguageStatusItem) {
    this.#item = item;
    item.name = "Reseed";
    item.command = { command: "reseed.showOutput", title: "Show Output" };
  }

  showState(state: State): void {
    this.#state = state;
    if (state !== State.Running) {
      this.#reports.clear();
    }
    this.#show();
  }

  showReport(value: unknown): void {
    if (isReport(value)) {
      this.#reports.set(value.uri, value);
      this.#show();
    }
  }

  /** Says which document the user looks at. */
  showDocument(uri: string | undefined): void {
    this.#uri = uri;
    this.#show();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #show(): void {
    const item = this.#item;
    const report = this.#uri === undefined ? undefined : this.#reports.get(this.#uri);
    item.busy = this.#state === State.Starting;
    item.severity =
      this.#state === State.Stopped
        ? LanguageStatusSeverity.Error
        : LanguageStatusSeverity.Information;
    item.text = "Reseed";
    item.detail =
      this.#state === State.Stopped
        ? "The language server is not running."
        : this.#state === State.Starting
          ? "Starting…"
          : describe(report);
  }
}

function describe(report: Report | undefined): string {
  if (report === undefined) {
    return "Ready";
  }
  if (report.state === "off") {
    return "Switched off by the setting reseed.enable";
  }
  if (report.state === "idle") {
    return "This file is not checked";
  }
  const environment = Object.entries(report.environment).map((entry) => entry.join(" "));
  const parts = [report.version, report.preset, ...environment, `${report.milliseconds} ms`];
  return parts.join(", ");
}

/** The server is our own, yet of another process: what it sends is looked at before it is used. */
function isReport(value: unknown): value is Report {
  return (
    typeof value === "object" &&
    value !== null &&
    "uri" in value &&
    typeof value.uri === "string" &&
    "state" in value &&
    typeof value.state === "string" &&
    "version" in value &&
    "preset" in value &&
    "environment" in value &&
    typeof value.environment === "object" &&
    value.environment !== null &&
    "milliseconds" in value
  );
}
