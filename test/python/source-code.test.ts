/** Questions that rules ask of a source code: answered as for JavaScript, on programs of both. */
import assert from "node:assert/strict";
import { Linter } from "eslint";
import { createPythonLanguage } from "../../eslint-plugin/src/python/language.js";
import type { Node } from "../../eslint-plugin/src/python/parser/nodes.js";
import { PythonSourceCode } from "../../eslint-plugin/src/python/source-code.js";

/** A statement in either language, with the same tokens at the same places. */
const TEXT = "x = f(a, b)[0]  + g";

/** From here on `at` is a piece of the text, `to` another one. */
const AT = "f(a, b)";
const TO = "g";

interface Token {
  readonly value: string;
}

/** What both have in common, loosely typed: the table below says what is passed. */
type Ask = (...args: readonly unknown[]) => Token | readonly Token[] | boolean | null;

const isComma = ({ value }: Token): boolean => value === ",";
const isName = ({ value }: Token): boolean => /^\w$/u.test(value);

const QUESTIONS: readonly (readonly [method: string, places: "at" | "both", choice?: unknown])[] = [
  ["getTokens", "at"],
  ["getTokens", "at", { filter: isName }],
  ["getFirstToken", "at"],
  ["getFirstToken", "at", 1],
  ["getFirstToken", "at", isComma],
  ["getFirstToken", "at", { skip: 1, filter: isName }],
  ["getFirstToken", "at", 99],
  ["getLastToken", "at"],
  ["getLastToken", "at", 2],
  ["getLastToken", "at", isComma],
  ["getFirstTokens", "at", 2],
  ["getFirstTokens", "at", { count: 2, filter: isName }],
  ["getFirstTokens", "at", isName],
  ["getLastTokens", "at", 2],
  ["getLastTokens", "at", { count: 2, filter: isName }],
  ["getTokenBefore", "at"],
  ["getTokenBefore", "at", 1],
  ["getTokenBefore", "at", isComma],
  ["getTokenAfter", "at"],
  ["getTokenAfter", "at", 2],
  ["getTokenAfter", "at", { filter: isName }],
  ["getTokensBefore", "at", 1],
  ["getTokensBefore", "at", { count: 5 }],
  ["getTokensAfter", "at", 3],
  ["getTokensAfter", "at", { count: 1, filter: isName }],
  ["getTokensBetween", "both"],
  ["getFirstTokenBetween", "both"],
  ["getFirstTokenBetween", "both", 1],
  ["getLastTokenBetween", "both"],
  ["getLastTokenBetween", "both", isComma],
  ["getFirstTokensBetween", "both", 2],
  ["getLastTokensBetween", "both", 2],
  ["commentsExistBetween", "both"],
  ["isSpaceBetween", "both"],
];

function codeOf(text: string, language: "python" | "js"): object {
  const linter = new Linter();
  const python = createPythonLanguage({ mayMatter: () => true });
  linter.verify(
    text,
    language === "js"
      ? {}
      : { files: ["**/*.py"], plugins: { py: { languages: { python } } }, language: "py/python" },
    { filename: language === "js" ? "a.js" : "a.py" },
  );
  return linter.getSourceCode();
}

function pythonCode(text: string): PythonSourceCode {
  const code = codeOf(text, "python");
  assert.ok(code instanceof PythonSourceCode);
  return code;
}

/** Something with a place, as both languages mark it. */
function place(piece: string): object {
  const start = TEXT.indexOf(piece);
  const end = start + piece.length;
  return { start, end, range: [start, end] };
}

function answer(code: object, [method, places, choice]: (typeof QUESTIONS)[number]): unknown {
  const spans = places === "at" ? [place(AT)] : [place(AT), place(TO)];
  const ask = (code as Readonly<Record<string, Ask>>)[method];
  assert.ok(ask !== undefined, method);
  const found = ask.call(code, ...spans, choice);
  if (typeof found === "boolean" || found === null) return found;
  return "value" in found ? found.value : found.map(({ value }) => value);
}

