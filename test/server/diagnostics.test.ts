/** Diagnostics over the protocol: asked for and pushed, their places, and what makes them change. */
import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
} from "vscode-languageserver-protocol/node";
import { at, PLAIN, withClient } from "./client.js";

/** Single documents: what stands in them, and what the editor shows. */
const DOCUMENTS: readonly (readonly [what: string, text: string, shown: readonly string[]])[] = [
  ["nothing to say", "x = 1\n", []],
  ["one problem", "x = SHARED\n", ["0:4-0:10 error reseed/no-shared-generator 'SHARED' is here."]],
  [
    "UTF-16 columns behind characters outside the basic plane",
    "s = '\u{1F600}\u{1F600}'; x = SHARED\n",
    ["0:16-0:22 error reseed/no-shared-generator 'SHARED' is here."],
  ],
  [
    "CRLF line ends",
    "x = 1\r\ny = SHARED\r\n",
    ["1:4-1:10 error reseed/no-shared-generator 'SHARED' is here."],
  ],
  [
    "a lone CR ends a line",
    "x = 1\ry = SHARED",
    ["1:4-1:10 error reseed/no-shared-generator 'SHARED' is here."],
  ],
  [
    "a byte-order mark that the editor kept",
    "\uFEFFx = SHARED\ny = SHARED\n",
    [
      "0:5-0:11 error reseed/no-shared-generator 'SHARED' is here.",
      "1:4-1:10 error reseed/no-shared-generator 'SHARED' is here.",
    ],
  ],
  [
    "a syntax error without an end reaches to the end of its line",
    "x = 1\nif BROKEN\n",
    ["1:3-1:9 error syntax The file cannot be read."],
  ],
  [
    "two problems in one place",
    "TWICE\n",
    [
      "0:0-0:5 error reseed/no-shared-generator 'TWICE' is here.",
      "0:0-0:5 error reseed/no-shared-generator Once more.",
    ],
  ],
  ["advice is for the strict preset", "ADVICE\n", []],
];

