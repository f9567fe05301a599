/** Settings and folders: what the editor says, what it may say wrongly, and which root a file has. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseSettings } from "../../server/src/settings.js";
import { isWithin, pathToUri, uriToPath } from "../../server/src/uris.js";
import { MODERN, PLAIN, withClient } from "./client.js";

const DEFAULTS = { enable: true, preset: "recommended", environment: {}, libraries: [] };

const MYDICE = {
  name: "mydice",
  title: "mydice",
  language: "python",
  source: "settings (libraries[0])",
  checked: "",
};

/** What may stand in the settings, what is made of it, and what the user is told. */
const SETTINGS: readonly (readonly [
  value: unknown,
  settings: object,
  problems: readonly string[],
])[] = [
  [undefined, DEFAULTS, []],
  [null, DEFAULTS, []],
  ["on", DEFAULTS, []],
  [{}, DEFAULTS, []],
  [
    { enable: false, preset: "strict", environment: { python: "3.11", numpy: "1.26" } },
    {
      ...DEFAULTS,
      enable: false,
      preset: "strict",
      environment: { python: "3.11", numpy: "1.26" },
    },
    [],
  ],
  [{ enable: "no" }, DEFAULTS, [`'reseed.enable' is "no"; set it to true or false.`]],
  [{ preset: "all" }, DEFAULTS, [`'reseed.preset' is "all"; set it to "recommended" or "strict".`]],
  [
    { environment: "python=3.11" },
    DEFAULTS,
    [`'reseed.environment' is "python=3.11"; set it to an object such as { "python": "3.11" }.`],
  ],
  [
    { environment: { python: 3.1, numpy: "2" } },
    { ...DEFAULTS, environment: { numpy: "2" } },
    [`'reseed.environment' gives 3.1 for 'python'; write the version as text, such as "3.11".`],
  ],
  [
    { libraries: [{ name: "mydice", language: "python" }, {}] },
    { ...DEFAULTS, libraries: [MYDICE] },
    ["reseed: 'libraries[1].name' is not the package's name."],
  ],
  [
    { runners: 1 },
    DEFAULTS,
    ["reseed: 'runners' is not an object with an entry for each function."],
  ],
];

