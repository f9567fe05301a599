// From findings to diagnostics: ESLint's own linter reports them, and each keeps its finding.
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Preset } from "../../eslint-plugin/src/engine.js";
import type { Finding } from "../../eslint-plugin/src/findings/finding.js";
import type { Checked } from "../../eslint-plugin/src/linting/checker.js";
import { ecmascriptParser } from "../../eslint-plugin/src/linting/ecmascript-parser.js";
import {
  assembleEngine,
  type InspectingEngine,
} from "../../eslint-plugin/src/linting/linting-engine.js";
import { loadLinter } from "../../eslint-plugin/src/linting/load-linter.js";
import { MissingEslint } from "../../eslint-plugin/src/linting/missing-eslint.js";
import type { Language } from "../../eslint-plugin/src/plugin.js";
import { messageOf } from "../../eslint-plugin/src/rules/report.js";
import { finding, SAMPLE } from "../rules/fake-findings.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const never = (): never => {
  throw new Error("No Python file is linted here.");
};
const PYTHON: Language = {
  fileType: "text",
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: "type",
  validateLanguageOptions: never,
  parse: never,
  createSourceCode: never,
};

interface Setup {
  readonly path?: string;
  readonly preset?: Preset;
  readonly check: (path: string, text: string) => Partial<Checked>;
  readonly onLoad?: () => void;
}

function engineOf({ preset = "recommended", check, onLoad }: Setup): InspectingEngine {
  return assembleEngine(
    { host: memoryHost(new Map([["a.js", "one\ntwo\u2028three"]])), preset },
    {
      checker: {
        check: (path, text) => ({ problems: [], findings: [], draws: [], ...check(path, text) }),
        consulted: new Set(),
        notes: [],
      },
      loadLinter: () => {
        onLoad?.();
        return loadLinter();
      },
      languages: () => ({ python: PYTHON, parser: ecmascriptParser }),
    },
  );
}

/** A finding at each `rng()` of a text. */
function everyRng(path: string, text: string, rest: Partial<Finding> = {}): Finding[] {
  return [...text.matchAll(/rng\(\)/gu)].map((match) => ({
    ...finding(text, "rng()", { rule: "no-constant-seed", messageId: "constant", path }),
    range: [match.index, match.index + 5] as const,
    ...rest,
  }));
}

const TEXT = "const a = 1;\n  use(rng());\n";
const findRng: Setup["check"] = (path, text) => ({ findings: everyRng(path, text) });

