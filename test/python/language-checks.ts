/** What the Python language must do in every version of ESLint that it supports. */
import assert from "node:assert/strict";
import type { Linter } from "eslint";
import { createPythonLanguage } from "../../eslint-plugin/src/python/language.js";
import type { Node } from "../../eslint-plugin/src/python/parser/nodes.js";
import { PythonSourceCode } from "../../eslint-plugin/src/python/source-code.js";
import { noLegacySeed, tooManyTokens } from "./third-party-rules.js";

/** What a version of ESLint brings. */
export type LinterClass = new () => Linter;

const MATTERS = "matters";

/** As a user configures it. */
function configOf(parts: Partial<Linter.Config> = {}): Linter.Config[] {
  const python = createPythonLanguage({ mayMatter: (text) => text.includes(MATTERS) });
  return [
    {
      files: ["**/*.py"],
      plugins: {
        py: {
          languages: { python },
          rules: { "no-legacy-seed": noLegacySeed, "too-many-tokens": tooManyTokens },
        },
      },
      language: "py/python",
      ...parts,
    },
  ];
}

/** One check: a program, what is configured, and `line:column rule` of each message. */
interface Check {
  readonly title: string;
  readonly code: string;
  readonly config?: Partial<Linter.Config>;
  readonly messages: readonly string[];
}

const SEED: Partial<Linter.Config> = { rules: { "py/no-legacy-seed": "error" } };
const HEAD = "import numpy as np\n";

function restricting(...selectors: string[]): Partial<Linter.Config> {
  return { rules: { "no-restricted-syntax": ["error", ...selectors] } };
}

