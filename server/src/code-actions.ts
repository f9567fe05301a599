/** Offers the remedies of a finding, and comments that silence it, as quick-fixes. */
import type { Edit, Remedy } from "../../eslint-plugin/src/engine.js";
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Checked, Checker } from "./checker.js";
import { disableForFile, disableForLine } from "./disable-comments.js";
import type { OpenDocument } from "./documents.js";
import { type FindText, keyOf, type Problem } from "./problems.js";
import { isRecord } from "./settings.js";

export interface CodeActionParts {
  readonly checker: Checker;
  readonly findText: FindText;
  /** The document open under a path, which knows its version. */
  readonly openAt: (path: string) => OpenDocument | undefined;
  readonly resolvesEdits: boolean;
  readonly takesDocumentChanges: boolean;
  readonly explainsRules: boolean;
}

/** A command of the editor's side: shows the page of the rule that is its argument. */
const EXPLAIN = "reseed.explainRule";

/** What an action carries until its edit is asked for. */
interface ActionData {
  readonly uri: string;
  readonly key: string;
  readonly remedy: string;
  /** For clients that show other tools' actions, of one file, for the same problem. */
  readonly spansFiles: boolean;
}

/** The quick-fixes for a place in a document. */
export async function codeActions(
  parts: CodeActionParts,
  document: OpenDocument,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const { only } = params.context;
  if (only !== undefined && !only.some(holdsQuickFix)) {
    return [];
  }
  const checked = await parts.checker.current(document);
  const keys = new Set(params.context.diagnostics.map(keyOf));
  const chosen = checked.problems.filter(
    (problem) => keys.has(problem.key) || touches(problem.diagnostic.range, params.range),
  );
  return [
    ...chosen.flatMap((problem) => remedyActions(parts, document, problem)),
    ...disableActions(parts, document, checked, chosen),
    ...(parts.explainsRules ? explainActions(chosen) : []),
  ];
}

/** Completes an action that was offered without its edit. */
export async function resolveCodeAction(
  parts: CodeActionParts,
  find: (uri: string) => OpenDocument | undefined,
  action: CodeAction,
): Promise<CodeAction> {
  const data = readData(action.data);
  const document = data === undefined ? undefined : find(data.uri);
  if (data === undefined || document === undefined) {
    return action;
  }
  const { problems } = await parts.checker.current(document);
  const problem = problems.find(({ key }) => key === data.key);
  const remedy = problem?.report.finding?.remedies.find(({ id }) => id === data.remedy);
  const edit = remedy === undefined ? undefined : toWorkspaceEdit(parts, remedy.edits);
  // Without an edit nothing is applied: the document has moved on since the action was offered.
  return edit === undefined ? action : { ...action, edit };
}

function remedyActions(
  parts: CodeActionParts,
  document: OpenDocument,
  problem: Problem,
): CodeAction[] {
  const remedies = problem.report.finding?.remedies ?? [];
  const preferredFirst = [
    ...remedies.filter(({ isPreferred }) => isPreferred),
    ...remedies.filter(({ isPreferred }) => !isPreferred),
  ];
  return preferredFirst.flatMap((remedy) => remedyAction(parts, document, problem, remedy) ?? []);
}

