/** Offers the remedies of a finding, and comments that silence it, as quick-fixes. */
import { basename } from "node:path";
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
import { disableForFile, disableForLine, type Insertion } from "./disable-comments.js";
import { keyOf, type Locate, type Problem } from "./problems.js";
import { isRecord } from "./settings.js";
import type { Source } from "./texts.js";

export interface CodeActionParts {
  readonly checker: Checker;
  readonly locate: Locate;
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
  /** For clients that show actions of tools which edit only the problem's own file. */
  readonly spansFiles: boolean;
}

/** The quick-fixes for a place in a document. */
export async function codeActions(
  parts: CodeActionParts,
  source: Source,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const { only } = params.context;
  if (only !== undefined && !only.some(holdsQuickFix)) {
    return [];
  }
  const checked = await parts.checker.current(source);
  const keys = new Set(params.context.diagnostics.map(keyOf));
  const chosen = checked.problems.filter(
    (problem) =>
      problem.uri === params.textDocument.uri &&
      (keys.has(problem.key) || touches(problem.diagnostic.range, params.range)),
  );
  return [
    ...chosen.flatMap((problem) => remedyActions(parts, problem)),
    ...disableActions(parts, source, checked, chosen),
    ...(parts.explainsRules ? explainActions(chosen) : []),
  ];
}

/** Completes an action that was offered without its edit. */
export async function resolveCodeAction(
  parts: CodeActionParts,
  find: (uri: string) => Source | undefined,
  action: CodeAction,
): Promise<CodeAction> {
  const data = readData(action.data);
  const source = data === undefined ? undefined : find(data.uri);
  if (data === undefined || source === undefined) {
    return action;
  }
  const { problems } = await parts.checker.current(source);
  const problem = problems.find(({ key }) => key === data.key);
  const remedy = problem?.report.finding?.remedies.find(({ id }) => id === data.remedy);
  const edit = remedy === undefined ? undefined : toWorkspaceEdit(parts, remedy.edits);
  // Without an edit nothing is applied: the document has moved on since the action was offered.
  return edit === undefined ? action : { ...action, edit };
}

function remedyActions(parts: CodeActionParts, problem: Problem): CodeAction[] {
  const remedies = problem.report.finding?.remedies ?? [];
  const preferredFirst = [
    ...remedies.filter(({ isPreferred }) => isPreferred),
    ...remedies.filter(({ isPreferred }) => !isPreferred),
  ];
  return preferredFirst.flatMap((remedy) => remedyAction(parts, problem, remedy) ?? []);
}

function remedyAction(
  parts: CodeActionParts,
  problem: Problem,
  remedy: Remedy,
): CodeAction | undefined {
  const edit = toWorkspaceEdit(parts, remedy.edits);
  if (edit === undefined) {
    return undefined;
  }
  const action: CodeAction = {
    ...quickFix(`${withoutFullStop(remedy.title)}${placesOf(remedy, problem)}`, [problem]),
    isPreferred: remedy.isPreferred,
  };
  if (!parts.resolvesEdits) {
    return { ...action, edit };
  }
  const data: ActionData = {
    uri: problem.uri,
    key: problem.key,
    remedy: remedy.id,
    spansFiles: remedy.edits.some(({ path }) => path !== problem.report.path),
  };
  return { ...action, data };
}

function disableActions(
  parts: CodeActionParts,
  source: Source,
  { engine, problems }: Checked,
  chosen: readonly Problem[],
): CodeAction[] {
  if (engine === undefined) {
    return [];
  }
  const before = problems.map(({ report }) => report);
  const tryText = (text: string) => parts.checker.tryText(source, engine, text);
  const action = (title: string, group: Group, insertion: Insertion | undefined): CodeAction[] => {
    const edit = insertion && toWorkspaceEdit(parts, [toEdit(source, insertion)]);
    return edit === undefined ? [] : [{ ...quickFix(title, group.problems), edit }];
  };
  return [
    ...grouped(chosen, ({ report }) => String(report.line)).flatMap((group) =>
      action(
        `Disable ${group.ruleId} for this line`,
        group,
        disableForLine(source, group.ruleId, group.line, before, tryText),
      ),
    ),
    ...grouped(chosen, () => "").flatMap((group) =>
      action(
        `Disable ${group.ruleId} for the entire file`,
        group,
        disableForFile(source, group.ruleId),
      ),
    ),
  ];
}

/** One action for each rule. */
function explainActions(chosen: readonly Problem[]): CodeAction[] {
  return grouped(chosen, () => "").map(({ problems, ruleId }) => {
    const title = `Explain ${ruleId}`;
    const command = { title, command: EXPLAIN, arguments: [ruleId] };
    return { ...quickFix(title, problems), command };
  });
}

/** Problems of one rule that one action speaks of. */
interface Group {
  readonly ruleId: string;
  /** Of the first of them, 1-based. */
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** Groups problems by rule, and by what else is asked for; those of no rule are left out. */
function grouped(problems: readonly Problem[], by: (problem: Problem) => string): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const problem of problems) {
    const { line, ruleId } = problem.report;
    if (ruleId !== null) {
      const key = `${ruleId} ${by(problem)}`;
      const known = groups.get(key)?.problems ?? [];
      groups.set(key, { ruleId, line, problems: [...known, problem] });
    }
  }
  return [...groups.values()];
}

function quickFix(title: string, problems: readonly Problem[]): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: problems.map(({ diagnostic }) => diagnostic),
  };
}

function toEdit({ path }: Source, { offset, text }: Insertion): Edit {
  return { path, range: [offset, offset], text };
}

/**
 * @returns undefined where one of the files cannot be read, or an edit reaches over the end of a
 *   notebook's cell: half a remedy is none
 */
function toWorkspaceEdit(
  parts: CodeActionParts,
  edits: readonly Edit[],
): WorkspaceEdit | undefined {
  const byUri = new Map<string, TextDocumentEdit & { edits: TextEdit[] }>();
  for (const { path, range, text } of edits) {
    const place = parts.locate(path, range[0], range[1]);
    if (place === undefined || place.isCut === true) {
      return undefined;
    }
    const { uri, version } = place;
    const own = byUri.get(uri) ?? { textDocument: { uri, version }, edits: [] };
    own.edits.push({ range: place.range, newText: text });
    byUri.set(uri, own);
  }
  const documentChanges = [...byUri.values()];
  return parts.takesDocumentChanges
    ? { documentChanges }
    : {
        changes: Object.fromEntries(
          documentChanges.map((one) => [one.textDocument.uri, one.edits]),
        ),
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

/** Says which files change, where it is not just the one at hand: the editor does not show them. */
function placesOf({ edits }: Remedy, { report }: Problem): string {
  const [first, ...more] = new Set(edits.map(({ path }) => path));
  if (first === undefined || (first === report.path && more.length === 0)) {
    return "";
  }
  return more.length === 0 ? ` (in ${basename(first)})` : ` (in ${more.length + 1} files)`;
}

/** Menus do not end in a full stop. */
function withoutFullStop(title: string): string {
  return title.endsWith(".") ? title.slice(0, -1) : title;
}
