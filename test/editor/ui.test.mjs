// Uses the extension as a person does: opens a file, sees the squiggle, takes the quick-fix, saves.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { FILES, PROGRAMS } from "./lib/programs.mjs";
import {
  SCREENSHOTS,
  startBrowser,
  startWorkbench,
  temporaryFolder,
  until,
} from "./lib/workbench.mjs";

/** The first file of a fresh workbench is slow on a busy machine. */
const PATIENCE = 90_000;

describe("workbench", () => {
  const workspace = temporaryFolder("workspace");
  let workbench;
  let browser;

  before(async () => {
    for (const [name, text] of Object.entries(FILES)) {
      fs.writeFileSync(path.join(workspace, name), text);
    }
    fs.rmSync(SCREENSHOTS, { recursive: true, force: true });
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    workbench = await startWorkbench();
    browser = await startBrowser();
    browser.page.setDefaultTimeout(PATIENCE);
    const query = new URLSearchParams({ folder: workspace });
    await browser.page.goto(`${workbench.url}/?${query}`, { waitUntil: "commit" });
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

  for (const program of PROGRAMS) {
    it(`shows, mends and saves ${program.name}`, async () => {
      const { page } = browser;
      const file = path.join(workspace, program.name);
      const editor = await openFile(page, program.name);
      await editor.locator(".squiggly-error").first().waitFor({ state: "attached" });
      await showProblems(page);
      const problem = page.locator(".markers-panel").getByText(program.rule).first();
      await problem.waitFor();
      await screenshot(page, `${program.name}-1-problem`);

      await goTo(page, editor, placeOf(program));
      await page.keyboard.press("Control+k");
      await page.keyboard.press("Control+i");
      await page.locator(".monaco-hover:visible").first().waitFor();
      await screenshot(page, `${program.name}-2-hover`);
      await page.keyboard.press("Escape");

      const menu = await openQuickFixes(page, "Disable reseed/");
      await screenshot(page, `${program.name}-3-quick-fixes`);
      await menu.locator(".monaco-list-row.action").first().click();
      await problem.waitFor({ state: "detached" });
      assert.equal(fs.readFileSync(file, "utf8"), program.text, "nothing is saved unasked");
      await page.keyboard.press("Control+s");
      await until(() => fs.readFileSync(file, "utf8") !== program.text, "the file on disk");
      await screenshot(page, `${program.name}-4-mended`);
    });
  }
});

async function openFile(page, name) {
  await page.getByRole("treeitem", { name }).dblclick();
  const editor = page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
  await editor.locator(".view-line").first().waitFor();
  return editor;
}

async function showProblems(page) {
  if (!(await page.locator(".markers-panel").isVisible())) {
    await page.keyboard.press("Control+Shift+m");
  }
}

/** Places the cursor by line and column: clicking on a word may hit its neighbour. */
async function goTo(page, editor, { column, line }) {
  await editor.locator(".view-line").first().click();
  await page.keyboard.press("Control+g");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
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

function placeOf({ place, text }) {
  const before = text.slice(0, text.lastIndexOf(place)).split("\n");
  return { line: before.length, column: before.at(-1).length + 1 };
}

async function screenshot(page, name) {
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name.replace(/[^\w.-]+/gu, "-")}.png`) });
}
