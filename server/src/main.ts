#!/usr/bin/env node
/** Starts the language server on the transport that the command line names. */
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createEngine } from "../../eslint-plugin/src/engine.js";
import { reasonOf } from "./log.js";
import { startServer } from "./server.js";

const USAGE = `Usage: reseed-language-server --stdio | --node-ipc | --socket=PORT

Shows Reseed's findings in any editor that speaks the language server protocol.
`;

/** Set by the build. */
const version = process.env.RESEED_VERSION ?? "development";

main(process.argv.slice(2));

function main(args: readonly string[]): void {
  if (args.includes("--version")) {
    process.stdout.write(`${version}\n`);
  } else if (args.includes("--help")) {
    process.stdout.write(USAGE);
  } else if (!args.some((arg) => /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/u.test(arg))) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  } else {
    serve();
  }
}

function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  // One message that goes wrong must not take the editor's diagnostics away; an editor that is gone
  // ends the server.
  const tell = (error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EPIPE") {
      process.exit(1);
    }
    connection.console.error(`Something went wrong in the server: ${reasonOf(error)}`);
  };
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
  startServer(connection, { createEngine, version });
}
