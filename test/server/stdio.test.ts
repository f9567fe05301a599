/** The server as a process of its own, on the real engine, over standard input and output. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { MODERN } from "./client.js";

const MAIN = fileURLToPath(new URL("../../server/src/main.ts", import.meta.url));
const ARGUMENTS = ["--import", "tsx", MAIN];

const RULE = "reseed/no-shared-generator";
const PROGRAM = `import multiprocessing

import numpy as np


def work(rng, item):
    return item + rng.random()


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    with multiprocessing.Pool(4) as pool:
        print(pool.starmap(work, [(rng, item) for item in range(8)]))
`;

/** What is given on the command line, the exit code, and what is written where. */
const COMMANDS: readonly (readonly [
  args: readonly string[],
  code: number,
  out: RegExp,
  err: RegExp,
])[] = [
  [["--version"], 0, /^\S+\n$/u, /^$/u],
  [["--help"], 0, /^Usage: reseed-language-server --stdio/u, /^$/u],
  [[], 2, /^$/u, /^Usage: reseed-language-server --stdio/u],
  [["--nonsense"], 2, /^$/u, /^Usage: reseed-language-server --stdio/u],
];

describe("server: command", () => {
  for (const [args, code, out, err] of COMMANDS) {
    it(args.join(" ") || "without arguments", () => {
      const { status, stderr, stdout } = spawnSync(process.execPath, [...ARGUMENTS, ...args], {
        encoding: "utf8",
      });
      assert.match(stdout, out);
      assert.match(stderr, err);
      assert.equal(status, code);
    });
  }
});

describe("server: process", () => {
  it("finds a shared generator, and ends when told to", async () => {
    const root = mkdtempSync(path.join(realpathSync(tmpdir()), "reseed-stdio-"));
    const server = spawn(process.execPath, [...ARGUMENTS, "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    try {
      const connection = createProtocolConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
      );
      connection.onRequest(RegistrationRequest.type, () => undefined);
      connection.onRequest("workspace/configuration", () => [null]);
      connection.onRequest("window/workDoneProgress/create", () => null);
      connection.listen();
      await connection.sendRequest(InitializeRequest.type, {
        processId: process.pid,
        // Required by the types, though superseded by the folders.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        rootUri: null,
        capabilities: MODERN,
        workspaceFolders: [{ uri: pathToFileURL(root).href, name: "root" }],
      });
      await connection.sendNotification(InitializedNotification.type, {});
      const uri = pathToFileURL(path.join(root, "pool.py")).href;
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "python", version: 1, text: PROGRAM },
      });
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
      });
      assert.equal(report.kind, "full");
      assert.deepEqual(
        report.items.map(({ code, range }) => [range.start.line, code]),
        [[PROGRAM.split("\n").findIndex((line) => line.includes("starmap")), RULE]],
      );
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const [code] = (await once(server, "exit")) as [number | null];
      assert.equal(code, 0);
      connection.dispose();
    } finally {
      server.kill();
      rmSync(root, { recursive: true, force: true });
    }
  });
});