describe("python: source code", () => {
  const [python, js] = [codeOf(TEXT, "python"), codeOf(TEXT, "js")];
  for (const question of QUESTIONS) {
    const [method, , choice] = question;
    it(`${method} ${typeof choice === "function" ? choice.name : JSON.stringify(choice ?? "all")}`, () => {
      assert.deepEqual(answer(python, question), answer(js, question));
    });
  }

  it("knows the comments around and between", () => {
    const code = pythonCode("# a\nx = [  # b\n    1,\n    # c\n    2,\n]  # d\n# e\ny\n");
    const [first, second] = code.ast.body;
    assert.ok(first?.type === "Assign" && second !== undefined && first.value.type === "List");
    const [one, two] = first.value.elts;
    assert.ok(one !== undefined && two !== undefined);
    const values = (comments: readonly Token[]): string =>
      comments.map(({ value }) => value.trim()).join();
    assert.equal(values(code.getCommentsBefore(first)), "a");
    assert.equal(values(code.getCommentsAfter(first)), "d,e");
    assert.equal(values(code.getCommentsBefore(second)), "d,e");
    assert.equal(values(code.getCommentsInside(first)), "b,c");
    assert.equal(values(code.getCommentsBefore(two)), "c");
    assert.deepEqual(
      [code.commentsExistBetween(one, two), code.commentsExistBetween(first, second)],
      [true, true],
    );
    assert.equal(code.commentsExistBetween(two, first.value), false);
  });

  it("knows the scope of a node, what it binds, and what is bound nowhere", () => {
    const code = pythonCode(
      "import os as o, re\nclass C:\n    def f(self, a=len):\n        return [a for b in a]\n",
    );
    const [imports, definition] = code.ast.body;
    assert.ok(definition?.type === "ClassDef" && imports !== undefined);
    const [method] = definition.body;
    assert.ok(method?.type === "FunctionDef");
    const [statement] = method.body;
    assert.ok(statement?.type === "Return" && statement.value?.type === "ListComp");
    const kinds = [code.ast, imports, definition, method, statement, statement.value.elt].map(
      (node) => code.getScope(node).kind,
    );
    assert.deepEqual(kinds, ["module", "module", "class", "function", "function", "comprehension"]);
    const names = (node: Parameters<typeof code.getDeclaredVariables>[0]): string[] =>
      code.getDeclaredVariables(node).map(({ name }) => name);
    assert.deepEqual(
      [names(imports), names(definition), names(method), names(statement)],
      [["o", "re"], ["C"], ["f", "self", "a"], []],
    );
    const [first] = method.args.defaults;
    assert.ok(first !== undefined);
    assert.deepEqual(
      [code.isGlobalReference(first), code.isGlobalReference(statement.value.elt)],
      [true, false],
    );
  });

  it("keeps what a rule has marked as used, by the scope that it is marked in", () => {
    const code = pythonCode("import a\ndef f(a):\n    b = 1\n");
    const [, definition] = code.ast.body;
    assert.ok(definition?.type === "FunctionDef");
    const [statement] = definition.body;
    assert.ok(statement !== undefined);
    assert.deepEqual(
      [
        code.markVariableAsUsed("a", statement),
        code.markVariableAsUsed("b"),
        code.markVariableAsUsed("c", statement),
      ],
      [true, false, false],
    );
    const marked = code.scopes.scopes.flatMap(({ kind, bindings }) =>
      [...bindings.values()]
        .filter((binding) => code.isMarkedAsUsed(binding))
        .map(({ name }) => `${kind} ${name}`),
    );
    assert.deepEqual(marked, ["function a"]);
  });

  it("finds the innermost node around a character", () => {
    const text = "@d(1)\ndef f(a: int = 2):\n    return a.b  # c\n";
    const code = pythonCode(text);
    const at = (piece: string): string | undefined =>
      code.getNodeByRangeIndex(text.indexOf(piece))?.type;
    assert.deepEqual(
      ["@", "d(", "(1", "1", "def", "f(", "a:", "int", "2", "return", "a.", ".b", "# c"].map(at),
      [
        ...["Module", "Name", "Call", "Constant", "FunctionDef", "FunctionDef", "arg", "Name"],
        ...["Constant", "Return", "Name", "Attribute", "Module"],
      ],
    );
    assert.equal(code.getNodeByRangeIndex(-1), null);
    assert.equal(code.getNodeByRangeIndex(text.length), null);
  });

  it("knows lines, places and a byte-order mark as in JavaScript", () => {
    const text = "\ufeffx = 1\r\ny = '😀'\n";
    const [python, js] = [pythonCode(text), codeOf(text, "js") as PythonSourceCode];
    assert.equal(python.hasBOM, js.hasBOM);
    assert.equal(pythonCode("x = 1").hasBOM, false);
    assert.deepEqual(python.lines, js.lines);
    assert.deepEqual(python.parserServices, {});
    for (let index = 0; index < text.length; index++) {
      const loc = js.getLocFromIndex(index);
      assert.deepEqual(python.getLocFromIndex(index), loc);
      // In the midst of a line ending JavaScript's own place is beyond the line.
      if (text[index] !== "\n") assert.equal(python.getIndexFromLoc(loc), js.getIndexFromLoc(loc));
    }
  });

  it("knows the place of every node, of whichever text", () => {
    const text = "@d\r\ndef f(a=1):\r\n    return [\r\n        f'{a}', a]\r\n";
    const [code, other] = [pythonCode(text), pythonCode(`\n\n${text}`)];
    for (const { target, phase } of code.traverse()) {
      // Steps know nothing of their targets.
      const node = target as Node;
      if (phase === 1) assert.deepEqual(node.loc, code.getLoc(node), node.type);
      assert.ok(!Object.keys(node).includes("loc"));
    }
    assert.deepEqual(
      [code, other].map(({ ast }) => ast.body[0]?.loc),
      [
        { start: { line: 2, column: 0 }, end: { line: 4, column: 18 } },
        { start: { line: 4, column: 0 }, end: { line: 6, column: 18 } },
      ],
    );
  });

  it("answers quickly for every node of a long file", () => {
    const code = pythonCode("x = f(a, b)  # c\n".repeat(5000));
    const { user } = process.cpuUsage();
    for (const statement of code.ast.body) {
      code.getTokensAfter(statement, 1);
      code.getTokensBefore(statement, 1);
      code.getCommentsAfter(statement);
      code.getDeclaredVariables(statement);
      code.isSpaceBetween(statement, code.ast);
    }
    const milliseconds = (process.cpuUsage().user - user) / 1000;
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
  });
});
