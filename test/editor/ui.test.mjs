// Uses the extension as a person does: opens a file, sees the squiggle, takes the quick-fix, saves.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {
  ROOT,
  SCREENSHOTS,
  startBrowser,
  startWorkbench,
  temporaryFolder,
  until,
} from "./lib/workbench.mjs";

/** The first file of a fresh workbench is slow on a busy machine. */
const PATIENCE = 90_000;

/** Files of `examples/`, and the rule that speaks in each. */
const FILES = [
  ["python/forked_numpy/wrong.py", "reseed/no-inherited-state"],
  ["javascript/module-generator/wrong/worker.mjs", "reseed/no-module-generator"],
];

describe("workbench", () => {
  const workspace = temporaryFolder("workspace");
  let workbench;
  let browser;

  before(async () => {
    fs.cpSync(path.join(ROOT, "examples"), workspace, { recursive: true });
    fs.rmSync(SCREENSHOTS, { recursive: true, force: true });
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    workbench = await startWorkbench();
    browser = await startBrowser();
    browser.page.setDefaultTimeout(PATIENCE);
    const query = new URLSearchParams({ folder: workspace });
    await browser.page.goto(`${workbench.url}/?${query}`, { waitUntil: "commit" });
    await browser.page.getByRole("treeitem", { name: "python" }).waitFor();
  });

  afterEach(async function shoot() {
    if (this.currentTest?.state === "failed") {
      await screenshot(browser.page, `failed-${this.currentTest.title}`);
    }
  });

  after(async () => {
    await browser?.close();
    await workbench?.stop();
    fs.rmSync(workspace, { recursive: true, force: true });
  });

  for (const [name, rule] of FILES) {
    it(`shows, mends and saves ${name}`, async () => {
      const { page } = browser;
      const folder = path.dirname(path.join(workspace, name));
      const text = textOf(folder);
      const editor = await openFile(page, name);
      await editor.locator(".squiggly-error").first().waitFor({ state: "attached" });
      await showProblems(page);
      const problem = page.locator(".markers-panel").getByText(rule).first();
      await problem.waitFor();
      await screenshot(page, `${name}-1-problem`);

      await goToProblem(page, editor);
      await screenshot(page, `${name}-2-peek`);
      await page.keyboard.press("Escape");

      const menu = await openQuickFixes(page, "Disable reseed/");
      await screenshot(page, `${name}-3-quick-fixes`);
      await menu.locator(".monaco-list-row.action").first().click();
      await problem.waitFor({ state: "detached" });
      assert.equal(textOf(folder), text, "nothing is saved unasked");
      // All files: the remedy may stand in one that the problem's file imports.
      await runCommand(page, "File: Save All");
      await until(() => textOf(folder) !== text, "the files on disk");
      assert.doesNotMatch(textOf(folder), /eslint-disable/u, "mended, not silenced");
      await screenshot(page, `${name}-4-mended`);
    });
  }
});

/** The texts of all files in a folder. */
function textOf(folder) {
  const names = fs.readdirSync(folder).sort();
  return names.map((file) => fs.readFileSync(path.join(folder, file), "utf8")).join("\n");
}

/** Opens a file by its path, as one does in a large tree. */
async function openFile(page, name) {
  await page.keyboard.press("Control+p");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.type(name);
  // The list still shows what was opened before, for a moment.
  await page
    .locator(".quick-input-list .monaco-list-row.focused")
    .filter({ hasText: path.basename(name) })
    .filter({ hasText: path.dirname(name) })
    .waitFor();
  await page.keyboard.press("Enter");
  const editor = page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
  await editor.locator(".view-line").first().waitFor();
  return editor;
}

/** Takes a command from the palette. */
async function runCommand(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.type(title);
  await page
    .locator(".quick-input-list .monaco-list-row.focused")
    .filter({ hasText: title })
    .waitFor();
  await page.keyboard.press("Enter");
}

async function showProblems(page) {
  if (!(await page.locator(".markers-panel").isVisible())) {
    await page.keyboard.press("Control+Shift+m");
  }
}

/** Places the cursor on the first problem; a small window opens below it and tells the message. */
async function goToProblem(page, editor) {
  await editor.locator(".view-line").first().click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Alt+F8");
  await page.locator(".peekview-widget").first().waitFor();
}

/**
 * Opens the menu of quick-fixes. VS Code drops the key stroke while it asks for actions by itself,
 * as it does after each move of the cursor; its light bulb says that this is over, and where the
 * bulb stays away a second stroke helps.
 */
async function openQuickFixes(page, entry) {
  const bulb = page
    .locator('[class*="codicon-gutter-lightbulb"], [class*="codicon-light-bulb"], .lightBulbWidget')
    .filter({ visible: true });
  await bulb
    .first()
    .waitFor({ timeout: 20_000 })
    .catch(() => undefined);
  const menu = page.locator(".action-widget");
  const row = menu.locator(".monaco-list-row", { hasText: entry }).first();
  for (const timeout of [10_000, 20_000, 40_000]) {
    await page.keyboard.press("Control+.");
    try {
      await row.waitFor({ timeout });
      return menu;
    } catch {
      await page.keyboard.press("Escape");
    }
  }
  throw new Error(`no menu with '${entry}'`);
}

async function screenshot(page, name) {
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name.replace(/[^\w.-]+/gu, "-")}.png`) });
}
