/** Environments are read again when a file changes and not before, and can be explained. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { explainEnvironment } from "../../eslint-plugin/src/environment/explain.js";
import { EnvironmentReader } from "../../eslint-plugin/src/environment/read-environment.js";
import type { Host } from "../../eslint-plugin/src/project/host.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

/** A project whose files change, and which notes what is opened. */
class Changing implements Host {
  readonly opened: string[] = [];
  #files = new Map<string, { readonly text: string; readonly version: string }>();

  write(name: string, text: string, version: string): void {
    this.#files.set(join(ROOT, name), { text, version });
  }

  remove(name: string): void {
    this.#files.delete(join(ROOT, name));
  }

  readText(path: string): string | undefined {
    this.opened.push(path.slice(ROOT.length + 1));
    return this.#files.get(path)?.text;
  }

  version(path: string): string | undefined {
    return this.#files.get(path)?.version;
  }

  isFolder(): boolean {
    return false;
  }

  list(path: string): readonly string[] {
    const names = [...this.#files.keys()].map((name) => name.slice(ROOT.length + 1));
    return path === ROOT ? names.sort() : [];
  }
}

describe("reading an environment", () => {
  it("opens a file once, and gives the same object for every folder", () => {
    const host = new Changing();
    host.write("requirements.txt", "numpy==1.24.2", "1");
    const reader = new EnvironmentReader();
    const first = reader.read(host, ROOT, ROOT, {});
    assert.equal(reader.read(host, join(ROOT, "src"), ROOT, {}), first);
    assert.notEqual(reader.read(host, ROOT, ROOT, { python: "3.11" }), first);
    assert.deepEqual(host.opened, ["requirements.txt"]);
  });

  it("reads again what changed, came or went", () => {
    const host = new Changing();
    const reader = new EnvironmentReader();
    const numpy = (): string =>
      explainEnvironment(reader.read(host, ROOT, ROOT, {}), ROOT, []).find((line) =>
        line.startsWith("numpy"),
      ) ?? "";
    host.write("requirements.txt", "numpy==1.24.2", "1");
    assert.equal(numpy(), "numpy: ==1.24.2");
    host.write("requirements.txt", "numpy==2.1.0", "2");
    assert.equal(numpy(), "numpy: ==2.1.0");
    host.write("uv.lock", '[[package]]\nname = "numpy"\nversion = "1.26.4"\n', "1");
    assert.equal(numpy(), "numpy: ==1.26.4");
    host.remove("uv.lock");
    host.remove("requirements.txt");
    assert.equal(numpy(), "numpy: >=1.22");
    assert.deepEqual(host.opened, ["requirements.txt", "requirements.txt", "uv.lock"]);
  });
});

describe("explaining an environment", () => {
  for (const { title, files, given, lines } of [
    {
      title: "of a project that says nothing",
      files: {},
      given: {},
      lines: `
python: >=3.9
  default of 2026-11-25: >=3.9
node: >=20
  default of 2026-11-25: >=20
numpy: >=1.22
  default of 2026-11-25: >=1.22
torch: >=1.13
  default of 2026-11-25: >=1.13
joblib: >=1.0
  default of 2026-11-25: >=1.0
platform: linux, macos, windows
  default of 2026-11-25: linux, macos, windows
start-method: follows from platform and python
  fork: on linux with python >=3.9,<3.14
  forkserver: on linux with python >=3.14
  spawn: on macos with python >=3.9
  spawn: on windows with python >=3.9
main: script, module
  default of 2026-11-25: script, module
`,
    },
    {
      title: "with files, settings and slips",
      files: {
        "pyproject.toml":
          '[project]\nrequires-python = ">=3.8,<3.13"\ndependencies = [\n  "numpy <2",\n  "scipy",\n]\n',
        "uv.lock":
          '[[package]]\nname = "numpy"\nversion = "1.24.4"\n\n[[package]]\nname = "numpy"\nversion = "1.26.4"\n',
        "package.json": "{",
      },
      given: { "start-method": "fork|spawn", torch: "2.x", joblib: "new" },
      lines: `
python: >=3.8,<3.13
  pyproject.toml:2: requires-python = ">=3.8,<3.13"
node: >=20
  default of 2026-11-25: >=20
numpy: ==1.24.4 || ==1.26.4
  pyproject.toml:4: "numpy <2",
  uv.lock:3: version = "1.24.4"
  uv.lock:7: version = "1.26.4"
torch: ==2.*
  given: 2.x
joblib: >=1.0
  default of 2026-11-25: >=1.0
platform: linux, macos, windows
  default of 2026-11-25: linux, macos, windows
start-method: fork, spawn
  given: fork|spawn
main: script, module
  default of 2026-11-25: script, module
scipy: *
  pyproject.toml:5: "scipy",
The environment's 'joblib' is 'new', which is no version. Write one such as '3.11.2', or a range such as '>=3.9,<3.13'.
package.json: 'package.json' is not valid JSON, so the versions in it are not used. Correct the file, or give versions in the setting 'environment'.
`,
    },
  ]) {
    it(title, () => {
      const host = memoryHost(new Map(Object.entries(files)));
      const reading = new EnvironmentReader().read(host, ROOT, ROOT, given);
      const explained = explainEnvironment(reading, ROOT, ["scipy", "pandas", "numpy"]);
      assert.equal(`\n${explained.join("\n")}\n`, lines);
    });
  }
});
