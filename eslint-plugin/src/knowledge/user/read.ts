/** Reads what users say of their own libraries and runners; what is wrong in it is told and left out. */
import type { Library, SymbolModel } from "../schema.js";
import { START_METHODS } from "../python/multiprocessing.js";
import { problemOfCalls, problemOfRunner, problemOfShape } from "./models.js";
import { isRecord } from "./records.js";

/** What users add, and one sentence about each part that has no meaning. */
export interface UserKnowledge {
  readonly libraries: readonly Library[];
  readonly problems: readonly string[];
}

/** Tables of a library and how an entry of each is checked. */
const TABLES: Readonly<Record<string, (value: unknown, key: string) => string | null>> = {
  aliases: (value, key) => (typeof value === "string" ? null : wrong(key, "a name as a string")),
  states: problemOfState,
  types: problemOfType,
  symbols: problemOfSymbol,
  callables: problemOfCallable,
  imports: (value, key) =>
    isRecord(value) && isStrings(value.touches)
      ? null
      : wrong(key, 'an object such as { "touches": ["numpy.random"] }'),
};

const PLAIN_KEYS = ["name", "title", "language", "source", "checked", "modules"];

/**
 * Reads `libraries` and `runners` of settings.
 *
 * @param given - both as they stand in a file or a configuration
 * @param at - what the keys stand in, for messages: `settings.reseed`
 */
export function readUserKnowledge(
  given: { readonly libraries?: unknown; readonly runners?: unknown },
  at: string,
): UserKnowledge {
  const problems: string[] = [];
  const tell = (problem: string): void => {
    problems.push(`${at}: ${problem}`);
  };
  const libraries = [...readLibraries(given.libraries, tell), ...readRunners(given.runners, tell)];
  return { libraries, problems };
}

type Tell = (problem: string) => void;

function readLibraries(value: unknown, tell: Tell): readonly Library[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    tell(wrong("libraries", "a list of libraries"));
    return [];
  }
  return value.flatMap((library: unknown, index) => {
    const read = readLibrary(library, `libraries[${index}]`, tell);
    return read === null ? [] : [read];
  });
}

function readLibrary(value: unknown, key: string, tell: Tell): Library | null {
  if (!isRecord(value)) {
    tell(wrong(key, "an object with 'name' and 'language'"));
    return null;
  }
  const { name, language, title, source, checked, modules } = value;
  if (typeof name !== "string" || name === "") {
    tell(wrong(`${key}.name`, "the package's name"));
    return null;
  }
  if (language !== "python" && language !== "ecmascript") {
    tell(wrong(`${key}.language`, '"python" or "ecmascript"'));
    return null;
  }
  const tables: Record<string, Record<string, unknown>> = {};
  for (const [part, entries] of Object.entries(value)) {
    const problemOf = TABLES[part];
    if (problemOf === undefined) {
      if (!PLAIN_KEYS.includes(part))
        tell(unknownKey(`${key}.${part}`, [...PLAIN_KEYS, ...Object.keys(TABLES)]));
      continue;
    }
    tables[part] = soundEntries(entries, `${key}.${part}`, problemOf, tell);
  }
  if (modules !== undefined && !isStrings(modules))
    tell(wrong(`${key}.modules`, "a list of names"));
  const library = {
    name,
    language,
    title: typeof title === "string" ? title : name,
    source: typeof source === "string" ? source : placeOf(key),
    checked: typeof checked === "string" ? checked : "",
    ...(isStrings(modules) ? { modules } : {}),
    ...tables,
  };
  // Each entry of each table has been checked as far as the analysis relies on it.
  return library as unknown as Library;
}

function placeOf(key: string): string {
  return `settings (${key})`;
}

function soundEntries(
  entries: unknown,
  key: string,
  problemOf: (value: unknown, key: string) => string | null,
  tell: Tell,
): Record<string, unknown> {
  if (!isRecord(entries)) {
    tell(wrong(key, "an object with an entry for each name"));
    return {};
  }
  const sound: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(entries)) {
    const problem = problemOf(entry, `${key}[${JSON.stringify(name)}]`);
    if (problem === null) sound[name] = entry;
    else tell(problem);
  }
  return sound;
}

/** The short form: a function that runs tasks, by its qualified name. */
function readRunners(value: unknown, tell: Tell): readonly Library[] {
  if (value === undefined || value === null) return [];
  if (!isRecord(value)) {
    tell(wrong("runners", "an object with an entry for each function"));
    return [];
  }
  const libraries: Library[] = [];
  for (const [name, entry] of Object.entries(value)) {
    const key = `runners[${JSON.stringify(name)}]`;
    const read = readRunner(name, entry, key);
    if (Array.isArray(read)) read.forEach(tell);
    else libraries.push(read);
  }
  return libraries;
}

