/** Writes results for people: by file, each message with the chain of reasons below it. */
import { relative } from "node:path";
import { styleText } from "node:util";
import type { FileResult, Message, TraceStep } from "./results.js";

type Style = Parameters<typeof styleText>[0];

export interface StylishOptions {
  /** Paths are shown relative to this folder. */
  readonly cwd: string;
  readonly colours: boolean;
}

/**
 * The results as text, with a last line of totals.
 *
 * @param results - sorted by path
 */
export function formatStylish(
  results: readonly FileResult[],
  { cwd, colours }: StylishOptions,
): string {
  // Whether the output takes colours is known already: it is not for `styleText` to judge.
  const paint = (style: Style, text: string): string =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const show = (path: string): string => {
    const shown = relative(cwd, path);
    return shown === "" || shown.startsWith("..") ? path : shown;
  };

  const sections = results
    .filter((result) => result.messages.length > 0)
    .map((result) => {
      const places = result.messages.map(({ line, column }) => `${line}:${column}`);
      const width = Math.max(...places.map((place) => place.length));
      const blocks = result.messages.map((message, index) => {
        const place = (places[index] ?? "").padStart(width);
        const severity =
          message.severity === "error" ? paint("red", "error") : paint("yellow", "warning");
        const rule = message.ruleId === null ? "" : `  ${paint("dim", message.ruleId)}`;
        const head = `  ${paint("dim", place)}  ${severity}  ${message.message}${rule}`;
        const steps = traceLines(message, result.path, " ".repeat(width + 4));
        return [head, ...steps.map((step) => paint("dim", step))].join("\n");
      });
      return `${paint("underline", show(result.path))}\n${blocks.join("\n")}\n`;
    });

  function traceLines(message: Message, home: string, indent: string): string[] {
    const places = message.trace.map((step) => placeOf(step, home));
    const kindWidth = Math.max(0, ...message.trace.map((step) => step.kind.length));
    const placeWidth = Math.max(0, ...places.map((place) => place.length));
    return message.trace.map((step, index) => {
      const place = (places[index] ?? "").padEnd(placeWidth);
      return `${indent}${step.kind.padEnd(kindWidth)}  ${place}  ${step.text}`;
    });
  }

  function placeOf(step: TraceStep, home: string): string {
    const place = `${step.line}:${step.column}`;
    return step.file === home ? place : `${show(step.file)}:${place}`;
  }

  const total = totals(results);
  const isClean = results.every((result) => result.messages.length === 0);
  return `${[...sections, isClean ? total : paint("bold", total)].join("\n")}\n`;
}

function totals(results: readonly FileResult[]): string {
  const messages = results.flatMap((result) => result.messages);
  const files = results.filter((result) => result.messages.length > 0).length;
  if (messages.length === 0) return `No problems in ${count(results.length, "file")}.`;
  const errors = messages.filter((message) => message.severity === "error").length;
  const kinds = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(errors < messages.length ? [count(messages.length - errors, "warning")] : []),
  ];
  return `${count(messages.length, "problem")} in ${files} of ${count(results.length, "file")}: ${kinds.join(", ")}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
