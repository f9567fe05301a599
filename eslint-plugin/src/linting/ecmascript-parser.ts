/** A parser for ESLint's `Linter` that reads JavaScript and TypeScript with nothing installed. */
import type { Linter } from "eslint";
import { parse, type Options } from "espree";
import { extname } from "node:path";
import { loadTypescript } from "../ecmascript/typescript-loader.js";
import { VERSION } from "../version.js";

/** Picks the parser by the file's name. */
export const ecmascriptParser: Linter.Parser = {
  meta: { name: "reseed/ecmascript-parser", version: VERSION },
  parseForESLint(text: string, options: { readonly filePath?: string } = {}) {
    const extension = extname(options.filePath ?? "").toLowerCase();
    if (/^\.[mc]?tsx?$/u.test(extension)) {
      // What is loaded is ESLint's parser for TypeScript; we use its plain half elsewhere.
      const parser = loadTypescript() as unknown as TypescriptEslintParser;
      return parser.parseForESLint(text, {
        ecmaFeatures: { jsx: extension === ".tsx" },
        filePath: options.filePath,
        range: true,
        loc: true,
        sourceType: "module",
      });
    }
    return { ast: parseJavascript(text) };
  },
};

interface TypescriptEslintParser {
  parseForESLint(text: string, options: object): Linter.ESLintParseResult;
}

/** Modules first, then scripts: a file's name does not tell. */
function parseJavascript(text: string): Linter.ESLintParseResult["ast"] {
  const parseAs = (sourceType: "module" | "commonjs"): Linter.ESLintParseResult["ast"] => {
    const options = {
      ecmaVersion: "latest",
      sourceType,
      ecmaFeatures: { jsx: true },
      range: true,
      loc: true,
      tokens: true,
      comment: true,
    };
    // espree's types name neither this version nor what it returns.
    return parse(text, options as Options) as unknown as Linter.ESLintParseResult["ast"];
  };
  try {
    return parseAs("module");
  } catch (moduleError) {
    try {
      return parseAs("commonjs");
    } catch {
      throw moduleError;
    }
  }
}
