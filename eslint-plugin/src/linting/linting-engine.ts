/** The engine: asks the analysis for findings, and has ESLint's `Linter` report them by our rules. */
import type { Linter } from "eslint";
import { extname } from "node:path";
import type { Diagnostic, Engine, EngineOptions } from "../engine.js";
import type { Language as FileLanguage } from "../facts/facts.js";
import type { Finding } from "../findings/finding.js";
import { withoutRemedies } from "../findings/lazy-remedies.js";
import { isText, NO_TEXT, SIZE_LIMIT, tooLarge } from "../project/decode.js";
import { languageOf } from "../project/language-of.js";
import type { Language } from "../plugin-types.js";
import { createPlugin, filesOf, NAMESPACE } from "../plugin.js";
import { messageOf } from "../rules/report.js";
import { VERSION } from "../version.js";
import type { Checker } from "./checker.js";
import { failureOn } from "./defects.js";
import { Lines, type Position } from "./lines.js";
import { MissingEslint } from "./missing-eslint.js";

/** What the engine is made of, besides what its user says. */
export interface EngineParts {
  readonly checker: Checker;
  /** Loads ESLint's `Linter`, when the first finding needs it: that takes longer than most files. */
  readonly loadLinter: () => LinterClass;
  /** As late: what `Linter` needs to read a file by itself. */
  readonly languages: () => LinterLanguages;
}

export interface LinterLanguages {
  readonly python: Language;
  /** Parses JavaScript and TypeScript without anything that the user would have to install. */
  readonly parser: Linter.Parser;
}

export type LinterClass = new (options: { readonly configType: "flat" }) => SuppressingLinter;

/** ESLint's types leave this method out. */
interface SuppressingLinter extends Linter {
  getSuppressedMessages(): (Linter.LintMessage & {
    readonly suppressions: readonly { readonly justification: string }[];
  })[];
}

/** What was found in a file, with what a comment has silenced. */
export interface Inspection {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
}

export interface Suppressed {
  readonly diagnostic: Diagnostic;
  /** The reason that the comment gives, empty where it gives none. */
  readonly justification: string;
}

/** An engine whose answers say more than the language server needs. */
export interface InspectingEngine extends Engine {
  /** As `lint`, with what comments have silenced. */
  inspect(path: string, text: string): Inspection;
  /** Axes of the environment that verdicts have depended on so far, by normalised name. */
  readonly consulted: ReadonlySet<string>;
}

/**
 * Makes an engine.
 *
 * @param options - what its user says
 * @param parts - analysis and languages
 */
export function assembleEngine(
  options: Pick<EngineOptions, "host" | "preset">,
  parts: EngineParts,
): InspectingEngine {
  const { checker } = parts;
  const report = reporter(options.preset, parts);

  function inspect(path: string, given: string): Inspection {
    const text = given.startsWith("\ufeff") ? given.slice(1) : given;
    const language = languageOf(path);
    if (language === null) return NOTHING;
    const refusal = refusalOf(text);
    if (refusal !== null) {
      const note = wholeFile(path, `This file ${refusal}.`, { line: 1, column: 1 });
      return { diagnostics: [{ ...note, severity: "warning" }], suppressed: [] };
    }
    try {
      return judge(path, text, language);
    } catch (error) {
      // No other file would fare better.
      if (error instanceof MissingEslint) throw error;
      const failure = wholeFile(path, failureOn(path, error), { line: 1, column: 1 });
      return { diagnostics: [failure], suppressed: [] };
    }
  }

  function judge(path: string, text: string, language: FileLanguage): Inspection {
    const checked = checker.check(path, text);
    if (checked.problems.length === 0 && checked.findings.length === 0) return NOTHING;
    const lines = new Lines(text, language);
    const problems = checked.problems.map((problem) =>
      wholeFile(path, `Parsing error: ${problem.message}`, lines.at(problem.offset)),
    );
    if (checked.findings.length === 0) return { diagnostics: problems, suppressed: [] };
    const { diagnostics, suppressed } = report(path, text, checked.findings, lines);
    // A parser of the checker and one of the linter may disagree; nobody wants to read it twice.
    const reported = diagnostics.filter(
      (diagnostic) => diagnostic.ruleId !== null || problems.length === 0,
    );
    return { diagnostics: [...problems, ...reported].sort(byPlace), suppressed };
  }

  return {
    handles: (path) => languageOf(path) !== null,
    lint: (path, text) => inspect(path, text).diagnostics,
    inspect,
    locate(path, offset) {
      const language = languageOf(path);
      const text = options.host.readText(path);
      if (language === null || text === undefined) return { line: 1, column: 1 };
      return new Lines(text, language).at(offset);
    },
    get consulted() {
      return checker.consulted;
    },
    get notes() {
      return checker.notes;
    },
  };
}

