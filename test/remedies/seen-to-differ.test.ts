// A remedy is offered when what it mends is seen to differ, not when nothing is seen any more.
import assert from "node:assert/strict";
import type { DispatchRecord } from "../../eslint-plugin/src/analysis/machine/events.js";
import type { Place } from "../../eslint-plugin/src/analysis/values/value.js";
import type { DrawOutcome } from "../../eslint-plugin/src/analysis/verdict/outcomes.js";
import { applyEdits } from "../../eslint-plugin/src/findings/apply-edits.js";
import type { Edit } from "../../eslint-plugin/src/findings/finding.js";
import { moved } from "../../eslint-plugin/src/findings/moved.js";
import { areSeenToDiffer } from "../../eslint-plugin/src/linting/seen-to-differ.js";

const BEFORE = "def work(x):\n    return old()\n\npool.map(work, items)\n";

function edit(from: string, to: string): Edit {
  const start = BEFORE.indexOf(from);
  return { path: "a.py", range: [start, start + from.length], text: to };
}

const EDITS = [edit("    return", "    rng = make(x)\n    return"), edit("old()", "rng.random()")];
const AFTER = applyEdits(BEFORE, EDITS) ?? "";

function place(text: string, part: string): Place {
  const start = text.indexOf(part);
  return { path: "a.py", range: [start, start + part.length] };
}

const DISPATCH = "pool.map(work, items)";

function drawn(part: string, isDistinct: boolean, via = [DISPATCH]): DrawOutcome {
  return { at: place(AFTER, part), via: via.map((one) => place(AFTER, one)), isDistinct };
}

function differ(after: readonly DrawOutcome[], edits = EDITS): boolean {
  // Only its place is looked at.
  const dispatch = { at: place(BEFORE, DISPATCH) } as DispatchRecord;
  return areSeenToDiffer({ draw: place(BEFORE, "old()"), calls: [], dispatch }, edits, after);
}

describe("what is seen to differ", () => {
  it("is a draw in the place of the one that repeated", () => {
    assert.equal(differ([drawn("rng.random()", true)]), true);
  });

  it("is no draw that nothing is known of", () => {
    assert.equal(differ([drawn("rng.random()", false)]), false);
  });

  it("is no draw that differs in one kind of worker and is unknown in another", () => {
    assert.equal(differ([drawn("rng.random()", true), drawn("rng.random()", false)]), false);
  });

  it("is nothing where no draw is seen", () => {
    assert.equal(differ([]), false);
    assert.equal(differ([drawn("def work", true, ["rng = make(x)"])]), false);
  });

  it("is any draw of the same work, where its own place holds none", () => {
    assert.equal(differ([drawn("def work", true)]), true);
    assert.equal(differ([drawn("def work", false)]), false);
  });

  it("is what was sent to all, where nothing is sent any longer", () => {
    assert.equal(differ([], [edit(DISPATCH, "make()")]), true);
  });
});

describe("a place in an edited text", () => {
  for (const [part, now] of [
    ["def work", "def work"],
    ["old()", "rng.random()"],
    ["return old()", "return rng.random()"],
    [DISPATCH, DISPATCH],
  ] as const) {
    it(`is found again: ${part}`, () => {
      const [start, end] = moved(place(BEFORE, part).range, EDITS);
      assert.ok(AFTER.slice(start, end).includes(now), AFTER.slice(start, end));
      assert.ok(end - start <= now.length + "    rng = make(x)\n    ".length);
    });
  }
});
