/** Reads the versions that a `pyproject.toml` or a `Pipfile` declares, whichever tool it is for. */
import { ALWAYS, all, versions, type Condition } from "../condition.js";
import { ALL_VERSIONS } from "../version-sets.js";
import { parseMarker } from "./markers.js";
import { brokenFile, Statements, type Reading } from "./statement.js";
import { isTable, stringAt, stringsAt, tableAt, type Table } from "./tables.js";
import { parseToml } from "./toml.js";

/** PEP 621, dependency groups, Poetry, PDM, Hatch and uv. */
export function readPyproject(text: string, name: string): Reading {
  const toml = parseToml(text);
  if (toml.table === null) return brokenFile(name, "TOML", toml.brokenAt);
  const { table } = toml;
  const found = new Statements(text, name);
  const python = stringAt(tableAt(table, "project"), "requires-python");
  if (python !== null) {
    found.addRange("python", python, "pip", found.lines.lineOfKey("requires-python"));
  }
  for (const requirement of requirementLists(table).flat()) {
    found.addRequirement(requirement, found.lines.lineWith(requirement));
  }
  const poetry = tableAt(table, "tool", "poetry");
  const groups = tableAt(poetry, "group");
  addDependencies(found, tableAt(poetry, "dependencies"), "[tool.poetry.dependencies");
  addDependencies(found, tableAt(poetry, "dev-dependencies"), "[tool.poetry.dev-dependencies");
  for (const group of Object.keys(groups)) {
    addDependencies(found, tableAt(groups, group, "dependencies"), `[tool.poetry.group.${group}.`);
  }
  return found.finish();
}

/** The lists of requirements, written as PEP 508 has them. */
function requirementLists(table: Table): readonly (readonly string[])[] {
  const project = tableAt(table, "project");
  const uv = tableAt(table, "tool", "uv");
  const environments = Object.values(tableAt(table, "tool", "hatch", "envs")).filter(isTable);
  return [
    stringsAt(project, "dependencies"),
    ...listsIn(tableAt(project, "optional-dependencies")),
    ...listsIn(tableAt(table, "dependency-groups")),
    ...listsIn(tableAt(table, "tool", "pdm", "dev-dependencies")),
    ...environments.flatMap((environment) => [
      stringsAt(environment, "dependencies"),
      stringsAt(environment, "extra-dependencies"),
    ]),
    stringsAt(uv, "dev-dependencies"),
    stringsAt(uv, "constraint-dependencies"),
    stringsAt(uv, "override-dependencies"),
  ];
}

function listsIn(table: Table): readonly (readonly string[])[] {
  return Object.keys(table).map((key) => stringsAt(table, key));
}

/** Dependencies by name: a range, a table with `version`, or a list of such tables. */
function addDependencies(found: Statements, dependencies: Table, header: string): void {
  const from = found.lines.lineWith(header);
  for (const [name, value] of Object.entries(dependencies)) {
    const line = found.lines.lineOfKey(name, from);
    const alternatives: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const alternative of alternatives) {
      const range = rangeOf(alternative);
      const when = conditionOf(alternative);
      if (range === null) found.add(name, ALL_VERSIONS, line, when);
      else found.addRange(name, range, "pip", line, when);
    }
  }
}

/** The range of a dependency, or null for one from a path, a repository or the like. */
function rangeOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return isTable(value) ? stringAt(value, "version") : null;
}

function conditionOf(value: unknown): Condition {
  if (!isTable(value)) return ALWAYS;
  const parts: Condition[] = [];
  const python = stringAt(value, "python");
  if (python !== null) parts.push(versions("python", python));
  const platform = stringAt(value, "platform");
  if (platform !== null) parts.push(parseMarker(`sys_platform == "${platform}"`));
  const markers = stringAt(value, "markers");
  if (markers !== null) parts.push(parseMarker(markers));
  for (const variable of ["sys_platform", "platform_system", "os_name", "python_version"]) {
    // Pipenv splits a marker: `sys_platform = "== 'win32'"`.
    const rest = stringAt(value, variable);
    if (rest !== null) parts.push(parseMarker(`${variable} ${rest}`));
  }
  return all(...parts);
}

/** Pipenv's own file. */
export function readPipfile(text: string, name: string): Reading {
  const toml = parseToml(text);
  if (toml.table === null) return brokenFile(name, "TOML", toml.brokenAt);
  const found = new Statements(text, name);
  const requires = tableAt(toml.table, "requires");
  for (const key of ["python_version", "python_full_version"]) {
    const python = stringAt(requires, key);
    if (python !== null) found.addRange("python", python, "reseed", found.lines.lineOfKey(key));
  }
  for (const section of ["packages", "dev-packages"]) {
    addDependencies(found, tableAt(toml.table, section), `[${section}]`);
  }
  return found.finish();
}
