/** Turns what the engine says about one document into what an editor shows. */
import type { Diagnostic as Report, Step } from "../../eslint-plugin/src/engine.js";
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
} from "vscode-languageserver";
import { isRecord } from "./settings.js";
import type { Place, Source } from "./texts.js";

/** One report of the engine beside the diagnostic that stands for it in the editor. */
export interface Problem {
  /** Tells this problem from the others of its document. */
  readonly key: string;
  readonly report: Report;
  /** The document, or the cell, that shows it. */
  readonly uri: string;
  readonly diagnostic: Diagnostic;
}

/** A place in any file, or undefined where that cannot be read. */
export type Locate = (path: string, start: number, end: number) => Place | undefined;

/**
 * Makes the problems of one document.
 *
 * @param locate - for places of the trace in other files
 * @param showsRelated - whether the editor can show the trace
 */
export function toProblems(
  source: Source,
  reports: readonly Report[],
  locate: Locate,
  showsRelated: boolean,
): readonly Problem[] {
  const seen = new Map<string, number>();
  return reports.map((report) => {
    const { range, uri } = placeOf(source, report);
    const place = `${uri} ${report.ruleId ?? "syntax"} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
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
    const related = showsRelated ? relatedPlaces(report.finding?.trace ?? [], locate) : [];
    if (related.length > 0) {
      diagnostic.relatedInformation = related;
    }
    return { key, report, uri, diagnostic };
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
function placeOf(source: Source, report: Report): Place {
  const { finding } = report;
  if (finding?.path === source.path) {
    return source.locate(finding.range[0], finding.range[1]);
  }
  const start = offsetOf(source, report.line, report.column);
  if (report.endLine !== null && report.endColumn !== null) {
    return source.locate(start, offsetOf(source, report.endLine, report.endColumn));
  }
  const { line } = source.positionAt(start);
  return source.locate(start, source.offsetAt({ line, character: Number.MAX_SAFE_INTEGER }));
}

/** The offset of a 1-based line and column. */
function offsetOf(source: Source, line: number, column: number): number {
  const start = { line: Math.max(0, line - 1), character: 0 };
  return source.offsetAt(start) + Math.max(0, column - 1);
}

function relatedPlaces(trace: readonly Step[], locate: Locate): DiagnosticRelatedInformation[] {
  return trace.flatMap((step) => {
    const place = locate(step.path, step.range[0], step.range[1]);
    return place === undefined
      ? []
      : { location: { uri: place.uri, range: place.range }, message: step.text };
  });
}
