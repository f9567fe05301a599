/** Runs the programs in Markdown beside this file, and holds the format itself. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine, type Diagnostic } from "../../eslint-plugin/src/engine.js";
import { memoryHost, nameOf, ROOT } from "../support/memory-host.js";
import { readCases, type Case, type Expectation, type Mended } from "./format.js";

const FOLDER = import.meta.dirname;

describe("cases", () => {
  for (const name of readdirSync(FOLDER).sort()) {
    if (!name.endsWith(".md") || name === "README.md") continue;
    describe(name, () => {
      for (const one of readCases(readFileSync(join(FOLDER, name), "utf8"))) {
        it(one.title, () => {
          check(one);
        });
      }
    });
  }

  describe("format", () => {
    const program = "# A\n## B\n```py a.py\nx\n```\n";

    it("reads files, findings, environment and mended files", () => {
      const findings = '```findings strict python=3.11\na.py:1 no-fork-lock "can \\"hang"\n```\n';
      const mended = '```py a.py after "Give"\ny\n```\n';
      assert.deepEqual(readCases(program + findings + mended), [
        {
          title: "B (a.py)",
          files: new Map([["a.py", "x\n"]]),
          preset: "strict",
          environment: { python: "3.11" },
          findings: [{ file: "a.py", line: 1, rule: "no-fork-lock", part: 'can \\"hang' }],
          mended: [{ file: "a.py", title: "Give", text: "y\n" }],
        },
      ]);
    });

    const wrong = [
      ["a program without findings", program, "no findings block"],
      ["findings without a program", "# A\n## B\n```findings\n```\n", "no program"],
      ["a finding in other words", `${program}\`\`\`findings\na.py 1 x\n\`\`\`\n`, "does not read"],
      ["a block of no kind", "# A\n## B\n```\nx\n```\n", "neither a file nor findings"],
      ["a block without an end", "# A\n## B\n```py a.py\nx\n", "has no end"],
      ["a program under no heading", "# A\n```py a.py\n```\n```findings\n```\n", "no heading"],
    ] as const;
    for (const [title, text, message] of wrong) {
      it(`refuses ${title}`, () => {
        assert.throws(() => readCases(text), new RegExp(message, "u"));
      });
    }
  });
});

function check({ files, preset, environment, findings, mended }: Case): void {
  const engine = createEngine({ root: ROOT, host: memoryHost(files), preset, environment });
  const found: Diagnostic[] = [];
  for (const [file, text] of files) {
    const path = join(ROOT, file);
    if (engine.handles(path)) found.push(...engine.lint(path, text));
  }
  const said = found.map((diagnostic, i) => spell(expectationOf(diagnostic, findings[i])));
  assert.deepEqual(said, findings.map(spell));
  for (const one of mended) checkMended(one, found, files);
}

/** What was found in the words in which it was expected, as far as they hold. */
function expectationOf(diagnostic: Diagnostic, expected: Expectation | undefined): Expectation {
  const { path, line, ruleId, message } = diagnostic;
  const isSaid = expected !== undefined && message.includes(expected.part);
  return {
    file: nameOf(path),
    line,
    rule: ruleId?.replace("reseed/", "") ?? "problem",
    part: isSaid ? expected.part : message,
  };
}

function spell({ file, line, rule, part }: Expectation): string {
  return `${file}:${line} ${rule} "${part}"`;
}

function checkMended(
  { file, title, text }: Mended,
  found: readonly Diagnostic[],
  files: ReadonlyMap<string, string>,
): void {
  const remedies = found.flatMap(({ finding }) => finding?.remedies ?? []);
  const remedy = remedies.find((one) => one.title.includes(title));
  const titles = remedies.map((one) => one.title).join(" ");
  assert.ok(remedy, `No remedy says '${title}'. There are: ${titles}`);
  const edits = remedy.edits
    .filter((edit) => nameOf(edit.path) === file)
    .toSorted((a, b) => b.range[0] - a.range[0]);
  let result = files.get(file) ?? "";
  for (const edit of edits) {
    result = result.slice(0, edit.range[0]) + edit.text + result.slice(edit.range[1]);
  }
  assert.equal(result, text);
}
