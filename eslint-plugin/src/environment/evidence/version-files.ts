/** Reads the files that say which Python or Node.js a project is developed with. */
import { Statements, type Reading } from "./statement.js";

/** Code names of long-term releases of Node.js: https://github.com/nodejs/Release */
const NODE_RELEASES: ReadonlyMap<string, string> = new Map([
  ["hydrogen", "18"],
  ["iron", "20"],
  ["jod", "22"],
  ["krypton", "24"],
]);

/** `.python-version` of pyenv and uv: a version a line; other interpreters than CPython are passed over. */
export function readPythonVersion(text: string, file: string): Reading {
  const found = new Statements(text, file);
  for (const [index, line] of found.lines.all.entries()) addPython(found, line, index + 1);
  return found.finish();
}

/** `runtime.txt` of hosting platforms: `python-3.11.4`. */
export function readRuntimeTxt(text: string, file: string): Reading {
  const found = new Statements(text, file);
  if (/^\s*python/.test(text)) addPython(found, found.lines.all.join("").trim(), 1);
  return found.finish();
}

/** `.nvmrc` and `.node-version`. */
export function readNodeVersion(text: string, file: string): Reading {
  const found = new Statements(text, file);
  for (const [index, line] of found.lines.all.entries()) addNode(found, line, index + 1);
  return found.finish();
}

/** `.tool-versions` of asdf and mise: a tool a line, then its versions. */
export function readToolVersions(text: string, file: string): Reading {
  const found = new Statements(text, file);
  for (const [index, line] of found.lines.all.entries()) {
    const [tool, ...versions] = line.replace(/#.*$/, "").trim().split(/\s+/);
    for (const version of versions) {
      if (tool === "python") addPython(found, version, index + 1);
      else if (tool === "nodejs" || tool === "node") addNode(found, version, index + 1);
    }
  }
  return found.finish();
}

/** `3.11`, `3.11.4`, `3.13t`, `3.12-dev`, `cpython-3.11.4-linux-x86_64-gnu`. */
function addPython(found: Statements, text: string, line: number): void {
  const version = /^\s*(?:c?python[-@]?)?(\d+(?:\.\d+)+)/.exec(text)?.[1];
  if (version !== undefined) found.addRange("python", version, "reseed", line);
}

/** `20`, `v20.11.0`, `lts/iron`; names that move, such as `lts/*` and `node`, are passed over. */
function addNode(found: Statements, text: string, line: number): void {
  const word = text.replace(/#.*$/, "").trim().toLowerCase();
  const release = NODE_RELEASES.get(word.replace(/^lts[/-]/, "")) ?? word;
  if (/^v?\d+(?:\.\d+)*$/.test(release)) found.addRange("node", release, "npm", line);
}
