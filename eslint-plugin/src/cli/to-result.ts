/** Turns what the engine says about a file into what the command writes. */
import type { Diagnostic, Engine } from "../engine.js";
import type { Inspection } from "../linting/linting-engine.js";
import { mergeEdits, type FileResult, type Message, type Suggestion } from "./results.js";

/**
 * The result of one file.
 *
 * @param path - absolute
 * @param text - what was linted
 * @param inspection - what was found in it
 * @param engine - knows the lines of other files
 */
export function toResult(
  path: string,
  text: string,
  inspection: Inspection,
  engine: Pick<Engine, "locate">,
): FileResult {
  const message = (diagnostic: Diagnostic): Message => toMessage(diagnostic, text, engine);
  return {
    path,
    messages: inspection.diagnostics.map(message),
    suppressed: inspection.suppressed.map(({ diagnostic, justification }) => ({
      ...message(diagnostic),
      justification,
    })),
  };
}

function toMessage(diagnostic: Diagnostic, text: string, engine: Pick<Engine, "locate">): Message {
  const { ruleId, severity, message, line, column, endLine, endColumn, finding } = diagnostic;
  return {
    ruleId,
    messageId: finding?.messageId ?? null,
    severity,
    message,
    line,
    column,
    endLine,
    endColumn,
    condition: finding?.condition ?? null,
    trace: (finding?.trace ?? []).map((step) => ({
      kind: step.kind,
      file: step.path,
      ...engine.locate(step.path, step.range[0]),
      text: step.text,
    })),
    suggestions: (finding?.remedies ?? []).flatMap((remedy): Suggestion[] => {
      if (remedy.edits.some((edit) => edit.path !== diagnostic.path)) return [];
      const fix = mergeEdits(text, remedy.edits);
      return fix === null ? [] : [{ desc: remedy.title, fix }];
    }),
  };
}
