/** Every example that goes wrong has a finding, and the right one beside it has none. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { createEngine } from "../../eslint-plugin/src/engine.js";
import { createDiskHost } from "../../eslint-plugin/src/project/disk-host.js";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

describe("examples", () => {
  const programs = programsIn(EXAMPLES);

  it("come in pairs", () => {
    const names = [...programs.keys()];
    const wrong = names.filter((name) => name.endsWith("/wrong"));
    assert.ok(wrong.length > 0);
    const pairs = wrong.flatMap((name) => [name.replace(/wrong$/u, "right"), name]);
    assert.deepEqual(names.toSorted(), pairs.toSorted());
  });

  for (const [name, files] of programs) {
    const isWrong = name.endsWith("/wrong");
    it(`${name}: ${isWrong ? "has a finding" : "has none"}`, () => {
      const host = createDiskHost();
      const environment = {};
      const engine = createEngine({ root: EXAMPLES, host, preset: "recommended", environment });
      const found = files
        .filter((path) => engine.handles(path))
        .flatMap((path) => engine.lint(path, readFileSync(path, "utf8")));
      const [findings, problems] = [true, false].map((isFinding) =>
        found
          .filter(({ ruleId }) => (ruleId !== null) === isFinding)
          .map(({ line, message }) => `${line}: ${message}`),
      );
      assert.deepEqual(problems, []);
      if (isWrong) assert.notDeepEqual(findings, []);
      else assert.deepEqual(findings, []);
    });
  }
});

/** Files by program: `wrong` and `right`, files of Python and folders of JavaScript. */
function programsIn(folder: string): Map<string, string[]> {
  const programs = new Map<string, string[]>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = /^.+\/(?:wrong|right)(?=\.py$|\/)/u.exec(
      relative(folder, path).replaceAll(sep, "/"),
    );
    if (!entry.isFile() || name === null) continue;
    programs.set(name[0], [...(programs.get(name[0]) ?? []), path].sort());
  }
  return new Map([...programs].sort(([a], [b]) => (a < b ? -1 : 1)));
}
