/** Reads `settings.reseed` of an ESLint configuration. */
import { DEFAULT_ENVIRONMENT, withGiven } from "../environment/environment.js";
import type { Library } from "../knowledge/schema.js";

export interface Settings {
  /** Absolute, or null where the project is to be found around each file. */
  readonly root: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly libraries: readonly Library[];
}

const DEFAULTS: Settings = { root: null, environment: {}, libraries: [] };

const known = new WeakMap<object, Settings>();

/**
 * The settings of a configuration. The same object gives the same settings, so that what is made
 * of them can be remembered by identity.
 *
 * @throws Error with a sentence that names the key which has no meaning
 */
export function readSettings(settings: Readonly<Record<string, unknown>>): Settings {
  const given = settings.reseed;
  if (given === undefined || given === null) return DEFAULTS;
  if (!isRecord(given)) throw complaint("is an object");
  let read = known.get(given);
  if (read === undefined) known.set(given, (read = parse(given)));
  return read;
}

function parse({ root, environment, libraries, ...others }: Record<string, unknown>): Settings {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw complaint(`has no key '${unknown}'`);
  if (root !== undefined && typeof root !== "string") throw complaint("has a path as 'root'");
  return {
    root: root ?? null,
    environment: parseEnvironment(environment),
    libraries: parseLibraries(libraries),
  };
}

function parseEnvironment(value: unknown): Settings["environment"] {
  if (value === undefined) return {};
  if (!isRecord(value)) throw complaint("has versions by name as 'environment'");
  const environment: Record<string, string> = {};
  for (const [name, version] of Object.entries(value)) {
    if (typeof version !== "string") {
      throw complaint(`has a string as 'environment.${name}', such as "3.11"`);
    }
    environment[name] = version;
  }
  const [problem] = withGiven(DEFAULT_ENVIRONMENT, environment).problems;
  if (problem !== undefined) throw new Error(`settings.reseed: ${problem.message}`);
  return environment;
}

function parseLibraries(value: unknown): readonly Library[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw complaint("has a list as 'libraries'");
  return value.map((library: unknown, index) => {
    const isLibrary =
      isRecord(library) &&
      typeof library.name === "string" &&
      (library.language === "python" || library.language === "ecmascript");
    if (!isLibrary) {
      throw complaint(
        `has entries with 'name' and 'language' as 'libraries', unlike number ${index + 1}`,
      );
    }
    // The rest of an entry is data that the analysis looks up; what it does not find does nothing.
    return library as unknown as Library;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function complaint(what: string): Error {
  return new Error(`settings.reseed ${what}.`);
}
