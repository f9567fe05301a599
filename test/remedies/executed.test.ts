// A few of the oracle's programs, run as they are and as the remedies leave them; `oracle:fix` runs all.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { faultsOf } from "../oracle/harness/cure.js";
import type { Interpreter } from "../oracle/harness/environments.js";
import { runOnce } from "../oracle/harness/execute.js";
import { mendProgram } from "../oracle/harness/fix-rows.js";
import { readPrograms, type Suite } from "../oracle/harness/programs.js";
import type { Outcome } from "../oracle/harness/run-program.js";
import { textsOf } from "../oracle/harness/workspace.js";

/** Programs of the oracle that take no more than a second, and what they do before they are mended. */
interface Case {
  readonly suite: Suite;
  readonly name: string;
  readonly needs: "node" | "python3" | "numpy";
  readonly before: Outcome;
}

const CASES: readonly Case[] = [
  { suite: "javascript", name: "wt-entry-mulberry32", needs: "node", before: "repeats" },
  { suite: "javascript", name: "wt-entry-class-lcg", needs: "node", before: "repeats" },
  { suite: "javascript", name: "wt-pass-class-lcg", needs: "node", before: "crashes" },
  { suite: "javascript", name: "wt-pass-plain-state", needs: "node", before: "repeats" },
  { suite: "javascript", name: "wt-data-url", needs: "node", before: "repeats" },
  {
    suite: "python",
    name: "module_random_instance_seeded_spawn",
    needs: "python3",
    before: "repeats",
  },
  { suite: "python", name: "arg_list_times_random_fork", needs: "python3", before: "repeats" },
  { suite: "python", name: "seedsequence_same_passed", needs: "numpy", before: "repeats" },
  { suite: "python", name: "arg_itertools_repeat", needs: "numpy", before: "repeats" },
];

describe("remedies, executed", function () {
  this.timeout(120_000);
  const python = findPython();
  const hasNumpy = python !== null && canImport(python, "numpy");

  for (const { suite, name, needs, before } of CASES) {
    it(`${suite}/${name}`, async function () {
      const isThere = needs === "node" || (needs === "numpy" ? hasNumpy : python !== null);
      if (!isThere) {
        process.stderr.write(`      SKIPPED, not run: ${name} needs ${needs}, which is not here\n`);
        this.skip();
      }
      const program = readPrograms(suite).find((each) => each.name === name);
      assert.ok(program, "the oracle has this program");
      const run = async (texts: ReadonlyMap<string, string>) => {
        const ran = await runOnce(program, texts, () => Promise.resolve(interpreter(python)));
        if (typeof ran === "string") assert.fail(ran);
        return ran;
      };
      const original = await run(textsOf(program));
      assert.equal(original.outcome, before, original.detail);
      const { texts, left } = mendProgram(program);
      assert.deepEqual(left, []);
      const [first, second] = [await run(texts), await run(texts)];
      assert.deepEqual(faultsOf(program, [original, original], [first, second], null), []);
    });
  }
});

function interpreter(path: string | null): Interpreter {
  return path === null
    ? { path, reason: "there is no python3" }
    : { path, name: "python3", missing: [] };
}

/** The machine's Python, or that of the oracle's environments where they have been made. */
function findPython(): string | null {
  const made = fileURLToPath(new URL("../oracle/.venv/numpy2/bin/python", import.meta.url));
  const commands = ["python3", made].filter((path) => path === "python3" || existsSync(path));
  return (
    commands.find((command) => canImport(command, "numpy")) ??
    commands.find((command) => canImport(command, "sys")) ??
    null
  );
}

function canImport(command: string, module: string): boolean {
  try {
    execFileSync(command, ["-c", `import ${module}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
