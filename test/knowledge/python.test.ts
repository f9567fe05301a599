/**
 * Holds what is said of Python's libraries against the libraries themselves: that every name and
 * method exists, that arguments stand where they are said to, and which imports make NumPy's state.
 * Needs an interpreter with NumPy, and checks as many of the other libraries as it has:
 * `RESEED_PYTHON=venv/bin/python`.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { knowledgeFor } from "../../eslint-plugin/src/knowledge/index.js";
import type { CallModel, ParameterRef } from "../../eslint-plugin/src/knowledge/schema.js";
import { listed } from "./models.js";

const PYTHON = process.env.RESEED_PYTHON ?? "python3";
const SCRIPT = fileURLToPath(new URL("check-python.py", import.meta.url));

/** Types that stand for what a call gives, and have no name in Python. */
const NAMELESS = new Set([
  "dask.base.Collection",
  "datetime.Now",
  "loky.ReusableExecutor",
  "multiprocessing.process.CurrentProcess",
  "multiprocessing.synchronize.Primitive",
  "ray.remote_function.RemoteFunction",
  "scipy.stats.rv_frozen",
  "scipy.stats.rv_generic",
  "threading.CurrentThread",
  "threading.Primitive",
]);

/** Names that an interpreter at hand need not have, and why. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["argparse.ArgumentParser.add_parser", "of what add_subparsers gives"],
  ["builtins.__file__", "of every module"],
  ["concurrent.futures.InterpreterPoolExecutor", "since 3.14"],
  ["functools.wraps.decorator", "what wraps gives"],
  ["itertools.batched", "since 3.12"],
  ["multiprocessing.context.BaseContext.Process", "of the contexts derived from it"],
  ["numpy.random.BitGenerator.advance", "of some that are derived from it"],
  ["numpy.random.BitGenerator.jumped", "of some that are derived from it"],
  ["numpy.random._rand", "numpy.random.mtrand._rand"],
  ["os.process_cpu_count", "since 3.13"],
  ["pandas.DataFrame.parallel_apply", "once pandarallel is initialized"],
  ["pandas.DataFrame.parallel_applymap", "once pandarallel is initialized"],
  ["pandas.DataFrame.parallel_map", "once pandarallel is initialized"],
  ["pandas.Series.parallel_apply", "once pandarallel is initialized"],
  ["pandas.Series.parallel_applymap", "once pandarallel is initialized"],
  ["pandas.Series.parallel_map", "once pandarallel is initialized"],
  ["random.Random.binomialvariate", "since 3.12"],
  ["random.SystemRandom.binomialvariate", "since 3.12"],
  ["random.binomialvariate", "since 3.12"],
  ["uuid.uuid6", "since 3.14"],
  ["uuid.uuid7", "since 3.14"],
  ["uuid.uuid8", "since 3.14"],
]);

interface Argument {
  readonly name: string;
  readonly position: number;
}

function isArgument(value: unknown): value is ParameterRef & Argument {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    "position" in value &&
    !("of" in value)
  );
}

/** Arguments that a model refers to both by name and by position. */
function argumentsOf(model: CallModel): readonly Argument[] {
  const parts = Object.values(model).flatMap((value: unknown) =>
    Array.isArray(value) ? (value as unknown[]) : [value],
  );
  return parts.filter(isArgument).map(({ name, position }): Argument => ({ name, position }));
}

function namesToCheck(): readonly object[] {
  const skipped = new Set([...NAMELESS, ...ELSEWHERE.keys()]);
  const checks: object[] = [];
  for (const { symbols, types } of knowledgeFor("python").libraries) {
    for (const [name, symbol] of Object.entries(symbols ?? {})) {
      if (name.endsWith(".*") || skipped.has(name)) continue;
      const models = symbol.call === undefined ? [] : listed(symbol.call);
      checks.push({ name, arguments: models.flatMap(argumentsOf), methods: {} });
    }
    for (const [name, type] of Object.entries(types ?? {})) {
      if (skipped.has(name) || !name.includes(".")) continue;
      const methods = Object.entries(type.methods ?? {}).filter(
        ([method]) => method !== "*" && !skipped.has(`${name}.${method}`),
      );
      checks.push({
        name,
        arguments: (type.parameters ?? []).map((parameter, position) => ({
          name: parameter,
          position,
        })),
        methods: Object.fromEntries(
          methods.map(([method, models]) => [method, listed(models).flatMap(argumentsOf)]),
        ),
      });
    }
  }
  return checks;
}

function importsToCheck(): readonly object[] {
  const knowledge = knowledgeFor("python");
  const modules = new Set<string>();
  for (const library of knowledge.libraries) {
    // A whole standard library needs no proof.
    if (library.name === "python" || library.name === "builtins") continue;
    for (const module of library.modules ?? [library.name]) modules.add(module);
    for (const module of Object.keys(library.imports ?? {})) {
      if (!module.endsWith(".*")) modules.add(module);
    }
  }
  return [...modules].sort().map((module) => ({
    module,
    touches: knowledge.importEffects(module)?.touches.includes("numpy.random") ?? false,
  }));
}

interface Report {
  readonly complaints: readonly string[];
  readonly skipped: readonly string[];
  readonly done: number;
}

describe("knowledge of Python's libraries", function () {
  this.timeout(180_000);

  it("excuses no name that it does not have", () => {
    const known = new Set(
      knowledgeFor("python").libraries.flatMap(({ symbols, types }) => [
        ...Object.keys(symbols ?? {}),
        ...Object.entries(types ?? {}).flatMap(([name, type]) => [
          name,
          ...Object.keys(type.methods ?? {}).map((method) => `${name}.${method}`),
        ]),
      ]),
    );
    for (const name of [...NAMELESS, ...ELSEWHERE.keys()]) assert.ok(known.has(name), name);
  });

  it("is true of those that are installed", function () {
    const probe = spawnSync(PYTHON, ["-c", "import numpy"]);
    if (probe.status !== 0) {
      console.warn(`      NOT CHECKED: '${PYTHON}' has no NumPy; set RESEED_PYTHON`);
      this.skip();
    }
    const run = spawnSync(PYTHON, [SCRIPT], {
      input: JSON.stringify({ names: namesToCheck(), imports: importsToCheck() }),
      encoding: "utf8",
      maxBuffer: 1 << 26,
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
