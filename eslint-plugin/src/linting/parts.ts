/** Puts the parts of an engine together for one project. */
import { TextSourceCodeBase, VisitNodeStep } from "@eslint/plugin-kit";
import { dirname } from "node:path";
import type { EngineOptions } from "../engine.js";
import { explainEnvironment as explain } from "../environment/explain.js";
import { EnvironmentReader } from "../environment/read-environment.js";
import { LIBRARIES } from "../knowledge/index.js";
import type { Language } from "../plugin.js";
import { ecmascriptParser } from "./ecmascript-parser.js";
import { loadLinter } from "./load-linter.js";
import type { EngineParts } from "./linting-engine.js";
import { ProjectChecker } from "./project-checker.js";

class BareSourceCode extends TextSourceCodeBase {
  override traverse(): Iterable<VisitNodeStep> {
    const { ast } = this;
    return [new VisitNodeStep({ target: ast, phase: 1, args: [ast, null] })];
  }
}

const BARE_PYTHON: Language = {
  fileType: "text",
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: "type",
  validateLanguageOptions: () => undefined,
  parse: (file) => {
    const text = String(file.body);
    const ast = { type: "Module", range: [0, text.length], loc: null };
    return { ok: true, ast };
  },
  createSourceCode: (file, parsed) => {
    const ast = parsed.ast as object;
    const code = new BareSourceCode({
      text: String(file.body),
      ast,
      lineEndingPattern: /\r\n|[\r\n]/u,
    });
    const end = code.lines.length;
    Object.assign(ast, {
      loc: {
        start: { line: 1, column: 0 },
        end: { line: end, column: (code.lines[end - 1] ?? "").length },
      },
    });
    return code;
  },
};

/**
 * The parts of an engine.
 *
 * @param options - what its user says
 */
export function createParts({ root, host, environment }: EngineOptions): EngineParts {
  return {
    checker: new ProjectChecker({ root, host, environment, libraries: [] }),
    loadLinter,
    languages: () => ({ python: BARE_PYTHON, parser: ecmascriptParser }),
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
