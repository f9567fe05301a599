/** Reads the list of packages in a conda `environment.yml`. */
import { parseRequirement } from "./requirement.js";
import { includedIn } from "./requirements-txt.js";
import { Statements, type Reading } from "./statement.js";

/** Packages that conda knows under another name. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["pytorch", "torch"],
  ["pytorch-cpu", "torch"],
  ["pytorch-gpu", "torch"],
]);

/**
 * Reads the file's one list by its lines, without a YAML parser: it is flat but for the packages
 * that pip adds, and nothing else in the file names a version.
 */
export function readCondaEnvironment(text: string, file: string): Reading {
  const found = new Statements(text, file);
  let isInside = false;
  let pipIndent: number | null = null;
  for (const [index, raw] of found.lines.all.entries()) {
    const line = raw.replace(/(?:^|\s)#.*$/, "").trimEnd();
    if (line === "") continue;
    const key = /^([\w-]+)\s*:(.*)$/.exec(line);
    if (key !== null) {
      isInside = key[1] === "dependencies";
      pipIndent = null;
      if (isInside) for (const item of flowItems(key[2] ?? "")) addPackage(found, item, index + 1);
      continue;
    }
    const [, indent, item] = /^(\s*)-\s+(.+)$/.exec(line) ?? [];
    if (!isInside || indent === undefined || item === undefined) continue;
    if (pipIndent !== null && indent.length <= pipIndent) pipIndent = null;
    const spec = item.replace(/^(["'])(.*)\1$/, "$2").trim();
    if (spec === "pip:") pipIndent = indent.length;
    else if (pipIndent === null) addPackage(found, spec, index + 1);
    else addForPip(found, spec, index + 1);
  }
  return found.finish();
}

/** A requirement as pip reads it, or a file of such. */
function addForPip(found: Statements, spec: string, line: number): void {
  const include = includedIn(spec);
  if (include !== undefined) found.include(include);
  else if (parseRequirement(spec) !== null) found.addRequirement(spec, line);
}

/** The items of `[python=3.11, "numpy>=1.20,<2"]`. */
function flowItems(text: string): readonly string[] {
  const list = /^\s*\[(.*)\]$/.exec(text)?.[1] ?? "";
  return (list.match(/"[^"]*"|'[^']*'|[^\s,][^,]*/g) ?? []).map((item) =>
    item.trim().replace(/^(["'])(.*)\1$/, "$2"),
  );
}

/** `conda-forge::numpy=1.26=py311h123_0`, `numpy >=1.20,<2`, `python 3.11`. */
function addPackage(found: Statements, spec: string, line: number): void {
  const [, name, rest] = /^(?:[^\s:]*::?)?([A-Za-z0-9_.-]+)\s*([^[]*)/.exec(spec) ?? [];
  if (name === undefined || rest === undefined) return;
  // The part behind a second `=` names a build.
  const range = rest.replace(/^(={1,2}[^=\s]+)=[^=]*$/, "$1").replace(/^(\S+)\s+\w+_\d+$/, "$1");
  found.addRange(NAMES.get(name.toLowerCase()) ?? name, range, "conda", line);
}
