// Which functions advance a hand-written generator, and which only look like it.
import assert from "node:assert/strict";
import { isStep } from "../../eslint-plugin/src/analysis/streams/stepper.js";
import { lowerEcmascriptFile } from "../../eslint-plugin/src/ecmascript/front-end.js";
import { loadTypescript } from "../../eslint-plugin/src/ecmascript/typescript-loader.js";
import { lowerPython } from "../../eslint-plugin/src/python/lower/lower.js";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";

/** Names of the functions that are steps; an anonymous one is `()`. */
function steps(file: string, text: string): readonly string[] {
  const facts = file.endsWith(".py")
    ? lowerPython(file, parse(text))
    : lowerEcmascriptFile(file, text, loadTypescript).facts;
  return facts.functions.filter(isStep).map((fact) => (fact.name === "" ? "()" : fact.name));
}

const PROGRAMS: readonly [what: string, file: string, text: string, expected: readonly string[]][] =
  [
    [
      "mulberry32",
      "a.mjs",
      `function mulberry32(a) {
       return () => {
         a |= 0; a = (a + 0x6d2b79f5) | 0;
         let t = Math.imul(a ^ (a >>> 15), 1 | a);
         t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
         return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
       };
     }`,
      ["()"],
    ],
    [
      "a linear congruential generator in a class",
      "a.mjs",
      `class Lcg {
       constructor(seed) { this.s = seed >>> 0; }
       next() { this.s = (Math.imul(1664525, this.s) + 1013904223) >>> 0; return this.s / 2 ** 32; }
     }`,
      ["next"],
    ],
    [
      "the sine of a counter",
      "a.mjs",
      `let s = 1; const r = () => { const x = Math.sin(s++) * 10000; return x - Math.floor(x); };`,
      ["r"],
    ],
    [
      "Park and Miller in Python",
      "a.py",
      `state = 1

def draw():
    global state
    state = state * 48271 % 2147483647
    return state / 2147483647
`,
      ["draw"],
    ],
    ["a counter", "a.mjs", `let n = 0; const id = () => { n += 1; return n; };`, []],
    [
      "a counter that wraps",
      "a.py",
      `n = 0\n\ndef turn():\n    global n\n    n = (n + 1) % 12\n    return n\n`,
      [],
    ],
    [
      "a running mean",
      "a.py",
      `total = 0\n\ndef add(x):\n    global total\n    total = total * 0.9 + x\n    return total\n`,
      [],
    ],
    [
      "money in cents",
      "a.mjs",
      `const cents = (euros) => { const c = euros * 100; return Math.round(c); };`,
      [],
    ],
  ];

describe("hand-written generators", () => {
  for (const [what, file, text, expected] of PROGRAMS) {
    it(what, () => {
      assert.deepEqual(steps(file, text), expected);
    });
  }
});
