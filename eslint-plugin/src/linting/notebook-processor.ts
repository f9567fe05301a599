/** Shows ESLint the code cells of a notebook as one Python program. */
import type { Linter } from "eslint";
import { VERSION } from "../version.js";
import { failureOn } from "./defects.js";
import { NotebookView } from "./notebook-view.js";

/**
 * Makes the processor. Of a broken notebook, and of one in another language, ESLint sees nothing.
 */
export function createNotebookProcessor(): Linter.Processor {
  // ESLint reads a file and brings its messages back before it reads the next.
  const views = new Map<string, NotebookView>();
  const failures = new Map<string, string>();
  return {
    meta: { name: "reseed/notebook", version: VERSION },
    supportsAutofix: true,
    preprocess(text, filename) {
      let view: ReturnType<typeof NotebookView.of>;
      try {
        view = NotebookView.of(text.replace(/^\ufeff/u, ""));
      } catch (error) {
        failures.set(filename, failureOn(filename, error));
        return [];
      }
      if (typeof view === "string") return [];
      views.set(filename, view);
      return [{ text: view.program, filename: "cells.py" }];
    },
    postprocess(lists, filename) {
      const view = views.get(filename);
      views.delete(filename);
      const messages = lists.flat();
      const failure = failures.get(filename);
      failures.delete(filename);
      if (failure !== undefined) return [wholeFile(failure)];
      return view === undefined ? messages : messages.map((message) => toFile(message, view));
    },
  };
}

function wholeFile(message: string): Linter.LintMessage {
  return { ruleId: null, fatal: true, severity: 2, message, line: 1, column: 1 };
}

function toFile(message: Linter.LintMessage, view: NotebookView): Linter.LintMessage {
  const { endLine, endColumn, fix, suggestions, ...rest } = message;
  const end =
    endLine === undefined || endColumn === undefined
      ? {}
      : prefixed(view.place({ line: endLine, column: endColumn }));
  const mended = fix === undefined ? null : view.edit(fix.range, fix.text);
  return {
    ...rest,
    ...view.place({ line: message.line, column: message.column }),
    ...end,
    ...(mended === null ? {} : { fix: mended }),
    ...(suggestions === undefined
      ? {}
      : {
          suggestions: suggestions.flatMap((suggestion) => {
            const edit = view.edit(suggestion.fix.range, suggestion.fix.text);
            return edit === null ? [] : [{ ...suggestion, fix: edit }];
          }),
        }),
  };
}

function prefixed({ line, column }: { readonly line: number; readonly column: number }): {
  endLine: number;
  endColumn: number;
} {
  return { endLine: line, endColumn: column };
}