/** What keeps an open document from being read, as it would keep the file. */
function refusalOf(text: string): string | null {
  if (text.length > SIZE_LIMIT) return tooLarge(SIZE_LIMIT);
  return isText(text) ? null : NO_TEXT.problem;
}

const NOTHING: Inspection = { diagnostics: [], suppressed: [] };

type Report = (
  path: string,
  text: string,
  findings: readonly Finding[],
  lines: Lines,
) => Inspection;

function reporter(preset: EngineOptions["preset"], parts: EngineParts): Report {
  // The rules ask for the findings of the file that is being verified: these.
  let current: readonly Finding[] = [];
  let verifying:
    { readonly linter: SuppressingLinter; readonly config: Linter.Config[] } | undefined;

  function prepare(): { readonly linter: SuppressingLinter; readonly config: Linter.Config[] } {
    const LoadedLinter = parts.loadLinter();
    const { python, parser } = parts.languages();
    const plugin = createPlugin({ findingsFor: () => current, python, version: () => VERSION });
    const common: Linter.Config = {
      linterOptions: { reportUnusedDisableDirectives: "off" },
    };
    // In a file that is broken in one place the rest counts: the checker tells of the place.
    const tolerant: Linter.Config = {
      files: filesOf("python"),
      languageOptions: { analysis: "reseed-only" },
    };
    const independent: Linter.Config = {
      files: filesOf("ecmascript"),
      languageOptions: { parser, sourceType: "module" },
    };
    const config = [common, ...plugin.configs[preset], tolerant, independent];
    return { linter: new LoadedLinter({ configType: "flat" }), config };
  }

  return (path, text, findings, lines) => {
    verifying ??= prepare();
    // Whoever wants remedies takes them from the finding behind the message.
    current = findings.map(withoutRemedies);
    // The name tells the language only: ESLint ignores some folders, and files outside of its own.
    const filename = `file${extname(path).toLowerCase()}`;
    const messages = verifying.linter.verify(text, verifying.config, { filename });
    const toDiagnostic = matcher(path, findings, lines);
    const suppressed = verifying.linter.getSuppressedMessages().flatMap((message) => {
      const diagnostic = toDiagnostic(message);
      const justification = message.suppressions[0]?.justification ?? "";
      return diagnostic === null ? [] : [{ diagnostic, justification }];
    });
    const diagnostics = messages.flatMap((message) => toDiagnostic(message) ?? []);
    return { diagnostics: diagnostics.sort(byPlace), suppressed };
  };
}

/** Finds the finding behind each message: by rule, place and text, and in order where all are equal. */
function matcher(
  path: string,
  findings: readonly Finding[],
  lines: Lines,
): (message: Linter.LintMessage) => Diagnostic | null {
  const waiting = new Map<string, Finding[]>();
  for (const finding of findings) {
    const start = lines.at(finding.range[0]);
    const id = key(`${NAMESPACE}/${finding.rule}`, start, messageOf(finding));
    const queue = waiting.get(id);
    if (queue === undefined) waiting.set(id, [finding]);
    else queue.push(finding);
  }
  return (message) => {
    if (message.fatal === true) {
      return wholeFile(path, message.message, message);
    }
    // Comments may name rules of other plugins, which are not here and which ESLint misses.
    if (message.ruleId?.startsWith(`${NAMESPACE}/`) !== true) return null;
    const finding = waiting.get(key(message.ruleId, message, message.message))?.shift();
    if (finding === undefined) return null;
    return {
      path,
      ruleId: message.ruleId,
      severity: message.severity === 2 ? "error" : "warning",
      message: message.message,
      line: message.line,
      column: message.column,
      endLine: message.endLine ?? null,
      endColumn: message.endColumn ?? null,
      finding,
    };
  };
}

function key(ruleId: string, { line, column }: Position, text: string): string {
  return `${ruleId} ${line}:${column} ${text}`;
}

/** A message that no rule gives and no finding stands behind. */
function wholeFile(path: string, message: string, { line, column }: Position): Diagnostic {
  return {
    path,
    ruleId: null,
    severity: "error",
    message,
    line: Math.max(line, 1),
    column: Math.max(column, 1),
    endLine: null,
    endColumn: null,
    finding: null,
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.line - b.line ||
    a.column - b.column ||
    compare(a.ruleId ?? "", b.ruleId ?? "") ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