describe("server: settings", () => {
  for (const [value, settings, problems] of SETTINGS) {
    it(JSON.stringify(value) || "nothing", () => {
      assert.deepEqual(parseSettings(value), { settings, problems });
    });
  }

  it("takes a change over, and asks the editor to ask again", () =>
    withClient({}, async (client) => {
      const uri = await client.open("a.py", "SHARED ADVICE\n");
      assert.equal((await client.lines(uri)).length, 1);
      await client.configure({ preset: "strict" });
      await client.until(() => client.refreshes === 1, "refresh");
      assert.equal((await client.lines(uri)).length, 2);
      await client.configure({ enable: false });
      assert.deepEqual(await client.lines(uri), []);
      await client.configure({ enable: true, environment: { python: "3.11" } });
      assert.equal((await client.lines(uri)).length, 1);
      assert.deepEqual(client.engines.asked.at(-1)?.environment, { python: "3.11" });
    }));

  it("tells once of a setting that cannot be used", () =>
    withClient({ settings: { preset: "all" } }, async (client) => {
      const uri = await client.open("a.py", "SHARED\n");
      assert.equal((await client.lines(uri)).length, 1);
      await client.lines(uri);
      assert.equal(client.logged.filter((line) => line.includes("reseed.preset")).length, 1);
    }));

  it("shows what is wrong with the project's own file there, until it is mended", () =>
    withClient(
      { files: { "reseed.config.json": '{ "runner": {} }', "a.py": "" } },
      async (client) => {
        const file = path.join(client.root, "reseed.config.json");
        const shown = (): readonly string[] | undefined =>
          client.published
            .findLast(({ uri }) => uri === pathToUri(file))
            ?.diagnostics.map(({ message }) => JSON.stringify(message));
        const uri = await client.open("a.py", "SHARED\n");
        await client.lines(uri);
        await client.until(() => shown()?.length === 1, "problem");
        assert.match(shown()?.[0] ?? "", /^"reseed\.config\.json: 'runner' has no meaning/u);
        await client.lines(uri);
        assert.equal(client.published.length, 1);
        writeFileSync(file, "{");
        await client.lines(uri);
        await client.until(() => shown()?.[0]?.includes("is not JSON") === true, "other problem");
        writeFileSync(file, "{}");
        await client.lines(uri);
        await client.until(() => shown()?.length === 0, "no problem");
      },
    ));

  it("takes what an editor pushes that cannot be asked", () =>
    withClient(
      {
        capabilities: { textDocument: MODERN.textDocument ?? {} },
        initializationOptions: { settings: { preset: "strict" } },
      },
      async (client) => {
        const uri = await client.open("a.py", "ADVICE\n");
        assert.equal((await client.lines(uri)).length, 1);
        await client.configure(null, { reseed: { preset: "recommended" } });
        assert.deepEqual(await client.lines(uri), []);
      },
    ));
});

describe("server: folders", () => {
  const files = {
    "one/a.py": "ADVICE\n",
    "two/b.py": "ADVICE\n",
    "one/inner/c.py": "ADVICE\n",
    "loose/pyproject.toml": "",
    "loose/package/__init__.py": "",
    "loose/package/d.py": "SHARED\n",
    "bare/package/__init__.py": "",
    "bare/package/e.py": "SHARED\n",
  };

  it("gives every root its own settings and engine; of nested roots the inner one wins", () =>
    withClient(
      {
        files,
        folders: ["one", "two", "one/inner"],
        settings: { "two/": { preset: "strict" }, "one/inner/": { preset: "strict" } },
      },
      async (client) => {
        const counts: Record<string, number> = {};
        for (const name of ["one/a.py", "two/b.py", "one/inner/c.py"]) {
          counts[name] = (await client.lines(await client.open(name))).length;
        }
        assert.deepEqual(counts, { "one/a.py": 0, "two/b.py": 1, "one/inner/c.py": 1 });
        assert.deepEqual(
          client.engines.asked.map(({ preset, root }) => [
            path.relative(client.root, root),
            preset,
          ]),
          [
            ["one", "recommended"],
            ["two", "strict"],
            [path.join("one", "inner"), "strict"],
          ],
        );
      },
    ));

  it("follows folders that are added and removed", () =>
    withClient({ files, folders: ["one"] }, async (client) => {
      const uri = await client.open("two/b.py");
      await client.lines(uri);
      await client.changeFolders(["two"], ["one"]);
      await client.until(() => client.refreshes === 1, "refresh");
      await client.lines(uri);
      assert.equal(client.engines.asked.at(-1)?.root, path.join(client.root, "two"));
    }));

  for (const [name, root] of [
    ["loose/package/d.py", "loose"],
    ["bare/package/e.py", "bare"],
  ] as const) {
    it(`finds the root of a loose file: ${name}`, () =>
      withClient({ capabilities: PLAIN, files, folders: [] }, async (client) => {
        await client.open(name);
        await client.until(() => client.published.length > 0, "published");
        assert.equal(client.published[0]?.diagnostics.length, 1);
        assert.equal(client.engines.asked[0]?.root, path.join(client.root, root));
      }));
  }
});

describe("server: URIs and paths", () => {
  it("there and back, with spaces, signs and letters of any script", () => {
    for (const name of ["a.py", "a b#c?d%e.py", "größe/数.py"]) {
      const file = path.resolve(path.sep, "somewhere", name);
      assert.equal(uriToPath(pathToUri(file)), file);
    }
  });

  it("gives documents without a file a place of their own", () => {
    const at = (...parts: string[]) => path.resolve(path.sep, ...parts);
    assert.equal(uriToPath("untitled:Untitled-1", "python"), at("untitled+", "Untitled-1.py"));
    assert.equal(uriToPath("untitled:Untitled-2", "typescript"), at("untitled+", "Untitled-2.ts"));
    assert.equal(
      uriToPath("vscode-vfs://github/me/thing/a.py"),
      at("vscode-vfs+github", "me", "thing", "a.py"),
    );
    assert.equal(uriToPath("vscode-vfs://github/../%E0%A4%A"), at("vscode-vfs+github", "%E0%A4%A"));
  });

  it("tells inside from outside", () => {
    const folder = path.resolve(path.sep, "a", "b");
    assert.ok(isWithin(folder, folder));
    assert.ok(isWithin(folder, path.join(folder, "..hidden", "c.py")));
    assert.ok(!isWithin(folder, `${folder}c`));
    assert.ok(!isWithin(folder, path.dirname(folder)));
  });
});
