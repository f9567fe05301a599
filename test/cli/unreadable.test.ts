// Files that are no text, or are no longer there: a line for each, while the others are linted.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { command, Folder, summary, type Log } from "./world.js";

const BUG = `import Pool\n  BUG\n`;

describe("files that cannot be read as text", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  const latin1 = Buffer.from("Pool = 'é'  # BUG\n", "latin1");
  const named = Buffer.concat([Buffer.from("# coding: latin-1\n"), latin1]);

  it("tells of them in a line, and lints the others", async () => {
    folder.write({
      "a.py": latin1,
      "b.py": named,
      "c.py": BUG,
      "d.py": Buffer.from("x = 'é'", "latin1"),
      "d.ts": new Uint8Array([71, 0, 16, 0]),
      "e.js": Buffer.concat([Buffer.from("new Worker()"), new Uint8Array(2_000_000)]),
      "f.py": "\ufeffPool BUG",
    });
    const { code, out } = await command(folder, ["."]);
    assert.equal(code, 1);
    assert.deepEqual(summary(out), [
      "a.py",
      "1:1 error This file is not valid UTF-8; save it as UTF-8, or name its encoding in a comment in its first line.",
      "b.py",
      "2:15 error BUG repeats. reseed/no-constant-seed",
      "c.py",
      "2:3 error BUG repeats. reseed/no-constant-seed",
      "d.py",
      "1:1 warning This file is not valid UTF-8; save it as UTF-8, or name its encoding in a comment in its first line.",
      "d.ts",
      "1:1 warning This file is not text; exclude it.",
      "e.js",
      "1:1 warning This file is larger than 2 MB and was not read; exclude it, or split it.",
      "f.py",
      "1:6 error BUG repeats. reseed/no-constant-seed",
      "7 problems in 7 of 7 files: 4 errors, 3 warnings.",
    ]);
  });

  it("tells of binaries, other encodings and long lines, each in a line", async () => {
    const program = "from multiprocessing import Pool  # é BUG\n";
    folder.write({
      "binary.py": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 1]),
      "marked.py": `\ufeff# coding: latin-1\n${program}`,
      "named.py": `# coding: klingon\n${program}`,
      "nul.py": `${program}\0`,
      "one-line.py": `${program}x = [${"1, ".repeat(700_000)}]\n`,
      "windows.py": Buffer.from(`# coding: cp1252\n${program}`, "latin1"),
      "wide.py": Buffer.from(`\ufeff${program}`, "utf16le"),
    });
    const { out } = await command(folder, ["."]);
    assert.deepEqual(summary(out), [
      "binary.py",
      "1:1 warning This file is not text; exclude it.",
      "marked.py",
      "1:1 error This file begins with the mark of UTF-8 but names the encoding 'latin-1'; remove one of them.",
      "named.py",
      "1:1 error This file names the encoding 'klingon', which is not known here; save it as UTF-8.",
      "nul.py",
      "1:1 error This file is not text; exclude it.",
      "one-line.py",
      "1:1 warning This file is larger than 2 MB and was not read; exclude it, or split it.",
      "wide.py",
      "1:1 warning This file is in UTF-16; save it as UTF-8.",
      "windows.py",
      "2:39 error BUG repeats. reseed/no-constant-seed",
      "7 problems in 7 of 7 files: 4 errors, 3 warnings.",
    ]);
  });

  it("tells of a file that vanishes meanwhile, and lints the others", async () => {
    folder.write({ "a.py": BUG, "b.py": BUG, "c.py": BUG });
    const log: Log = { made: [], inspected: [] };
    // While the first file is looked at, somebody removes the second.
    log.inspected.push = (file: string) => {
      rmSync(folder.at("b.py"), { force: true });
      return Array.prototype.push.call(log.inspected, file);
    };
    const { code, out } = await command(folder, ["."], log);
    assert.equal(code, 1);
    assert.deepEqual(summary(out), [
      "a.py",
      "2:3 error BUG repeats. reseed/no-constant-seed",
      "b.py",
      "1:1 warning This file is no longer there.",
      "c.py",
      "2:3 error BUG repeats. reseed/no-constant-seed",
      "3 problems in 3 of 3 files: 2 errors, 1 warning.",
    ]);
  });

  it("does not fail because of a bundle", async () => {
    const { code, out } = await command(folder.write({ "e.js": new Uint8Array(2_000_001) }), ["."]);
    assert.equal(code, 0, out);
  });
});
