/** The oracle's tables and files fit together, and its variants change no more than they say. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rename, stripComments } from "../oracle/harness/ecmascript-variants.js";
import { requirementsFor } from "../oracle/harness/environments.js";
import { judge } from "../oracle/harness/judge.js";
import { readPrograms, SUITES, type Program } from "../oracle/harness/programs.js";

describe("oracle", () => {
  describe("tables", () => {
    for (const suite of SUITES) {
      it(`${suite}: every row has files, every expected place a line`, () => {
        const programs = readPrograms(suite);
        assert.ok(programs.some(({ expect }) => expect === "flag"));
        assert.ok(programs.some(({ expect }) => expect === "silent"));
        for (const program of programs) {
          assert.ok(program.files.length > 0, `${program.name} has no files`);
          if (program.expect === "silent") continue;
          for (const { file, line } of program.lines) {
            const text = readFileSync(join(program.folder, file), "utf8").split("\n")[line - 1];
            assert.ok(text?.trim(), `${program.name}: ${file}:${line} is empty`);
          }
        }
      });
    }

    it("python: every case has a row", () => {
      const rows = readPrograms("python").flatMap(({ files }) => files);
      const folder = readPrograms("python")[0]?.folder ?? "";
      assert.deepEqual(rows.toSorted(), readdirSync(folder).sort());
    });
  });

  it("every library that a program to be mended needs is in its environment", () => {
    const programs = [...readPrograms("python"), ...readPrograms("projects-py")];
    for (const { name, expect, libraries } of programs) {
      if (expect !== "flag") continue;
      const pinned = requirementsFor(libraries)
        .split("\n")
        .map((line) => line.split("==")[0]);
      for (const library of Object.keys(libraries)) {
        assert.ok(library === "python" || pinned.includes(library), `${name} needs ${library}`);
      }
    }
  });

  describe("judge", () => {
    const program: Program = {
      suite: "python",
      name: "x",
      family: "x",
      expect: "flag",
      folder: "/x",
      files: ["x.py"],
      environment: {},
      lines: [{ file: "x.py", line: 3 }],
      related: [{ file: "x.py", line: 5 }],
      why: "",
      verdict: "duplicate",
      entry: "x.py",
      libraries: {},
      standIn: false,
      fixed: "",
    };
    const said = (...lines: number[]) => ({
      reports: lines.map((line) => ({
        file: "x.py",
        line,
        column: 1,
        rule: "reseed/x",
        message: "",
        trace: [{ file: "x.py", line: 9 }],
      })),
      problems: [],
    });
    const verdicts = [
      ["right in the line", 3, "right"],
      ["right in a related line", 5, "right"],
      ["wrong elsewhere", 4, "wrong place"],
    ] as const;
    for (const [title, line, verdict] of verdicts) {
      it(title, () => {
        assert.equal(judge(program, said(line), true).verdict, verdict);
      });
    }
    it("does not look at places where lines mean nothing", () => {
      assert.equal(judge(program, said(4), false).verdict, "right");
    });
    it("misses nothing but silence", () => {
      assert.equal(judge(program, said(), true).verdict, "missed");
    });
    it("calls a report on a right program a false alarm", () => {
      assert.equal(judge({ ...program, expect: "silent" }, said(3), true).verdict, "false alarm");
    });
    it("tells surplus reports", () => {
      assert.deepEqual(
        judge(program, said(3, 7), true).surplus.map(({ line }) => line),
        [7],
      );
    });
    it("finds the expected line among the reasons", () => {
      const other = { ...program, lines: [{ file: "x.py", line: 9 }] };
      assert.equal(judge(other, said(5), true).isTraced, true);
      assert.equal(judge(program, said(5), true).isTraced, false);
    });
  });

  describe("variants of ECMAScript", () => {
    const renamed: readonly (readonly [string, string, string])[] = [
      [
        "a.mjs",
        "const { a, b: [c] } = x; f({ a, c });",
        "const { a: v0, b: [v2] } = x; f({ a: v0, c: v2 });",
      ],
      [
        "a.mjs",
        "import d, { e, f as g } from 'm'; e(d, g);",
        "import v0, { e as v2, f as v4 } from 'm'; v2(v0, v4);",
      ],
      [
        "a.mjs",
        "const h = 1; export { h }; export const i = h;",
        "const v0 = 1; export { v0 as h }; export const i = v0;",
      ],
      [
        "a.ts",
        "class J { constructor(private k: L) {} m() { return new J(this.k); } }",
        "class v0 { constructor(private k: L) {} m() { return new v0(this.k); } }",
      ],
      [
        "a.cjs",
        "function n(o = {}) { return arguments; } return n();",
        "function v0(v2 = {}) { return arguments; } return v0();",
      ],
    ];
    for (const [path, text, expected] of renamed) {
      it(`renames in ${text}`, () => {
        assert.equal(rename(path, text), expected);
      });
    }
    it("keeps lines when it takes comments out", () => {
      assert.equal(
        stripComments("a.mjs", "#!/usr/bin/env node\na /* b\nc */ + '// d' // e\nf"),
        "#!/usr/bin/env node\na \n + '// d'  \nf",
      );
    });
  });
});
