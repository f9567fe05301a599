/** What the oracle holds against a mended program, and that its probe changes nothing of what it sees. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { faultsOf, isRepeatable, isSeeded } from "../oracle/harness/cure.js";
import { instrumentEcmascript } from "../oracle/harness/instrument.js";
import { readPrograms, type Program } from "../oracle/harness/programs.js";
import type { Draw, Run } from "../oracle/harness/run-program.js";

describe("oracle: cures", () => {
  const draws = (name: string, args: string, ...values: string[]): Draw[] =>
    values.map((value) => ({ name, args, value }));
  const before: Run = {
    outcome: "repeats",
    detail: "",
    line: "",
    streams: 2,
    values: ["1", "1"],
    parentDraws: [],
    workerDraws: draws("randint", "0, 9", "a", "a"),
    starts: { main: 1, forked: 2 },
  };
  const after: Run = {
    ...before,
    outcome: "unique",
    values: ["1", "2"],
    workerDraws: draws("integers", "0, 9", "a", "b"),
  };
  const other: Run = {
    ...after,
    values: ["5", "6"],
    workerDraws: draws("integers", "0, 9", "e", "f"),
  };
  const program = readPrograms("python").find(({ verdict }) => verdict === "duplicate");

  const CASES: readonly [string, string, Run, Run, string[]][] = [
    ["no fault", "duplicate", after, after, []],
    ["a repeat in the second run", "duplicate", after, before, ["repeats"]],
    ["a hang", "hang", { ...after, outcome: "hangs", detail: "60 s" }, after, ["hangs (60 s)"]],
    ["a task less", "duplicate", { ...after, streams: 1 }, after, ["2 streams became 1"]],
    [
      "a value less",
      "duplicate",
      { ...after, values: ["1"] },
      { ...after, values: ["1"] },
      ["2 printed values became 1"],
    ],
    [
      "another kind of value",
      "duplicate",
      { ...after, values: ["0.5", "0.25"] },
      { ...after, values: ["0.5", "0.25"] },
      ["values such as 1 became 0.5"],
    ],
    [
      "a draw in the parent beside those of the workers",
      "duplicate",
      { ...after, workerDraws: draws("integers", "0, 9", "a"), parentDraws: after.workerDraws },
      { ...after, workerDraws: draws("integers", "0, 9", "a"), parentDraws: after.workerDraws },
      ["1 of the draws of integers(0,9) moved into the parent"],
    ],
    [
      "another distribution",
      "duplicate",
      { ...after, workerDraws: draws("normal", "0, 9", "a", "b") },
      { ...after, workerDraws: draws("normal", "0, 9", "a", "b") },
      ["workers no longer draw integers(0,9)"],
    ],
    [
      "draws in the parent",
      "duplicate",
      { ...after, workerDraws: [], parentDraws: after.workerDraws },
      { ...after, workerDraws: [], parentDraws: after.workerDraws },
      ["2 of the draws of integers(0,9) moved into the parent"],
    ],
    [
      "another way to start",
      "duplicate",
      { ...after, starts: { main: 1, started: 2 } },
      { ...after, starts: { main: 1, started: 2 } },
      ["workers: 2 forked became 2 started"],
    ],
    ["the same after a hang", "hang", { ...after, starts: { main: 1, started: 2 } }, after, []],
    [
      "a seed that was lost",
      "duplicate",
      after,
      other,
      ["was seeded, and gives other numbers in each run"],
    ],
  ];
  for (const [title, verdict, first, second, faults] of CASES) {
    it(`tells ${title}`, () => {
      assert.ok(program);
      const told: Program = { ...program, verdict };
      assert.deepEqual(faultsOf(told, [before, before], [first, second], null), faults);
    });
  }

  it("does not ask an unseeded program for the same numbers", () => {
    assert.ok(program);
    const again: Run = { ...before, values: ["7", "7"] };
    assert.equal(isSeeded([before, again], null), false);
    assert.deepEqual(faultsOf(program, [before, again], [after, other], null), []);
  });

  it("does not call seeded what its corrected sibling does not seed", () => {
    assert.equal(isSeeded([before, before], null), true);
    assert.equal(isSeeded([before, before], [after, after]), true);
    assert.equal(isSeeded([before, before], [after, other]), false);
  });

  it("holds a crash against the corrected sibling", () => {
    assert.ok(program);
    const crashed: Run = { ...before, outcome: "crashes", streams: 0, values: [], workerDraws: [] };
    const told: Program = { ...program, verdict: "crash" };
    const sibling: Run = { ...after, streams: 3 };
    assert.deepEqual(faultsOf(told, [crashed, crashed], [after, after], [sibling, sibling]), [
      "3 streams became 2",
    ]);
  });

  it("knows nothing of what prints and draws nothing", () => {
    const silent: Run = { ...after, values: [], workerDraws: [] };
    assert.equal(isRepeatable([silent, silent]), null);
    assert.equal(isSeeded([silent, silent], null), null);
  });
});

describe("oracle: probe", () => {
  /** Programs that print something; instrumented ones print the same. */
  const PROGRAMS = [
    "const f = () => () => 1\nconst a = f()()\nconsole.log(a)",
    "'use strict'\nconsole.log((function () { return this === undefined; })())",
    "class A { m() { return 2; } } class B extends A { constructor() { super(); } m() { return super.m(); } }\nconsole.log(new B().m())",
    "const o = { p: { q() { return this.r; }, r: 3 } };\nconsole.log(o.p?.q(), o.x?.q().y, o.p.q())",
    "const tag = (t) => t.raw[0];\nconsole.log(tag`x${Math.max(1, 2)}`, `${Math.max(1, 2)}${Math.min(1, 2)}`)",
    "const g = function* () { yield Math.max(4, 5); };\nconsole.log(...g())\n;[1].forEach((x) => console.log(x))",
    "#!/usr/bin/env node\nimport { join } from 'node:path';\nconsole.log(join('a', 'b'), await Promise.resolve(6), (await import('node:path')).sep)",
  ];
  for (const text of PROGRAMS) {
    it(`keeps what ${JSON.stringify(text)} prints`, () => {
      const folder = mkdtempSync(join(tmpdir(), "reseed-probe-test-"));
      try {
        const path = join(folder, "main.mjs");
        const print = (): string => execFileSync(process.execPath, [path], { encoding: "utf8" });
        writeFileSync(path, text);
        const printed = print();
        instrumentEcmascript([path]);
        assert.match(readFileSync(path, "utf8"), /__reseedGot/u);
        assert.equal(print(), printed);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
