/** Reads `reseed.config.json`: what a project says to the command and the editor alike. */
import { join } from "node:path";
import type { Library } from "../knowledge/schema.js";
import { isRecord } from "../knowledge/user/records.js";
import { readUserKnowledge } from "../knowledge/user/read.js";
import type { Host } from "./host.js";

export const CONFIG_FILE = "reseed.config.json";

export interface ProjectSettings {
  readonly libraries: readonly Library[];
  /** Sentences about what has no meaning in it. */
  readonly problems: readonly string[];
}

const NONE: ProjectSettings = { libraries: [], problems: [] };
const KEYS = ["$schema", "libraries", "runners"];

/**
 * Reads the file in a project's folder; without one, nothing is said.
 *
 * @param root - the project's folder, absolute
 */
export function readProjectSettings(root: string, host: Host): ProjectSettings {
  const text = host.readText(join(root, CONFIG_FILE));
  if (text === undefined) {
    const isThere = host.list(root).includes(CONFIG_FILE);
    return isThere ? { libraries: [], problems: [`${CONFIG_FILE} cannot be read.`] } : NONE;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { libraries: [], problems: [`${CONFIG_FILE} is not JSON (${reason}).`] };
  }
  if (!isRecord(value)) {
    return { libraries: [], problems: [`${CONFIG_FILE} does not hold an object.`] };
  }
  const { libraries, problems } = readUserKnowledge(value, CONFIG_FILE);
  const unknown = Object.keys(value)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `${CONFIG_FILE}: '${key}' has no meaning; known here are libraries, runners.`);
  return { libraries, problems: [...problems, ...unknown] };
}
