/** Runs the command: finds files, scans them, has those that can matter linted, writes results. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { EngineOptions } from "../engine.js";
import { createEcmascriptResolver } from "../ecmascript/resolve/resolve.js";
import { normalizeAxis } from "../environment/names.js";
import { failureOn } from "../linting/defects.js";
import type { InspectingEngine } from "../linting/linting-engine.js";
import { createDiskHost, rememberingHost } from "../project/disk-host.js";
import { Reach } from "../project/reach.js";
import { projectRoot } from "../project/root.js";
import { VERSION } from "../version.js";
import { concerning, filesAround } from "./around.js";
import { findFiles, type Found } from "./files.js";
import { formatJson } from "./format-json.js";
import { formatStylish } from "./format-stylish.js";
import { mendFiles } from "./mend-files.js";
import { HELP, readCommand, type Options } from "./options.js";
import type { FileResult } from "./results.js";
import { readSource, type Unreadable } from "./read-source.js";
import { toResult, viewOfFile, viewOfNotebook } from "./to-result.js";

/** What the command sees of the world outside. */
export interface World {
  readonly cwd: string;
  readonly colours: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Loads what takes longer to load than most projects to scan. */
  loadEngine(): Promise<EngineModule>;
}

export interface EngineModule {
  readonly createEngine: (options: EngineOptions) => InspectingEngine;
  readonly explainEnvironment: (
    options: Pick<EngineOptions, "root" | "host" | "environment">,
    path: string,
  ) => readonly string[];
}

/** 0: nothing found. 1: problems. 2: the command could not run. */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs the command.
 *
 * @param args - the arguments after the program's name
 */
export async function run(args: readonly string[], world: World): Promise<ExitCode> {
  const command = readCommand(args);
  switch (command.kind) {
    case "help":
      world.out(HELP);
      return 0;
    case "version":
      world.out(`${VERSION}\n`);
      return 0;
    case "misuse":
      world.err(`reseed: ${command.problem}\nRun 'reseed --help' for how to use it.\n`);
      return 2;
    case "explain":
      return explain(command.path, command.environment, world);
    case "lint":
      return lint(command.options, world);
  }
}

async function explain(
  given: string,
  environment: Options["environment"],
  world: World,
): Promise<ExitCode> {
  const path = resolve(world.cwd, given);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    world.err(`reseed: There is no file or folder '${given}'.\n`);
    return 2;
  }
  const host = rememberingHost(createDiskHost());
  const { explainEnvironment } = await world.loadEngine();
  const options = { root: projectRoot(path, host), host, environment };
  world.out(`${explainEnvironment(options, path).join("\n")}\n`);
  return 0;
}

async function lint(options: Options, world: World): Promise<ExitCode> {
  const found = findFiles(options.paths, world.cwd);
  const { problems, notes } = found;
  for (const sentence of [...problems, ...notes]) world.err(`reseed: ${sentence}\n`);
  if (problems.length > 0) return 2;

  if (options.mends !== "nothing") {
    const report = await mendFiles(found, options, world.cwd, () => world.loadEngine());
    for (const sentence of report.sentences) world.err(`reseed: ${sentence}\n`);
    if (options.mends === "diff") {
      world.out(report.diff);
      return report.changes || report.left > 0 ? 1 : 0;
    }
  }

  const results = await lintAll(found, options, world);
  world.out(
    options.format === "json"
      ? formatJson(results)
      : formatStylish(results, { cwd: world.cwd, colours: world.colours }),
  );
  const hasErrors = results.some((result) => result.messages.some(counts));
  return hasErrors ? 1 : 0;
}

/** Advice and notes about files that nobody edits do not fail a build; findings do, as warnings too. */
function counts(message: FileResult["messages"][number]): boolean {
  return message.severity === "error" || message.ruleId !== null;
}

/** Lints files, and whatever else has to be looked at for their sake. */
async function lintAll(
  found: Found,
  options: Options,
  world: World,
): Promise<readonly FileResult[]> {
  const { files } = found;
  if (options.project === "forward") return lintFiles(found, options, world);
  const around = filesAround(found, world.cwd, rememberingHost(createDiskHost()));
  const all = { ...found, files: [...files, ...around].sort() };
  return concerning(await lintFiles(all, options, world), files);
}

async function lintFiles(
  { files, named, folders }: Pick<Found, "files" | "named" | "folders">,
  options: Options,
  world: World,
): Promise<FileResult[]> {
  const host = rememberingHost(createDiskHost());
  const engines = new Map<string, InspectingEngine>();
  const scans = new Map<string, Reach>();

  function scanOf(root: string): Reach {
    let scan = scans.get(root);
    if (scan === undefined) {
      scan = new Reach({ root, host, resolveEcmascript: createEcmascriptResolver(root) });
      scans.set(root, scan);
    }
    return scan;
  }

  async function engineFor(root: string): Promise<InspectingEngine> {
    const known = engines.get(root);
    if (known !== undefined) return known;
    const { createEngine } = await world.loadEngine();
    const { preset, environment } = options;
    const tell = (sentence: string): void => {
      world.err(`reseed: ${sentence}\n`);
    };
    const engine = createEngine({ root, host, preset, environment, tell });
    engines.set(root, engine);
    return engine;
  }

  async function lintFile(path: string): Promise<FileResult> {
    const root = projectRoot(path, host, folders);
    const source = readSource(path, named.has(path) ? null : scanOf(root));
    if (source === null) return { path, messages: [], suppressed: [] };
    if ("problem" in source) return unread(path, `This file ${source.problem}.`, source.severity);
    const engine = await engineFor(root);
    const { text, inspected, notebook } = source;
    const view =
      notebook === null
        ? viewOfFile(path, text, engine)
        : viewOfNotebook(path, inspected, notebook, engine);
    return toResult(engine.inspect(inspected, text), view);
  }

  const results: FileResult[] = [];
  for (const path of files) {
    try {
      results.push(await lintFile(path));
    } catch (error) {
      // Without ESLint no file would fare better.
      if (error instanceof Error && error.name === "MissingEslint") throw error;
      results.push(unread(path, failureOn(path, error), "error"));
    }
  }
  const used = [...engines.values()];
  for (const note of used.flatMap((engine) => engine.notes)) world.err(`reseed: ${note}\n`);
  // What was mended has depended on it, and is no longer there to tell.
  if (options.mends === "nothing") warnOfUnused(options.environment, used, world);
  return results;
}

function unread(path: string, text: string, severity: Unreadable["severity"]): FileResult {
  const message = {
    ruleId: null,
    messageId: null,
    severity,
    message: text,
    line: 1,
    column: 1,
    endLine: null,
    endColumn: null,
    condition: null,
    trace: [],
    suggestions: [],
  };
  return { path, messages: [message], suppressed: [] };
}

/** A misspelt name would otherwise pass for an answer. */
function warnOfUnused(
  environment: Options["environment"],
  engines: readonly InspectingEngine[],
  world: World,
): void {
  const unused = Object.keys(environment)
    .filter((name) => !engines.some((engine) => engine.consulted.has(normalizeAxis(name))))
    .sort();
  if (unused.length === 0) return;
  world.err(`reseed: nothing here depended on ${unused.join(", ")} (given by --environment).\n`);
}
