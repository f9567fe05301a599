/** Every library of Python that draws or starts workers is shown by a program that repeats and by one that does not. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { LIBRARIES } from "../../eslint-plugin/src/knowledge/index.js";
import type { Library } from "../../eslint-plugin/src/knowledge/schema.js";
import { readCases } from "../cases/format.js";
import { callsOf } from "./models.js";

const ROOT = new URL("../../", import.meta.url);

/** What a call does where it has a part in repeating. */
const PARTS = new Set(["broadcast", "dispatch", "draw", "serve"]);

interface Shown {
  readonly texts: readonly string[];
  readonly repeats: boolean;
}

/** Programs of `test/cases` and of the oracle, with whether anything is to be found in them. */
function programs(): readonly Shown[] {
  return [...cases(), ...oracle()];
}

function cases(): readonly Shown[] {
  const folder = new URL("test/cases/", ROOT);
  const files = readdirSync(folder).filter(
    (file) => file.endsWith(".md") && !/^readme/iu.test(file),
  );
  return files.flatMap((file) =>
    readCases(readFileSync(new URL(file, folder), "utf8")).map(({ files: texts, findings }) => ({
      texts: [...texts.values()],
      repeats: findings.length > 0,
    })),
  );
}

function oracle(): readonly Shown[] {
  const folder = new URL("test/oracle/python/", ROOT);
  const [head = "", ...rows] = readFileSync(new URL("cases.tsv", folder), "utf8").split("\n");
  const names = head.split("\t");
  return rows.flatMap((row) => {
    const cells = row.split("\t");
    const file = cells[names.indexOf("file")];
    const expect = cells[names.indexOf("expect")];
    if (file === undefined || (expect !== "flag" && expect !== "silent")) return [];
    const text = readFileSync(new URL(`cases/${file}`, folder), "utf8");
    return [{ texts: [text], repeats: expect === "flag" }];
  });
}

/** Whether a library draws, or starts workers. */
function takesPart(library: Library): boolean {
  const types = Object.values(library.types ?? {});
  return (
    types.some(({ generator, runner }) => generator !== undefined || runner !== undefined) ||
    [...callsOf(library)].some(({ model }) => PARTS.has(model.does))
  );
}

/** The packages under whose names programs import a library. */
function packagesOf(library: Library): readonly string[] {
  const names = [
    ...Object.keys(library.symbols ?? {}),
    ...Object.keys(library.types ?? {}),
    ...Object.keys(library.aliases ?? {}),
  ];
  return [...new Set(names.map((name) => name.split(".")[0] ?? name))];
}

function imports(text: string, name: string): boolean {
  return text.split("\n").some((line) => {
    const [keyword, ...rest] = line.trim().split(/[\s,]+/u);
    const modules = keyword === "import" ? rest : keyword === "from" ? rest.slice(0, 1) : [];
    return modules.some((module) => module.split(".")[0] === name);
  });
}

describe("libraries of Python", () => {
  const shown = programs();
  for (const library of LIBRARIES.python.filter(takesPart)) {
    const packages = packagesOf(library).filter((name) => name !== "builtins");
    const uses = shown.filter(({ texts }) =>
      texts.some((text) => packages.some((name) => imports(text, name))),
    );
    it(`${library.name} is shown where it repeats`, () => {
      assert.ok(uses.some(({ repeats }) => repeats));
    });
    it(`${library.name} is shown where it does not`, () => {
      assert.ok(uses.some(({ repeats }) => !repeats));
    });
  }
});
