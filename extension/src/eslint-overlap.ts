/** Keeps quiet about a problem that the ESLint extension, with our plugin, already shows. */
import { type CodeAction, type Command, type Diagnostic, languages, type Uri } from "vscode";
import { vsdiag } from "vscode-languageclient/node";

/** How the ESLint extension signs what it shows. */
const SOURCE = "eslint";

/** Drops from a report what ESLint shows too. */
export function withoutOverlap(
  uri: Uri,
  report: vsdiag.DocumentDiagnosticReport | null | undefined,
): vsdiag.DocumentDiagnosticReport | null | undefined {
  if (report?.kind !== vsdiag.DocumentDiagnosticReportKind.full) {
    return report;
  }
  const shown = shownByEslint(uri);
  return { ...report, items: report.items.filter((item) => !shown.has(placeOf(item))) };
}

/**
 * Drops the actions for problems that ESLint shows, since it offers its own; but those that edit
 * more than one file, which it cannot offer, stay.
 */
export function withoutOverlappingActions(
  uri: Uri,
  actions: readonly (Command | CodeAction)[],
): (Command | CodeAction)[] {
  const shown = shownByEslint(uri);
  return actions.filter((action) => {
    const diagnostics = "diagnostics" in action ? (action.diagnostics ?? []) : [];
    return (
      diagnostics.length === 0 ||
      diagnostics.some((diagnostic) => !shown.has(placeOf(diagnostic))) ||
      spansFiles(action)
    );
  });
}

/** Calls back when ESLint has begun or ceased to show problems of ours. */
export function onOverlapChange(listener: () => void): { dispose(): void } {
  const known = new Map<string, string>();
  return languages.onDidChangeDiagnostics(({ uris }) => {
    const changed = uris.filter((uri) => {
      const places = [...shownByEslint(uri)].sort().join("\n");
      const before = known.get(uri.toString()) ?? "";
      if (places === "") {
        known.delete(uri.toString());
      } else {
        known.set(uri.toString(), places);
      }
      return places !== before;
    });
    if (changed.length > 0) {
      listener();
    }
  });
}

/** The server says so beside the action; VS Code's types know nothing of it. */
function spansFiles(action: object): boolean {
  const data = "data" in action ? action.data : undefined;
  return typeof data === "object" && data !== null && "spansFiles" in data
    ? data.spansFiles === true
    : false;
}

/** The places of all problems of our rules that ESLint shows in a document. */
function shownByEslint(uri: Uri): ReadonlySet<string> {
  const ours = languages
    .getDiagnostics(uri)
    .filter((one) => one.source === SOURCE && codeOf(one).startsWith("reseed/"));
  return new Set(ours.map(placeOf));
}

/** One rule reports a line once or says the same again: the column may differ by an edit's delay. */
function placeOf(diagnostic: Diagnostic): string {
  return `${diagnostic.range.start.line} ${codeOf(diagnostic)}`;
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
