/** Writes results as ESLint's own: what reads those reads these. */
import type { FileResult, Message } from "./results.js";

/**
 * ESLint's result array as JSON. Every message also has its `trace` and its `condition`.
 *
 * @param results - sorted by path
 */
export function formatJson(results: readonly FileResult[]): string {
  return `${JSON.stringify(results.map(toResult))}\n`;
}

function toResult(result: FileResult): object {
  const errors = result.messages.filter((message) => message.severity === "error");
  return {
    filePath: result.path,
    messages: result.messages.map(toMessage),
    suppressedMessages: result.suppressed.map((message) => ({
      ...toMessage(message),
      suppressions: [{ kind: "directive", justification: message.justification }],
    })),
    errorCount: errors.length,
    fatalErrorCount: errors.filter((message) => message.ruleId === null).length,
    warningCount: result.messages.length - errors.length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
  };
}

function toMessage(message: Message): object {
  return {
    ruleId: message.ruleId,
    ...(message.ruleId === null && message.severity === "error" ? { fatal: true } : {}),
    severity: message.severity === "error" ? 2 : 1,
    message: message.message,
    line: message.line,
    column: message.column,
    ...(message.endLine === null ? {} : { endLine: message.endLine }),
    ...(message.endColumn === null ? {} : { endColumn: message.endColumn }),
    ...(message.messageId === null ? {} : { messageId: message.messageId }),
    suggestions: message.suggestions,
    condition: message.condition,
    trace: message.trace,
  };
}
