/** Findings for the plugin, which runs in the user's own ESLint: projects are found around files. */
import { resolve } from "node:path";
import { emitWarning } from "node:process";
import type { Program } from "../ecmascript/ast/statement-nodes.js";
import { lowerEcmascript } from "../ecmascript/lower/lower.js";
import type { Finding } from "../findings/finding.js";
import type { FindingsFor, LintedFile } from "../plugin.js";
import { createBatchHost, lookAt } from "../project/disk-host.js";
import type { Lowered } from "../project/project.js";
import { PythonSourceCode } from "../python/source-code.js";
import { projectRoot } from "../project/root.js";
import { lowerPythonFile } from "./front-ends.js";
import { ConfiguredChecker } from "./configured-checker.js";
import { readSettings, type Settings } from "./settings.js";

/**
 * Makes the plugin's source of findings. It keeps what it learns of a project: a run of ESLint asks
 * for many files, an editor for the same ones again.
 */
export function createFindingsFor(): FindingsFor {
  const told = new Set<string>();
  /** ESLint has no place for what is said of no file but an error, which ends the whole run. */
  function tell(sentence: string): void {
    if (told.has(sentence)) return;
    told.add(sentence);
    emitWarning(sentence, "ReseedWarning");
  }
  const host = createBatchHost();
  const checkers = new WeakMap<Settings, Map<string, ConfiguredChecker>>();

  function checkerFor(root: string, settings: Settings): ConfiguredChecker {
    let byRoot = checkers.get(settings);
    if (byRoot === undefined) {
      checkers.set(settings, (byRoot = new Map<string, ConfiguredChecker>()));
      for (const problem of settings.problems) tell(problem);
    }
    let checker = byRoot.get(root);
    if (checker === undefined) {
      const { environment, libraries } = settings;
      checker = new ConfiguredChecker({ root, host, environment, libraries, tell });
      byRoot.set(root, checker);
    }
    return checker;
  }

  function findingsIn(file: LintedFile, front: Front): readonly Finding[] {
    const settings = readSettings(file.settings);
    const root =
      settings.root === null
        ? projectRoot(resolve(file.cwd, file.physicalFilename), lookAt(host))
        : resolve(file.cwd, settings.root);
    const path = resolve(file.cwd, file.filename);
    const lower = (): Lowered => front.lower(path);
    const checker = checkerFor(root, settings);
    const { text } = file.sourceCode;
    const findings = checker.mayMatter(path, text) ? checker.check(path, text, lower).findings : [];
    for (const note of checker.notes) tell(note);
    return findings;
  }

  return (file) => {
    const front = frontEndOf(file);
    return front === null ? [] : host.during(() => findingsIn(file, front));
  };
}

interface Front {
  lower(path: string): Lowered;
}

/** By the tree that ESLint has made; null for a language that is not read here. */
function frontEndOf({ sourceCode }: LintedFile): Front | null {
  // Rules are typed for JavaScript alone, whatever they are shown.
  const code: object = sourceCode;
  if (code instanceof PythonSourceCode) {
    // The language leaves texts unread without words that it knows, and knows none of settings.
    const isRead = code.ast.body.length > 0;
    return {
      lower: (path) =>
        isRead ? { facts: code.facts, problems: [] } : lowerPythonFile(path, code.text),
    };
  }
  const root: { readonly type: string } = sourceCode.ast;
  if (root.type !== "Program") return null;
  return {
    lower: (path) => {
      // The parsers at hand make ESTree; our types say of it what holds for all of them.
      const ast = root as unknown as Program;
      return { facts: lowerEcmascript(path, { ast, text: sourceCode.text }), problems: [] };
    },
  };
}
