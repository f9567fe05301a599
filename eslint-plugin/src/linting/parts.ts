/** Puts the parts of an engine together for one project. */
import { dirname } from "node:path";
import type { EngineOptions } from "../engine.js";
import { explainEnvironment as explain } from "../environment/explain.js";
import { EnvironmentReader } from "../environment/read-environment.js";
import { LIBRARIES } from "../knowledge/index.js";
import { createPythonLanguage } from "../python/language.js";
import { ConfiguredChecker } from "./configured-checker.js";
import { ecmascriptParser } from "./ecmascript-parser.js";
import { loadLinter } from "./load-linter.js";
import type { EngineParts } from "./linting-engine.js";

/** Files that cannot matter never come this far: the checker has found something in them. */
const python = createPythonLanguage({ mayMatter: () => true });

/**
 * The parts of an engine.
 *
 * @param options - what its user says
 */
export function createParts(options: EngineOptions): EngineParts {
  const { root, host, environment, libraries = [], tell = () => undefined } = options;
  return {
    checker: new ConfiguredChecker({ root, host, environment, libraries, tell }),
    loadLinter,
    languages: () => ({ python, parser: ecmascriptParser }),
  };
}

/**
 * Which versions are assumed for a file or folder, and why, in lines for people.
 *
 * @param options - as for an engine
 * @param path - absolute
 */
export function explainEnvironment(
  { root, host, environment }: Pick<EngineOptions, "root" | "host" | "environment">,
  path: string,
): readonly string[] {
  const folder = host.isFolder(path) ? path : dirname(path);
  const reading = new EnvironmentReader().read(host, folder, root, environment);
  const libraries = Object.values(LIBRARIES).flatMap((all) => all.map(({ name }) => name));
  return explain(reading, root, libraries);
}