const CHECKS: readonly Check[] = [
  {
    title: "finds a call by its qualified name",
    code: `${HEAD}np.random.seed(1)\nrng.random.seed(1)\n`,
    config: SEED,
    messages: ["2:1 py/no-legacy-seed"],
  },
  {
    title: "disable-next-line",
    code: `${HEAD}# eslint-disable-next-line py/no-legacy-seed -- it has to be\nnp.random.seed(1)\nnp.random.seed(2)\n`,
    config: SEED,
    messages: ["4:1 py/no-legacy-seed"],
  },
  {
    title: "disable-line",
    code: `${HEAD}np.random.seed(1)  # eslint-disable-line\nnp.random.seed(2)  #eslint-disable-line py/no-legacy-seed\n`,
    config: SEED,
    messages: [],
  },
  {
    title: "disable and enable",
    code: `${HEAD}# eslint-disable py/no-legacy-seed\nnp.random.seed(1)\n# eslint-enable\nnp.random.seed(2)\n`,
    config: SEED,
    messages: ["5:1 py/no-legacy-seed"],
  },
  {
    title: "disable-line of several rules, with a reason",
    code: `${HEAD}np.random.seed(1)  # eslint-disable-line py/too-many-tokens, "py/no-legacy-seed" -- as in the paper, 2\n`,
    config: SEED,
    messages: ["2:20 null"],
  },
  {
    title: "disable of another rule, and enable of this one alone",
    code: `${HEAD}# eslint-disable py/too-many-tokens -- why\nnp.random.seed(1)\n# eslint-disable\nnp.random.seed(2)\n# eslint-enable py/no-legacy-seed\nassert np.random.seed(3)\n`,
    config: { rules: { ...SEED.rules, ...restricting("Assert").rules } },
    messages: ["2:1 null", "3:1 py/no-legacy-seed", "7:8 py/no-legacy-seed"],
  },
  {
    title: "disable-next-line above a decorator, in a bracket and behind a backslash",
    code: `${HEAD}# eslint-disable-next-line\n@np.random.seed(1)\ndef f(): pass\nx = [\n    # eslint-disable-next-line py/no-legacy-seed\n    np.random.seed(2),\n    np.random.seed(3),\n]\n# eslint-disable-next-line\ny = \\\n  np.random.seed(4)\n`,
    config: SEED,
    messages: ["8:5 py/no-legacy-seed", "10:1 null", "12:3 py/no-legacy-seed"],
  },
  {
    title: "a directive in a string is none",
    code: `${HEAD}np.random.seed("# eslint-disable-line")\n"""\n# eslint-disable\n"""\nnp.random.seed(1)\n`,
    config: SEED,
    messages: ["2:1 py/no-legacy-seed", "6:1 py/no-legacy-seed"],
  },
  {
    title: "a rule configured by a comment",
    code: `# eslint py/no-legacy-seed: off\n${HEAD}np.random.seed(1)\n`,
    config: SEED,
    messages: [],
  },
  {
    title: "a rule switched on by a comment",
    code: `# eslint "py/no-legacy-seed": "warn"\n${HEAD}np.random.seed(1)\n`,
    messages: ["3:1 py/no-legacy-seed"],
  },
  {
    title: "several rules configured by one comment, with options and a reason",
    code: `x = f()\n# eslint py/no-legacy-seed: error, "no-restricted-syntax": ["warn", "Call[func.id='f']"] -- here\n${HEAD}np.random.seed(1)\n`,
    messages: ["1:5 no-restricted-syntax", "4:1 py/no-legacy-seed"],
  },
  {
    title: "a rule configured in a way that it does not know",
    code: "# eslint py/no-legacy-seed: [error, 1]\nx = 1\n",
    messages: ["1:1 py/no-legacy-seed"],
  },
  {
    title: "prose about eslint",
    code: "# eslint is great\n# eslint\n#eslint-disabled things\n# eslint-disable_x\n# see eslint: it\nx = 1\n",
    messages: [],
  },
  {
    title: "configuration that cannot be read",
    code: "# eslint py/no-legacy-seed: {{\nx = 1\n",
    messages: ["1:1 null"],
  },
  {
    title: "a directive that nothing needs",
    code: "x = 1  # eslint-disable-line py/no-legacy-seed\n",
    config: { ...SEED, linterOptions: { reportUnusedDisableDirectives: "error" } },
    messages: ["1:8 null"],
  },
  {
    title: "directives that nothing needs, of several rules and with reasons",
    code: `${HEAD}# eslint-disable-next-line py/no-legacy-seed, py/too-many-tokens -- why\nnp.random.seed(1)\n# eslint-disable py/no-legacy-seed -- why\n# eslint-enable py/no-legacy-seed\n`,
    config: { ...SEED, linterOptions: { reportUnusedDisableDirectives: "error" } },
    messages: ["2:1 null", "4:1 null"],
  },
  {
    title: "comments that may configure nothing",
    code: `${HEAD}np.random.seed(1)  # eslint-disable-line\n`,
    config: { ...SEED, linterOptions: { noInlineConfig: true } },
    messages: ["2:1 py/no-legacy-seed", "2:20 null"],
  },
  {
    title: "a syntax error, counted from 1",
    code: "x = 1\ny = = 2\n",
    messages: ["2:5 null"],
  },
  {
    title: "a syntax error behind a surrogate pair",
    code: "x = '😀' 1\n",
    messages: ["1:10 null"],
  },
  {
    title: "lines that end in CRLF",
    code: `import numpy as np\r\n\r\nnp.random.seed(1)\r\n  # eslint-disable-next-line\r\nnp.random.seed(1)\r\n`,
    config: SEED,
    messages: ["3:1 py/no-legacy-seed"],
  },
  {
    title: "lines that end in CR",
    code: "import numpy as np\r\rx; np.random.seed(1)\r",
    config: SEED,
    messages: ["3:4 py/no-legacy-seed"],
  },
  {
    title: "characters that end lines in JavaScript alone",
    code: 'import numpy as np\nx = "\u2028"\n\f\nnp.random.seed(1)\n',
    config: SEED,
    messages: ["4:1 py/no-legacy-seed"],
  },
  {
    title: "a byte-order mark",
    code: "\ufeffimport numpy as np; np.random.seed(1)\n",
    config: SEED,
    messages: ["1:21 py/no-legacy-seed"],
  },
  {
    title: "an empty file",
    code: "",
    config: restricting("Module"),
    messages: ["1:1 no-restricted-syntax"],
  },
  {
    title: "selectors of nodes and fields",
    code: "print(a.b)\nassert a\n",
    config: restricting("Call[func.id='print']", "Assert"),
    messages: ["1:1 no-restricted-syntax", "2:1 no-restricted-syntax"],
  },
  {
    title: "selectors of relatives",
    code: "def f():\n    return [i for i in x]\nfor y in z:\n    a()\n    b()\n",
    config: restricting("FunctionDef > Return", "For:has(Call)", "Expr + Expr > Call"),
    messages: ["2:5 no-restricted-syntax", "3:1 no-restricted-syntax", "5:5 no-restricted-syntax"],
  },
  {
    title: "selectors of the end of a node",
    code: "f(g())\n",
    config: restricting("Call:exit"),
    messages: ["1:1 no-restricted-syntax", "1:3 no-restricted-syntax"],
  },
  {
    title: "selectors of classes",
    code: "def f(): pass\nx = lambda: 1\n",
    config: restricting(":Function"),
    messages: ["1:1 no-restricted-syntax", "2:5 no-restricted-syntax"],
  },
  {
    title: "selectors of statements and expressions",
    code: "x = 1\n",
    config: restricting(":statement", ":expression"),
    messages: ["1:1 no-restricted-syntax", "1:1 no-restricted-syntax", "1:5 no-restricted-syntax"],
  },
  {
    title: "selectors of declarations and patterns",
    code: "import a\nmatch a:\n    case [1, *b] | None: pass\ntype T = a\n",
    config: restricting(":declaration", ":pattern"),
    messages: [
      "1:1 no-restricted-syntax",
      "3:10 no-restricted-syntax",
      "3:10 no-restricted-syntax",
      "3:11 no-restricted-syntax",
      "3:14 no-restricted-syntax",
      "3:20 no-restricted-syntax",
      "4:1 no-restricted-syntax",
    ],
  },
  {
    title: "names that are equal after normalisation, where they stand",
    code: "import numpy as ｎｐ\n𝓈 = ｎｐ\nx = np.random.ｓeed(1); print(s.random.ｓｅｅd(2))\nпр.random.seed(3)\n",
    config: SEED,
    messages: ["3:5 py/no-legacy-seed", "3:30 py/no-legacy-seed"],
  },
  {
    title: "tokens, without comments and line structure",
    code: "if a:  # why\n    b(1, 'x' f'{y}')\n",
    config: { rules: { "py/too-many-tokens": "error" } },
    messages: ["2:5 py/too-many-tokens: b ( 1 , 'x' f'{y}' ) | b ) : - # why b"],
  },
  {
    title: "options of other languages",
    code: "x = 1\n",
    config: { languageOptions: { globals: { window: "readonly" }, sourceType: "module" } },
    messages: [],
  },
  {
    title: "a file that Reseed has nothing to do with",
    code: `${HEAD}np.random.seed(1)\n= =\n# eslint-disable-next-line\n`,
    config: { ...SEED, languageOptions: { analysis: "reseed-only" } },
    messages: [],
  },
  {
    title: "a file that Reseed has to do with, for Reseed's rules alone",
    code: `${HEAD}np.random.seed(1)\nx = ${MATTERS}\n= =\n`,
    config: {
      ...restricting("Module", "Call"),
      languageOptions: { analysis: "reseed-only" },
    },
    messages: ["1:1 no-restricted-syntax"],
  },
];