describe("server: diagnostics", () => {
  for (const [what, text, shown] of DOCUMENTS) {
    it(what, () =>
      withClient({}, async (client) => {
        assert.deepEqual(await client.lines(await client.open("a.py", text)), shown);
      }),
    );
  }

  it("says what it can do", () =>
    withClient({}, (client) => {
      assert.deepEqual(client.initialized?.capabilities.diagnosticProvider, {
        identifier: "reseed",
        interFileDependencies: true,
        workspaceDiagnostics: false,
      });
      assert.equal(client.initialized.capabilities.positionEncoding, "utf-16");
      return Promise.resolve();
    }));

  it("keeps quiet about documents of other kinds", () =>
    withClient({}, async (client) => {
      const uri = await client.open("notes.md", "SHARED\n", "markdown");
      assert.deepEqual(await client.lines(uri), []);
    }));

  it("answers for a document that is not open", () =>
    withClient({}, async (client) => {
      assert.deepEqual(await client.lines(client.uri("nowhere.py")), []);
    }));

  it("checks an unsaved document and one of a virtual file system", () =>
    withClient({}, async (client) => {
      for (const uri of ["untitled:Untitled-1", "vscode-vfs://github/someone/thing/a.py"]) {
        assert.equal((await client.lines(await client.open(uri, "SHARED\n"))).length, 1, uri);
      }
    }));

  it("shows the trace as related places, also in other files", () =>
    withClient({ files: { "helper.py": "# top\nSEED = 1\n" } }, async (client) => {
      const [diagnostic] = await client.pull(await client.open("a.py", "x = SHARED\n"));
      assert.deepEqual(
        diagnostic?.relatedInformation?.map(({ location, message }) => [
          location.uri.slice(location.uri.lastIndexOf("/") + 1),
          location.range,
          message,
        ]),
        [
          ["a.py", at(0, 4, 10), "the tasks start here"],
          ["helper.py", at(1, 0, 4), "the seed is here"],
        ],
      );
    }));

  it("follows what is typed, here and in a file that this one depends on", () =>
    withClient({ files: { "helper.py": "SEED = 1\n", "a.py": "ALIEN\n" } }, async (client) => {
      const uri = await client.open("a.py");
      assert.equal((await client.lines(uri)).length, 1);
      const helper = await client.open("helper.py");
      await client.type(helper, 2, at(0, 0, 4), "ROOT");
      assert.deepEqual(await client.lines(uri), []);
      await client.close(helper);
      assert.equal((await client.lines(uri)).length, 1, "the disk counts again");
      await client.type(uri, 2, at(0, 0, 5), "nobody");
      assert.deepEqual(await client.lines(uri), []);
    }));

  it("asks for a refresh when typing elsewhere has changed what a document shows", () =>
    withClient({ files: { "helper.py": "SEED = 1\n", "a.py": "ALIEN\n" } }, async (client) => {
      const uri = await client.open("a.py");
      const helper = await client.open("helper.py");
      assert.equal((await client.lines(uri)).length, 1);
      await client.type(helper, 2, at(0, 7, 8), "2");
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(client.refreshes, 0, "nothing has changed for anybody");
      await client.type(helper, 3, at(0, 0, 4), "ROOT");
      await client.until(() => client.refreshes === 1, "refresh");
      assert.deepEqual(await client.lines(uri), []);
    }));

  it("says 'unchanged' where nothing has changed", () =>
    withClient({}, async (client) => {
      const uri = await client.open("a.py", "SHARED\n");
      const { resultId } = await client.pullReport(uri);
      assert.equal((await client.pullReport(uri, resultId)).kind, "unchanged");
      await client.type(uri, 2, at(0, 0), "x = ");
      assert.equal((await client.pullReport(uri, resultId)).kind, "full");
    }));

  it("does not check what the editor has taken back", () =>
    withClient({}, async (client) => {
      const uri = await client.open("a.py", "SHARED\n");
      await client.pull(uri);
      const checks = client.engines.linted.length;
      const source = new CancellationTokenSource();
      const report = client.connection.sendRequest(
        DocumentDiagnosticRequest.type,
        { textDocument: { uri } },
        source.token,
      );
      source.cancel();
      await assert.rejects(report, /taken this back/u);
      assert.equal(client.engines.linted.length, checks);
    }));

  it("asks for a refresh when a file on disk has changed, but not for foreign or open ones", () =>
    withClient({ files: { "helper.py": "", "a.py": "ALIEN\n" } }, async (client) => {
      const uri = await client.open("a.py");
      assert.deepEqual(await client.lines(uri), []);
      client.write("helper.py", "SEED = 1\n");
      await client.touchFile("node_modules/thing/index.js");
      await client.touchFile("a.py");
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(client.refreshes, 0);
      await client.touchFile("helper.py");
      await client.until(() => client.refreshes === 1, "refresh");
      assert.equal((await client.lines(uri)).length, 1);
      assert.deepEqual(client.registered, [
        "workspace/didChangeConfiguration",
        "workspace/didChangeWatchedFiles",
      ]);
    }));

  it("pushes to an editor that never asks", () =>
    withClient({ capabilities: PLAIN, files: { "helper.py": "SEED\n" } }, async (client) => {
      assert.equal(client.initialized?.capabilities.diagnosticProvider, undefined);
      const uri = await client.open("a.py", "ALIEN\n");
      await client.until(() => client.published.length > 0, "published");
      const first = client.published.at(-1);
      assert.equal(first?.uri, uri);
      assert.equal(first.version, 1);
      assert.equal(first.diagnostics.length, 1);
      assert.equal(first.diagnostics[0]?.relatedInformation, undefined);
      const helper = await client.open("helper.py");
      await client.type(helper, 2, at(0, 0, 4), "ROOT");
      await client.until(
        () => client.published.some((one) => one.uri === uri && one.diagnostics.length === 0),
        "the problem is taken back",
      );
      client.published.length = 0;
      await client.close(uri);
      await client.until(() => client.published.some((one) => one.uri === uri), "cleared");
      assert.deepEqual(client.published[0]?.diagnostics, []);
    }));
});

