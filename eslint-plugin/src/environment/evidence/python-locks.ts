/** Reads the lock files of Python's package managers: one version for each package they install. */
import { isLibrary } from "../names.js";
import { keyLines, parseJson } from "./json.js";
import { brokenFile, Statements, type Reading } from "./statement.js";
import { isTable, stringAt, tableAt } from "./tables.js";

/** Headers below which a lock says which Pythons it was made for. */
const ABOUT_PYTHON: ReadonlySet<string> = new Set(["", "metadata", "metadata.targets"]);

/**
 * Reads `poetry.lock`, `uv.lock` and `pdm.lock`. They are written by machines, a key a line, and can
 * be megabytes long: their lines are scanned, which also survives a merge that went wrong.
 */
export function readTomlLock(text: string, file: string): Reading {
  const found = new Statements(text, file);
  let header = "";
  let name: string | null = null;
  for (const [index, line] of found.lines.all.entries()) {
    const section = /^\[\[?([^\]]+)\]/.exec(line)?.[1];
    if (section !== undefined) {
      [header, name] = [section, null];
      continue;
    }
    const [, key, value] = /^([a-z_-]+)\s*=\s*"([^"]*)"/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    if (header === "package") {
      if (key === "name") name = value;
      else if (key === "version" && name !== null && isLibrary(name)) {
        found.addRange(name, `==${value}`, "pip", index + 1);
      }
    } else if (ABOUT_PYTHON.has(header) && /^(?:requires.python|python-versions)$/.test(key)) {
      found.addRange("python", value, "pip", index + 1);
    }
  }
  return found.finish();
}

/** Reads `Pipfile.lock`. */
export function readPipfileLock(text: string, file: string): Reading {
  const lock = parseJson(text);
  if (lock === null) return brokenFile(file, "JSON", null);
  const found = new Statements(text, file);
  const at = keyLines(found.lines.all);
  const requires = tableAt(lock, "_meta", "requires");
  for (const key of ["python_version", "python_full_version"]) {
    const python = stringAt(requires, key);
    if (python !== null) found.addRange("python", python, "reseed", at.get(key) ?? 1);
  }
  for (const section of ["default", "develop"]) {
    for (const [name, entry] of Object.entries(tableAt(lock, section))) {
      const version = isTable(entry) ? stringAt(entry, "version") : null;
      if (version === null || !isLibrary(name)) continue;
      found.addRange(name, version, "pip", at.get(name) ?? 1);
    }
  }
  return found.finish();
}
