/** A defect of ours stays in the file that shows it, and is told there; everything else goes on. */
import assert from "node:assert/strict";
import { Linter } from "eslint";
import { join } from "node:path";
import { createEngine } from "../../eslint-plugin/src/engine.js";
import type { Finding } from "../../eslint-plugin/src/findings/finding.js";
import { failureOn } from "../../eslint-plugin/src/linting/defects.js";
import { guardLanguage } from "../../eslint-plugin/src/linting/guard-language.js";
import { SettingsError } from "../../eslint-plugin/src/linting/settings.js";
import { createPlugin, type Language, type PluginParts } from "../../eslint-plugin/src/plugin.js";
import { createPythonLanguage } from "../../eslint-plugin/src/python/language.js";
import { finding, remedy } from "../rules/fake-findings.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const TEXT = "const rng = seedrandom('42');\n";
const PYTHON: Language = createPythonLanguage({ mayMatter: () => true });
const FAILED =
  /^Reseed \d+\.\d+\.\d+ failed on 'bad\.\w+' and tells nothing about it \(RangeError: Too deep, in [\w.]+\)\. .*npm bugs/u;

function tooDeep(): never {
  throw new RangeError("Too\ndeep");
}

function findIn(path: string): Finding {
  return finding(TEXT, "seedrandom('42')", {
    rule: "no-constant-seed",
    messageId: "constant",
    path,
  });
}

/** The rule and message of what ESLint says of a file, with all rules on. */
function lint(
  path: string,
  text: string,
  parts: Partial<PluginParts>,
): readonly (readonly [string | null, string])[] {
  const plugin = createPlugin({
    findingsFor: ({ filename }) => [findIn(filename)],
    python: PYTHON,
    version: () => "1",
    failureOn: (file, error) => (error instanceof SettingsError ? null : failureOn(file, error)),
    ...parts,
  });
  const messages = new Linter().verify(text, plugin.configs.strict, { filename: path });
  return messages.map(({ ruleId, message }) => [ruleId, message]);
}

describe("defects", () => {
  it("of the analysis are told once, on their file", () => {
    const findingsFor: PluginParts["findingsFor"] = ({ filename }) =>
      filename === "bad.js" ? tooDeep() : [findIn(filename)];
    const bad = lint("bad.js", TEXT, { findingsFor });
    assert.equal(bad.length, 1);
    assert.match(bad[0]?.[1] ?? "", FAILED);
    assert.deepEqual(
      lint("good.js", TEXT, { findingsFor }).map(([rule]) => rule),
      ["reseed/no-constant-seed"],
    );
  });

  it("of remedies leave the finding", () => {
    const edit = remedy("bad.js", TEXT, "Do it.", { seedrandom: "alea", "rng = seedrandom": "x" });
    const broken = lint("bad.js", TEXT, {
      findingsFor: () => [{ ...findIn("bad.js"), remedies: [edit] }, findIn("bad.js")],
    });
    assert.deepEqual(
      broken.map(([rule, text]) => [rule, text.startsWith("Reseed ")]),
      [
        ["reseed/no-constant-seed", true],
        ["reseed/no-constant-seed", false],
        ["reseed/no-constant-seed", false],
      ],
    );
  });

  it("of settings end the run, since they are the user's to mend", () => {
    const findingsFor = (): never => {
      throw new SettingsError("settings.reseed is an object.");
    };
    assert.throws(() => lint("a.js", TEXT, { findingsFor }), /settings\.reseed is an object/u);
  });

  it("of the parser are told on the file that shows them", () => {
    const broken: Language = { ...PYTHON, parse: tooDeep };
    const messages = lint("bad.py", "x = 1\n", { python: guardLanguage(broken) });
    assert.equal(messages.length, 1);
    assert.match((messages[0]?.[1] ?? "").replace("Parsing error: ", ""), FAILED);
    assert.deepEqual(lint("a.py", "x = 1\n", { python: guardLanguage(PYTHON) }).length, 1);
  });

  it("of remedies are told beside the findings, once for each question", () => {
    const program =
      "from multiprocessing import Pool\nimport numpy as np\nrng = np.random.default_rng(42)\ndef work(item):\n    return rng.random() + item\nif __name__ == '__main__':\n    with Pool(4) as pool:\n        pool.map(work, range(8))\n";
    const memory = memoryHost(new Map([["a.py", program]]));
    let isBroken = false;
    const host = {
      ...memory,
      list: (path: string) => (isBroken ? tooDeep() : memory.list(path)),
      readText: (path: string) => (isBroken ? tooDeep() : memory.readText(path)),
    };
    const told: string[] = [];
    const tell = (sentence: string): void => void told.push(sentence);
    const engine = createEngine({ root: ROOT, host, preset: "recommended", environment: {}, tell });
    const [diagnostic] = engine.lint(join(ROOT, "a.py"), program);
    assert.ok(diagnostic?.finding);
    assert.deepEqual(told, []);
    isBroken = true;
    assert.deepEqual(diagnostic.finding.remedies, []);
    assert.equal(told.length, 1);
    assert.match(told.join("\n"), /a\.py: Remedies could not be sought .*Too deep.*npm bugs/u);
  });
});
