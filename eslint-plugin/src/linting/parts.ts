/** Puts the parts of an engine together for one project. */
import type { EngineOptions } from "../engine.js";
import type { Checker } from "./checker.js";
import { loadLinter } from "./load-linter.js";
import type { EngineParts } from "./linting-engine.js";

/**
 * The parts of an engine.
 *
 * @param options - what its user says
 */
export function createParts({ host }: EngineOptions): EngineParts {
  const checker: Checker = {
    check: (path) => ({
      problems: host.isFolder(path) ? [{ message: "This is a folder", offset: 0 }] : [],
      findings: [],
    }),
    consulted: new Set(),
  };
  return {
    checker,
    loadLinter,
    languages: () => {
      throw new Error("Nothing is found yet.");
    },
  };
}

/** Which versions are assumed for a path, and why, in lines for people. */
export function explainEnvironment(
  options: Pick<EngineOptions, "root" | "host" | "environment">,
  path: string,
): readonly string[] {
  return [options.root, path];
}
