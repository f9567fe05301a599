/**
 * Holds the names that are given for packages of npm against the packages themselves, where a
 * folder has them: `RESEED_PACKAGES=test/oracle`, after `npm ci` there.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { knowledgeFor } from "../../eslint-plugin/src/knowledge/index.js";

const FOLDER = resolve(process.env.RESEED_PACKAGES ?? "test/oracle");
const SCRIPT = fileURLToPath(new URL("check-ecmascript.mjs", import.meta.url));

/** Types that stand for what a call gives or a declaration says; no program names them. */
const NAMELESS: ReadonlySet<string> = new Set([
  "@faker-js/faker.Randomizer",
  "@stdlib/random-base-minstd.Generator",
  "@stdlib/random-base-mt19937.Generator",
  "@thi.ng/random.IRandom",
  "casual.Casual",
  "child_process.ForkedProcess",
  "cluster.CurrentWorker",
  "comlink.ProxyMarked",
  "comlink.Remote",
  "d3-random.Distribution",
  "d3-random.SourcedVariate",
  "d3-random.Variate",
  "nanoid.CustomAlphabet",
  "nanoid.CustomRandom",
  "nanoid/non-secure.CustomAlphabet",
  "p-limit.Limit",
  "pcg.State",
  "pure-rand.JumpableRandomGenerator",
  "pure-rand.RandomGenerator",
  "random-js.Distribution",
  "random-js.MersenneTwister19937.AutoSeeded",
  "random-js.MersenneTwister19937.SeededWithArray",
  "random-seed.RandomSeed",
  "seed-random.Generator",
  "worker-farm.Farm",
  "workerpool.Pool",
  "workerpool.Proxy",
  "xorshift.Shared",
]);

/** Names that the version at hand need not have, and why. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["cluster.worker", "in workers only"],
  ["crypto.randomUUIDv7", "since Node.js 24"],
  ["pure-rand.congruential32.fromState", "before 7"],
  ["pure-rand.mersenne.fromState", "before 7"],
  ["pure-rand.unsafeUniformBigIntDistribution", "before 7"],
  ["pure-rand.unsafeUniformIntDistribution", "before 7"],
  ["pure-rand.xoroshiro128plus.fromState", "before 7"],
  ["pure-rand.xorshift128plus.fromState", "before 7"],
  ["worker_threads.markAsUncloneable", "since Node.js 22.10"],
  ["simplex-noise.SimplexNoise", "before 4.0"],
]);

interface Check {
  readonly specifiers: readonly string[];
  readonly names: readonly (readonly string[])[];
}

/** The package or built-in module in front of a name, and what is left of it. */
function split(name: string, packages: readonly string[]): [string, readonly string[]] | null {
  const found = packages.find((one) => name === one || name.startsWith(`${one}.`));
  if (found === undefined) return null;
  const rest = name.slice(found.length + 1);
  return [found, rest === "" ? [] : rest.split(".")];
}

function checks(): readonly Check[] {
  const { libraries } = knowledgeFor("ecmascript");
  const packages = [...libraries.map(({ name }) => name), ...builtinModules]
    .filter((name) => name !== "globals" && name !== "process" && name !== "math")
    .sort((a, b) => b.length - a.length);
  const names = new Map<string, (readonly string[])[]>();
  for (const { symbols, types } of libraries) {
    for (const name of new Set([...Object.keys(symbols ?? {}), ...Object.keys(types ?? {})])) {
      if (NAMELESS.has(name) || ELSEWHERE.has(name) || name.endsWith(".*")) continue;
      const parts = split(name, packages);
      if (parts === null) continue;
      const [specifier, path] = parts;
      names.set(specifier, [...(names.get(specifier) ?? []), path]);
    }
  }
  // A package's parts can stand at paths of their own, of which the aliases tell.
  const paths = libraries.flatMap(({ aliases }) => Object.entries(aliases ?? {}));
  return [...names].map(([specifier, list]) => ({
    specifiers: [
      specifier,
      ...paths.flatMap(([path, target]) =>
        path.startsWith(`${specifier}/`) && target === specifier ? [path] : [],
      ),
    ],
    names: list,
  }));
}

interface Report {
  readonly complaints: readonly string[];
  readonly skipped: readonly string[];
  readonly done: number;
}

describe("knowledge of npm's packages", function () {
  this.timeout(60_000);

  it("excuses no name that it does not have", () => {
    const known = new Set(
      knowledgeFor("ecmascript").libraries.flatMap(({ symbols, types }) => [
        ...Object.keys(symbols ?? {}),
        ...Object.keys(types ?? {}),
      ]),
    );
    for (const name of [...NAMELESS, ...ELSEWHERE.keys()]) assert.ok(known.has(name), name);
  });

  it("names what those that are installed export", function () {
    if (!existsSync(join(FOLDER, "node_modules"))) {
      console.warn(`      NOT CHECKED: '${FOLDER}' has no packages; set RESEED_PACKAGES`);
      this.skip();
    }
    const run = spawnSync(process.execPath, [SCRIPT, FOLDER], {
      input: JSON.stringify(checks()),
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stderr);
    const report = JSON.parse(run.stdout) as Report;
    if (report.skipped.length > 0) {
      console.warn(`      NOT CHECKED, not installed: ${report.skipped.join(", ")}`);
    }
    assert.deepEqual(report.complaints, []);
    assert.ok(report.done > 100, `only ${report.done} names were checked`);
  });
});
