/** What the editor at the other end can do, in the words that this server uses. */
import type { InitializeParams } from "vscode-languageserver";
import { isRecord } from "./settings.js";

export interface ClientAbilities {
  /** It asks for diagnostics; else they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly hasFolders: boolean;
  readonly showsRelated: boolean;
  readonly resolvesEdits: boolean;
  readonly takesDocumentChanges: boolean;
  readonly showsProgress: boolean;
  /** It has asked for `reseed/status`; other clients would complain about a message they do not know. */
  readonly showsStatus: boolean;
  /** It has the command that shows a rule's page. */
  readonly explainsRules: boolean;
}

/** Reads the abilities from the editor's first message. */
export function readAbilities(params: InitializeParams): ClientAbilities {
  const { textDocument, window, workspace } = params.capabilities;
  // Typed as `any` by the protocol, since every client sends what it likes.
  const options: unknown = params.initializationOptions;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace?.workspaceFolders === true,
    showsRelated:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    resolvesEdits:
      textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true &&
      textDocument.codeAction.dataSupport === true,
    takesDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    showsProgress: window?.workDoneProgress === true,
    showsStatus: isRecord(options) && options.status === true,
    explainsRules: isRecord(options) && options.explain === true,
  };
}
