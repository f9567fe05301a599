/** What knowledge answers: names through aliases and fallbacks, inherited types, import effects, users' additions. */
import assert from "node:assert/strict";
import { compile } from "../../eslint-plugin/src/knowledge/compile.js";
import { extendKnowledge, knowledgeFor } from "../../eslint-plugin/src/knowledge/index.js";
import type { Library } from "../../eslint-plugin/src/knowledge/schema.js";
import { listed } from "./models.js";

const python = knowledgeFor("python");
const ecmascript = knowledgeFor("ecmascript");

/** What a call of a name does first: `draw`, `create numpy.random.Generator`, `type …`, `-`. */
function effect(knowledge: typeof python, name: string): string {
  const symbol = knowledge.symbol(knowledge.canonical(name));
  if (symbol?.type !== undefined) return `type ${symbol.type}`;
  const [first] = symbol?.call === undefined ? [] : listed(symbol.call);
  if (first === undefined) return symbol?.value === undefined ? "-" : symbol.value.is;
  return "type" in first ? `${first.does} ${first.type}` : first.does;
}

it("knowledge: tables hold nothing under the names that every object has", () => {
  for (const knowledge of [python, ecmascript]) {
    const names = knowledge.libraries.flatMap(({ types }) => Object.keys(types ?? {}));
    assert.ok(names.length > 0);
    for (const name of names) {
      const { methods, members } = knowledge.type(name) ?? {};
      for (const table of [methods, members]) {
        assert.ok(table === undefined || Object.getPrototypeOf(table) === null, name);
      }
    }
  }
});

describe("knowledge: canonical names", () => {
  for (const [name, expected] of [
    ["numpy.random.rand", "numpy.random.rand"],
    ["scipy.random.rand", "numpy.random.rand"],
    ["pandas.np.random.seed", "numpy.random.seed"],
    ["numpy.random.mtrand._rand", "numpy.random._rand"],
    ["multiprocessing.Pool", "multiprocessing.pool.Pool"],
    ["torch.multiprocessing.Pool", "multiprocessing.pool.Pool"],
    ["torch.multiprocessing.spawn", "torch.multiprocessing.spawn"],
    ["billiard.Pool", "multiprocessing.pool.Pool"],
    ["multiprocessing.dummy.Pool", "multiprocessing.pool.ThreadPool"],
    ["pathos.multiprocessing.ProcessingPool", "pathos.pools.ProcessPool"],
    ["sklearn.externals.joblib.Parallel", "joblib.Parallel"],
    ["numpyx.random.rand", "numpyx.random.rand"],
    ["work", "work"],
  ] as const) {
    it(`${name} → ${expected}`, () => {
      assert.equal(python.canonical(name), expected);
    });
  }
  for (const [name, expected] of [
    ["node:worker_threads.Worker", "worker_threads.Worker"],
    ["prando.default", "prando"],
    ["prando.default.default", "prando"],
    ["chance.defaultValue", "chance.defaultValue"],
    ["web-worker", "globalThis.Worker"],
    ["globalThis.self.onmessage", "globalThis.onmessage"],
    ["pure-rand/generator/xoroshiro128plus.xoroshiro128plus", "pure-rand.xoroshiro128plus"],
    ["three/src/math/MathUtils.js.seededRandom", "three.MathUtils.seededRandom"],
    ["comlink/dist/esm/node-adapter.mjs", "comlink/node-adapter"],
    ["ngraph.random.random", "ngraph.random"],
    ["seedrandom.PRNG", "seedrandom"],
    ["seedrandom/lib/xor128", "seedrandom.xor128"],
    ["@faker-js/faker/locale/de_AT.faker", "@faker-js/faker.faker"],
  ] as const) {
    it(`${name} → ${expected}`, () => {
      assert.equal(ecmascript.canonical(name), expected);
    });
  }
});

