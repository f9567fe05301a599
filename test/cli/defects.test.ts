// Defects of our own: told of on the file that shows them, while the others are linted.
import assert from "node:assert/strict";
import { Reach } from "../../eslint-plugin/src/project/reach.js";
import { command, Folder } from "./world.js";

const BUG = `import Pool\n  BUG\n`;

describe("a defect", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  it("tells of a defect of its own on the file that shows it", async () => {
    folder.write({ "a.py": "Pool() CRASH", "b.py": BUG });
    const { out, err } = await command(folder, ["--format=json", "."]);
    const results = JSON.parse(out) as {
      messages: { ruleId: string | null; message: string }[];
    }[];
    const [bad, good] = results.map(({ messages }) => messages.map(({ message }) => message));
    assert.equal(bad?.length, 1);
    assert.match(bad[0] ?? "", /^Reseed \S+ failed on 'a\.py' .*TypeError: It is undefined\./u);
    assert.deepEqual(good, ["BUG repeats."]);
    assert.equal(err, "");
  });

  it("tells of one on a notebook in the same way", async () => {
    const cells = [{ cell_type: "code", source: ["Pool() CRASH\n"] }];
    const metadata = { kernelspec: { name: "python3", language: "python" } };
    const notebook = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
    folder.write({ "a.ipynb": notebook, "b.py": BUG });
    const { code, out } = await command(folder, ["."]);
    assert.equal(code, 1);
    assert.match(out, /Reseed \S+ failed on 'a\.ipynb' .*TypeError: It is undefined\./u);
    assert.match(out, /BUG repeats\./u);
  });

  it("tells of one in the scan, and lints the files that it let through", async () => {
    const own = Object.getOwnPropertyDescriptor(Reach.prototype, "mayMatter");
    assert.ok(own !== undefined);
    const asks = own.value as Reach["mayMatter"];
    Reach.prototype.mayMatter = function (file, text) {
      if (file.endsWith("a.py")) throw new RangeError("Too deep.");
      return asks.call(this, file, text);
    };
    try {
      folder.write({ "a.py": BUG, "b.py": BUG });
      const { code, out } = await command(folder, ["."]);
      assert.equal(code, 1);
      assert.match(out, /Reseed \S+ failed on 'a\.py' .*RangeError: Too deep\./u);
      assert.equal(out.match(/BUG repeats\./gu)?.length, 1);
    } finally {
      Object.defineProperty(Reach.prototype, "mayMatter", own);
    }
  });
});
