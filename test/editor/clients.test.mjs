// Lets editors whose clients were written elsewhere talk to the built server over stdio.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { FILES, PROGRAMS } from "./lib/programs.mjs";
import { ROOT, run, temporaryFolder } from "./lib/workbench.mjs";

const SERVER = path.join(ROOT, "server/dist/server.cjs");
const SCRIPTS = path.join(import.meta.dirname, "clients");
const NEOVIM = ["--headless", "-u", "NONE", "-i", "NONE", "-c", `luafile ${SCRIPTS}/nvim.lua`];

/** The name of each client, and how it runs its script. */
const CLIENTS = [
  ["Neovim", "nvim", NEOVIM],
  ["Emacs", "emacs", ["--batch", "-l", `${SCRIPTS}/eglot.el`]],
];

describe("clients", () => {
  for (const [name, command, args] of CLIENTS) {
    it(name, async () => {
      const cwd = temporaryFolder("client");
      for (const [file, text] of Object.entries(FILES)) {
        fs.writeFileSync(path.join(cwd, file), text);
      }
      const env = {
        ...process.env,
        RESEED_PROGRAMS: JSON.stringify(PROGRAMS),
        RESEED_SERVER: SERVER,
      };
      try {
        const output = await run(command, args, { cwd, env });
        const passed = output.split("\n").filter((line) => line.startsWith("ok "));
        console.log(passed.map((line) => `      ${line}`).join("\n"));
        assert.equal(passed.length, 5 * PROGRAMS.length, output);
      } finally {
        fs.rmSync(cwd, { recursive: true, force: true });
      }
    });
  }
});
