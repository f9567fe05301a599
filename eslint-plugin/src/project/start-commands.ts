/** Commands in manifests that start a file of the project with a flag which fixes a state. */
import { dirname, join, resolve } from "node:path";
import { commandsIn, programOf } from "../environment/evidence/commands.js";
import type { Language, Range } from "../facts/facts.js";
import type { CommandFlag } from "../knowledge/schema.js";
import type { Host } from "./host.js";
import { foldersUpTo, isWithin } from "./ways.js";

/** A state that a command fixes, and where it is written. */
export interface Preset {
  readonly state: string;
  readonly path: string;
  readonly range: Range;
}

const MANIFEST: Readonly<Record<Language, string | null>> = {
  ecmascript: "package.json",
  python: null,
};

/** `"start": "node main.js"`: a key and a text of JSON on one line. */
const ENTRY = /"(?:[^"\\\n]|\\.)*"\s*:\s*"((?:[^"\\\n]|\\.)*)"/gu;

/**
 * The states that are fixed where a file is started as its project's manifests say.
 *
 * @param path - the file, absolute
 * @param root - the project's folder, absolute: manifests are looked for up to there
 * @param flags - which flags of which programs do so
 */
export function presetsOf(
  path: string,
  language: Language,
  root: string,
  host: Host,
  flags: readonly CommandFlag[],
): readonly Preset[] {
  const name = MANIFEST[language];
  const result: Preset[] = [];
  if (name === null || flags.length === 0) return result;
  if (!isWithin(path, root)) return result;
  for (const folder of foldersUpTo(root, dirname(path))) {
    const manifest = join(folder, name);
    const text = host.readText(manifest) ?? "";
    if (!flags.some(({ startsWith }) => text.includes(startsWith))) continue;
    for (const { 1: command = "", index, 0: whole } of text.matchAll(ENTRY)) {
      const end = index + whole.length - 1;
      for (const { state } of fixedBy(command, folder, path, flags)) {
        result.push({ state, path: manifest, range: [end - command.length, end] });
      }
    }
  }
  return result;
}

/** The flags with which a line of commands starts a file. */
function fixedBy(
  line: string,
  folder: string,
  path: string,
  flags: readonly CommandFlag[],
): readonly CommandFlag[] {
  return commandsIn([line]).flatMap(({ words }) =>
    flags.filter(({ program, startsWith }) => {
      const at = words.findIndex((word) => programOf(word) === program);
      if (at === -1) return false;
      const given = words.slice(at + 1);
      // What follows the script is the script's own.
      const script = given.findIndex((word) => !word.startsWith("-"));
      const options = given.slice(0, script);
      return (
        script !== -1 &&
        isNamed(path, resolve(folder, given[script] ?? "")) &&
        options.some((option) => option.startsWith(startsWith))
      );
    }),
  );
}

/** Whether a command names a file, with or without its extension. */
function isNamed(path: string, named: string): boolean {
  return path === named || path.replace(/\.[^./\\]+$/u, "") === named;
}
