/** Asks the editor to tell of changed files, and tells which of those can change a result. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from "vscode-languageserver";
import type { ClientAbilities } from "./capabilities.js";
import type { Documents } from "./documents.js";

/** Sources and what they import; then the files that tell versions of interpreters and libraries. */
const PATTERNS = [
  "**/*.{py,pyi,js,mjs,cjs,jsx,ts,mts,cts,tsx,json,toml,cfg,lock,yml,yaml}",
  "**/{requirements*.txt,constraints*.txt,runtime.txt,tox.ini,Pipfile,.python-version,.tool-versions,.nvmrc,.node-version}",
];

/** Folders of other people's code: a change there is an installation, not an edit. */
const FOREIGN = /\/(?:\.git|\.venv|venv|node_modules|__pycache__|site-packages)\//u;

/** Registers for what the editor can tell. */
export async function registerWatchers(
  connection: Connection,
  abilities: ClientAbilities,
): Promise<void> {
  if (abilities.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: "reseed",
    });
  }
  if (abilities.registersWatchers) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: PATTERNS.map((globPattern) => ({ globPattern })),
    });
  }
}

/** Whether a file event can change a result: an open document's text is known better here. */
export function canMatter(event: FileEvent, documents: Documents): boolean {
  return (
    !FOREIGN.test(event.uri) &&
    (event.type !== FileChangeType.Changed || documents.sourceOf(event.uri) === undefined)
  );
}
