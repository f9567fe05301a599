// Every rule has its file, its page, its messages and its place in the presets, and nothing is left over.
import assert from "node:assert/strict";
import type { Linter } from "eslint";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createPlugin, type Language } from "../../eslint-plugin/src/plugin.js";
import { ALL_RULES } from "../../eslint-plugin/src/rules/all-rules.js";
import { documentationUrl } from "../../eslint-plugin/src/rules/define-rule.js";
import { MESSAGES, REMEDY } from "../../eslint-plugin/src/rules/messages.js";
import { VERSION } from "../../eslint-plugin/src/version.js";
import { RULE_IDS } from "../rules/fake-findings.js";

const PLUGIN = join(import.meta.dirname, "../../eslint-plugin");
const DOCS = join(PLUGIN, "docs/rules");

const unused = (): never => {
  throw new Error("Nothing is linted here.");
};
const python: Language = {
  fileType: "text",
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: "type",
  validateLanguageOptions: unused,
  parse: unused,
  createSourceCode: unused,
};
const plugin = createPlugin({ findingsFor: () => [], python, version: () => VERSION });

/** Names in a folder, without an extension. */
function names(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();
}

describe("rules", () => {
  const sorted = [...RULE_IDS].sort();

  it("are the rules that findings name, each with a file", () => {
    assert.deepEqual(ALL_RULES.map(({ name }) => name).sort(), sorted);
    assert.deepEqual(Object.keys(plugin.rules).sort(), sorted);
    const files = names(join(PLUGIN, "src/rules"), ".ts").filter((name) => name.startsWith("no-"));
    assert.deepEqual(files, sorted);
  });

  it("have a page each, and no page is without a rule", () => {
    assert.deepEqual(names(DOCS, ".md"), sorted);
  });

  for (const { name } of ALL_RULES) {
    describe(name, () => {
      const { meta } = plugin.rules[name];
      assert.ok(meta);

      it("describes itself in a clause, which is on its page", () => {
        const description = meta.docs?.description ?? "";
        assert.match(description, /^disallow [^.]+[^.\s]$/u);
        const page = join(DOCS, `${name}.md`);
        const text = existsSync(page) ? readFileSync(page, "utf8") : "";
        const sentence = `${description.charAt(0).toUpperCase()}${description.slice(1)}`;
        assert.ok(text.includes(sentence), `The page says: ${sentence}`);
      });

      it("says what it is", () => {
        assert.equal(meta.type, "problem");
        assert.equal(meta.docs?.url, documentationUrl(name));
        assert.deepEqual(meta.docs.dialects, ["Python", "JavaScript", "TypeScript"]);
        assert.deepEqual(meta.languages, ["reseed/python", "js/js"]);
        assert.deepEqual(meta.messages, { ...MESSAGES[name], remedy: REMEDY });
        assert.equal(meta.hasSuggestions, true);
        // Mending a program changes the numbers that it draws: never without being asked.
        assert.equal(meta.fixable, undefined);
      });

      it("is in the presets that it names", () => {
        const isRecommended = meta.docs?.recommended === "recommended";
        for (const config of languageBlocks("recommended")) {
          assert.equal(config.rules?.[`reseed/${name}`], isRecommended ? "error" : undefined);
        }
        for (const config of languageBlocks("strict")) {
          assert.deepEqual(config.rules?.[`reseed/${name}`], [
            isRecommended ? "error" : "warn",
            { report: "unverified" },
          ]);
        }
      });
    });
  }
});

/** The blocks of a preset that turn rules on. */
function languageBlocks(preset: "recommended" | "strict"): Linter.Config[] {
  return plugin.configs[preset].filter(({ rules }) => rules !== undefined);
}

describe("presets", () => {
  const INSTALLED: Linter.Config = { name: "reseed/installed", ignores: ["**/site-packages/"] };

  it("notebooks is a processor for notebooks, and recommended for their cells", () => {
    const [file, cells, ...others] = plugin.configs.notebooks;
    assert.deepEqual(others, [INSTALLED]);
    assert.deepEqual([file?.files, file?.processor], [["**/*.ipynb"], "reseed/notebook"]);
    assert.deepEqual([cells?.files, cells?.language], [["**/*.ipynb/*.py"], "reseed/python"]);
    assert.deepEqual(cells?.rules, plugin.configs.recommended[0]?.rules);
  });

  for (const name of ["recommended", "strict"] as const) {
    it(`${name} is one block for each language, bound to its files`, () => {
      const blocks = languageBlocks(name);
      assert.deepEqual(plugin.configs[name], [...blocks, INSTALLED]);
      assert.deepEqual(
        blocks.map((block) => [block.name, block.files, block.language]),
        [
          [`reseed/${name}/python`, ["**/*.{py,pyw}"], "reseed/python"],
          [`reseed/${name}/ecmascript`, ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"], undefined],
        ],
      );
      for (const block of blocks) {
        assert.equal(block.plugins?.reseed, plugin);
        assert.equal(block.languageOptions, undefined);
      }
    });
  }
});

describe("version", () => {
  it("is that of the manifest", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(PLUGIN, "package.json"), "utf8"));
    assert.equal((manifest as { readonly version: unknown }).version, VERSION);
    assert.equal(plugin.meta.version, VERSION);
  });

  it("is read when it is needed", () => {
    let version = "1";
    const changing = createPlugin({ findingsFor: () => [], python, version: () => version });
    version = "2";
    assert.equal(changing.meta.version, "2");
  });
});
