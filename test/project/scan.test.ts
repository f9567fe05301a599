// Every way to start work that knowledge describes has a word in the scan.
import assert from "node:assert/strict";
import type { Language } from "../../eslint-plugin/src/facts/facts.js";
import { LIBRARIES } from "../../eslint-plugin/src/knowledge/index.js";
import type { CallModel } from "../../eslint-plugin/src/knowledge/schema.js";
import { mayMatter } from "../../eslint-plugin/src/project/scan.js";

/** A line as a program would write it: the import that binds a name, and its use. */
function useOf(language: Language, name: string): string {
  const dot = name.lastIndexOf(".");
  const [module, last] = [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
  if (language === "python") return `from ${module} import ${last}\n${last}(f)\n`;
  return `import { ${last} } from "${module === "" ? last : module}";\nnew ${last}("./f.js");\n`;
}

function dispatches(call: CallModel | readonly CallModel[] | undefined): boolean {
  const models = call === undefined ? [] : "does" in call ? [call] : call;
  return models.some((model) => model.does === "dispatch");
}

describe("words of the scan", () => {
  for (const language of ["python", "ecmascript"] as const) {
    for (const { name, types = {}, symbols = {} } of LIBRARIES[language]) {
      const starting = [
        ...Object.entries(types).flatMap(([type, { runner }]) =>
          runner === undefined ? [] : [type],
        ),
        ...Object.entries(symbols).flatMap(([symbol, { call }]) =>
          dispatches(call) ? [symbol] : [],
        ),
      ];
      for (const symbol of starting) {
        it(`know ${symbol} of ${name}`, () => {
          assert.ok(mayMatter(language, useOf(language, symbol)));
        });
      }
    }
  }

  it("leave other programs alone", () => {
    assert.equal(mayMatter("python", "import numpy as np\nx = np.random.rand(3)\n"), false);
    assert.equal(mayMatter("python", "# distributed under the licence\nn_jobs = 1\n"), false);
    assert.equal(mayMatter("ecmascript", "const x = items.map((item) => Math.random());"), false);
  });

  it("take words of the user's own", () => {
    assert.equal(mayMatter("python", "run_all(work)"), false);
    assert.equal(mayMatter("python", "run_all(work)", ["run_all"]), true);
  });
});
