/** Turns what the engine says about a file into what the command writes. */
import type { Diagnostic, Engine } from "../engine.js";
import type { Edit } from "../findings/finding.js";
import { mergeEdits, type MergedEdit } from "../findings/merge-edits.js";
import type { Position } from "../linting/lines.js";
import type { Inspection } from "../linting/linting-engine.js";
import type { NotebookView } from "../linting/notebook-view.js";
import type { FileResult, Message, Suggestion } from "./results.js";

/** How the places that the engine speaks of are shown. */
export interface View {
  /** The path that the engine was given. */
  readonly inspected: string;
  /** The path that is shown for it. */
  readonly path: string;
  place(position: Position): Position;
  locate(path: string, offset: number): Position;
  edit(edits: readonly Edit[]): MergedEdit | null;
}

/** A file is shown as it is. */
export function viewOfFile(path: string, text: string, engine: Pick<Engine, "locate">): View {
  return {
    inspected: path,
    path,
    place: (position) => position,
    locate: (other, offset) => engine.locate(other, offset),
    edit: (edits) => mergeEdits(text, edits),
  };
}

/** A notebook's program is shown at its places in the notebook's file. */
export function viewOfNotebook(
  path: string,
  inspected: string,
  notebook: NotebookView,
  engine: Pick<Engine, "locate">,
): View {
  return {
    inspected,
    path,
    place: (position) => notebook.place(position),
    locate: (other, offset) =>
      other === inspected ? notebook.locate(offset) : engine.locate(other, offset),
    edit: (edits) => {
      const merged = mergeEdits(notebook.program, edits);
      return merged === null ? null : notebook.edit(merged.range, merged.text);
    },
  };
}

/**
 * The result of one file.
 *
 * @param inspection - what was found in it
 * @param view - how its places are shown
 */
export function toResult(inspection: Inspection, view: View): FileResult {
  return {
    path: view.path,
    messages: inspection.diagnostics.map((diagnostic) => toMessage(diagnostic, view)),
    suppressed: inspection.suppressed.map(({ diagnostic, justification }) => ({
      ...toMessage(diagnostic, view),
      justification,
    })),
  };
}

function toMessage(diagnostic: Diagnostic, view: View): Message {
  const { ruleId, severity, message, endLine, endColumn, finding } = diagnostic;
  const end =
    endLine === null || endColumn === null
      ? null
      : view.place({ line: endLine, column: endColumn });
  return {
    ruleId,
    messageId: finding?.messageId ?? null,
    severity,
    message,
    ...view.place(diagnostic),
    endLine: end?.line ?? null,
    endColumn: end?.column ?? null,
    condition: finding?.condition ?? null,
    trace: (finding?.trace ?? []).map((step) => ({
      kind: step.kind,
      file: step.path === view.inspected ? view.path : step.path,
      ...view.locate(step.path, step.range[0]),
      text: step.text,
    })),
    suggestions: (finding?.remedies ?? []).flatMap((remedy): Suggestion[] => {
      // ESLint mends one file at a time.
      if (remedy.edits.some((edit) => edit.path !== view.inspected)) return [];
      const fix = view.edit(remedy.edits);
      return fix === null ? [] : [{ desc: remedy.title, fix }];
    }),
  };
}
