// The command's own work: which files, which exit code, what is written where.
import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { command, Folder, type Log } from "./world.js";

const POOL = "pool.map(f, xs)\n";
const WORKER = "new Worker(f);\n";
const BUG = `import Pool\n  BUG\n`;

describe("command", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  describe("exit codes", () => {
    const cases: readonly (readonly [string, Record<string, string>, string[], number])[] = [
      ["nothing found", { "a.py": POOL }, ["."], 0],
      ["an empty file", { "a.py": "" }, ["."], 0],
      ["a folder without source files", { "a.txt": "BUG pool" }, ["."], 0],
      ["a finding", { "a.py": BUG }, ["."], 1],
      ["advice", { "a.py": "Pool() ADVICE" }, ["."], 1],
      ["a defect of the engine", { "a.py": "Pool() CRASH" }, ["."], 1],
      ["a syntax error", { "a.py": "Pool() BROKEN" }, ["."], 1],
      ["a file that cannot matter", { "a.py": "BROKEN BUG" }, ["."], 0],
      ["a broken file that is named", { "a.py": "BROKEN" }, ["a.py"], 1],
      ["help", {}, ["--help"], 0],
      ["version", {}, ["--version"], 0],
      ["no path", {}, [], 2],
      ["a missing path", { "a.py": POOL }, ["a.py", "b.py"], 2],
      ["a file of another kind", { "a.txt": "" }, ["a.txt"], 2],
      ["a stub", { "a.d.ts": "" }, ["a.d.ts"], 2],
      ["an unknown option", {}, ["--nonsense", "."], 2],
      ["an option without its value", {}, ["--format"], 2],
      ["an unknown format", {}, ["--format", "xml", "."], 2],
      ["an unknown preset", {}, ["--preset", "all", "."], 2],
      ["an environment without values", {}, ["--environment", "python", "."], 2],
      ["an environment that is no version", {}, ["--environment", "python=new", "."], 2],
      ["an environment that nothing is", {}, ["--environment=platform=amiga", "."], 2],
      ["two things to explain", {}, ["--explain-environment", ".", "a.py"], 2],
      ["something missing to explain", {}, ["--explain-environment", "nope"], 2],
    ];
    for (const [name, files, args, expected] of cases) {
      it(`${String(expected)} for ${name}`, async () => {
        const { code, out, err } = await command(folder.write(files), args);
        assert.equal(code, expected, out + err);
        // What goes wrong is told in one or two plain lines, and never mixed with results.
        if (expected === 2) {
          assert.equal(out, "");
          assert.match(err, /^reseed: [^\n]*[.]\n(?:Run 'reseed --help'[^\n]*\n)?$/u);
        } else {
          assert.equal(err, "");
          assert.notEqual(out, "");
        }
      });
    }

    it("says every missing path, and lints nothing", async () => {
      const { err } = await command(folder, ["x.py", "y/z"]);
      assert.equal(
        err,
        "reseed: There is no file or folder 'x.py'.\nreseed: There is no file or folder 'y/z'.\n",
      );
    });
  });

  describe("files", () => {
    const inspected = async (args: string[]): Promise<string[]> => {
      const log: Log = { made: [], inspected: [] };
      await command(folder, args, log);
      return log.inspected.map((file) =>
        path.relative(folder.path, file).split(path.sep).join("/"),
      );
    };

    it("searches folders without those that nobody edits, sorted, each file once", async () => {
      folder.write({
        "b.py": POOL,
        "a/x.ts": WORKER,
        "a/y.pyw": POOL,
        "a/z.pyi": POOL,
        "a/types.d.mts": WORKER,
        "A.MJS": WORKER,
        "node_modules/m/a.js": WORKER,
        "a/node_modules/a.js": WORKER,
        ".git/a.py": POOL,
        ".hidden/a.py": POOL,
        "dist/a.js": WORKER,
        "build/a.py": POOL,
        "__pycache__/a.py": POOL,
        "env/pyvenv.cfg": "",
        "env/a.py": POOL,
      });
      assert.deepEqual(await inspected([".", "a", "b.py"]), ["A.MJS", "a/x.ts", "a/y.pyw", "b.py"]);
    });

    it("lints a named file and folder wherever it is", async () => {
      folder.write({ "dist/a.js": WORKER, "node_modules/b.js": WORKER, ".c/d.py": POOL });
      assert.deepEqual(await inspected(["dist/a.js", "node_modules", ".c"]), [
        ".c/d.py",
        "dist/a.js",
        "node_modules/b.js",
      ]);
    });

    it("goes deep", async () => {
      const deep = `${"d/".repeat(150)}a.py`;
      assert.deepEqual((folder.write({ [deep]: POOL }), await inspected(["."])), [deep]);
    });

    it("follows links to files, not to folders, and comes out of a circle", async () => {
      folder.write({ "real/a.py": POOL });
      symlinkSync(folder.at("real/a.py"), folder.at("link.py"));
      symlinkSync(folder.path, folder.at("real/again"));
      symlinkSync(folder.at("self.py"), folder.at("self.py"));
      symlinkSync(folder.at("nowhere"), folder.at("dangling.py"));
      assert.deepEqual(await inspected(["."]), ["link.py", "real/a.py"]);
    });

    it("loads no engine where no file can matter", async () => {
      const log: Log = { made: [], inspected: [] };
      await command(folder.write({ "a.py": "x = 1", "b.ts": "let a = 1;" }), ["."], log);
      assert.deepEqual(log, { made: [], inspected: [] });
    });

    it("takes a repository for one project, else each folder with a manifest", async () => {
      folder.write({
        "one/.git/HEAD": "",
        "one/pyproject.toml": "",
        "one/sub/package.json": "{}",
        "one/sub/a.js": WORKER,
        "one/b.py": POOL,
        "two/package.json": "{}",
        "two/src/c.ts": WORKER,
        "three/pkg/__init__.py": "",
        "three/pkg/d.py": POOL,
      });
      const log: Log = { made: [], inspected: [] };
      await command(folder, ["one", "two/src", "three/pkg/d.py"], log);
      const roots = log.made.map(({ root }) => path.relative(folder.path, root));
      assert.deepEqual(roots, ["one", "three", "two"]);
    });

    it("takes the outermost folder that was named for one where nothing else tells", async () => {
      folder.write({
        "loose/model/a.py": POOL,
        "loose/app/deep/b.py": POOL,
        "loose/own/package.json": "{}",
        "loose/own/c.js": WORKER,
        "other/d.py": POOL,
      });
      const log: Log = { made: [], inspected: [] };
      await command(folder, ["loose/app", "loose", "other/d.py"], log);
      const roots = log.made.map(({ root }) => path.relative(folder.path, root).split(path.sep));
      assert.deepEqual(roots, [["loose"], ["loose", "own"], ["other"]]);
    });
  });

  describe("stylish", () => {
    it("shows each message with its reasons below", async () => {
      folder.write({ "src/main.py": BUG, "src/b.py": "Pool\n\n\n\n\n\n\n\n\n ADVICE BUG" });
      const { out } = await command(folder, ["src"]);
      assert.equal(
        out,
        [
          "src/b.py",
          "  10:2  warning  ADVICE repeats.  reseed/no-lost-seed",
          "        seed      7:2               42 stands here",
          "        dispatch  src/main.py:7:11  four workers start here",
          "  10:9  error  BUG repeats.  reseed/no-constant-seed",
          "        seed      7:2               42 stands here",
          "        dispatch  src/main.py:7:11  four workers start here",
          "",
          "src/main.py",
          "  2:3  error  BUG repeats.  reseed/no-constant-seed",
          "       seed      7:2   42 stands here",
          "       dispatch  7:11  four workers start here",
          "",
          "3 problems in 2 of 2 files: 2 errors, 1 warning.",
          "",
        ].join("\n"),
      );
    });

    it("is one line where nothing is found", async () => {
      const { out } = await command(folder.write({ "a.py": POOL }), ["."]);
      assert.equal(out, "No problems in 1 file.\n");
    });

    it("changes nothing but colours for a terminal", async () => {
      folder.write({ "a.py": BUG });
      const plain = await command(folder, ["."]);
      const coloured = await command(folder, ["."], undefined, true);
      assert.notEqual(coloured.out, plain.out);
      assert.equal(stripVTControlCharacters(coloured.out), plain.out);
      assert.equal(stripVTControlCharacters(plain.out), plain.out);
    });
  });

  describe("json", () => {
    it("is ESLint's result array with reasons", async () => {
      folder.write({
        "b.py": "Pool",
        "a.py": `BUG Pool # silenced: on purpose`,
        "c.py": "Pool() BROKEN",
      });
      const { code, out } = await command(folder, ["--format=json", "."]);
      assert.equal(code, 1);
      const bug = {
        ruleId: "reseed/no-constant-seed",
        severity: 2,
        message: "BUG repeats.",
        messageId: "constant",
        suggestions: [{ desc: "Mend it here.", fix: { range: [0, 3], text: "f(BUG)" } }],
        condition: "with NumPy < 2",
        trace: [
          { kind: "seed", file: folder.at("a.py"), line: 7, column: 2, text: "42 stands here" },
          {
            kind: "dispatch",
            file: folder.at("main.py"),
            line: 7,
            column: 11,
            text: "four workers start here",
          },
        ],
      };
      const rest = {
        errorCount: 0,
        fatalErrorCount: 0,
        warningCount: 0,
        fixableErrorCount: 0,
        fixableWarningCount: 0,
        usedDeprecatedRules: [],
        suppressedMessages: [],
        messages: [],
      };
      assert.deepEqual(JSON.parse(out), [
        {
          ...rest,
          filePath: folder.at("a.py"),
          messages: [{ ...bug, line: 1, column: 1, endLine: 1, endColumn: 4 }],
          suppressedMessages: [
            {
              ...bug,
              line: 1,
              column: 10,
              endLine: 1,
              endColumn: 13,
              suggestions: [{ desc: "Mend it here.", fix: { range: [9, 12], text: "f(# s)" } }],
              suppressions: [{ kind: "directive", justification: "on purpose" }],
            },
          ],
          errorCount: 1,
        },
        { ...rest, filePath: folder.at("b.py") },
        {
          ...rest,
          filePath: folder.at("c.py"),
          messages: [
            {
              ruleId: null,
              fatal: true,
              severity: 2,
              message: "Parsing error: Something is missing.",
              line: 1,
              column: 8,
              suggestions: [],
              condition: null,
              trace: [],
            },
          ],
          errorCount: 1,
          fatalErrorCount: 1,
        },
      ]);
    });

    it("is an empty array for an empty folder", async () => {
      assert.equal((await command(folder, ["--format", "json", "."])).out, "[]\n");
    });
  });

  describe("environment", () => {
    const given = async (...args: string[]): Promise<unknown> => {
      const log: Log = { made: [], inspected: [] };
      await command(folder.write({ "a.py": POOL }), [...args, "."], log);
      return log.made[0]?.environment;
    };

    it("is read from any number of lists", async () => {
      assert.deepEqual(
        await given("--environment", "python=3.11.2, numpy=1.24.2", "--environment=@scope/x=2"),
        { python: "3.11.2", numpy: "1.24.2", "@scope/x": "2" },
      );
    });

    it("takes ranges with commas of their own", async () => {
      assert.deepEqual(await given("--environment", "numpy=>=1.20,<2,python=3.11"), {
        numpy: ">=1.20,<2",
        python: "3.11",
      });
    });

    it("is explained", async () => {
      folder.write({ "app/pyproject.toml": "", "app/src/a.py": "" });
      const { code, out } = await command(folder, [
        "--explain-environment=app/src/a.py",
        "--environment=python=3.12",
      ]);
      assert.equal(code, 0);
      assert.equal(
        out,
        `root ${folder.at("app")}\npath ${folder.at("app/src/a.py")}\n{"python":"3.12"}\n`,
      );
    });

    it("is warned of where a file of the project cannot be read", async () => {
      const { code, err } = await command(folder.write({ "noted.py": POOL }), ["."]);
      assert.deepEqual([code, err], [0, "reseed: A file is broken.\n"]);
    });

    it("is warned of where nothing depended on it", async () => {
      folder.write({ "a.py": POOL });
      const { code, out, err } = await command(folder, [
        "--environment=zeta=1,python=3.11,nunpy=1",
        ".",
      ]);
      assert.equal(code, 0);
      assert.equal(out, "No problems in 1 file.\n");
      assert.equal(err, "reseed: nothing here depended on nunpy, zeta (given by --environment).\n");
    });
  });
});
