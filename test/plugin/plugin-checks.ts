/** The plugin in the user's own ESLint: every preset, alone and beside typescript-eslint's. */
import assert from "node:assert/strict";
import type { ESLint, Linter } from "eslint";
import tseslint from "typescript-eslint";
import reseed from "../../eslint-plugin/src/index.js";
import { noLegacySeed } from "../python/third-party-rules.js";
import { Folder } from "../cli/world.js";

/** Repeats under every start method and version. */
const PYTHON = `from multiprocessing import Pool
import numpy as np

rng = np.random.default_rng(42)


def work(item):
    return rng.random() + item


if __name__ == "__main__":
    with Pool(4) as pool:
        print(pool.map(work, range(8)))
`;

/** Starts a task of another module. */
const SENDER = `from multiprocessing import Pool
import numpy as np
from jobs import work

if __name__ == "__main__":
    np.random.seed(42)
    with Pool(4) as pool:
        print(pool.map(work, range(8)))
`;

const TASK = `import numpy as np


def work(item):
    return np.random.rand() + item
`;

const CLUSTER = `import cluster from "node:cluster";
import seedrandom from "seedrandom";

const rng = seedrandom("42");
if (cluster.isPrimary) {
  for (let index = 0; index < 4; index++) cluster.fork();
} else {
  process.send(rng());
}
`;

const TYPED = CLUSTER.replace("const rng", "const rng: () => number").replace(
  "process.send(rng())",
  "process.send?.(rng() as number)",
);

const FILES = {
  "package.json": '{ "type": "module" }',
  "a.py": PYTHON,
  "cluster.mjs": CLUSTER,
  "other.py": "print('nothing')\n",
};

/** The part of ESLint's class that is used here: the same in all versions that are supported. */
export type ESLintClass = new (
  options: ESLint.Options,
) => Pick<ESLint, "lintFiles" | "lintText" | "calculateConfigForFile">;

let meaninglessRunners = 0;

