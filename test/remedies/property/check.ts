// Mends a program that was rewritten at random, and holds the result against what must always be true.
import assert from "node:assert/strict";
import path from "node:path";
import { createEngine } from "../../../eslint-plugin/src/engine.js";

import { after, memoryHost, mendAll, ROOT, type Files } from "../mending.js";
import { JAVASCRIPT, PYTHON } from "./programs.js";
import { MUTATIONS, mutate, undressed, type Mutation } from "./mutations.js";

/** A small generator of whole numbers, so that a failure can be repeated by its seed. */
function picker(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % Math.max(1, below);
  };
}

const PROGRAMS = Object.entries({ ...JAVASCRIPT, ...PYTHON });

/** The originals as remedies leave them, each once. */
const mendedOriginals = new Map<string, Files>();

/** Mends the program that a seed makes; throws where a property does not hold. */
export function checkSeed(seed: number): void {
  const pick = picker(seed);
  const [title, files] = PROGRAMS[pick(PROGRAMS.length)] ?? ["", {}];
  const chosen = MUTATIONS.filter(() => pick(4) === 0);
  const mutated = mutate(files, chosen, pick);
  const what = `seed ${seed}: ${title}, with ${chosen.map((one) => one.title).join(", ") || "nothing"}`;
  assert.deepEqual(problemsOf(mutated), [], `${what}: the test's own program is broken`);
  const result = mendAll(mutated);
  const mended = after(mutated, result);
  const shown = `${what}\n${Object.entries(mended)
    .map(([name, text]) => `--- ${name}\n${text}`)
    .join("")}`;
  assert.deepEqual(problemsOf(mended), [], `broken code; ${shown}`);
  assert.equal(mendAll(mended).texts.size, 0, `a second run changes more; ${shown}`);
  checkLineEnds(mutated, mended, shown);
  checkComments(mutated, mended, shown);
  if (chosen.every((one) => one.isDress)) checkDress(title, files, mended, chosen, shown);
}

function problemsOf(files: Files): readonly string[] {
  const host = memoryHost(files);
  const engine = createEngine({ root: ROOT, host, preset: "recommended", environment: {} });
  return Object.entries(files).flatMap(([name, text]) =>
    engine
      .lint(path.join(ROOT, name), text)
      .filter(({ finding }) => finding === null)
      .map(({ message }) => `${name}: ${message}`),
  );
}

function checkLineEnds(before: Files, mended: Files, shown: string): void {
  for (const [name, text] of Object.entries(mended)) {
    const isCrlf = before[name]?.includes("\r\n") === true;
    assert.equal(/(?<!\r)\n/u.test(text), !isCrlf, `line ends of ${name}; ${shown}`);
  }
}

/** Comments stay, or go where the code goes that they are about. */
function checkComments(before: Files, mended: Files, shown: string): void {
  const count = (files: Files, part: string): number =>
    Object.values(files).join("").split(part).length - 1;
  for (const comment of ["naïve ☂", "größer: 🎲"]) {
    assert.ok(count(mended, comment) >= count(before, comment), `a comment is gone; ${shown}`);
  }
}

function checkDress(
  title: string,
  files: Files,
  mended: Files,
  chosen: readonly Mutation[],
  shown: string,
): void {
  let original = mendedOriginals.get(title);
  if (original === undefined) {
    original = after(files, mendAll(files));
    assert.notDeepEqual(original, files, `the original is not mended: ${title}`);
    mendedOriginals.set(title, original);
  }
  const isWithin = chosen.some(({ title: one }) => one.startsWith("comments"));
  // A comment in what a remedy would rewrite is a reason to decline.
  if (isWithin && Object.values(mended).every((text, i) => text === Object.values(files)[i]))
    return;
  assert.deepEqual(undressed(mended), undressed(original), shown);
}
