// Folder or file by file, with what imports them or without: one report per bug, in one place.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../eslint-plugin/src/cli/run.js";
import * as engine from "../../eslint-plugin/src/engine.js";
import { readCases, type Case } from "../cases/format.js";
import { Folder } from "./world.js";

interface JsonResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly trace: readonly { readonly file: string }[];
  }[];
}

/** A message by its place and text, and the files that it has to do with. */
type Told = ReadonlyMap<string, ReadonlySet<string>>;

async function reseed(folder: Folder, ...args: string[]): Promise<Told> {
  let out = "";
  await run(["--format", "json", ...args], {
    cwd: folder.path,
    colours: false,
    out: (text) => (out += text),
    err: () => undefined,
    loadEngine: () => Promise.resolve(engine),
  });
  // What the command prints is ESLint's format with reasons; another test holds it.
  const results = JSON.parse(out) as readonly JsonResult[];
  const told = new Map<string, ReadonlySet<string>>();
  for (const { filePath, messages } of results) {
    for (const { ruleId, line, column, message, trace } of messages) {
      const key = [filePath, line, column, ruleId, message].join(" ");
      assert.ok(!told.has(key), `told twice: ${key}`);
      told.set(key, new Set([filePath, ...trace.map(({ file }) => file)]));
    }
  }
  return told;
}

const CASES = join(import.meta.dirname, "..", "cases");

/** All programs of several files among the cases. */
const PROGRAMS: readonly (Case & { readonly name: string })[] = readdirSync(CASES)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .sort()
  .flatMap((name) =>
    readCases(readFileSync(join(CASES, name), "utf8")).map((one, index) => ({
      ...one,
      name: `${name}: ${one.title} (${String(index + 1)})`,
    })),
  )
  .filter(({ files }) => sourcesOf(files).length > 1);

function sourcesOf(files: Case["files"]): readonly string[] {
  return [...files.keys()].filter((file) => /\.(?:py|js|mjs|cjs|ts|mts|cts)$/u.test(file));
}

describe("the way of imports and against it", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  const HELPER = {
    "pyproject.toml":
      '[project]\nname = "x"\nrequires-python = "==3.11.*"\ndependencies = ["numpy==1.26.4"]\n',
    "draws.py": "import numpy as np\n\n\ndef noise(item):\n    return item + np.random.rand()\n",
    "main.py":
      "from multiprocessing import get_context\n\nfrom draws import noise\n\n\ndef main():\n" +
      '    with get_context("fork").Pool(4) as pool:\n        print(pool.map(noise, range(8)))\n\n\n' +
      'if __name__ == "__main__":\n    main()\n',
    "other.py": "from draws import noise\n\nprint(noise(1))\n",
  };

  it("tells of a file what those that import it do with it, if that is wanted", async () => {
    folder.write(HELPER);
    const all = await reseed(folder, ".");
    assert.equal(all.size, 1);
    assert.deepEqual(await reseed(folder, "draws.py"), new Map());
    assert.deepEqual(await reseed(folder, "--project", "scan", "draws.py"), all);
    assert.deepEqual(await reseed(folder, "--project", "scan", "other.py"), new Map());
    assert.deepEqual(
      await reseed(folder, "--project=scan", "draws.py", "main.py", "other.py"),
      all,
    );
  });

  it("is silent where they are right", async () => {
    const right = HELPER["main.py"].replace("Pool(4)", "Pool(4, initializer=seed)");
    folder.write({
      ...HELPER,
      "main.py": right.replace("import noise", "import noise, seed"),
      "draws.py": `${HELPER["draws.py"]}\n\ndef seed():\n    np.random.seed()\n`,
    });
    assert.deepEqual(await reseed(folder, "--project", "scan", "draws.py"), new Map());
  });

  it("has programs of several files to look at", () => {
    assert.ok(PROGRAMS.length > 50, String(PROGRAMS.length));
  });

  for (const program of PROGRAMS) {
    it(program.name, async () => {
      folder.write(Object.fromEntries(program.files));
      const given = Object.entries(program.environment).map(([name, value]) => `${name}=${value}`);
      const options = ["--preset", program.preset];
      if (given.length > 0) options.push("--environment", given.join(","));
      const all = await reseed(folder, ...options, ".");
      assert.deepEqual(await reseed(folder, ...options, "--project", "scan", "."), all);
      const oneByOne = new Set<string>();
      for (const file of sourcesOf(program.files)) {
        const path = folder.at(file);
        const own = await reseed(folder, ...options, file);
        for (const key of own.keys()) oneByOne.add(key);
        // Exactly what is told of the folder and has to do with the file.
        const around = await reseed(folder, ...options, "--project", "scan", file);
        const concerned = [...all].filter(([, files]) => files.has(path)).map(([key]) => key);
        assert.deepEqual([...around.keys()].sort(), concerned.sort(), file);
      }
      assert.deepEqual([...oneByOne].sort(), [...all.keys()].sort());
    });
  }
});