/** The function as a library of its own, or all that is wrong with it. */
function readRunner(name: string, entry: unknown, key: string): Library | string[] {
  if (!isRecord(entry)) return [wrong(key, "an object with 'language' and 'task'")];
  const { language, ...dispatch } = entry;
  const problems: string[] = [];
  const isKnown = language === "python" || language === "ecmascript";
  if (!isKnown) problems.push(wrong(`${key}.language`, '"python" or "ecmascript"'));
  if (entry.task === undefined && entry.entry === undefined) {
    problems.push(
      `'${key}' does not say what runs in the workers; give 'task', such as { "position": 0 }.`,
    );
  }
  if (entry.runner === undefined && language === "ecmascript") {
    problems.push(`'${key}' does not say how workers start; give 'runner'.`);
  }
  const symbol = {
    call: {
      runner: { title: name, processes: START_METHODS, defaultSize: "many", forksAt: "dispatch" },
      result: "many",
      ...dispatch,
      does: "dispatch",
    },
  };
  const problem = problemOfSymbol(symbol, key);
  if (problem !== null) problems.push(problem.replaceAll(`${key}.call`, key));
  if (!isKnown || problems.length > 0) return problems;
  return {
    name,
    title: name,
    language,
    source: placeOf(key),
    checked: "",
    modules: [],
    // It has just been checked.
    symbols: { [name]: symbol as unknown as SymbolModel },
  };
}

function problemOfSymbol(value: unknown, key: string): string | null {
  if (!isRecord(value)) return wrong(key, "an object with 'call', 'value' or 'type'");
  const unknown = Object.keys(value).find((part) => !SYMBOL_KEYS.includes(part));
  if (unknown !== undefined) return unknownKey(`${key}.${unknown}`, SYMBOL_KEYS);
  if (value.type !== undefined && typeof value.type !== "string") {
    return wrong(`${key}.type`, "a type's name");
  }
  if (value.value !== undefined && !(isRecord(value.value) && typeof value.value.is === "string")) {
    return wrong(`${key}.value`, 'an object such as { "is": "entropy" }');
  }
  return value.call === undefined ? null : problemOfCalls(value.call, `${key}.call`, false);
}

const SYMBOL_KEYS: readonly string[] = ["value", "call", "type", "base", "boundTo"];

const TYPE_KEYS: readonly string[] = [
  "parameters",
  "generator",
  "runner",
  "extends",
  "methods",
  "members",
  "startMethod",
  "perThread",
  "sharesMemory",
  "serves",
  "channel",
];

function problemOfType(value: unknown, key: string): string | null {
  if (!isRecord(value)) return wrong(key, "an object with 'generator', 'runner' or 'methods'");
  const unknown = Object.keys(value).find((part) => !TYPE_KEYS.includes(part));
  if (unknown !== undefined) return unknownKey(`${key}.${unknown}`, TYPE_KEYS);
  const { parameters, extends: bases, generator, runner, methods, members } = value;
  if (parameters !== undefined && !isStrings(parameters)) {
    return wrong(`${key}.parameters`, "a list of names");
  }
  if (bases !== undefined && !isStrings(bases)) return wrong(`${key}.extends`, "a list of types");
  if (generator !== undefined) {
    const problem = problemOfShape("generator", generator, `${key}.generator`);
    if (problem !== null) return problem;
  }
  if (runner !== undefined) {
    const problem = problemOfRunner(runner, `${key}.runner`);
    if (problem !== null) return problem;
  }
  if (members !== undefined && !isRecord(members)) return wrong(`${key}.members`, "an object");
  if (methods === undefined) return null;
  if (!isRecord(methods)) return wrong(`${key}.methods`, "an object with an entry for each method");
  for (const [name, calls] of Object.entries(methods)) {
    const problem = problemOfCalls(calls, `${key}.methods.${name}`, runner !== undefined);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfCallable(value: unknown, key: string): string | null {
  return isRecord(value) && isStrings(value.parameters)
    ? problemOfRunner(value.runner, `${key}.runner`)
    : wrong(key, `an object such as { "parameters": ["request"], "runner": … }`);
}

function problemOfState(value: unknown, key: string): string | null {
  return problemOfShape("state", value, key);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function wrong(key: string, expected: string): string {
  return `'${key}' is not ${expected}.`;
}

function unknownKey(key: string, known: readonly string[]): string {
  return `'${key}' has no meaning; known here are ${known.join(", ")}.`;
}
