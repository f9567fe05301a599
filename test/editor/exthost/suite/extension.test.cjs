// Tests of the installed extension through VS Code's own interface.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const vscode = require("vscode");

const programs = JSON.parse(process.env.RESEED_PROGRAMS);
let folders = 0;
const folder = vscode.workspace.workspaceFolders[0].uri;

async function until(holds, what) {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await holds();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`timeout: ${what}`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

/** Opens a file of a new folder, so that no test sees what another has left. */
async function open(name, text, beside = {}) {
  folders += 1;
  const home = vscode.Uri.joinPath(folder, String(folders));
  fs.mkdirSync(home.fsPath);
  for (const [file, content] of Object.entries({ ...beside, [name]: text })) {
    fs.writeFileSync(vscode.Uri.joinPath(home, file).fsPath, content);
  }
  const uri = vscode.Uri.joinPath(home, name);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

function notebookOf(cells) {
  return JSON.stringify({
    cells: cells.map((source) => ({
      cell_type: "code",
      execution_count: null,
      metadata: {},
      outputs: [],
      source: source.split(/(?<=\n)/u),
    })),
    metadata: { language_info: { name: "python" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

function problemsOf({ uri }) {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "reseed");
}

function firstProblem(document) {
  return until(() => problemsOf(document)[0], `a problem in ${document.fileName}`);
}

function noProblem(document) {
  return until(() => problemsOf(document).length === 0, `no problem in ${document.fileName}`);
}

/** The quick-fixes that VS Code would show in its menu. */
function actionsAt(document, range) {
  return vscode.commands.executeCommand(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    // So many are resolved, that is, asked for their edits.
    20,
  );
}

async function apply(document, find) {
  const problem = await firstProblem(document);
  const action = await until(
    async () => (await actionsAt(document, problem.range)).find(find),
    `a quick-fix in ${document.fileName}`,
  );
  assert.ok(await vscode.workspace.applyEdit(action.edit), action.title);
  return action;
}

async function saveAll() {
  assert.ok(await vscode.workspace.saveAll(false));
}

describe(`installed in ${vscode.env.appName} ${vscode.version}, Node ${process.version}`, () => {
  before(async () => {
    await vscode.extensions.getExtension("reseed.reseed").activate();
  });

  afterEach(async () => {
    await saveAll();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  for (const { beside, name, place, rule, text } of programs) {
    it(`shows the problem in ${name}, mends it, and saves`, async () => {
      const document = await open(name, text, beside);
      const problem = await firstProblem(document);
      assert.equal(problem.code, rule);
      assert.equal(problem.range.start.line, document.positionAt(text.lastIndexOf(place)).line);
      assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
      assert.ok(problem.relatedInformation.length > 0);
      await apply(document, ({ isPreferred }) => isPreferred);
      await noProblem(document);
      await saveAll();
      const saved = fs.readFileSync(document.uri.fsPath, "utf8");
      assert.equal(saved, document.getText());
      assert.notEqual(saved, text);
    });

    it(`silences the problem in ${name} by a comment`, async () => {
      const document = await open(name, text, beside);
      await apply(document, ({ title }) => title === `Disable ${rule} for this line`);
      await noProblem(document);
      const comment = name.endsWith(".py") ? "#" : "//";
      assert.match(
        document.getText(),
        new RegExp(`${comment} eslint-disable-(?:next-)?line ${rule}$`, "mu"),
      );
    });
  }

  it("shows and mends the problem in a cell of a notebook", async () => {
    const { rule, text } = programs[0];
    const cut = text.lastIndexOf("\n\n") + 2;
    const cells = ["%matplotlib inline\n", text.slice(0, cut), text.slice(cut)];
    const uri = vscode.Uri.joinPath(folder, "book.ipynb");
    fs.writeFileSync(uri.fsPath, notebookOf(cells));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(2);
    const problem = await firstProblem(document);
    assert.equal(problem.code, rule);
    assert.deepEqual(problemsOf(notebook.cellAt(0).document), []);
    await apply(document, ({ title }) => title === `Disable ${rule} for this line`);
    await noProblem(document);
    assert.match(document.getText(), /# eslint-disable-next-line/u);
  });

  it("follows what is typed", async () => {
    const { text } = programs[0];
    const document = await open("typed.py", "x = 1\n");
    await noProblem(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 1, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await firstProblem(document);
  });

  it("follows its settings", async () => {
    const document = await open("settings.py", programs[0].text);
    await firstProblem(document);
    const settings = vscode.workspace.getConfiguration("reseed");
    await settings.update("enable", false, vscode.ConfigurationTarget.Workspace);
    await noProblem(document);
    await settings.update("enable", undefined, vscode.ConfigurationTarget.Workspace);
    await firstProblem(document);
  });

  it("keeps quiet where the ESLint extension shows the same", async () => {
    const document = await open("both.py", programs[0].text);
    const problem = await firstProblem(document);
    const eslint = vscode.languages.createDiagnosticCollection("eslint");
    const same = new vscode.Diagnostic(problem.range, problem.message);
    same.source = "eslint";
    same.code = { value: problem.code, target: document.uri };
    eslint.set(document.uri, [same]);
    await noProblem(document);
    const actions = await actionsAt(document, problem.range);
    assert.deepEqual(
      actions.filter(({ title }) => title.startsWith("Disable reseed/")),
      [],
    );
    eslint.dispose();
    await firstProblem(document);
  });

  it("explains a rule", async () => {
    const document = await open("explained.py", programs[0].text);
    const problem = await firstProblem(document);
    const actions = await actionsAt(document, problem.range);
    const { command } = actions.find(({ title }) => title === `Explain ${problem.code}`);
    await vscode.commands.executeCommand(command.command, ...command.arguments);
    const page = problem.code.slice("reseed/".length);
    const { extensionUri } = vscode.extensions.getExtension("reseed.reseed");
    const file = vscode.Uri.joinPath(extensionUri, "eslint-plugin/docs/rules", `${page}.md`);
    assert.match(fs.readFileSync(file.fsPath, "utf8"), new RegExp(page, "u"));
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab.label === `Preview ${page}.md`,
      "the rule's page",
    );
  });

  it("restarts its server", async () => {
    const document = await open("restarted.py", programs[0].text);
    await firstProblem(document);
    await vscode.commands.executeCommand("reseed.restart");
    await firstProblem(document);
  });
});