describe("engine", () => {
  it("gives each message its place and its finding", () => {
    const diagnostics = engineOf({ check: findRng }).lint("/p/a.js", TEXT);
    const [expected] = everyRng("/p/a.js", TEXT);
    assert.ok(expected);
    assert.deepEqual(diagnostics, [
      {
        path: "/p/a.js",
        ruleId: "reseed/no-constant-seed",
        severity: "error",
        message: messageOf(expected),
        line: 2,
        column: 7,
        endLine: 2,
        endColumn: 12,
        finding: expected,
      },
    ]);
  });

  const places: readonly (readonly [string, string, string, number, number])[] = [
    ["a byte-order mark", "/p/a.js", `\ufeff${TEXT}`, 2, 7],
    ["CRLF", "/p/a.js", "a;\r\nuse(rng());\r\n", 2, 5],
    ["a line separator", "/p/a.js", "a;\u2028use(rng());", 2, 5],
    ["characters of two units", "/p/a.js", "'😀'; rng()", 1, 7],
    ["a script that is no module", "/p/a.js", "with (a) { rng(); }", 1, 12],
    ["a hashbang", "/p/a.cjs", "#!/usr/bin/env node\nreturn rng();", 2, 8],
    ["JSX", "/p/a.jsx", "x = <p>{rng()}</p>;", 1, 9],
    ["TypeScript", "/p/a.ts", "const x: number = rng() as number;", 1, 19],
    ["TSX", "/p/a.tsx", "const x = <T,>(a: T) => <p>{rng()}</p>;", 1, 29],
    ["an upper-case extension", "/p/A.MTS", "let x: A = rng();", 1, 12],
    ["a folder that ESLint leaves out", "/p/node_modules/m/.b/a.mjs", "rng();", 1, 1],
  ];
  for (const [name, path, text, line, column] of places) {
    it(`finds its place in ${name}`, () => {
      const diagnostics = engineOf({ check: findRng }).lint(path, text);
      assert.deepEqual(
        diagnostics.map((d) => [d.path, d.ruleId, d.line, d.column]),
        [[path, "reseed/no-constant-seed", line, column]],
      );
    });
  }

  const refused: readonly (readonly [string, string, string])[] = [
    [
      "a large document",
      "x = 1\n".repeat(340_000),
      "larger than 2 MB and was not read; exclude it, or split it",
    ],
    [
      "a document with one long line",
      `x = [${"1, ".repeat(700_000)}]\n`,
      "larger than 2 MB and was not read; exclude it, or split it",
    ],
    ["a document with a NUL", "rng() # \0", "not text; exclude it"],
    ["a picture", "\ufffdPNG\r\n\0\0\r", "not text; exclude it"],
  ];
  for (const [name, text, problem] of refused) {
    it(`refuses ${name} in a line`, () => {
      const check = (): never => {
        throw new Error("It was read.");
      };
      for (const path of ["/p/a.py", "/p/a.js"]) {
        const told = engineOf({ check }).lint(path, text);
        assert.deepEqual(
          told.map((d) => [d.severity, d.message, d.line, d.column]),
          [["warning", `This file is ${problem}.`, 1, 1]],
        );
      }
    });
  }

  it("shows advice in the strict preset only, as a warning", () => {
    const check: Setup["check"] = (path, text) => ({
      findings: everyRng(path, text, { rule: "no-lost-seed", messageId: "notRun" }),
    });
    assert.deepEqual(engineOf({ check }).lint("/p/a.js", TEXT), []);
    const strict = engineOf({ check, preset: "strict" }).lint("/p/a.js", TEXT);
    assert.deepEqual(
      strict.map(({ severity, ruleId }) => [severity, ruleId]),
      [["warning", "reseed/no-lost-seed"]],
    );
  });

  it("heeds comments, of which it tells, and knows nothing of other plugins", () => {
    const text = [
      "/* eslint react-hooks/rules-of-hooks: error */",
      "// eslint-disable-next-line reseed/no-constant-seed, import/first -- a game to replay",
      "rng();",
      "rng(); // eslint-disable-line",
      "rng(); // eslint-disable-line react/no-danger",
    ].join("\n");
    const { diagnostics, suppressed } = engineOf({ check: findRng }).inspect("/p/a.js", text);
    assert.deepEqual(
      diagnostics.map(({ line }) => line),
      [5],
    );
    assert.deepEqual(
      suppressed.map(({ diagnostic, justification }) => [diagnostic.line, justification]),
      [
        [3, "a game to replay"],
        [4, ""],
      ],
    );
    assert.ok(suppressed.every(({ diagnostic }) => diagnostic.finding !== null));
  });

  it("tells findings of one rule in one range apart", () => {
    const check: Setup["check"] = (path, text) => ({
      findings: [
        ...everyRng(path, text, { data: { ...SAMPLE, seed: "7" } }),
        ...everyRng(path, text, { data: { ...SAMPLE, seed: "3" } }),
        // These two differ in nothing that a message shows.
        ...everyRng(path, text, { trace: [], remedies: [] }),
        ...everyRng(path, text, {
          trace: [{ kind: "seed", path, range: [0, 1], text: "here" }],
        }),
      ],
    });
    const diagnostics = engineOf({ check }).lint("/p/a.js", TEXT);
    assert.equal(diagnostics.length, 4);
    for (const { message, finding: found } of diagnostics) {
      assert.ok(found);
      assert.equal(message, messageOf(found));
    }
    assert.equal(new Set(diagnostics.map(({ finding: found }) => found)).size, 4);
  });

  it("sorts by place and rule", () => {
    const check: Setup["check"] = (path, text) => ({
      findings: [
        ...everyRng(path, text).reverse(),
        ...everyRng(path, text, { rule: "no-fork-lock", messageId: "thread" }),
      ],
    });
    const found = engineOf({ check }).lint("/p/a.js", "rng();\nrng();");
    assert.deepEqual(
      found.map(({ line, ruleId }) => `${line} ${ruleId ?? ""}`),
      [
        "1 reseed/no-constant-seed",
        "1 reseed/no-fork-lock",
        "2 reseed/no-constant-seed",
        "2 reseed/no-fork-lock",
      ],
    );
  });

  it("tells of syntax errors, once, without a rule", () => {
    const problems = [{ message: "Unexpected token }", offset: 15 }];
    const check: Setup["check"] = (path, text) => ({ problems, findings: everyRng(path, text) });
    const expected = {
      path: "/p/a.js",
      ruleId: null,
      severity: "error",
      message: "Parsing error: Unexpected token }",
      line: 2,
      column: 3,
      endLine: null,
      endColumn: null,
      finding: null,
    };
    assert.deepEqual(engineOf({ check: () => ({ problems }) }).lint("/p/a.js", TEXT), [expected]);
    // ESLint's parser fails too; what it says is the same and is left out.
    assert.deepEqual(engineOf({ check }).lint("/p/a.js", "const a = 1;\n  } rng()"), [expected]);
  });

  it("tells of a syntax error that only ESLint's parser sees", () => {
    const [diagnostic, ...others] = engineOf({ check: findRng }).lint("/p/a.js", "rng();\n)");
    assert.deepEqual(others, []);
    assert.equal(diagnostic?.ruleId, null);
    assert.equal(diagnostic.line, 2);
    assert.match(diagnostic.message, /^Parsing error: /u);
  });

  it("survives a defect of the analysis, and says so", () => {
    const engine = engineOf({
      check: (path) => {
        if (path === "/p/bad.js") throw new RangeError("Maximum call stack size exceeded");
        return {};
      },
    });
    const [diagnostic] = engine.lint("/p/bad.js", TEXT);
    assert.equal(diagnostic?.ruleId, null);
    assert.match(diagnostic.message, /^Reseed \S+ failed on 'bad\.js' .*Maximum call stack/u);
    assert.deepEqual(engine.lint("/p/good.js", TEXT), []);
  });

  it("survives a defect of ESLint, but not its absence", () => {
    const failing = (error: Error): InspectingEngine =>
      engineOf({
        check: findRng,
        onLoad: () => {
          throw error;
        },
      });
    const [diagnostic] = failing(new Error("broken")).lint("/p/a.js", TEXT);
    assert.match(diagnostic?.message ?? "", /^Reseed \S+ failed on 'a\.js' .*broken/u);
    assert.throws(() => failing(new MissingEslint()).lint("/p/a.js", TEXT), MissingEslint);
  });

  it("loads ESLint when the first finding needs it, once", () => {
    let loads = 0;
    const engine = engineOf({
      check: (path, text) => (path === "/p/a.js" ? findRng(path, text) : {}),
      onLoad: () => (loads += 1),
    });
    engine.lint("/p/b.js", TEXT);
    assert.equal(loads, 0);
    engine.lint("/p/a.js", TEXT);
    engine.lint("/p/a.js", TEXT);
    assert.equal(loads, 1);
  });

  it("handles source files and nothing else", () => {
    const engine = engineOf({ check: findRng });
    const names = [
      "a.py",
      "a.PY",
      "a.pyw",
      "a.pyi",
      "a.js",
      "a.cts",
      "a.d.ts",
      "a.json",
      "py",
      ".js",
    ];
    assert.deepEqual(
      names.filter((name) => engine.handles(`/p/${name}`)),
      ["a.py", "a.PY", "a.pyw", "a.js", "a.cts"],
    );
    assert.deepEqual(engine.lint("/p/a.json", "rng()"), []);
  });

  it("locates offsets of other files", () => {
    const engine = engineOf({ check: findRng });
    assert.deepEqual(engine.locate(join(ROOT, "a.js"), 9), { line: 3, column: 2 });
    assert.deepEqual(engine.locate(join(ROOT, "a.js"), 99), { line: 3, column: 6 });
    assert.deepEqual(engine.locate(join(ROOT, "b.js"), 9), { line: 1, column: 1 });
  });
});
