/** Holds for every entry of knowledge: where it was read, how it is spelled, what it refers to. */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { conditionProblems } from "../../eslint-plugin/src/environment/condition.js";
import { compile } from "../../eslint-plugin/src/knowledge/compile.js";
import { knowledgeFor, LIBRARIES } from "../../eslint-plugin/src/knowledge/index.js";
import type { Library, TypeModel } from "../../eslint-plugin/src/knowledge/schema.js";
import { callsOf, isCondition, partsOf } from "./models.js";

const ROOT = new URL("../../", import.meta.url);
const LANGUAGES = ["ecmascript", "python"] as const;

/** The file that a library stands in: `@a/b` is `a-b.ts`. */
function fileOf(name: string): string {
  return name.replace(/^@/u, "").replaceAll("/", "-");
}

/** Dotted identifiers, or the name of a container's type. */
const PYTHON_NAME = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/u;
/** A package with an optional scope and path, then dotted identifiers. */
const ECMASCRIPT_NAME =
  /^(@[a-z0-9.-]+\/)?[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*(\.[A-Za-z_$][A-Za-z0-9_$]*)*$/u;
const VERSIONS = /\d/u;
const URL_SOURCE = /^https:\/\/[^ ]+$/u;

for (const language of LANGUAGES) {
  const libraries = LIBRARIES[language];
  const knowledge = knowledgeFor(language);

  describe(`knowledge of ${language}`, () => {
    it("lists what its folder holds, under the file's name", () => {
      const folder = new URL(`eslint-plugin/src/knowledge/${language}/`, ROOT);
      const files = readdirSync(folder).map((file) => basename(file, ".ts"));
      assert.deepEqual(libraries.map(({ name }) => fileOf(name)).sort(), files.sort());
    });

    for (const library of libraries) {
      describe(library.name, () => {
        it("says where it was read and with what", () => {
          assert.equal(library.language, language);
          assert.notEqual(library.title, "");
          const known =
            URL_SOURCE.test(library.source) || existsSync(new URL(library.source, ROOT));
          assert.ok(known, `${library.source} is neither a URL nor a page of ours`);
          assert.match(library.checked, VERSIONS);
        });

        it("spells names as programs resolve them", () => {
          const pattern = language === "python" ? PYTHON_NAME : ECMASCRIPT_NAME;
          const names = [
            ...Object.keys(library.symbols ?? {}),
            ...Object.keys(library.types ?? {}),
            ...Object.keys(library.imports ?? {}),
          ];
          for (const name of names) assert.match(name.replace(/\.\*$/u, ""), pattern);
        });

        it("hides no entry behind an alias", () => {
          for (const name of [
            ...Object.keys(library.symbols ?? {}),
            ...Object.keys(library.types ?? {}),
          ]) {
            assert.equal(knowledge.canonical(name), name);
          }
        });

        it("leads aliases to names that stay", () => {
          for (const alias of Object.keys(library.aliases ?? {})) {
            const end = knowledge.canonical(alias);
            assert.equal(knowledge.canonical(end), end, `${alias} goes round in circles`);
          }
        });

        it("refers to types and states that there are", () => {
          assert.deepEqual(danglingReferences(library), []);
        });

        it("states sound conditions", () => {
          for (const { path, value } of partsOf(library)) {
            if (isCondition(value)) assert.deepEqual(conditionProblems(value), [], path);
          }
        });
      });
    }
  });
}

/** Names of types and states that nobody describes. */
function danglingReferences(library: Library): readonly string[] {
  const knowledge = compile(library.language, LIBRARIES[library.language]);
  const missing: string[] = [];
  const wantType = (path: string, name: unknown): void => {
    if (typeof name === "string" && knowledge.type(name) === undefined) {
      missing.push(`${path}: type ${name}`);
    }
  };
  const wantState = (path: string, id: unknown): void => {
    if (typeof id === "string" && knowledge.state(id) === undefined) {
      missing.push(`${path}: state ${id}`);
    }
  };
  for (const { path, value } of partsOf(library)) {
    if ("does" in value || "is" in value) {
      wantType(path, value.type);
      wantState(path, value.state);
    }
    if ("touches" in value && Array.isArray(value.touches)) {
      for (const id of value.touches) wantState(path, id);
    }
    if ("states" in value && value.does === "isolate") {
      for (const pair of Object.entries(value.states ?? {})) {
        for (const id of pair) wantState(path, id);
      }
    }
  }
  for (const symbol of Object.values(library.symbols ?? {})) wantType(library.name, symbol.type);
  for (const type of Object.values(library.types ?? {})) {
    for (const base of type.extends ?? []) wantType(library.name, base);
    for (const { state } of type.runner?.reseeds ?? []) wantState(library.name, state);
  }
  return missing;
}

describe("calls of knowledge", () => {
  it("keep arguments under the names that later calls look them up by", () => {
    for (const language of LANGUAGES) {
      for (const library of LIBRARIES[language]) {
        for (const { name, type, model } of callsOf(library)) {
          for (const ref of keptReferences(model)) {
            const parameters = type?.parameters;
            assert.ok(parameters !== undefined, `${name} keeps no arguments`);
            // Python's estimators are made with keywords, which are kept whatever they are.
            if (language === "python" && parameters.length === 0) continue;
            const kept = [...parameters, ...filledNames(library, type)];
            assert.ok(kept.includes(ref), `${name} does not keep '${ref}'`);
          }
        }
      }
    }
  });
});

/** What calls that make objects of a type keep on them besides its parameters. */
function filledNames(library: Library, type: TypeModel | null): readonly string[] {
  return [...callsOf(library)].flatMap(({ model }) =>
    model.does === "create" && model.fills !== undefined && library.types?.[model.type] === type
      ? [model.fills.name]
      : [],
  );
}

/** Names of constructor arguments that a model refers to. */
function keptReferences(model: object): readonly string[] {
  return Object.values(model).flatMap((value: unknown): readonly string[] => {
    if (Array.isArray(value)) return value.flatMap((item) => keptReferences([item]));
    if (typeof value !== "object" || value === null) return [];
    if ("of" in value && value.of === "constructor" && "name" in value) {
      return typeof value.name === "string" ? [value.name] : [];
    }
    return keptReferences(value);
  });
}
