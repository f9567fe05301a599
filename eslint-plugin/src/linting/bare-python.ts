/** As little of a language as ESLint needs to report on Python files. */
import { TextSourceCodeBase, VisitNodeStep } from "@eslint/plugin-kit";
import type { Language } from "../plugin.js";

class BareSourceCode extends TextSourceCodeBase {
  override traverse(): Iterable<VisitNodeStep> {
    const { ast } = this;
    return [new VisitNodeStep({ target: ast, phase: 1, args: [ast, null] })];
  }
}

export const BARE_PYTHON: Language = {
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
