/**
 * Everything the language server and the command may use. It runs the very rules that ESLint runs,
 * through ESLint's own `Linter`, and keeps the finding behind each message.
 */
import type { Finding } from "./findings/finding.js";
import { assembleEngine, type InspectingEngine } from "./linting/linting-engine.js";
import { createParts } from "./linting/parts.js";
import type { Library } from "./knowledge/schema.js";
import type { Host } from "./project/host.js";

export type { Edit, Finding, Remedy, RuleId, Step } from "./findings/finding.js";
export type { InspectingEngine, Inspection, Suppressed } from "./linting/linting-engine.js";
export type { Host } from "./project/host.js";

/** `recommended` holds what we would defend line by line; `strict` adds advice. */
export type Preset = "recommended" | "strict";

export interface EngineOptions {
  /** The project's folder, absolute: configuration and imports are looked up here. */
  readonly root: string;
  readonly host: Host;
  readonly preset: Preset;
  /** Facts about the environment that the project's files do not tell: `{ python: "3.11" }`. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the user adds to knowledge, beside the project's `reseed.config.json`; see {@link readUserKnowledge}. */
  readonly libraries?: readonly Library[];
  /** Told of what goes wrong beside the findings: defects of remedies, which take no finding away. */
  readonly tell?: (sentence: string) => void;
}

/** One message about one file. Lines are 1-based; columns are 1-based as ESLint reports them. */
export interface Diagnostic {
  readonly path: string;
  /** `reseed/no-inherited-state`; null for a file that could not be parsed or read. */
  readonly ruleId: string | null;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  /** What stands behind the message; null for syntax errors. */
  readonly finding: Finding | null;
}

/** A linter for one project root. Not safe for re-entrant use. */
export interface Engine {
  /** Whether this file is of a kind that is linted (`.py`, `.pyi` excepted, `.js`, `.mjs`, `.cjs`, `.jsx`, `.ts`, …). */
  handles(path: string): boolean;
  /**
   * Lints one file.
   *
   * @param path - absolute path
   * @param text - its text now, which may differ from the host's
   * @returns sorted by line, column and rule; never throws for a bad file
   */
  lint(path: string, text: string): readonly Diagnostic[];
  /** 1-based line and column of an offset in a file of the project, as ESLint counts them. */
  locate(path: string, offset: number): { readonly line: number; readonly column: number };
  /** Sentences about files of the project that should tell versions and cannot be read, so far. */
  readonly notes: readonly string[];
}

/**
 * Makes a linter for one project.
 *
 * @param options - the project's folder, how to read it, and what its files do not tell
 */
export function createEngine(options: EngineOptions): InspectingEngine {
  return assembleEngine(options, createParts(options));
}

export { readUserKnowledge, type UserKnowledge } from "./knowledge/user/read.js";
export { explainEnvironment } from "./linting/parts.js";
export { CONFIG_FILE, readProjectSettings } from "./project/project-settings.js";
export { createDiskHost } from "./project/disk-host.js";
export { composeCells } from "./python/notebook.js";
