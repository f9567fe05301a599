/** Quick-fixes over the protocol: remedies in one and more files, and comments that silence a rule. */
import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-protocol/node";
import { applied, at, MODERN, PLAIN, withClient } from "./client.js";

const RULE = "reseed/no-shared-generator";

interface Silencing {
  readonly what: string;
  readonly language?: string;
  readonly before: string;
  /** Where the cursor stands. */
  readonly line: number;
  /** The text with the line silenced, or null where no comment can do that. */
  readonly after: string | null;
}

const SILENCINGS: readonly Silencing[] = [
  {
    what: "Python, with the indentation of the line",
    before: "def f():\n\tx = SHARED\n",
    line: 1,
    after: `def f():\n\t# eslint-disable-next-line ${RULE}\n\tx = SHARED\n`,
  },
  {
    what: "Python, inside brackets",
    before: "f(\n    1,\n    SHARED,\n)\n",
    line: 2,
    after: `f(\n    1,\n    # eslint-disable-next-line ${RULE}\n    SHARED,\n)\n`,
  },
  {
    what: "Python, after a backslash",
    before: "x = 1 + \\\n    SHARED\n",
    line: 1,
    after: `x = 1 + \\\n    SHARED  # eslint-disable-line ${RULE}\n`,
  },
  {
    what: "Python, inside a string of several lines",
    before: 'x = f"""\n{SHARED}\n"""\n',
    line: 1,
    after: null,
  },
  {
    what: "Python, on a last line without an end",
    before: "y = 1\r\nx = SHARED",
    line: 1,
    after: `y = 1\r\n# eslint-disable-next-line ${RULE}\r\nx = SHARED`,
  },
  {
    what: "Python, a comment for another rule is there already",
    before: "# eslint-disable-next-line reseed/no-lost-seed\nx = SHARED\n",
    line: 1,
    after: `# eslint-disable-next-line reseed/no-lost-seed, ${RULE}\nx = SHARED\n`,
  },
  {
    what: "Python, a comment with a description is there already",
    before: "# eslint-disable-next-line reseed/no-lost-seed -- wanted\nx = SHARED\n",
    line: 1,
    after: `# eslint-disable-next-line reseed/no-lost-seed, ${RULE} -- wanted\nx = SHARED\n`,
  },
  {
    what: "JavaScript",
    language: "javascript",
    before: "{\n  f(SHARED);\n}\n",
    line: 1,
    after: `{\n  // eslint-disable-next-line ${RULE}\n  f(SHARED);\n}\n`,
  },
  {
    what: "TypeScript",
    language: "typescript",
    before: "const x: number = SHARED;\n",
    line: 0,
    after: `// eslint-disable-next-line ${RULE}\nconst x: number = SHARED;\n`,
  },
  {
    what: "another problem on another line stays",
    before: "SHARED\nSHARED\n",
    line: 1,
    after: `SHARED\n# eslint-disable-next-line ${RULE}\nSHARED\n`,
  },
  {
    what: "two problems of one rule on one line are silenced together",
    before: "f(SHARED, SHARED)\n",
    line: 0,
    after: `# eslint-disable-next-line ${RULE}\nf(SHARED, SHARED)\n`,
  },
];

const FILE_SILENCINGS: readonly (readonly [
  what: string,
  name: string,
  before: string,
  after: string,
])[] = [
  ["Python", "a.py", "SHARED\n", `# eslint-disable ${RULE}\nSHARED\n`],
  [
    "Python behind #! and coding lines",
    "a.py",
    "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nSHARED\n",
    `#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# eslint-disable ${RULE}\nSHARED\n`,
  ],
  [
    "JavaScript behind #!",
    "a.js",
    "#!/usr/bin/env node\nSHARED;\n",
    `#!/usr/bin/env node\n/* eslint-disable ${RULE} */\nSHARED;\n`,
  ],
];

const EXTENSION: Readonly<Record<string, string>> = { javascript: "js", typescript: "ts" };

function titled(actions: readonly CodeAction[], part: string): CodeAction | undefined {
  return actions.find(({ title }) => title.includes(part));
}