describe("knowledge: symbols", () => {
  for (const [name, expected] of [
    ["numpy.random.randint", "draw"],
    ["numpy.random.default_rng", "coerce numpy.random.Generator"],
    ["numpy.random.Generator", "type numpy.random.Generator"],
    ["random.Random", "type random.Random"],
    ["multiprocessing.Pool", "type multiprocessing.pool.Pool"],
    ["multiprocessing.get_context", "create multiprocessing.context.BaseContext"],
    ["os.fork", "dispatch"],
    ["scipy.stats.norm", "create scipy.stats.rv_frozen"],
    ["torch.default_generator", "state"],
    ["builtins.__name__", "module-name"],
    ["numpy.no_such_name", "-"],
    ["builtins.work", "-"],
  ] as const) {
    it(`${name}: ${expected}`, () => {
      assert.equal(effect(python, name), expected);
    });
  }
  for (const [name, expected] of [
    ["seedrandom", "seed"],
    ["random-js.MersenneTwister19937.seed", "create random-js.MersenneTwister19937"],
    ["globalThis.Math.random", "draw"],
    ["node:worker_threads.parentPort", "instance"],
    ["@faker-js/faker.fakerDE", "state"],
    ["chance.Chance", "type chance"],
    ["new-package.thing", "-"],
  ] as const) {
    it(`${name}: ${expected}`, () => {
      assert.equal(effect(ecmascript, name), expected);
    });
  }
});

describe("knowledge: types", () => {
  it("inherits methods, and keeps its own runner", () => {
    const context = python.type("multiprocessing.context.SpawnContext");
    assert.equal(context?.startMethod, "spawn");
    assert.ok(context.methods?.Pool !== undefined);
  });
  it("ends at types that extend each other", () => {
    const knowledge = compile("python", [
      {
        ...EMPTY,
        types: { "a.A": { extends: ["a.B"] }, "a.B": { extends: ["a.A"], startMethod: "fork" } },
      },
    ]);
    assert.equal(knowledge.type("a.A")?.startMethod, "fork");
  });
});

describe("knowledge: imports", () => {
  for (const [module, touched, known] of [
    ["numpy", false, true],
    ["numpy.*", true, true],
    ["numpy.random", true, true],
    ["numpy.random.rand", true, true],
    ["scipy", false, true],
    ["scipy.stats", true, true],
    ["scipy.stats.qmc", true, true],
    ["pandas", true, true],
    ["sklearn.ensemble", true, true],
    ["torch.utils.data", false, true],
    ["dask", false, true],
    ["dask.array", true, true],
    ["json", false, true],
    ["concurrent.futures", false, true],
    ["some_package", false, false],
    ["numpyx", false, false],
  ] as const) {
    it(`${module} ${touched ? "touches" : "leaves alone"} NumPy's state${known ? "" : ", as far as is known"}`, () => {
      assert.equal(
        python.importEffects(module)?.touches.includes("numpy.random") ?? false,
        touched,
      );
      assert.equal(python.knowsModule(module), known);
    });
  }
});

const EMPTY = {
  name: "mine",
  title: "mine",
  language: "python",
  source: "https://example.org",
  checked: "1",
} as const satisfies Library;

describe("knowledge: a user's libraries", () => {
  const libraries: readonly Library[] = [
    {
      ...EMPTY,
      aliases: { "helpers.npr": "numpy.random" },
      symbols: {
        "mine.run_parallel": {
          call: { does: "dispatch", task: { position: 0 }, items: { position: 1 }, result: "many" },
        },
        "mine.draws.*": { call: { does: "draw", state: "numpy.random" } },
        "numpy.random.rand": { call: { does: "nothing" } },
      },
    },
  ];
  const extended = extendKnowledge(python, libraries);

  it("adds names, aliases and fallbacks", () => {
    assert.equal(effect(extended, "mine.run_parallel"), "dispatch");
    assert.equal(effect(extended, "helpers.npr.seed"), "seed");
    assert.equal(effect(extended, "mine.draws.gamma.of"), "draw");
    assert.equal(effect(extended, "mine.draws"), "-");
    assert.ok(extended.knowsModule("mine"));
  });
  it("counts more than what was known", () => {
    assert.equal(effect(extended, "numpy.random.rand"), "nothing");
    assert.equal(effect(python, "numpy.random.rand"), "draw");
  });
  it("is compiled once for each list, and not at all for the other language", () => {
    assert.equal(extendKnowledge(python, libraries), extended);
    assert.equal(extendKnowledge(ecmascript, libraries), ecmascript);
  });
});
