/** The programs that show what is known of Python's libraries. */
import { readdirSync, readFileSync } from "node:fs";
import type { Library } from "../../eslint-plugin/src/knowledge/schema.js";
import { readCases } from "../cases/format.js";

const ROOT = new URL("../../", import.meta.url);

/** A program, with whether anything is to be found in it. */
export interface Shown {
  readonly texts: readonly string[];
  readonly repeats: boolean;
}

/** Programs of `test/cases` and of the oracle. */
export function programs(): readonly Shown[] {
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

/** The packages under whose names programs import a library. */
export function packagesOf(library: Library): readonly string[] {
  const names = [
    ...Object.keys(library.symbols ?? {}),
    ...Object.keys(library.types ?? {}),
    ...Object.keys(library.aliases ?? {}),
  ];
  return [...new Set(names.map((name) => name.split(".")[0] ?? name))];
}

/** Whether a program imports a package. */
export function imports(text: string, name: string): boolean {
  return text.split("\n").some((line) => {
    const [keyword, ...rest] = line.trim().split(/[\s,]+/u);
    const modules = keyword === "import" ? rest : keyword === "from" ? rest.slice(0, 1) : [];
    return modules.some((module) => module.split(".")[0] === name);
  });
}
