#!/usr/bin/env node
/** The `reseed` command. */
import { run } from "./cli/run.js";

// `reseed . | head` closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    colours: process.stdout.isTTY && (process.env.NO_COLOR ?? "") === "",
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    loadEngine: () => import("./engine.js"),
  });
} catch (error) {
  const isSetup = error instanceof Error && error.name === "MissingEslint";
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    isSetup
      ? `reseed: ${error.message}\n`
      : `reseed: It stopped because of a defect of its own. ${reason}\n`,
  );
  process.exitCode = 2;
}
