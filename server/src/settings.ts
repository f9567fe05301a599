/** The user's settings, section `reseed`: read with care, since anybody may write anything there. */
import {
  readUserKnowledge,
  type Preset,
  type UserKnowledge,
} from "../../eslint-plugin/src/engine.js";

export interface Settings {
  readonly enable: boolean;
  readonly preset: Preset;
  /** Facts about the environment that the project's files do not tell. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the user says of runners and libraries of their own. */
  readonly libraries: UserKnowledge["libraries"];
}

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  preset: "recommended",
  environment: {},
  libraries: [],
};

const PRESETS: readonly Preset[] = ["recommended", "strict"];

/**
 * Makes settings of what the editor sent.
 *
 * @returns the settings, with the default in place of each value that cannot be used, and one plain
 * sentence about each such value
 */
export function parseSettings(value: unknown): {
  readonly settings: Settings;
  readonly problems: readonly string[];
} {
  if (!isRecord(value)) {
    return { settings: DEFAULT_SETTINGS, problems: [] };
  }
  const { libraries, problems: ofLibraries } = readUserKnowledge(value, "reseed");
  const problems: string[] = [];
  return {
    settings: {
      enable: parseEnable(value.enable, problems),
      preset: parsePreset(value.preset, problems),
      environment: parseEnvironment(value.environment, problems),
      libraries,
    },
    problems: [...problems, ...ofLibraries],
  };
}

/** Whether something is a plain object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseEnable(value: unknown, problems: string[]): boolean {
  if (typeof value === "boolean") {
    return value;
  }
  if (value !== undefined && value !== null) {
    problems.push(`'reseed.enable' is ${JSON.stringify(value)}; set it to true or false.`);
  }
  return DEFAULT_SETTINGS.enable;
}

function parsePreset(value: unknown, problems: string[]): Preset {
  const preset = PRESETS.find((name) => name === value);
  if (preset === undefined && value !== undefined && value !== null) {
    problems.push(
      `'reseed.preset' is ${JSON.stringify(value)}; set it to "recommended" or "strict".`,
    );
  }
  return preset ?? DEFAULT_SETTINGS.preset;
}

function parseEnvironment(value: unknown, problems: string[]): Readonly<Record<string, string>> {
  if (!isRecord(value)) {
    if (value !== undefined && value !== null) {
      problems.push(
        `'reseed.environment' is ${JSON.stringify(value)}; set it to an object such as { "python": "3.11" }.`,
      );
    }
    return {};
  }
  const environment: Record<string, string> = {};
  for (const [name, version] of Object.entries(value)) {
    if (typeof version === "string") {
      environment[name] = version;
    } else {
      problems.push(
        `'reseed.environment' gives ${JSON.stringify(version)} for '${name}'; write the version as text, such as "3.11".`,
      );
    }
  }
  return environment;
}