describe("server: bad files", () => {
  it("tells of a file that breaks the engine in one plain line, and goes on", () =>
    withClient({}, async (client) => {
      const bad = await client.open("bad.py", "CRASH\n");
      const good = await client.open("good.py", "SHARED\n");
      assert.deepEqual(await client.lines(bad), []);
      assert.deepEqual(await client.lines(bad), []);
      assert.equal((await client.lines(good)).length, 1);
      const told = client.logged.filter((line) => line.includes("bad.py"));
      assert.equal(told.length, 1);
      assert.match(
        told[0] ?? "",
        /bad\.py could not be checked: a part is missing\. Other files are checked as before\.$/u,
      );
      await client.type(bad, 2, at(0, 0, 5), "SHARED");
      assert.equal((await client.lines(bad)).length, 1);
    }));

  it("survives an engine that cannot even be made", () =>
    withClient(
      {
        createEngine: () => {
          throw new Error("no engine");
        },
      },
      async (client) => {
        assert.deepEqual(await client.lines(await client.open("a.py", "SHARED\n")), []);
        assert.match(client.logged.join("\n"), /a\.py could not be checked: no engine\./u);
      },
    ));

  it("tells of a project's file that cannot be read, once until it is mended", () =>
    withClient({}, async (client) => {
      const helper = await client.open("helper.py", "x\n");
      const uri = await client.open("a.py", "SHARED\n");
      const told = async (): Promise<number> => {
        await client.lines(uri);
        return client.logged.filter((line) => line.endsWith("A manifest is broken.")).length;
      };
      assert.equal(await told(), 0);
      await client.type(helper, 2, at(0, 0, 1), "NOTE");
      assert.deepEqual([await told(), await told()], [1, 1]);
      await client.type(helper, 3, at(0, 0, 4), "x");
      assert.equal(await told(), 1);
      await client.type(helper, 4, at(0, 0, 1), "NOTE");
      assert.equal(await told(), 2);
    }));

  it("tells once of a file that takes longer than its budget", () =>
    withClient({ budgetMilliseconds: 0 }, async (client) => {
      const uri = await client.open("slow.py", "SHARED\n");
      await client.lines(uri);
      await client.lines(uri);
      const told = client.logged.filter((line) => line.includes("slow.py"));
      assert.equal(told.length, 1);
      assert.match(told[0] ?? "", /slow\.py took \d+\.\d s to check; the budget is 0\.0 s\.$/u);
    }));
});

describe("server: progress and status", () => {
  it("shows progress while a project is read for the first time", () =>
    withClient({}, async (client) => {
      const uri = await client.open("a.py", "SHARED\n");
      await client.lines(uri);
      await client.lines(uri);
      await client.until(() => client.progress.includes("end"), "end of progress");
      assert.deepEqual(
        client.progress.map((line) => line.replace(/reseed-server-\w+/u, "PROJECT")),
        ["begin Reading PROJECT", "end"],
      );
    }));

  it("sends its status to an editor that has asked for it", () =>
    withClient(
      {
        initializationOptions: { status: true },
        settings: { preset: "strict", environment: { python: "3.11" } },
      },
      async (client) => {
        const uri = await client.open("a.py", "SHARED ADVICE\n");
        await client.lines(uri);
        const milliseconds = client.statuses[0]?.milliseconds;
        assert.deepEqual(client.statuses, [
          {
            uri,
            state: "ready",
            version: "1.2.3",
            preset: "strict",
            environment: { python: "3.11" },
            milliseconds,
            problems: 2,
          },
        ]);
      },
    ));

  it("sends no status unasked", () =>
    withClient({}, async (client) => {
      await client.lines(await client.open("a.py", "SHARED\n"));
      assert.deepEqual(client.statuses, []);
    }));
});
