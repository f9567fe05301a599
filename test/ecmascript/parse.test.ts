/** Parses text by the names of files, and says what is wrong with it. */
import assert from "node:assert/strict";
import { parseEcmascript } from "../../eslint-plugin/src/ecmascript/parse.js";
import { loadTypescript } from "../../eslint-plugin/src/ecmascript/typescript-loader.js";

/** Programs that can be parsed under these names, and those under which they cannot. */
const PROGRAMS: readonly {
  readonly program: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}[] = [
  { program: "import a from 'b';", good: ["a.js", "a.mjs", "a.ts", "a.cts"], bad: ["a.cjs"] },
  { program: "return 1;", good: ["a.js", "a.cjs"], bad: ["a.mjs"] },
  { program: "with (a) b();", good: ["a.js", "a.cjs"], bad: ["a.mjs"] },
  { program: "await a;", good: ["a.js", "a.mjs", "a.mts"], bad: ["a.cjs"] },
  { program: "let a: number;", good: ["a.ts", "a.tsx", "A.MTS"], bad: ["a.js", "a.jsx"] },
  { program: "a = <b>c</b>;", good: ["a.js", "a.jsx", "a.tsx"], bad: ["a.ts"] },
  { program: "a = <b>c;", good: ["a.ts", "a.mts", "a.cts"], bad: ["a.tsx", "a.js"] },
  { program: "#!/usr/bin/env node\na();", good: ["a.js", "a.cjs", "a.ts", "a"], bad: [] },
  { program: "class A { #a = 1; static { } }", good: ["a.js", "a.mjs", "a.ts"], bad: [] },
];

for (const { program, good, bad } of PROGRAMS) {
  for (const name of good) {
    it(`parses ${JSON.stringify(program)} in ${name}`, () => {
      assert.deepEqual(parseEcmascript(name, program, loadTypescript).errors, []);
    });
  }
  for (const name of bad) {
    it(`does not parse ${JSON.stringify(program)} in ${name}`, () => {
      assert.equal(parseEcmascript(name, program, loadTypescript).ast, null);
    });
  }
}

const PROBLEMS: readonly {
  readonly name: string;
  readonly program: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}[] = [
  { name: "a.mjs", program: "let a;\nlet b = ;", line: 2, column: 9, offset: 15 },
  { name: "a.js", program: "import a from 'b';\r\na b", line: 2, column: 3, offset: 22 },
  { name: "a.ts", program: "let a;\nlet b = ;", line: 2, column: 9, offset: 15 },
  { name: "a.ts", program: "f(", line: 1, column: 3, offset: 2 },
  { name: "a.js", program: "f(", line: 1, column: 3, offset: 2 },
];

for (const { name, program, ...place } of PROBLEMS) {
  it(`says where ${name} with ${JSON.stringify(program)} is wrong`, () => {
    const { ast, errors } = parseEcmascript(name, program, loadTypescript);
    assert.equal(ast, null);
    const [{ message, ...found }] = errors;
    assert.deepEqual(found, place);
    assert.notEqual(message, "");
  });
}

it("loads TypeScript's parser for TypeScript alone", () => {
  const refuse = (): never => {
    throw new Error("not asked for");
  };
  assert.notEqual(parseEcmascript("a.jsx", "a", refuse).ast, null);
  assert.throws(() => parseEcmascript("a.ts", "a", refuse));
});

it("says so where a program is nested too deeply", () => {
  const program = `a = ${"[".repeat(50_000)}`;
  for (const name of ["a.js", "a.ts"]) {
    assert.equal(parseEcmascript(name, program, loadTypescript).errors.length, 1);
  }
});
