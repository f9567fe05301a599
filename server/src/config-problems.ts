/** Shows what is wrong with a project's own settings file, as problems of that file. */
import path from "node:path";
import { CONFIG_FILE, readProjectSettings, type Host } from "../../eslint-plugin/src/engine.js";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { pathToUri } from "./uris.js";

export type SendDiagnostics = (uri: string, diagnostics: Diagnostic[]) => void;

export class ConfigProblems {
  readonly #host: Host;
  readonly #send: SendDiagnostics;
  /** The problems that the editor shows, by project. */
  readonly #shown = new Map<string, string>();

  constructor(host: Host, send: SendDiagnostics) {
    this.#host = host;
    this.#send = send;
  }

  /** Looks at the file of one project, and tells the editor where something has changed. */
  look(root: string): void {
    const { problems } = readProjectSettings(root, this.#host);
    const key = problems.join("\n");
    if (key === (this.#shown.get(root) ?? "")) {
      return;
    }
    this.#shown.set(root, key);
    const start = { line: 0, character: 0 };
    const diagnostics = problems.map((message) => ({
      // The problem names its key; where that stands, JSON does not tell.
      range: { start, end: { line: 0, character: 1 } },
      severity: DiagnosticSeverity.Warning,
      source: "reseed",
      message,
    }));
    this.#send(pathToUri(path.join(root, CONFIG_FILE)), diagnostics);
  }
}
