// Notebooks on disk: the program in their cells, and the way back from it to the file.
import assert from "node:assert/strict";
import { readNotebook, type NotebookFile } from "../../eslint-plugin/src/python/notebook-file.js";

const CELLS = [
  { cell_type: "markdown", source: ["# Title\n"], metadata: {} },
  {
    cell_type: "code",
    source: ["x = 'é\"\\t'\n", "y = 1\n", "z = x"],
    outputs: [{ text: ["source"] }],
  },
  { cell_type: "code", source: [] },
  { cell_type: "raw", source: "x = 2" },
  { cell_type: "code", source: "%matplotlib inline\nprint('😀', x)\n" },
];

function notebook(cells: unknown = CELLS, metadata: unknown = {}): string {
  return JSON.stringify({ metadata, nbformat: 4, cells }, null, 1);
}

function read(file: string): NotebookFile {
  const result = readNotebook(file);
  assert.ok(typeof result !== "string");
  return result;
}

describe("notebooks on disk", () => {
  it("are the program of their code cells", () => {
    assert.equal(
      read(notebook()).text,
      "x = 'é\"\\t'\ny = 1\nz = x\n\n0#atplotlib inline\nprint('😀', x)\n\n",
    );
  });

  for (const [name, file] of [
    ["pretty", notebook()],
    ["on one line", JSON.stringify({ cells: CELLS })],
    ["with every character escaped", notebook().replaceAll(/[^\s!-~]/gu, (c) => escaped(c))],
  ] as const) {
    it(`lead back to the file, ${name}`, () => {
      const { text, toFile } = read(file);
      for (const [code, raw] of [
        ["x = 'é", "x = '"],
        ["y = 1", "y = 1"],
        ["z = x", "z = x"],
        ["print('", "print('"],
        [", x)", ", x)"],
        ["\"\\t'", "\\\"\\\\t'"],
      ] as const) {
        const offset = toFile(text.indexOf(code));
        assert.equal(file.slice(offset, offset + raw.length), raw);
      }
    });
  }

  it("are read in the formats before 4, too, whose cells stand on sheets", () => {
    const cells = [
      { cell_type: "heading", source: "Title", level: 1 },
      { cell_type: "code", language: "python", input: ["x = 1\n", "y = 2"], outputs: [] },
      { cell_type: "code", language: "ruby", input: "puts 1", outputs: [] },
      { cell_type: "code", input: "z = 3", outputs: [] },
    ];
    const file = JSON.stringify({ nbformat: 3, metadata: {}, worksheets: [{ cells }] }, null, 1);
    const { text, toFile } = read(file);
    assert.equal(text, "x = 1\ny = 2\nz = 3\n");
    assert.equal(file.slice(toFile(text.indexOf("y = 2"))).slice(0, 5), "y = 2");
    assert.equal(readNotebook(JSON.stringify({ nbformat: 3, worksheets: 3 })), "broken");
  });

  for (const [language, expected] of [
    ["python", "program"],
    ["python3", "program"],
    ["ipython", "program"],
    ["R", "foreign"],
    ["julia", "foreign"],
  ] as const) {
    it(`are ${expected === "foreign" ? "not " : ""}read where the language is ${language}`, () => {
      const result = readNotebook(notebook(CELLS, { kernelspec: { language } }));
      assert.equal(typeof result === "string" ? result : "program", expected);
    });
  }

  it("are edited in the file, within one cell and in Python alone", () => {
    const file = notebook();
    const { text, editInFile } = read(file);
    const edited = (code: string, replacement: string): string | null => {
      const start = text.indexOf(code);
      const edit = editInFile([start, start + code.length], replacement);
      if (edit === null) return null;
      return read(file.slice(0, edit.range[0]) + edit.text + file.slice(edit.range[1])).text;
    };
    for (const code of ["x = 'é", "y = 1\n", "1\nz = x", "print('😀'", "z = x", ""]) {
      const replacement = 'new = "\\n\u0007"\n';
      const start = text.indexOf(code);
      const expected = text.slice(0, start) + replacement + text.slice(start + code.length);
      assert.equal(edited(code, replacement), expected, JSON.stringify(code));
    }
    assert.equal(edited("z = x\n", "w"), null, "the line break between cells is in none");
    assert.equal(edited("inline\nprint", "w")?.includes("w("), true);
    assert.equal(edited("0#atplotlib", "w"), null, "a magic is no Python");
    assert.equal(edited("z = x\n\n0#", "w"), null);
  });

  for (const [name, metadata, expected] of [
    ["nothing", {}, "program"],
    ["no metadata", null, "program"],
    ["a kernel of Python", { kernelspec: { language: "python" } }, "program"],
    ["a kernel without a language", { kernelspec: { name: "python3" } }, "program"],
    ["R", { kernelspec: { language: "R" } }, "foreign"],
    ["Julia by its info", { language_info: { name: "julia" } }, "foreign"],
  ] as const) {
    it(`with ${name} in their metadata are ${expected}`, () => {
      const result = readNotebook(notebook(CELLS, metadata));
      assert.equal(typeof result === "string" ? result : "program", expected);
    });
  }

  const broken = [
    "",
    "{",
    "[]",
    "{}",
    '{"cells": 1}',
    '{"cells": []} x',
    '{"cells": [}',
    '{"cells": ["\\q"]}',
    '{"cells": ["open]}',
    '{"cells" []}',
    "[".repeat(100_000),
  ];
  for (const text of broken) {
    it(`are not ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(readNotebook(text), "broken");
    });
  }

  it("may hold anything where cells are expected", () => {
    const cells = [1, null, "x", { cell_type: 3 }, { cell_type: "code", source: [1, { a: [] }] }];
    assert.equal(read(notebook(cells)).text, "\n");
  });
});

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const code = character.charCodeAt(index).toString(16);
    return `\\u${code.padStart(4, "0")}`;
  }).join("");
}
