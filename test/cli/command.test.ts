// The command as its users start it: a process of its own, with the real engine.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { VERSION } from "../../eslint-plugin/src/version.js";
import { Folder, type Outcome } from "./world.js";

const SOURCE = join(import.meta.dirname, "../../eslint-plugin/src/cli.ts");
const TSX = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

const PYTHON = `from multiprocessing import Pool
import random

rng = random.Random(42)


def work(item):
    return rng.random()


if __name__ == "__main__":
    with Pool(4) as pool:
        print(pool.map(work, range(8)))
`;

interface JsonMessage {
  readonly ruleId: string | null;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly trace: readonly { readonly kind: string; readonly file: string }[];
}

describe("command as a process", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  function reseed(...args: string[]): Outcome {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", TSX, SOURCE, ...args],
      { cwd: folder.path, encoding: "utf8" },
    );
    return { code: status ?? -1, out: stdout, err: stderr };
  }

  it("tells its version", () => {
    assert.deepEqual(reseed("--version"), { code: 0, out: `${VERSION}\n`, err: "" });
  });

  it("cannot run without a file", () => {
    const { code, out, err } = reseed("missing.py");
    assert.deepEqual([code, out], [2, ""]);
    assert.equal(err, "reseed: There is no file or folder 'missing.py'.\n");
  });

  it("finds what repeats, whatever the file's line ends, and lets good files pass", () => {
    folder.write({
      "crlf.py": PYTHON.replaceAll("\n", "\r\n"),
      "mark.py": `\ufeff${PYTHON}`,
      "named.py": Buffer.concat([
        Buffer.from("# coding: latin-1 \xe9\n", "latin1"),
        Buffer.from(PYTHON),
      ]),
      "right.py": PYTHON.replace("rng.random()", "random.Random(item).random()"),
      "broken.py": "import Pool\ndef f(:\n    pass\n",
      "silenced.py": PYTHON.replace("(42)", "(42)  # eslint-disable-line -- a replay"),
      "empty.py": "",
      "broken.ts": "new Worker(;\n",
    });
    const { code, out, err } = reseed("--format", "json", ".");
    assert.deepEqual([code, err], [1, ""]);
    const results = JSON.parse(out) as readonly {
      readonly filePath: string;
      readonly messages: readonly JsonMessage[];
      readonly suppressedMessages: readonly JsonMessage[];
    }[];
    const found = results.map(({ filePath, messages, suppressedMessages }) => [
      filePath.slice(folder.path.length + 1),
      ...messages.map(({ ruleId, line, column }) => `${line}:${column} ${ruleId ?? "syntax"}`),
      ...suppressedMessages.map(({ ruleId }) => `silenced ${ruleId ?? ""}`),
    ]);
    assert.deepEqual(found, [
      ["broken.py", "2:7 syntax"],
      ["broken.ts", "1:12 syntax"],
      ["crlf.py", "4:7 reseed/no-module-generator"],
      ["empty.py"],
      ["mark.py", "4:7 reseed/no-module-generator"],
      ["named.py", "5:7 reseed/no-module-generator"],
      ["right.py"],
      ["silenced.py", "silenced reseed/no-module-generator"],
    ]);
    const [message] = results[2]?.messages ?? [];
    assert.ok(message);
    assert.ok(message.trace.some(({ kind }) => kind === "draw"));
    assert.ok(message.trace.every(({ file }) => file === folder.at("crlf.py")));
  });

  it("reads notebooks, and shows places in their files", () => {
    const cells = [
      { cell_type: "code", source: ["%load_ext x\n", "import random\n"] },
      { cell_type: "code", source: PYTHON.split(/(?<=\n)/u) },
    ];
    folder.write({
      "a.ipynb": JSON.stringify({ cells }, null, 1),
      "b.ipynb": JSON.stringify({ cells, metadata: { kernelspec: { language: "julia" } } }),
      "c.ipynb": "{",
    });
    const { code, out } = reseed(".");
    assert.equal(code, 1);
    const lines = out.split("\n");
    assert.match(lines[1] ?? "", /^ +16:12 +error .*reseed\/no-module-generator$/u);
    const at = JSON.stringify({ cells }, null, 1).split("\n")[15] ?? "";
    assert.equal(at.slice(11, 28), "random.Random(42)");
    assert.match(out, /^ +draw +20:17 /mu);
    assert.match(out, /^c\.ipynb\n +1:1 +error +This file is not a notebook that can be read; /mu);
    assert.match(out, /\n2 problems in 2 of 3 files/u);
  });

  it("finds what stands after a syntax error too", () => {
    folder.write({ "a.py": `def f(:\n    pass\n\n${PYTHON}` });
    const { out } = reseed(".");
    assert.match(out, /^ +1:7 +error +Parsing error/mu);
    assert.match(out, /^ +7:7 +error .*reseed\/no-module-generator$/mu);
  });

  it("writes plain text into a pipe, and bears that nobody reads it", async () => {
    for (let index = 0; index < 20; index++) folder.write({ [`a${index}.py`]: PYTHON });
    const { out } = reseed(".");
    // eslint-disable-next-line no-control-regex -- this is the very character that must not be there
    assert.doesNotMatch(out, /\u001b/u);
    assert.match(out, /\n20 problems in 20 of 20 files: 20 errors\.\n$/u);
    const child = spawn(process.execPath, ["--import", TSX, SOURCE, "."], { cwd: folder.path });
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (data: Buffer) => (err += data.toString()));
    await new Promise((done) => child.on("close", done));
    assert.equal(err, "");
  });

  it("explains the environment", () => {
    folder.write({ "pyproject.toml": '[project]\nrequires-python = ">=3.12"\n', "a.py": "" });
    const { code, out, err } = reseed("--explain-environment", "a.py");
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /^python: /mu);
    assert.match(out, /pyproject\.toml:2: requires-python = ">=3\.12"$/mu);
  });

  it("tells of a manifest that cannot be read, and goes on", () => {
    folder.write({ "pyproject.toml": "[project\n", "a.py": PYTHON });
    const { code, err } = reseed(".");
    assert.equal(code, 1);
    assert.match(err, /^reseed: .*pyproject\.toml: .*\.\n$/u);
  });
});
