/** Turns what the engine says about one document into what an editor shows. */
import type { Diagnostic as Report, Step } from "../../eslint-plugin/src/engine.js";
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
} from "vscode-languageserver";
import type { OpenDocument, PositionedText } from "./documents.js";
import { isRecord } from "./settings.js";

/** One report of the engine beside the diagnostic that stands for it in the editor. */
export interface Problem {
  /** Tells this problem from the others of its document. */
  readonly key: string;
  readonly report: Report;
  readonly diagnostic: Diagnostic;
}

/** The text at a path with its positions, or undefined where it cannot be read. */
export type FindText = (path: string) => PositionedText | undefined;

/**
 * Makes the problems of one document.
 *
 * @param findText - for places of the trace in other files
 * @param showsRelated - whether the editor can show the trace
 */
export function toProblems(
  document: OpenDocument,
  reports: readonly Report[],
  findText: FindText,
  showsRelated: boolean,
): readonly Problem[] {
  const seen = new Map<string, number>();
  return reports.map((report) => {
    const range = rangeOf(document, report);
    const place = `${report.ruleId ?? "syntax"} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
    // Two findings of one rule may stand in one place: they are told apart by their order.
    const count = seen.get(place) ?? 0;
    seen.set(place, count + 1);
    const key = `${place} ${count}`;
    const diagnostic: Diagnostic = {
      range,
      severity: report.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: "reseed",
      message: report.message,
      data: { key },
    };
    if (report.ruleId !== null) {
      diagnostic.code = report.ruleId;
    }
    const related = showsRelated ? relatedPlaces(report.finding?.trace ?? [], findText) : [];
    if (related.length > 0) {
      diagnostic.relatedInformation = related;
    }
    return { key, report, diagnostic };
  });
}

/** The key that {@link toProblems} put into a diagnostic, where the editor has kept it. */
export function keyOf(diagnostic: Diagnostic): string | undefined {
  const data: unknown = diagnostic.data;
  return isRecord(data) && typeof data.key === "string" ? data.key : undefined;
}

/**
 * Where a report stands. A finding's offsets are exact; a syntax error has only a line and a column,
 * and reaches to the end of its line where the parser named no end.
 */
function rangeOf(document: OpenDocument, report: Report): Range {
  const { finding } = report;
  if (finding?.path === document.path) {
    return document.rangeOf(finding.range[0], finding.range[1]);
  }
  const start = positionOf(document, report.line, report.column);
  if (report.endLine !== null && report.endColumn !== null) {
    return { start, end: positionOf(document, report.endLine, report.endColumn) };
  }
  const lineEnd = { line: start.line, character: Number.MAX_SAFE_INTEGER };
  return { start, end: document.positionAt(document.offsetAt(lineEnd)) };
}

/** A 1-based line and column as a position that exists in the document. */
function positionOf(document: OpenDocument, line: number, column: number): Range["start"] {
  const start = { line: Math.max(0, line - 1), character: 0 };
  const offset = document.offsetAt(start) + Math.max(0, column - 1);
  return document.positionAt(offset);
}

function relatedPlaces(trace: readonly Step[], findText: FindText): DiagnosticRelatedInformation[] {
  return trace.flatMap((step) => {
    const text = findText(step.path);
    return text === undefined
      ? []
      : {
          location: { uri: text.uri, range: text.rangeOf(step.range[0], step.range[1]) },
          message: step.text,
        };
  });
}
