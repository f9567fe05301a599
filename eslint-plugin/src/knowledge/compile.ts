/** Turns lists of libraries into one fast answer for each question that the analysis asks. */
import type { Language } from "../facts/facts.js";
import { isConfigurationName } from "./configurations.js";
import type {
  CommandFlag,
  ConfigurationFile,
  GlobalState,
  Library,
  ServedCallable,
  SymbolModel,
  TypeModel,
} from "./schema.js";

/** What is known of one language's libraries. All names are canonical qualified names. */
export interface Knowledge {
  readonly language: Language;
  /** What it was compiled from; where two speak of one name, the later one counts. */
  readonly libraries: readonly Library[];
  /**
   * The name under which entries know what `name` means: aliases are replaced, the longest prefix
   * first, and so is what a module system adds (`node:`, `.default`).
   */
  canonical(name: string): string;
  /** What a name stands for: its own entry, else its type, else the nearest `.*` above it. */
  symbol(name: string): SymbolModel | undefined;
  /** A type, with what it inherits filled in. */
  type(name: string): TypeModel | undefined;
  state(id: string): GlobalState | undefined;
  /** Ids of all states, sorted. */
  readonly stateIds: readonly string[];
  /** What importing a module does, with what importing the packages around it does. */
  importEffects(module: string): { readonly touches: readonly string[] } | undefined;
  /** Whether importing this module, or one below it, is known to touch no more than that. */
  knowsModule(module: string): boolean;
  /** What a file of this name, without its folder, may configure. */
  configurations(name: string): readonly ConfigurationFile[];
  /** Functions that servers call by convention. */
  readonly callables: readonly ServedCallable[];
  /** Flags of commands that fix states. */
  readonly flags: readonly CommandFlag[];
}

/** Names come from source text; more than this many are not remembered. */
const CACHE_LIMIT = 20_000;
/** An alias of an alias; more than this many in a row are a circle. */
const ALIAS_LIMIT = 8;

function remember<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (known.has(name)) {
      // The map holds whatever was computed, which may be undefined.
      return known.get(name) as T;
    }
    if (known.size >= CACHE_LIMIT) known.clear();
    const value = compute(name);
    known.set(name, value);
    return value;
  };
}

/** The name and all names above it, longest first: `a/b.c`, `a/b`, `a`. */
function* prefixes(name: string): Generator<string> {
  yield name;
  for (let end = name.length - 1; end > 0; end--) {
    const unit = name[end];
    if (unit === "." || unit === "/") yield name.slice(0, end);
  }
}

/** Gathers one table of all libraries. */
function gather<T>(
  libraries: readonly Library[],
  table: (library: Library) => Readonly<Record<string, T>> | undefined,
): ReadonlyMap<string, T> {
  return new Map(libraries.flatMap((library) => Object.entries(table(library) ?? {})));
}

/** Drops what the module systems of ECMAScript put around a name. */
function plain(name: string): string {
  const bare = name.startsWith("node:") ? name.slice("node:".length) : name;
  return bare.includes(".default") ? bare.replaceAll(/\.default(?=\.|$)/gu, "") : bare;
}

function inherit(base: TypeModel, own: TypeModel): TypeModel {
  return {
    ...base,
    ...own,
    methods: { ...base.methods, ...own.methods },
    members: { ...base.members, ...own.members },
  };
}

/** The tables that are asked for names of source text: `toString` must not find JavaScript's own. */
function tablesOf({ methods, members }: TypeModel): Pick<TypeModel, "methods" | "members"> {
  return {
    ...(methods === undefined ? {} : { methods: withoutPrototype(methods) }),
    ...(members === undefined ? {} : { members: withoutPrototype(members) }),
  };
}

function withoutPrototype<T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  // An empty object is a table of whatever is put into it.
  return Object.assign(Object.create(null) as Record<string, T>, table);
}

/** Compiles libraries of one language; those of another are left out. */
export function compile(language: Language, all: readonly Library[]): Knowledge {
  const libraries = all.filter((library) => library.language === language);
  const aliases = gather(libraries, (library) => library.aliases);
  const symbols = gather(libraries, (library) => library.symbols);
  const types = gather(libraries, (library) => library.types);
  const states = gather(libraries, (library) => library.states);
  const imports = gather(libraries, (library) => library.imports);
  const modules = new Set(libraries.flatMap(({ modules, name }) => modules ?? [name]));

  // A module whose members go to different places keeps its name until a member is asked for.
  const divided = new Set([...aliases.keys()].flatMap((key) => [...prefixes(key)].slice(1)));

  const unalias = (name: string): string | null => {
    if (divided.has(name)) return null;
    for (const prefix of prefixes(name)) {
      const target = aliases.get(prefix);
      if (target === undefined) continue;
      // An alias to itself keeps a name from a shorter alias.
      return target === prefix ? null : target + name.slice(prefix.length);
    }
    return null;
  };

  const canonical = remember((name) => {
    let result = language === "ecmascript" ? plain(name) : name;
    for (let count = 0; count < ALIAS_LIMIT; count++) {
      const next = unalias(result);
      if (next === null) break;
      result = next;
    }
    return result;
  });

  const resolveType = (name: string, below: ReadonlySet<string>): TypeModel | undefined => {
    const own = types.get(name);
    if (own?.extends === undefined || below.has(name)) return own;
    const inside = new Set([...below, name]);
    const bases = own.extends.map((base) => resolveType(canonical(base), inside) ?? {});
    return inherit(bases.reduceRight(inherit, {}), own);
  };
  const type = remember((name) => {
    const model = resolveType(name, new Set());
    return model === undefined ? undefined : { ...model, ...tablesOf(model) };
  });

  const symbol = remember((name): SymbolModel | undefined => {
    const own = symbols.get(name);
    if (own !== undefined) return own;
    if (types.has(name)) return { type: name };
    for (const prefix of prefixes(name)) {
      const fallback = prefix === name ? undefined : symbols.get(`${prefix}.*`);
      if (fallback !== undefined) return fallback;
    }
    return undefined;
  });

  const importEffects = remember((module) => {
    const touches = new Set<string>();
    for (const prefix of prefixes(module)) {
      for (const state of imports.get(prefix)?.touches ?? []) touches.add(state);
    }
    return touches.size === 0 ? undefined : { touches: [...touches].sort() };
  });

  const knowsModule = remember((module) => {
    for (const prefix of prefixes(module)) if (modules.has(prefix)) return true;
    return false;
  });

  const files = libraries.flatMap(({ configurations = [] }) => configurations);

  return {
    language,
    libraries,
    canonical,
    symbol,
    type,
    state: (id) => states.get(id),
    stateIds: [...states.keys()].sort(),
    importEffects,
    knowsModule,
    callables: [...gather(libraries, (library) => library.callables).values()],
    flags: libraries.flatMap(({ flags = [] }) => flags),
    configurations: (name) => files.filter(({ names }) => isConfigurationName(names, name)),
  };
}
