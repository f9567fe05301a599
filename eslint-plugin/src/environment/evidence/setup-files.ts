/** Reads the older ways to declare versions: `setup.cfg`, the literals of `setup.py`, `tox.ini`. */
import { between, HIGHEST } from "../version-sets.js";
import { before, compareVersions, parseVersion, type Version } from "../versions.js";
import { parseIni } from "./ini.js";
import { literalsOf } from "./python-literals.js";
import { Statements, type Reading } from "./statement.js";

/** Keys that hold requirements; everything in `options.extras_require` does as well. */
const REQUIREMENT_KEYS: ReadonlySet<string> = new Set([
  "install_requires",
  "tests_require",
  "setup_requires",
  "extras_require",
]);

export function readSetupCfg(text: string, name: string): Reading {
  const found = new Statements(text, name);
  for (const { section, key, text: value, line } of parseIni(found.lines.all)) {
    if (section === "options" && key === "python_requires") {
      found.addRange("python", value, "pip", line);
    } else if (
      section === "options.extras_require" ||
      (section === "options" && REQUIREMENT_KEYS.has(key))
    ) {
      found.addRequirement(value, line);
    }
  }
  return found.finish();
}

/** Reads what stands in `setup.py` as literals; nothing of it is run. */
export function readSetupPy(text: string, name: string): Reading {
  const found = new Statements(text, name);
  const names = new Set([...REQUIREMENT_KEYS, "python_requires"]);
  for (const { name: keyword, value, line } of literalsOf(text, names)) {
    if (keyword === "python_requires") found.addRange("python", value, "pip", line);
    else found.addRequirement(value, line);
  }
  return found.finish();
}

/** Reads tox's list of environments: the project is meant to run from the lowest Python in it on. */
export function readToxIni(text: string, name: string): Reading {
  const found = new Statements(text, name);
  const lowest = parseIni(found.lines.all)
    .filter(({ section, key }) => section === "tox" && /^env_?list$/.test(key))
    .flatMap(({ text: value, line }) => toxVersions(value).map((version) => ({ version, line })))
    .sort((a, b) => compareVersions(a.version, b.version))[0];
  if (lowest !== undefined) {
    found.add("python", between(before(lowest.version), HIGHEST), lowest.line);
  }
  return found.finish();
}

/** The Pythons in `py39, py{310,311}-numpy, 3.12`. */
function toxVersions(text: string): readonly Version[] {
  const factors = text.split(/[\s,{}-]+/).map((factor) => factor.replace(/^py(?=\d)/, ""));
  return factors.flatMap((factor) => {
    const digits = /^([23])\.?(\d{1,2})$/.exec(factor);
    const version = digits === null ? null : parseVersion(`${digits[1] ?? ""}.${digits[2] ?? ""}`);
    return version === null ? [] : [version];
  });
}