/** These ask for what only JavaScript has, in any language, and fall over its absence. */
const FALLING: ReadonlySet<string> = new Set([
  "indent",
  "lines-around-comment",
  "logical-assignment-operators",
  "newline-after-var",
  "padding-line-between-statements",
  "require-atomic-updates",
  "strict",
]);

/**
 * Registers the checks for one version.
 *
 * @param rules - the names of all rules that come with ESLint
 */
export function checkLanguage(LoadedLinter: LinterClass, rules: readonly string[]): void {
  for (const { title, code, config, messages } of CHECKS) {
    it(title, () => {
      const found = new LoadedLinter().verify(code, configOf(config), { filename: "a.py" });
      assert.deepEqual(found.map(describeMessage), messages);
    });
  }

  it("bears the rules of ESLint that someone leaves on for all files", () => {
    const code = "\ufeff# TODO: x\nimport a\ndef f(b=1):\n\treturn [c for c in a if c == b]  \n";
    for (const rule of rules) {
      if (FALLING.has(rule)) continue;
      const config = configOf({ rules: { [rule]: "error" } });
      const found = new LoadedLinter().verify(code, config, { filename: "a.py" });
      assert.deepEqual(found, [], rule);
    }
  });

  it("refuses options that it does not know", () => {
    const config = configOf({ languageOptions: { analysis: "some" } });
    assert.throws(
      () => new LoadedLinter().verify("x = 1\n", config, { filename: "a.py" }),
      /Key "analysis": Expected "full" or "reseed-only"\./u,
    );
  });

  it("says which class of nodes is none", () => {
    const config = configOf(restricting(":thing"));
    assert.throws(
      () => new LoadedLinter().verify("x = 1\n", config, { filename: "a.py" }),
      /Unknown class of nodes: ":thing"\./u,
    );
  });

  it("keeps the byte-order mark when it fixes", () => {
    const code = "\ufeffimport numpy.random as r\nr.seed(1)\n";
    const { output } = new LoadedLinter().verifyAndFix(code, configOf(SEED), { filename: "a.py" });
    assert.equal(output, "\ufeffimport numpy.random as r\nr.default_rng(1)\n");
  });

  it("removes directives that nothing needs, and nothing else", () => {
    const config = configOf({
      ...SEED,
      linterOptions: { reportUnusedDisableDirectives: "error" },
    });
    const code = `${HEAD}#eslint-disable-next-line py/too-many-tokens, py/no-legacy-seed -- why\nnp.random.seed(1)\nx = "#"  # eslint-disable-line py/no-legacy-seed\n`;
    const { output } = new LoadedLinter().verifyAndFix(code, config, { filename: "a.py" });
    assert.equal(
      output.replaceAll(/ +$/gmu, ""),
      `${HEAD}#eslint-disable-next-line py/no-legacy-seed -- why\nnp.random.seed(1)\nx = "#"\n`,
    );
  });

  it("tells places as the parser does", () => {
    const text = "é = '😀'\r\nif x:\r  y\n\n";
    const code = sourceCodeOf(LoadedLinter, text);
    const { lines } = code.parsed;
    assert.deepEqual(code.lines, ["é = '😀'", "if x:", "  y", "", ""]);
    for (let index = 0; index <= text.length; index++) {
      assert.deepEqual(code.getLocFromIndex(index), lines.positionOf(index), `offset ${index}`);
    }
    assert.deepEqual(code.getLoc(code.ast), {
      start: { line: 1, column: 0 },
      end: lines.positionOf(text.length),
    });
  });

  it("knows parents before anyone has walked", () => {
    const code = sourceCodeOf(LoadedLinter, "def f():\n    return a.b\n");
    const [definition] = code.ast.body;
    assert.ok(definition?.type === "FunctionDef");
    const [statement] = definition.body;
    assert.ok(statement?.type === "Return" && statement.value?.type === "Attribute");
    assert.equal(code.getParent(statement.value.value), statement.value);
    assert.deepEqual(code.getAncestors(statement.value), [code.ast, definition, statement]);
    assert.equal(code.getParent(code.ast), undefined);
    assert.equal(code.getText(statement.value), "a.b");
  });

  it("walks into every node and out of it again, the same way each time", () => {
    const code = sourceCodeOf(LoadedLinter, "def f(a=1):\n    return [a.b for a in c]\n");
    const open: unknown[] = [];
    for (const { target, phase, args } of code.traverse()) {
      if (phase === 1) {
        assert.equal(args[1], open.at(-1));
        open.push(target);
      } else {
        assert.equal(open.pop(), target);
      }
    }
    assert.deepEqual(open, []);
    assert.deepEqual([...code.traverse()], [...code.traverse()]);
  });

  it("leaves the tree as it is", () => {
    const linter = new LoadedLinter();
    const config = configOf({ rules: { "no-restricted-syntax": ["error", "Call"] } });
    linter.verify("f(x)\n", config, { filename: "a.py" });
    const code = sourceOf(linter);
    const keys = [...code.traverse()].map(({ target }) => Object.keys(target as Node));
    assert.ok(keys.every((own) => !own.includes("parent")));
  });
}

function describeMessage({ line, column, ruleId, message }: Linter.LintMessage): string {
  const detail = ruleId === "py/too-many-tokens" ? `: ${message}` : "";
  return `${line}:${column} ${ruleId ?? "null"}${detail}`;
}

function sourceCodeOf(LoadedLinter: LinterClass, text: string): PythonSourceCode {
  const linter = new LoadedLinter();
  linter.verify(text, configOf(), { filename: "a.py" });
  return sourceOf(linter);
}

function sourceOf(linter: Linter): PythonSourceCode {
  const code: unknown = linter.getSourceCode();
  assert.ok(code instanceof PythonSourceCode);
  return code;
}
