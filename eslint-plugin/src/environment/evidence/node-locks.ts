/** Reads the lock files of npm, Yarn and pnpm: the versions of the packages that they install. */
import { isLibrary } from "../names.js";
import { keyLines, parseJson } from "./json.js";
import { brokenFile, Statements, type Reading } from "./statement.js";
import { isTable, stringAt, tableAt } from "./tables.js";

/** Reads `package-lock.json` and `npm-shrinkwrap.json`: the packages that the project itself sees. */
export function readPackageLock(text: string, file: string): Reading {
  const lock = parseJson(text);
  if (lock === null) return brokenFile(file, "JSON", null);
  const found = new Statements(text, file);
  const at = keyLines(found.lines.all);
  const packages = tableAt(lock, "packages");
  const prefix = "node_modules/";
  for (const [path, entry] of Object.entries(packages)) {
    const name = path.slice(prefix.length);
    // A second `node_modules` in the path is a package's own copy.
    if (!path.startsWith(prefix) || name.includes(`/${prefix}`)) continue;
    const version = isTable(entry) ? stringAt(entry, "version") : null;
    const target = isTable(entry) ? (stringAt(entry, "name") ?? name) : name;
    if (version !== null) addVersion(found, target, version, at.get(path) ?? 1);
  }
  if (Object.keys(packages).length > 0) return found.finish();
  // Before npm 7 the packages stood under `dependencies`.
  for (const [name, entry] of Object.entries(tableAt(lock, "dependencies"))) {
    const version = isTable(entry) ? stringAt(entry, "version") : null;
    if (version !== null) addVersion(found, name, version, at.get(name) ?? 1);
  }
  return found.finish();
}

/** Reads `yarn.lock`, of Yarn 1 and of later ones. */
export function readYarnLock(text: string, file: string): Reading {
  const found = new Statements(text, file);
  let names: ReadonlySet<string> = new Set();
  for (const [index, line] of found.lines.all.entries()) {
    if (/^["@\w].*:$/.test(line)) {
      const descriptors = line.slice(0, -1).replaceAll('"', "").split(", ");
      names = new Set(descriptors.map(nameOf));
      continue;
    }
    const version = /^ {2}version:? "?([^"\s]+)"?$/.exec(line)?.[1];
    if (version === undefined) continue;
    for (const name of names) addVersion(found, name, version, index + 1);
  }
  return found.finish();
}

/** The name in `@scope/name@npm:^1.0`, or the one it is an alias of. */
function nameOf(descriptor: string): string {
  const alias = /@npm:(@?[^@]+)@/.exec(descriptor)?.[1];
  return alias ?? descriptor.slice(0, descriptor.indexOf("@", 1));
}

/** Reads `pnpm-lock.yaml`: its keys `name@1.2.3`, in older files `/name/1.2.3`. */
export function readPnpmLock(text: string, file: string): Reading {
  const found = new Statements(text, file);
  let section = "";
  for (const [index, line] of found.lines.all.entries()) {
    section = /^(\w+):/.exec(line)?.[1] ?? section;
    if (section !== "packages") continue;
    const key = /^ {2}['"]?\/?((?:@[^@/]+\/)?[^@/\s]+)[@/](\d[^'"():_\s]*)/.exec(line);
    const [, name, version] = key ?? [];
    if (name !== undefined && version !== undefined) addVersion(found, name, version, index + 1);
  }
  return found.finish();
}

/** Versions that are addresses of archives and repositories say nothing and are passed over. */
function addVersion(found: Statements, name: string, version: string, line: number): void {
  if (isLibrary(name) && /^v?\d/.test(version)) found.addRange(name, `=${version}`, "npm", line);
}
