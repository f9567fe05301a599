/** The words by which programs that use a user's own runners are told from others. */
import type { Language } from "../../facts/facts.js";
import type { CallModel, Library } from "../schema.js";

const STARTING: ReadonlySet<CallModel["does"]> = new Set(["broadcast", "dispatch", "serve"]);

/**
 * The last names of all that starts workers: whoever uses one of them has to write it.
 *
 * @param libraries - a user's own
 */
export function wordsOf(libraries: readonly Library[], language: Language): readonly string[] {
  const words = new Set<string>();
  for (const library of libraries) {
    if (library.language !== language) continue;
    for (const [name, { call }] of Object.entries(library.symbols ?? {})) {
      if (starts(call)) words.add(lastOf(name));
    }
    for (const [name, { runner, serves, methods = {} }] of Object.entries(library.types ?? {})) {
      if (runner !== undefined || serves !== undefined || Object.values(methods).some(starts))
        words.add(lastOf(name));
    }
    // An alias is another way to write it.
    for (const [alias, name] of Object.entries(library.aliases ?? {})) {
      if (words.has(lastOf(name))) words.add(lastOf(alias));
    }
  }
  return [...words].sort();
}

function starts(call: CallModel | readonly CallModel[] | undefined): boolean {
  const models = call === undefined ? [] : "does" in call ? [call] : call;
  return models.some(({ does }) => STARTING.has(does));
}

/** `pools.run` is written `run`; `pools.*` stands for anything of `pools`. */
function lastOf(name: string): string {
  const parts = name.replace(/\.\*$/u, "").split(/[./]/u);
  return parts.at(-1) ?? name;
}