/** Checks the plugin in a version of ESLint. */
export function checkPlugin(Engine: ESLintClass): void {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  /** Lints the folder: `file:line severity rule` of each message, or its text where it has no rule. */
  async function lint(
    config: Linter.Config[],
    patterns: string[] = ["."],
    options: ESLint.Options = {},
  ): Promise<string[]> {
    const eslint = new Engine({
      cwd: folder.path,
      overrideConfigFile: true,
      overrideConfig: config,
      ...options,
    });
    const results = await eslint.lintFiles(patterns);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, severity, ruleId, message }) =>
          `${filePath.slice(folder.path.length + 1)}:${line} ${severity} ${ruleId ?? message}`,
      ),
    );
  }

  const FOUND = [
    "a.py:4 2 reseed/no-module-generator",
    "cluster.mjs:4 2 reseed/no-module-generator",
  ];

  for (const preset of ["recommended", "strict"] as const) {
    it(`${preset} finds what repeats, in both languages`, async () => {
      folder.write(FILES);
      assert.deepEqual(await lint(reseed.configs[preset]), FOUND);
    });
  }

  it("leaves out what is installed, whatever the name of its environment", async () => {
    const packages = ["venv/lib/python3.12/site-packages", ".venv/Lib/site-packages"];
    folder.write({ ...FILES, ...Object.fromEntries(packages.map((at) => [`${at}/b.py`, PYTHON])) });
    assert.deepEqual(await lint(reseed.configs.recommended), FOUND);
  });

  it("notebooks finds what repeats in notebooks", async () => {
    const cells = [{ cell_type: "code", source: PYTHON.split(/(?<=\n)/u) }];
    folder.write({ ...FILES, "n.ipynb": JSON.stringify({ cells }, null, 1), "broken.ipynb": "{" });
    assert.deepEqual(await lint(reseed.configs.notebooks), [
      "n.ipynb:9 2 reseed/no-module-generator",
    ]);
    assert.deepEqual(await lint([...reseed.configs.notebooks, ...reseed.configs.recommended]), [
      ...FOUND,
      "n.ipynb:9 2 reseed/no-module-generator",
    ]);
  });

  it("suggests the part of a remedy that lies in the file, and says where the rest goes", async () => {
    folder.write({ "package.json": '{ "type": "module" }', "main.py": SENDER, "jobs.py": TASK });
    const eslint = new Engine({
      cwd: folder.path,
      overrideConfigFile: true,
      overrideConfig: reseed.configs.recommended,
    });
    const results = await eslint.lintFiles(["."]);
    const messages = results.flatMap(({ messages }) => messages);
    const suggestions = messages.flatMap(({ suggestions = [] }) => suggestions);
    const REST = " The rest of it goes into 'jobs.py': 'reseed --fix' edits all files.";
    assert.deepEqual(
      suggestions.map(({ desc }) => desc),
      [
        `Give each task of 'work' its own seed and generator.${REST}`,
        `Seed the global generator anew in each task of 'work'.${REST}`,
      ],
    );
    for (const { fix } of suggestions) {
      assert.equal(
        SENDER.slice(0, fix.range[0]) + fix.text + SENDER.slice(fix.range[1]),
        SENDER.replace(
          "        print(pool.map(work, range(8)))",
          "        seeds = np.random.SeedSequence(42)\n" +
            "        print(pool.starmap(work, zip(range(8), seeds.spawn(8))))",
        ),
      );
    }
  });

  it("works under any name", async () => {
    folder.write(FILES);
    const rules: Linter.RulesRecord = { "random/no-module-generator": "warn" };
    const plugins = { random: reseed };
    const config: Linter.Config[] = [
      { files: ["**/*.py"], plugins, language: "random/python", rules },
      { files: ["**/*.mjs"], plugins, rules },
    ];
    assert.deepEqual(
      await lint(config),
      FOUND.map((line) => line.replace(" 2 reseed/", " 1 random/")),
    );
  });

  it("works after typescript-eslint's base, whose parser is set for all files", async () => {
    folder.write({ ...FILES, "typed.ts": TYPED });
    const config = [tseslint.configs.base as Linter.Config, ...reseed.configs.recommended];
    assert.deepEqual(await lint(config), [
      "a.py:4 2 reseed/no-module-generator",
      "cluster.mjs:4 2 reseed/no-module-generator",
      "typed.ts:4 2 reseed/no-module-generator",
    ]);
  });

  it("bears rules and options of other plugins for all files", async () => {
    folder.write(FILES);
    const config: Linter.Config[] = [
      { languageOptions: { sourceType: "module", ecmaVersion: 2024, globals: { window: false } } },
      { rules: { "max-lines": ["error", 1000], "no-restricted-syntax": "error" } },
      ...reseed.configs.recommended,
    ];
    assert.deepEqual(await lint(config), FOUND);
  });

  it("heeds comments in both languages", async () => {
    folder.write({
      ...FILES,
      "a.py": PYTHON.replace("(42)", "(42)  # eslint-disable-line reseed/no-module-generator"),
      "cluster.mjs": CLUSTER.replace(
        "const rng",
        "// eslint-disable-next-line reseed/no-module-generator -- a replay\nconst rng",
      ),
    });
    assert.deepEqual(await lint(reseed.configs.recommended), []);
  });

  it("reports syntax errors of Python as ESLint does", async () => {
    folder.write({ "a.py": "def f(:\n  pass\n" });
    const [message = ""] = await lint(reseed.configs.recommended);
    assert.match(message, /^a\.py:1 2 Parsing error: /u);
  });

  it("tells of files that are no text in UTF-8 in a line each, and reads the others", async () => {
    const cookie = `# coding: latin-1\n${PYTHON}`;
    folder.write({
      ...FILES,
      "binary.py": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 1, 13, 10, 0xfe]),
      "image.py": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 40, 0xfe, 10]),
      "latin.py": Buffer.from(cookie.replace("(42)", "(42)  # é"), "latin1"),
      "name.py": Buffer.from(cookie.replace("rng", "é"), "latin1"),
      "wide.py": Buffer.from(`\ufeff${PYTHON}`, "utf16le"),
    });
    assert.deepEqual(await lint(reseed.configs.recommended), [
      FOUND[0],
      "binary.py:1 2 Parsing error: The file is not text, or not in UTF-8; exclude it, or save it as UTF-8.",
      FOUND[1],
      "image.py:1 2 Parsing error: The file is not valid UTF-8, as which ESLint reads it; save it as UTF-8.",
      "latin.py:5 2 reseed/no-module-generator",
      "name.py:5 2 Parsing error: The file is not valid UTF-8, as which ESLint reads it; save it as UTF-8.",
      "wide.py:1 2 Parsing error: The file is not text, or not in UTF-8; exclude it, or save it as UTF-8.",
    ]);
  });

  it("tells of a file that is too long, and reads the others", async () => {
    folder.write({ ...FILES, "long.py": `x = [${"1, ".repeat(1_700_000)}]\n` });
    assert.deepEqual(await lint(reseed.configs.recommended), [
      ...FOUND,
      "long.py:1 2 Parsing error: The file has more than 5 million characters and was not read; exclude it, or split it.",
    ]);
  });

  it("takes the environment from the project and from settings", async () => {
    const drawing = PYTHON.replace("rng = np.random.default_rng(42)\n", "").replace(
      "rng.random()",
      "np.random.rand()",
    );
    folder.write({ "a.py": drawing });
    const at = (environment: Record<string, string>): Promise<string[]> =>
      lint([...reseed.configs.recommended, { settings: { reseed: { environment } } }]);
    assert.deepEqual(await at({ numpy: "1.24", "start-method": "fork" }), [
      "a.py:7 2 reseed/no-inherited-state",
    ]);
    assert.deepEqual(await at({ "start-method": "spawn" }), []);
  });

  it("names the setting that has no meaning", async () => {
    folder.write(FILES);
    for (const [settings, expected] of [
      [{ environment: { python: 3.11 } }, /settings\.reseed .*'environment\.python'/u],
      [{ environment: { python: "new" } }, /settings\.reseed: .*'python' is 'new'/u],
      [{ enviroment: {} }, /settings\.reseed has no key 'enviroment'/u],
      [{ root: 1 }, /settings\.reseed has a path as 'root'/u],
      [[], /settings\.reseed is an object/u],
    ] as const) {
      const config = [...reseed.configs.recommended, { settings: { reseed: settings } }];
      await assert.rejects(lint(config), expected);
    }
  });

  it("knows the user's own runners, and warns of entries that have no meaning", async () => {
    const program = PYTHON.replace("from multiprocessing import Pool", "from mypool import run")
      .replace("with Pool(4) as pool:", "if True:")
      .replace("pool.map(", "run(");
    folder.write({ "a.py": program });
    const warnings: string[] = [];
    const listen = ({ message }: Error): void => void warnings.push(message);
    process.on("warning", listen);
    const run = { language: "python", task: { position: 0 }, items: { position: 1 } };
    // One process tries several versions of ESLint, and hears of the same mistake once.
    const meaningless = `mypool.other${++meaninglessRunners}`;
    const runners = { "mypool.run": run, [meaningless]: {} };
    const settings = { reseed: { runners } };
    try {
      assert.deepEqual(await lint(reseed.configs.recommended), []);
      assert.deepEqual(await lint([...reseed.configs.recommended, { settings }]), [
        "a.py:4 2 reseed/no-module-generator",
      ]);
      await new Promise(setImmediate);
    } finally {
      process.off("warning", listen);
    }
    const expected = `settings.reseed: 'runners["${meaningless}"].language' is not "python"`;
    assert.equal(warnings.filter((warning) => warning.includes(expected)).length, 1);
  });

  it("follows names into other files for the rules of others", async () => {
    folder.write({
      "a.py": "from helpers import np as n\nimport helpers\nn.random.seed(1)\nhelpers.np.seed()\n",
      "helpers.py": "import numpy as np\n",
    });
    const own = { rules: { "no-legacy-seed": noLegacySeed } };
    const config: Linter.Config[] = [
      {
        files: ["**/*.py"],
        plugins: { reseed, own },
        language: "reseed/python",
        rules: { "own/no-legacy-seed": "warn" },
      },
    ];
    assert.deepEqual(await lint(config), ["a.py:3 1 own/no-legacy-seed"]);
  });

  it("follows what is typed into the linted file, not what lies on disk", async () => {
    folder.write(FILES);
    const eslint = new Engine({
      cwd: folder.path,
      overrideConfigFile: true,
      overrideConfig: reseed.configs.recommended,
    });
    for (const [text, count] of [
      [PYTHON, 1],
      [PYTHON.replace("rng.random()", "1"), 0],
      [PYTHON, 1],
    ] as const) {
      const [result] = await eslint.lintText(text, { filePath: folder.at("a.py") });
      assert.equal(result?.messages.length, count);
    }
  });

  it("can be written down and cached", async () => {
    folder.write(FILES);
    const options = { cache: true, cacheLocation: folder.at(".cache") };
    assert.deepEqual(await lint(reseed.configs.recommended, ["."], options), FOUND);
    assert.deepEqual(await lint(reseed.configs.recommended, ["."], options), FOUND);
    const eslint = new Engine({
      cwd: folder.path,
      overrideConfigFile: true,
      overrideConfig: reseed.configs.recommended,
    });
    const config: unknown = await eslint.calculateConfigForFile(folder.at("a.py"));
    assert.match(JSON.stringify(config), /reseed\/python/u);
  });

  it("forgets cached results that rest on other files", async () => {
    const task = "import numpy as np\nrng = np.random.default_rng(42)\n";
    folder.write({
      "main.py": PYTHON.replace("rng = np.random.default_rng(42)", "from parts import rng"),
      "parts.py": task,
      "pyproject.toml": "[project]\nname = 'x'\n",
    });
    const options = { cache: true, cacheLocation: folder.at(".cache") };
    const home = process.cwd();
    // As for the command of ESLint, which runs where its user is.
    process.chdir(folder.path);
    try {
      const found = await lint(reseed.configs.recommended, ["."], options);
      assert.equal(found.length, 1);
      assert.deepEqual(await lint(reseed.configs.recommended, ["."], options), found);
      folder.write({ "parts.py": task.replace("42", "").replace("rng =", "make =") });
      // Another run comes later.
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.deepEqual(await lint(reseed.configs.recommended, ["."], options), []);
    } finally {
      process.chdir(home);
    }
  });
}
