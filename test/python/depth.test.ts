/** Programs that are as deep or as wide as they are long: nothing may exhaust the stack, nor take forever. */
import assert from "node:assert/strict";
import { printFacts } from "../../eslint-plugin/src/facts/print.js";
import { lowerPython } from "../../eslint-plugin/src/python/lower/lower.js";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";
import { ScopeManager } from "../../eslint-plugin/src/python/scope/scope-manager.js";
import { parentsIn, stepsThrough } from "../../eslint-plugin/src/python/traversal.js";

const MANY = 10_000;

const PROGRAMS: readonly (readonly [title: string, program: string])[] = [
  ["a sum", `x = ${"a + ".repeat(MANY)}a`],
  ["a mixed chain of operators", `x = ${"a - b * ".repeat(MANY)}a`],
  ["a disjunction", `x = ${"a or ".repeat(MANY)}a`],
  ["a comparison", `x = ${"a < ".repeat(MANY)}a`],
  ["members", `x = a${".b".repeat(MANY)}`],
  ["calls", `x = a${"()".repeat(MANY)}`],
  ["calls of members", `x = a${".b(c)".repeat(MANY)}`],
  ["subscripts", `x = a${"[0]".repeat(MANY)}`],
  ["negations", `x = ${"not ".repeat(MANY)}a`],
  ["signs", `x = ${"-".repeat(MANY)}a`],
  ["choices", `x = ${"a if b else ".repeat(MANY)}c`],
  ["powers", `x = ${"a ** ".repeat(MANY)}a`],
  ["awaits", `x = ${"await ".repeat(MANY)}a`],
  ["lambdas", `x = ${"lambda: ".repeat(MANY)}a`],
  ["lists", `x = ${"[".repeat(MANY)}${"]".repeat(MANY)}`],
  ["branches", `if a: pass\n${"elif b: c()\n".repeat(MANY)}else: d()`],
  ["cases", `match a:\n${"    case 1: b()\n".repeat(MANY)}`],
  ["alternatives", `match a:\n    case ${"1 | ".repeat(MANY)}2: b()\n`],
  ["targets", `${"a = ".repeat(MANY)}1`],
  ["adjacent strings", `x = ${'f"{a}" '.repeat(MANY)}`],
  [
    "blocks",
    Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}if a:\n`).join("") +
      `${" ".repeat(2000)}pass\n`,
  ],
  [
    "functions",
    Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}def f():\n`).join("") +
      `${" ".repeat(1000)}pass\n`,
  ],
];

/** More than the arguments that a call in JavaScript can have. */
const WIDE = 130_000;

const WIDE_PROGRAMS: readonly (readonly [title: string, program: string])[] = [
  ["statements that are indented for no reason", "  x\n".repeat(WIDE)],
  ["a format", `x = f"{a:${"{b}".repeat(WIDE)}}"`],
  ["what is exported", `__all__ = ["a"]\n__all__ += [${'"a", '.repeat(WIDE)}]`],
];

describe("python: what is nested deeply, or long", () => {
  for (const [title, program] of WIDE_PROGRAMS) {
    it(title, () => {
      const parsed = parse(program);
      assert.ok(lowerPython("/program.py", parsed).body.length > 0);
      assert.notEqual(new ScopeManager(parsed.module).exportList?.isComplete, false);
      assert.ok([...stepsThrough(parsed.module)].length > 2 * WIDE);
    });
  }

  it("knows what a long chain of branches exports", () => {
    const program = `if a: pass\n${'elif b: __all__ = ["c"]\n'.repeat(MANY)}`;
    const { exportList } = new ScopeManager(parse(program).module);
    assert.deepEqual([...(exportList?.names ?? [])], ["c"]);
  });

  for (const [title, program] of PROGRAMS) {
    it(title, () => {
      const parsed = parse(program);
      const printed = printFacts(lowerPython("/program.py", parsed));
      assert.ok(printed.length > 0);
      assert.ok(new ScopeManager(parsed.module).scopes.length > 0);
      const steps = [...stepsThrough(parsed.module)];
      assert.equal(steps.length / 2, parentsIn(parsed.module).size + 1);
    });
  }

  it("keeps the operands of a long sum, though not their order of evaluation", () => {
    const program = `x = ${Array.from({ length: 100 }, (_, i) => `v${i}`).join(" + ")}`;
    const [line] = printFacts(lowerPython("/program.py", parse(program))).split("\n");
    const operands = Array.from({ length: 100 }, (_, i) => `v${i}`).join(", ");
    assert.equal(line, `x:0 = unknown(${operands})`);
  });

  it("keeps every branch of a long chain", () => {
    const program = Array.from({ length: 250 }, (_, i) => `elif a${i}: b${i}()\n`).join("");
    const printed = printFacts(lowerPython("/program.py", parse(`if a: b()\n${program}else: c()`)));
    for (let i = 0; i < 250; i++) assert.ok(printed.includes(`if a${i}\n`), `branch ${i}`);
    assert.ok(printed.includes("c()"));
    const deepest = Math.max(...printed.split("\n").map((line) => line.search(/\S/u)));
    assert.ok(deepest <= 2 * 101, `an indentation of ${deepest}`);
  });
});
