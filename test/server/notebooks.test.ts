/** Notebooks over the protocol: one program for the engine, cells for the editor. */
import assert from "node:assert/strict";
import {
  DidChangeNotebookDocumentNotification,
  DidCloseNotebookDocumentNotification,
  DidOpenNotebookDocumentNotification,
  NotebookCellKind,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { NotebookText, OpenDocument } from "../../server/src/texts.js";
import { applied, at, type Client, lineOf, PLAIN, withClient } from "./client.js";

/** Opens a notebook of Python cells, and returns the URI of each. */
async function open(client: Client, texts: readonly string[]): Promise<readonly string[]> {
  const uris = texts.map((_, index) => cellUri(client, index));
  await client.connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
    notebookDocument: {
      uri: client.uri("book.ipynb"),
      notebookType: "jupyter-notebook",
      version: 1,
      cells: uris.map((document) => ({ kind: NotebookCellKind.Code, document })),
    },
    cellTextDocuments: texts.map((text, index) => ({
      uri: cellUri(client, index),
      languageId: "python",
      version: 1,
      text,
    })),
  });
  return uris;
}

function cellUri(client: Client, index: number): string {
  return `${client.uri("book.ipynb").replace("file:", "vscode-notebook-cell:")}#W${index}`;
}

async function pull(
  client: Client,
  uris: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const cells: (readonly string[])[] = [];
  for (const uri of uris) {
    cells.push(await client.lines(uri));
  }
  return cells;
}

describe("server: notebooks", () => {
  it("shows each problem in its cell", () =>
    withClient({}, async (client) => {
      const uris = await open(client, ["import os\n", "%time x = 1\ny = SHARED", "SHARED\nBROKEN"]);
      assert.deepEqual(await pull(client, uris), [
        [],
        ["1:4-1:10 error reseed/no-shared-generator 'SHARED' is here."],
        [
          "0:0-0:6 error reseed/no-shared-generator 'SHARED' is here.",
          "1:0-1:6 error syntax The file cannot be read.",
        ],
      ]);
    }));

  it("sees the modules beside the notebook, and shows related places in cells", () =>
    withClient({ files: { "helper.py": "SEED = 1\n" } }, async (client) => {
      const uris = await open(client, ["", "ALIEN"]);
      const [diagnostic] = await client.pull(uris[1] ?? "");
      assert.deepEqual(
        diagnostic?.relatedInformation?.map(({ location }) => location.uri),
        [uris[1], client.uri("helper.py")],
      );
    }));

  it("follows what is typed, and cells that come and go", () =>
    withClient({}, async (client) => {
      const uris = await open(client, ["x = 1\n", "y = SHARED\n"]);
      const notebookDocument = { uri: client.uri("book.ipynb"), version: 2 };
      const change = (cells: object) =>
        client.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
          notebookDocument,
          change: { cells },
        });
      await change({
        textContent: [
          {
            document: { uri: uris[0], version: 2 },
            changes: [{ range: at(0, 4, 5), text: "SHARED" }],
          },
        ],
      });
      assert.deepEqual(
        (await pull(client, uris)).map((lines) => lines.length),
        [1, 1],
      );
      await change({
        structure: {
          array: { start: 0, deleteCount: 1, cells: [] },
          didClose: [{ uri: uris[0] }],
        },
      });
      assert.deepEqual(
        (await pull(client, uris)).map((lines) => lines.length),
        [0, 1],
      );
    }));

  it("mends and silences within the cell", () =>
    withClient({ capabilities: PLAIN }, async (client) => {
      const uris = await open(client, ["%%time\nx = 1\n", "if x:\n  y = SHARED"]);
      const cell = uris[1] ?? "";
      const actions = await client.actions(cell, at(1, 6));
      const results = actions.map(({ edit, title }) => [
        title,
        Object.values(
          applied(edit, {
            "book.ipynb#W1": "if x:\n  y = SHARED",
            "book.ipynb#W0": "%%time\nx = 1\n",
          }),
        ),
      ]);
      assert.deepEqual(results, [
        ["Make a generator of its own", ["if x:\n  y = OWN"]],
        [
          "Disable reseed/no-shared-generator for this line",
          ["if x:\n  # eslint-disable-next-line reseed/no-shared-generator\n  y = SHARED"],
        ],
        [
          "Disable reseed/no-shared-generator for the entire file",
          ["%%time\n# eslint-disable reseed/no-shared-generator\nx = 1\n"],
        ],
      ]);
      assert.deepEqual(await client.actions(uris[0] ?? "", at(1, 6)), []);
    }));

  it("pushes for each cell, and clears them when the notebook is closed", () =>
    withClient({ capabilities: PLAIN }, async (client) => {
      const uris = await open(client, ["x = 1", "SHARED"]);
      await client.until(() => client.published.length === 2, "published");
      assert.deepEqual(
        client.published.map(({ diagnostics, uri }) => [uri, diagnostics.map(lineOf)]),
        [
          [uris[0], []],
          [uris[1], ["0:0-0:6 error reseed/no-shared-generator 'SHARED' is here."]],
        ],
      );
      await client.connection.sendNotification(DidCloseNotebookDocumentNotification.type, {
        notebookDocument: { uri: client.uri("book.ipynb") },
        cellTextDocuments: uris.map((uri) => ({ uri })),
      });
      await client.until(() => client.published.length === 4, "cleared");
      assert.deepEqual(client.published.at(-1), { uri: uris[1], diagnostics: [] });
    }));
});

describe("server: places in notebooks", () => {
  const cells = ["x = 1\ny = 2", "z = 3"].map(
    (text, index) =>
      new OpenDocument(
        TextDocument.create(`vscode-notebook-cell:/a.ipynb#W${index}`, "python", 1, text),
      ),
  );
  const notebook = new NotebookText("file:///a.ipynb", cells);
  const offset = (text: string): number => notebook.text.indexOf(text);

  const PLACES: readonly (readonly [
    string,
    start: number,
    end: number,
    cell: number,
    isCut: boolean,
  ])[] = [
    ["in the first cell", 0, offset("y"), 0, false],
    ["a line that ends its cell", offset("y"), offset("z"), 0, false],
    ["in the second cell", offset("z"), offset("3"), 1, false],
    ["at the end", notebook.text.length, notebook.text.length, 1, false],
    ["from one cell into the next", offset("y"), offset("3"), 0, true],
  ];
  for (const [what, start, end, cell, isCut] of PLACES) {
    it(`${isCut ? "tells that an edit is cut" : "finds the cell"}: ${what}`, () => {
      const place = notebook.locate(start, end);
      assert.equal(place.uri, cells[cell]?.uri);
      assert.equal(place.isCut ?? false, isCut);
    });
  }
});
