// Users' own libraries and runners: what is read of them, what is told, and that the analysis uses them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { createEngine, readUserKnowledge } from "../../eslint-plugin/src/engine.js";
import { LIBRARIES } from "../../eslint-plugin/src/knowledge/index.js";
import { wordsOf } from "../../eslint-plugin/src/knowledge/user/words.js";
import { Reach } from "../../eslint-plugin/src/project/reach.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const RUNNER = { language: "python", task: { position: 0 }, items: { position: 1 } };

const CALL = {
  does: "dispatch",
  runner: {
    title: "run",
    forksAt: "dispatch",
    processes: [{ memory: "fork", serializer: "pickle" }],
  },
  task: { position: 0 },
  result: "many",
};

function library(parts: object): { libraries: unknown[] } {
  return { libraries: [{ name: "mypool", language: "python", ...parts }] };
}

const WRONG: readonly (readonly [string, Parameters<typeof readUserKnowledge>[0], string])[] = [
  ["libraries that are no list", { libraries: {} }, "'libraries' is not a list of libraries."],
  ["a library that is no object", { libraries: [1] }, "'libraries[0]' is not an object with"],
  [
    "a library without a name",
    { libraries: [{}] },
    "'libraries[0].name' is not the package's name.",
  ],
  [
    "a library of no language",
    { libraries: [{ name: "a", language: "cobol" }] },
    `'libraries[0].language' is not "python" or "ecmascript".`,
  ],
  [
    "an unknown key",
    library({ symbol: {} }),
    "'libraries[0].symbol' has no meaning; known here are",
  ],
  ["a table that is no object", library({ types: [] }), "'libraries[0].types' is not an object"],
  [
    "an effect that there is not",
    library({ symbols: { "mypool.run": { call: { does: "dispach" } } } }),
    `'libraries[0].symbols["mypool.run"].call.does' is not one of "after-fork"`,
  ],
  [
    "a dispatch without a result",
    library({ symbols: { "mypool.run": { call: { ...CALL, result: undefined } } } }),
    "lacks 'result', which \"dispatch\" needs.",
  ],
  [
    "a parameter given by its number",
    library({ symbols: { "mypool.run": { call: { ...CALL, task: 0 } } } }),
    `.call.task' is not a parameter such as { "position": 0, "name": "items" }.`,
  ],
  [
    "a start of processes that there is not",
    library({
      symbols: {
        "mypool.run": {
          call: { ...CALL, runner: { ...CALL.runner, processes: [{ memory: "clone" }] } },
        },
      },
    }),
    `.runner.processes[0].memory' is not one of "fork"`,
  ],
  [
    "a generator without its seed",
    library({ types: { "mypool.Rng": { generator: { none: "entropy" } } } }),
    "lacks 'seed'",
  ],
  [
    "a generator that starts otherwise",
    library({ types: { "mypool.Rng": { generator: { seed: null, none: "luck" } } } }),
    `.generator.none' is not one of "entropy"`,
  ],
  [
    "a misspelt key of a model",
    library({ symbols: { "mypool.f": { call: { does: "draw", sise: {} } } } }),
    ".call.sise' has no meaning; did you mean 'size'?",
  ],
  [
    "a function that starts workers, without how",
    library({ symbols: { "mypool.run": { call: { ...CALL, runner: undefined } } } }),
    `.call' lacks 'runner', which says how workers start`,
  ],
  [
    "processes beside the runner that they belong in",
    { runners: { "mypool.run": { ...RUNNER, processes: [] } } },
    `'runners["mypool.run"].processes' has no meaning here; it belongs in 'runners["mypool.run"].runner'`,
  ],
  [
    "a misspelt key of a process",
    library({
      symbols: {
        "mypool.run": {
          call: {
            ...CALL,
            runner: {
              ...CALL.runner,
              processes: [{ memory: "fork", serializer: "pickle", whan: {} }],
            },
          },
        },
      },
    }),
    `.runner.processes[0].whan' has no meaning; did you mean 'when'?`,
  ],
  [
    "a key that resembles none",
    library({ symbols: { "mypool.f": { call: { does: "draw", colour: {} } } } }),
    ".call.colour' has no meaning.",
  ],
  [
    "a misspelt key of a parameter",
    { runners: { "mypool.run": { ...RUNNER, task: { positon: 0 } } } },
    `'runners["mypool.run"].task.positon' has no meaning; did you mean 'position'?`,
  ],
  [
    "a generator that does not say how it starts",
    library({ types: { "mypool.Rng": { generator: { seed: { position: 0 } } } } }),
    "lacks 'none', which says how it starts without a seed",
  ],
  [
    "a state that a fork treats otherwise",
    library({ states: { mypool: { title: "mypool", onFork: "copy", initial: "entropy" } } }),
    `.onFork' is not one of "copied", "reseeded"`,
  ],
  [
    "a condition in one piece",
    library({ types: { "mypool.Rng": { generator: { seed: null, none: "clock", when: ">=3" } } } }),
    `.generator.when' is not a condition such as { "axis": "python", "in": ">=3.9" }`,
  ],
  [
    "a condition among others",
    library({
      types: {
        "mypool.Rng": { generator: { seed: null, none: "clock", when: { any: [{ axis: "x" }] } } },
      },
    }),
    ".generator.when.any[0]' is not a condition",
  ],
  [
    "a number of workers in words",
    library({
      symbols: {
        "mypool.run": { call: { ...CALL, runner: { ...CALL.runner, defaultSize: "some" } } },
      },
    }),
    `.runner.defaultSize' is not "many", 0 or 1`,
  ],
  [
    "states that are seeded, by name alone",
    library({
      symbols: {
        "mypool.run": { call: { ...CALL, runner: { ...CALL.runner, reseeds: ["mypool"] } } },
      },
    }),
    `.runner.reseeds[0]' is not an object such as { "state": "numpy.random" }`,
  ],
  ["runners in a list", { runners: [] }, "'runners' is not an object"],
  [
    "a runner without its task",
    { runners: { "mypool.run": { language: "python" } } },
    `'runners["mypool.run"]' does not say what runs in the workers`,
  ],
  [
    "a runner of JavaScript without its workers",
    { runners: { "mypool.run": { language: "ecmascript", task: { position: 0 } } } },
    `'runners["mypool.run"]' does not say how workers start`,
  ],
];

