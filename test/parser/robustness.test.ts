// Whatever the text, the parser neither throws nor dawdles; `npm run parser:fuzz` tries for longer.
import assert from "node:assert/strict";
import process from "node:process";
import type { Node } from "../../eslint-plugin/src/python/parser/nodes.js";
import { forEachChild } from "../../eslint-plugin/src/python/parser/visitor-keys.js";
import { parseChecked, parseFully } from "./invariants.js";
import { mutations } from "./mutate.js";
import { pathologies } from "./pathological.js";
import { programs } from "./programs.js";

const PROGRAMS = 50;
const MUTATIONS = 12;
/** Every so many lengths of each program; prime, so that it meets all sorts of places. */
const STEP = 61;
/** Of the processor: much more than needed, and much less than quadratic time would take. */
const MOST_MILLISECONDS = 5000;

describe("robustness of the Python parser", function () {
  this.timeout(60_000);

  it("reads every beginning of a program", () => {
    for (const { text } of programs(PROGRAMS)) {
      for (let end = 0; end <= text.length; end += STEP) parseChecked(text.slice(0, end));
    }
  });

  it("reads damaged programs", () => {
    for (const [index, { text }] of programs(PROGRAMS).entries()) {
      for (const changed of mutations(text, MUTATIONS, index)) parseFully(changed);
    }
  });

  for (const { name, text, isRight } of pathologies()) {
    it(`survives ${name}`, () => {
      const before = process.cpuUsage();
      const { module, errors } = parseChecked(text);
      const { user, system } = process.cpuUsage(before);
      const time = (user + system) / 1000;
      assert.ok(time < MOST_MILLISECONDS, `it took ${time.toFixed(0)} ms`);
      assert.ok(heightOf(module) > 0);
      if (isRight === true) {
        for (const { message } of errors) assert.match(message, /too (?:deeply|long)/);
      }
    });
  }

  it("says once that code is too deep", () => {
    for (const text of [
      "(".repeat(5000),
      "-".repeat(5000),
      "a+".repeat(5000),
      "a.b".repeat(5000),
    ]) {
      assert.deepEqual(
        parseFully(text).errors.map(({ message }) => message.replace(/.*(?=too)/, "")),
        [text.startsWith("a") ? "too long." : "too deeply."],
      );
    }
  });
});

/** By recursion, as readers of the tree may walk it. */
function heightOf(node: Node): number {
  let height = 0;
  forEachChild(node, (child) => {
    height = Math.max(height, heightOf(child));
  });
  return height + 1;
}
