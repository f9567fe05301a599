/** Programs that stand in strings and in `data:` URLs. */
import assert from "node:assert/strict";
import {
  lowerInlineSource,
  sourceOfDataUrl,
} from "../../eslint-plugin/src/ecmascript/lower/lower-text.js";
import { printFacts } from "../../eslint-plugin/src/facts/print.js";

const URLS: readonly (readonly [url: string, source: string | null])[] = [
  ["data:text/javascript,let%20s%20=%201;", "let s = 1;"],
  ["data:text/javascript;charset=utf-8,s%2B1", "s+1"],
  ["data:text/javascript;base64,bGV0IHMgPSAxOw==", "let s = 1;"],
  ["DATA:,a,b", "a,b"],
  ["data:text/javascript,100%", null],
  ["data:text/javascript", null],
  ["file:///a.js", null],
];

for (const [url, source] of URLS) {
  it(`the program in ${url}`, () => {
    assert.equal(sourceOfDataUrl(url), source);
  });
}

const SOURCES: readonly (readonly [source: string, facts: string])[] = [
  [
    "const { parentPort } = require('worker_threads');",
    '{"parentPort": parentPort:0} = import("worker_threads")\n',
  ],
  ["import a from 'a'; a();", 'import("a")\nimport("a", default)()\n'],
  ["return 1", "return 1\n"],
  ["let = ;", "syntax errors: 1\n"],
];

for (const [source, facts] of SOURCES) {
  it(`the facts of ${JSON.stringify(source)} in a string`, () => {
    assert.equal(printFacts(lowerInlineSource("/a.js", [0, 1], source)), facts);
  });
}
