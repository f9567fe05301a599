/** Reads the versions that a `package.json` declares. */
import { isLibrary } from "../names.js";
import { parseRange } from "../ranges.js";
import { ALL_VERSIONS } from "../version-sets.js";
import { parseJson } from "./json.js";
import { brokenFile, Statements, type Reading } from "./statement.js";
import { stringAt, tableAt } from "./tables.js";

const SECTIONS = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

export function readPackageJson(text: string, name: string): Reading {
  const manifest = parseJson(text);
  if (manifest === null) return brokenFile(name, "JSON", null);
  const found = new Statements(text, name);
  const node = stringAt(tableAt(manifest, "engines"), "node");
  if (node !== null) {
    const from = found.lines.lineOfKey("engines");
    found.addRange("node", node, "npm", found.lines.lineOfKey("node", from));
  }
  for (const section of SECTIONS) {
    const dependencies = tableAt(manifest, section);
    const from = found.lines.lineOfKey(section);
    for (const key of Object.keys(dependencies)) {
      const { name: target, range } = dependency(key, stringAt(dependencies, key) ?? "");
      if (!isLibrary(target)) continue;
      // Tags, workspaces, paths and URLs name no range.
      const versions = parseRange(range, "npm") ?? ALL_VERSIONS;
      found.add(target, versions, found.lines.lineOfKey(key, from));
    }
  }
  return found.finish();
}

/** `"npm:other@^1"` installs another package under this name; the code behind it is the other's. */
function dependency(
  name: string,
  value: string,
): { readonly name: string; readonly range: string } {
  const range = value.replace(/^(?:workspace|npm):(?=[\d^~<>=*x])/, "");
  const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(range);
  return alias === null ? { name, range } : { name: alias[1] ?? name, range: alias[2] ?? "*" };
}
