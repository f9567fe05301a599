/**
 * Each entry of Python's libraries that draws or starts tasks is met by a program that repeats and by
 * one that does not: written from what the entry says, where that tells how it is used, or by hand.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { createEngine } from "../../eslint-plugin/src/engine.js";
import { LIBRARIES } from "../../eslint-plugin/src/knowledge/index.js";
import type { Library } from "../../eslint-plugin/src/knowledge/schema.js";
import { memoryHost, ROOT } from "../support/memory-host.js";
import { callsOf } from "./models.js";
import { compilersOf, dispatchesOf, drawsOf, servedOf, type Use } from "./programs.js";
import { imports, packagesOf, programs } from "./shown-programs.js";

const ENVIRONMENT = {
  python: "3.11 || 3.14",
  numpy: "1.26",
  torch: "2.4",
  platform: "linux",
  "web-workers": "many",
  "task-workers": "processes",
  "job-workers": "processes",
};

/** Rules of advice: streams that differ, but not by much. */
const ADVICE = ["reseed/no-correlated-seed", "reseed/no-lost-seed"];

/** Which of the two programs. */
const REPEATS = 0;
const DIFFERS = 1;

/** What calls do that have to be shown by hand where no program can be written from them. */
const SHOWN = ["broadcast", "dispatch", "draw", "isolate", "on-start", "serve"];

/** Entries of which no program repeats, and why. */
const NEVER: Readonly<Record<string, string>> = {
  "mpi4py.MPI.Comm.scatter": "gives each process a part of its own",
  "random.SystemRandom": "has no state",
};

/** The program of a use. */
function programOf(use: Use, which: 0 | 1): string {
  const { imports: names, before, task, start, isServed } = use;
  const call = start ?? 'get_context("spawn").Pool(4).map(work, range(8))';
  const lines = task[which].split("; ");
  return [
    "from multiprocessing import get_context",
    ...[...new Set(names)].map((name) => `import ${name}`),
    before[which],
    isServed === true ? "def work(*given, **more):" : "def work(i):",
    ...lines.slice(0, -1).map((line) => `    ${line}`),
    `    return ${lines.at(-1) ?? ""}`,
    ...(isServed === true ? [call] : ['if __name__ == "__main__":', `    ${call}`]),
    "",
  ].join("\n");
}

function repeats(text: string): boolean {
  const path = join(ROOT, "main.py");
  const host = memoryHost(new Map([["main.py", text]]));
  const engine = createEngine({ root: ROOT, host, preset: "strict", environment: ENVIRONMENT });
  return engine.lint(path, text).some(({ ruleId }) => !ADVICE.includes(ruleId ?? ""));
}

/** Calls that no program can be written from, by the name that programs by hand have for them. */
function byHand(library: Library, uses: readonly Use[]): ReadonlyMap<string, string> {
  const calls = [...callsOf(library)];
  const written = new Set(uses.map(({ name }) => name));
  // What decorators give is shown with them.
  const given = new Set(
    calls.flatMap(({ model }) => (model.does === "create" ? [model.type] : [])),
  );
  const entries = new Map<string, string>();
  for (const { name, model } of calls) {
    if (!SHOWN.includes(model.does) || written.has(name)) continue;
    if (Object.keys(NEVER).some((one) => name === one || name.startsWith(`${one}.`))) continue;
    const parts = name.split(".");
    const isCall = parts.at(-1) === "__call__";
    if (isCall && given.has(parts.slice(0, -1).join("."))) continue;
    entries.set(name, parts.at(isCall ? -2 : -1) ?? name);
  }
  return entries;
}

describe("each entry of Python's libraries", () => {
  const shown = programs();
  for (const library of LIBRARIES.python) {
    const uses = [
      ...drawsOf(library, LIBRARIES.python),
      ...dispatchesOf(library),
      ...servedOf(library),
      ...compilersOf(library),
    ];
    const others = [...byHand(library, uses)];
    if (uses.length > 0) {
      it(`${library.name} repeats where it should, and not elsewhere`, () => {
        const silent = uses.filter((use) => !repeats(programOf(use, REPEATS)));
        const loud = uses.filter((use) => repeats(programOf(use, DIFFERS)));
        assert.deepEqual(
          { silent: silent.map(({ name }) => name), loud: loud.map(({ name }) => name) },
          { silent: [], loud: [] },
        );
      });
    }
    if (others.length > 0) {
      it(`${library.name} is shown by hand where no program can be written from it`, () => {
        const packages = packagesOf(library);
        const missing = others.flatMap(([name, word]) => {
          const pattern = new RegExp(`\\b${word}\\b`, "u");
          const texts = shown.filter(({ texts }) =>
            texts.some((text) => packages.some((one) => imports(text, one)) && pattern.test(text)),
          );
          return [true, false]
            .filter((wanted) => !texts.some((one) => one.repeats === wanted))
            .map((wanted) => `${name} ${wanted ? "repeating" : "differing"}`);
        });
        assert.deepEqual(missing, []);
      });
    }
  }
});