function remedyAction(
  parts: CodeActionParts,
  document: OpenDocument,
  problem: Problem,
  remedy: Remedy,
): CodeAction | undefined {
  const edit = toWorkspaceEdit(parts, remedy.edits);
  if (edit === undefined) {
    return undefined;
  }
  const action: CodeAction = {
    title: withoutFullStop(remedy.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [problem.diagnostic],
    isPreferred: remedy.isPreferred,
  };
  if (!parts.resolvesEdits) {
    return { ...action, edit };
  }
  const data: ActionData = {
    uri: document.uri,
    key: problem.key,
    remedy: remedy.id,
    spansFiles: new Set(remedy.edits.map(({ path }) => path)).size > 1,
  };
  return { ...action, data };
}

function disableActions(
  parts: CodeActionParts,
  document: OpenDocument,
  { engine, problems }: Checked,
  chosen: readonly Problem[],
): CodeAction[] {
  if (engine === undefined) {
    return [];
  }
  const before = problems.map(({ report }) => report);
  const tryText = (text: string) => parts.checker.tryText(document, engine, text);
  const forLine = new Map<string, CodeAction>();
  const forFile = new Map<string, CodeAction>();
  for (const { report, diagnostic } of chosen) {
    const { line, ruleId } = report;
    if (ruleId === null) {
      continue;
    }
    const add = (
      actions: Map<string, CodeAction>,
      key: string,
      title: string,
      edit: () => TextEdit | undefined,
    ) => {
      const action = actions.get(key);
      if (action !== undefined) {
        action.diagnostics?.push(diagnostic);
        return;
      }
      const made = edit();
      if (made !== undefined) {
        actions.set(key, {
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          edit: workspaceEdit(parts, [{ document, version: document.version, edits: [made] }]),
        });
      }
    };
    add(forLine, `${line} ${ruleId}`, `Disable ${ruleId} for this line`, () =>
      disableForLine(document, { ...report, ruleId }, before, tryText),
    );
    add(forFile, ruleId, `Disable ${ruleId} for the entire file`, () =>
      disableForFile(document, ruleId),
    );
  }
  return [...forLine.values(), ...forFile.values()];
}

/** One action for each rule. */
function explainActions(chosen: readonly Problem[]): CodeAction[] {
  const byRule = new Map<string, CodeAction>();
  for (const { diagnostic, report } of chosen) {
    const { ruleId } = report;
    if (ruleId !== null) {
      const title = `Explain ${ruleId}`;
      const diagnostics = [...(byRule.get(ruleId)?.diagnostics ?? []), diagnostic];
      const command = { title, command: EXPLAIN, arguments: [ruleId] };
      byRule.set(ruleId, { title, kind: CodeActionKind.QuickFix, diagnostics, command });
    }
  }
  return [...byRule.values()];
}

/** @returns undefined where one of the files cannot be read: half a remedy is none */
function toWorkspaceEdit(
  parts: CodeActionParts,
  edits: readonly Edit[],
): WorkspaceEdit | undefined {
  const byPath = new Map<string, Edit[]>();
  for (const edit of edits) {
    byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit]);
  }
  const files: FileEdits[] = [];
  for (const [path, own] of byPath) {
    const text = parts.findText(path);
    if (text === undefined) {
      return undefined;
    }
    files.push({
      document: text,
      version: parts.openAt(path)?.version ?? null,
      edits: own.map((edit) => ({
        range: text.rangeOf(edit.range[0], edit.range[1]),
        newText: edit.text,
      })),
    });
  }
  return files.length === 0 ? undefined : workspaceEdit(parts, files);
}

interface FileEdits {
  readonly document: { readonly uri: string };
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly edits: TextEdit[];
}

function workspaceEdit(parts: CodeActionParts, files: readonly FileEdits[]): WorkspaceEdit {
  if (!parts.takesDocumentChanges) {
    return {
      changes: Object.fromEntries(files.map(({ document, edits }) => [document.uri, edits])),
    };
  }
  return {
    documentChanges: files.map(({ document, version, edits }): TextDocumentEdit => ({
      textDocument: { uri: document.uri, version },
      edits,
    })),
  };
}

function holdsQuickFix(kind: string): boolean {
  return kind === "" || kind === CodeActionKind.QuickFix;
}

function touches(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function readData(data: unknown): Omit<ActionData, "spansFiles"> | undefined {
  if (
    isRecord(data) &&
    typeof data.uri === "string" &&
    typeof data.key === "string" &&
    typeof data.remedy === "string"
  ) {
    return { uri: data.uri, key: data.key, remedy: data.remedy };
  }
  return undefined;
}

/** Menus do not end in a full stop. */
function withoutFullStop(title: string): string {
  return title.endsWith(".") ? title.slice(0, -1) : title;
}