const PROGRAM = `import numpy as np
from mypool import run_parallel

rng = np.random.default_rng(42)


def work(item):
    return rng.random() + item


print(run_parallel(work, range(8)))
`;

const THREADS = `import numpy as np
from mypool import run_here

rng = np.random.default_rng(42)


def work(item):
    return rng.random() + item


print(run_here(work, range(8)))
`;

/** Messages about the first file, in a project that holds these. */
function found(files: Readonly<Record<string, string>>, options: object = {}): readonly string[] {
  const host = memoryHost(new Map(Object.entries(files)));
  const common = { root: ROOT, host, preset: "recommended", environment: {} } as const;
  const engine = createEngine({ ...common, ...options });
  const [[name, text] = ["", ""]] = Object.entries(files);
  return engine.lint(join(ROOT, name), text).map(({ ruleId, line }) => `${line} ${ruleId ?? ""}`);
}

describe("users' libraries and runners", () => {
  for (const [title, given, message] of WRONG) {
    it(`tells of ${title}`, () => {
      const { problems } = readUserKnowledge(given, "settings.reseed");
      assert.equal(problems.length, 1, problems.join(" "));
      assert.ok(problems[0]?.startsWith("settings.reseed: "));
      assert.ok(problems[0]?.includes(message), problems[0]);
    });
  }

  it("tells of a misspelt key where the language lacks as well", () => {
    const given = { runners: { "mypool.run": { task: { position: 0 }, itmes: { position: 1 } } } };
    assert.deepEqual(readUserKnowledge(given, "settings.reseed").problems, [
      `settings.reseed: 'runners["mypool.run"].language' is not "python" or "ecmascript".`,
      `settings.reseed: 'runners["mypool.run"].itmes' has no meaning; did you mean 'items'?`,
    ]);
  });

  it("keeps what is sound beside what is not", () => {
    const { libraries, problems } = readUserKnowledge(
      {
        ...library({
          symbols: { "mypool.a": { call: { does: "no" } }, "mypool.b": { call: CALL } },
        }),
        runners: { "mypool.c": 1, "mypool.d": RUNNER },
      },
      "settings.reseed",
    );
    assert.equal(problems.length, 2);
    assert.deepEqual(wordsOf(libraries, "python"), ["b", "d"]);
  });

  it("has nothing to say against our own entries", () => {
    for (const libraries of Object.values(LIBRARIES)) {
      for (const { configurations, flags, ...one } of libraries) {
        // Files that configure runs of tests, and flags of commands, are looked for by our own alone.
        const isPlain = configurations === undefined && flags === undefined;
        assert.ok(isPlain || one.language === "ecmascript");
        assert.deepEqual(readUserKnowledge({ libraries: [one] }, "settings.reseed").problems, []);
      }
    }
  });

  it("finds nothing where nobody has told of the runner", () => {
    assert.deepEqual(found({ "main.py": PROGRAM }), []);
  });

  it("finds what a runner of the engine's user repeats", () => {
    const { libraries } = readUserKnowledge({ runners: { "mypool.run_parallel": RUNNER } }, "");
    assert.deepEqual(found({ "main.py": PROGRAM }, { libraries }), [
      "4 reseed/no-module-generator",
    ]);
  });

  it("finds what a runner of the project's own file repeats", () => {
    const config = JSON.stringify({ runners: { "mypool.run_parallel": RUNNER } });
    const files = { "main.py": PROGRAM, "reseed.config.json": config };
    assert.deepEqual(found(files), ["4 reseed/no-module-generator"]);
  });

  it("leaves a runner alone whose workers share the memory", () => {
    const runner = {
      ...RUNNER,
      runner: {
        title: "run_here",
        forksAt: "dispatch",
        processes: [{ memory: "threads", serializer: "none", sharesProcess: true }],
      },
    };
    const { libraries, problems } = readUserKnowledge(
      { runners: { "mypool.run_here": runner } },
      "",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(found({ "main.py": THREADS }, { libraries }), []);
  });

  it("tells of a project's file that cannot be read, and goes on", () => {
    const host = memoryHost(new Map([["reseed.config.json", "{"]]));
    const engine = createEngine({ root: ROOT, host, preset: "recommended", environment: {} });
    assert.match(engine.notes.join(), /^reseed\.config\.json is not JSON/u);
  });

  it("lets the scan pass files with the names of a project's runners", () => {
    const config = JSON.stringify({ runners: { "mypool.run_parallel": RUNNER } });
    const reach = (files: readonly (readonly [string, string])[]): boolean =>
      new Reach({
        root: ROOT,
        host: memoryHost(new Map(files)),
        resolveEcmascript: () => null,
      }).mayMatter(join(ROOT, "main.py"), PROGRAM);
    assert.equal(reach([["main.py", PROGRAM]]), false);
    assert.equal(
      reach([
        ["main.py", PROGRAM],
        ["reseed.config.json", config],
      ]),
      true,
    );
  });
});
