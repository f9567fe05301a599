/** Checks where facts say that things stand: findings and fixes are put there. */
import assert from "node:assert/strict";
import { lowerEcmascriptFile } from "../../eslint-plugin/src/ecmascript/front-end.js";
import {
  lowerInlineSource,
  lowerJson,
} from "../../eslint-plugin/src/ecmascript/lower/lower-text.js";
import { loadTypescript } from "../../eslint-plugin/src/ecmascript/typescript-loader.js";
import type { ModuleFacts, Range } from "../../eslint-plugin/src/facts/facts.js";

/** A program in TypeScript, and what its facts of these kinds cover, in the order of the facts. */
const PROGRAMS: readonly {
  readonly program: string;
  readonly covered: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    program: "const rng: Random = new Random(42, ...seeds);",
    covered: {
      assign: ["rng: Random = new Random(42, ...seeds)"],
      variable: ["rng"],
      call: ["new Random(42, ...seeds)"],
      constant: ["42"],
    },
  },
  {
    program: "this.pool?.run(task)!;",
    covered: { call: ["this.pool?.run(task)"], member: ["this.pool?.run", "this.pool"] },
  },
  {
    program: 'import rng from "./rng.js";\nuse(rng);',
    covered: { import: ['import rng from "./rng.js";', "rng"] },
  },
  {
    program: "for (const i of list) {\n  use(i);\n}",
    covered: { for: ["for (const i of list) {\n  use(i);\n}"], variable: ["i", "i"] },
  },
  {
    program: "switch (a) {\n  case 1:\n    use();\n    break;\n}",
    covered: { if: ["case 1:\n    use();\n    break;"], operation: ["1"] },
  },
  {
    program: "x = `${seed}:1`;",
    covered: { operation: ["`${seed}:1`"] },
  },
];

for (const { program, covered } of PROGRAMS) {
  it(`places of ${JSON.stringify(program)}`, () => {
    const { facts } = lowerEcmascriptFile("/p.ts", program, loadTypescript);
    for (const [kind, expected] of Object.entries(covered)) {
      const texts = rangesOf(facts, kind).map(([start, end]) => program.slice(start, end));
      assert.deepEqual(texts, expected, kind);
    }
  });
}

/** Functions and classes with all that they cover, and their names. */
const DEFINITIONS: readonly {
  readonly program: string;
  readonly definitions: readonly (readonly [whole: string, name: string])[];
}[] = [
  {
    program: "async function work() {}",
    definitions: [["async function work() {}", "work"]],
  },
  {
    program: "const draw = () => 1;",
    definitions: [["() => 1", "draw"]],
  },
  {
    program: "run(function () {}, () => 1);",
    definitions: [
      ["function () {}", "f"],
      ["() => 1", "("],
    ],
  },
  {
    program: "use({ draw() {}, get size() {}, seed: () => 1 });",
    definitions: [
      ["draw() {}", "draw"],
      ["get size() {}", "size"],
      ["() => 1", "seed"],
    ],
  },
  {
    program: "@service class Sim {\n  rng = 1;\n  @log\n  static async draw() {}\n}",
    definitions: [
      ["static async draw() {}", "draw"],
      ["{\n  rng = 1;\n  @log\n  static async draw() {}\n}", "{"],
      ["class Sim {\n  rng = 1;\n  @log\n  static async draw() {}\n}", "Sim"],
    ],
  },
  {
    program: "export default class {}",
    definitions: [["class {}", "c"]],
  },
];

for (const { program, definitions } of DEFINITIONS) {
  it(`definitions of ${JSON.stringify(program)}`, () => {
    const { facts } = lowerEcmascriptFile("/p.ts", program, loadTypescript);
    const found = [...facts.functions, ...facts.classes].map(({ at, nameAt }) => [
      program.slice(...at),
      program.slice(...nameAt),
    ]);
    assert.deepEqual(found, definitions);
  });
}

it("places of JSON are those of the file", () => {
  const text = '{ "seed": 42 }';
  const facts = lowerJson("/p.json", text);
  const [key, value] = rangesOf(facts, "constant").map((range) => text.slice(...range));
  assert.deepEqual([key, value], ['"seed"', "42"]);
});

it("every place of a program in a string is the string", () => {
  const facts = lowerInlineSource("/p.js", [7, 30], "const a = () => b;\nclass C { d() {} }");
  const ranges = JSON.stringify(facts).match(/"(?:at|nameAt)":\[[^\]]*\]/gu) ?? [];
  assert.ok(ranges.length > 5);
  assert.deepEqual(
    ranges.filter((range) => !range.endsWith("[7,30]")),
    [],
  );
});

it("lines begin after each of the ways to end one", () => {
  const { facts } = lowerEcmascriptFile("/p.js", "a\r\nb\nc\rd\u2028e\u2029", loadTypescript);
  assert.deepEqual(facts.lineStarts, [0, 3, 5, 7, 9, 11]);
});

/** The places of all facts of a kind, in the order in which JSON prints them. */
function rangesOf(facts: ModuleFacts, kind: string): readonly Range[] {
  const found: Range[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("kind" in value && value.kind === kind && "at" in value) found.push(value.at as Range);
    Object.values(value).forEach(visit);
  };
  visit(facts.body);
  return found;
}