describe("server: remedies", () => {
  const files = { "helper.py": "SEED = 1\n", "a.py": "x = 1\ny = SHARED\n" };

  it("offers them, the preferred one first, and completes them when chosen", () =>
    withClient({ files }, async (client) => {
      const uri = await client.open("a.py");
      const diagnostics = await client.pull(uri);
      const actions = await client.actions(uri, at(1, 4, 10), diagnostics, ["quickfix"]);
      assert.deepEqual(
        actions.map(({ isPreferred, kind, title }) => [title, kind, isPreferred ?? null]),
        [
          ["Make a generator of its own", "quickfix", true],
          ["Give the seed to each task (in 2 files)", "quickfix", false],
          ["Change the seed (in helper.py)", "quickfix", false],
          [`Disable ${RULE} for this line`, "quickfix", null],
          [`Disable ${RULE} for the entire file`, "quickfix", null],
        ],
      );
      const [own, both] = actions;
      assert.ok(own && both);
      assert.deepEqual(own.diagnostics, diagnostics);
      assert.equal(own.edit, undefined);
      assert.deepEqual(applied((await client.resolve(own)).edit, files), {
        "a.py": "x = 1\ny = OWN\n",
      });
      const { edit } = await client.resolve(both);
      assert.deepEqual(applied(edit, files), {
        "a.py": "x = 1\ny = OWN\n",
        "helper.py": "SEEDS = 1\n",
      });
      assert.deepEqual(
        edit?.documentChanges?.map((change) => "textDocument" in change && change.textDocument),
        [
          { uri, version: 1 },
          { uri: client.uri("helper.py"), version: null },
        ],
      );
    }));

  it("gives whole edits at once to an editor that cannot ask for them later", () =>
    withClient({ capabilities: PLAIN, files }, async (client) => {
      const uri = await client.open("a.py");
      const actions = await client.actions(uri, at(1, 5));
      const both = titled(actions, "each task");
      assert.equal(both?.edit?.documentChanges, undefined);
      assert.deepEqual(applied(both?.edit, files), {
        "a.py": "x = 1\ny = OWN\n",
        "helper.py": "SEEDS = 1\n",
      });
    }));

  it("edits what the editor holds, not what the disk says", () =>
    withClient({ files }, async (client) => {
      const uri = await client.open("a.py");
      const helper = await client.open("helper.py", "# new\nSEED = 2\n");
      const both = titled(await client.actions(uri, at(1, 4)), "each task");
      assert.ok(both);
      const { edit } = await client.resolve(both);
      assert.deepEqual(applied(edit, { ...files, "helper.py": "# new\nSEED = 2\n" }), {
        "a.py": "x = 1\ny = OWN\n",
        "helper.py": "# new\nSEEDS = 2\n",
      });
      const change = edit?.documentChanges?.[1];
      assert.deepEqual(change && "textDocument" in change && change.textDocument, {
        uri: helper,
        version: 1,
      });
    }));

  it("applies nothing when the finding has gone meanwhile", () =>
    withClient({ files }, async (client) => {
      const uri = await client.open("a.py");
      const [own] = await client.actions(uri, at(1, 4));
      assert.ok(own);
      await client.type(uri, 2, at(1, 4, 10), "nobody");
      assert.equal((await client.resolve(own)).edit, undefined);
    }));

  it("keeps two findings of one rule in one place apart", () =>
    withClient({}, async (client) => {
      const uri = await client.open("a.py", "TWICE\n");
      const diagnostics = await client.pull(uri);
      const own = (await client.actions(uri, at(0, 0), diagnostics)).filter(({ title }) =>
        title.startsWith("Make"),
      );
      assert.deepEqual(
        own.map((action) => action.diagnostics?.map(({ message }) => message)),
        [["'TWICE' is here."], ["Once more."]],
      );
    }));

  it("offers nothing elsewhere, for other kinds, or for a syntax error", () =>
    withClient({ files }, async (client) => {
      const uri = await client.open("a.py");
      assert.deepEqual(await client.actions(uri, at(0, 1)), []);
      assert.deepEqual(await client.actions(uri, at(1, 4), [], ["refactor"]), []);
      const broken = await client.open("b.py", "BROKEN\n");
      assert.deepEqual(await client.actions(broken, at(0, 0)), []);
      assert.deepEqual(await client.actions(client.uri("closed.py"), at(0, 0)), []);
    }));

  it("explains the rule, to an editor that has the pages", () =>
    withClient({ files, initializationOptions: { explain: true } }, async (client) => {
      const uri = await client.open("a.py");
      const action = titled(await client.actions(uri, at(1, 4)), "Explain");
      assert.equal(action?.title, `Explain ${RULE}`);
      assert.equal(action.command?.command, "reseed.explainRule");
      assert.deepEqual(action.command.arguments, [RULE]);
    }));

  it("declines a remedy whose other file is gone", () =>
    withClient({ capabilities: PLAIN, files }, async (client) => {
      const uri = await client.open("a.py");
      const helper = await client.open("helper.py");
      await client.close(helper);
      client.remove("helper.py");
      assert.equal(titled(await client.actions(uri, at(1, 4)), "each task"), undefined);
    }));
});

describe("server: comments that silence a rule for a line", () => {
  for (const { after, before, language = "python", line, what } of SILENCINGS) {
    it(what, () =>
      withClient({}, async (client) => {
        const name = `a.${EXTENSION[language] ?? "py"}`;
        const uri = await client.open(name, before, language);
        const actions = await client.actions(uri, at(line, 0, 100));
        const action = titled(actions, "for this line");
        assert.equal(applied(action?.edit, { [name]: before })[name] ?? null, after);
      }),
    );
  }
});

describe("server: comments that silence a rule for a file", () => {
  for (const [what, name, before, after] of FILE_SILENCINGS) {
    it(what, () =>
      withClient({ capabilities: MODERN }, async (client) => {
        const uri = await client.open(name, before, name.endsWith(".js") ? "javascript" : "python");
        const line = before.split("\n").length - 2;
        const action = titled(await client.actions(uri, at(line, 0, 100)), "entire file");
        assert.equal(applied(action?.edit, { [name]: before })[name], after);
      }),
    );
  }
});
