/** Reads `settings.reseed` of an ESLint configuration. */
import { DEFAULT_ENVIRONMENT, withGiven } from "../environment/environment.js";
import type { Library } from "../knowledge/schema.js";
import { isRecord } from "../knowledge/user/records.js";
import { readUserKnowledge } from "../knowledge/user/read.js";

/** What settings say has no meaning: the user has to mend that, and no file fares better. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

export interface Settings {
  /** Absolute, or null where the project is to be found around each file. */
  readonly root: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly libraries: readonly Library[];
  /** Sentences about libraries and runners, or parts of them, that have no meaning. */
  readonly problems: readonly string[];
}

const DEFAULTS: Settings = { root: null, environment: {}, libraries: [], problems: [] };

const known = new WeakMap<object, Settings>();

/**
 * The settings of a configuration. The same object gives the same settings, so that what is made
 * of them can be remembered by identity.
 *
 * @throws SettingsError with a sentence that names the key which has no meaning
 */
export function readSettings(settings: Readonly<Record<string, unknown>>): Settings {
  const given = settings.reseed;
  if (given === undefined || given === null) return DEFAULTS;
  if (!isRecord(given)) throw complaint("is an object");
  let read = known.get(given);
  if (read === undefined) known.set(given, (read = parse(given)));
  return read;
}

function parse({
  root,
  environment,
  libraries,
  runners,
  ...others
}: Readonly<Record<string, unknown>>): Settings {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw complaint(`has no key '${unknown}'`);
  if (root !== undefined && typeof root !== "string") throw complaint("has a path as 'root'");
  return {
    root: root ?? null,
    environment: parseEnvironment(environment),
    ...readUserKnowledge({ libraries, runners }, "settings.reseed"),
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
  if (problem !== undefined) throw new SettingsError(`settings.reseed: ${problem.message}`);
  return environment;
}

function complaint(what: string): SettingsError {
  return new SettingsError(`settings.reseed ${what}.`);
}
