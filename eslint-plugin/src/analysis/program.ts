/** What the analysis needs of the project around it. */
import { type Language, type ModuleFacts, type ModuleRequest, type Range } from "../facts/facts.js";
import {
  type Condition,
  type CommandFlag,
  type ConfigurationFile,
  type GlobalState,
  type ServedCallable,
  type SymbolModel,
  type TypeModel,
} from "../knowledge/schema.js";

/** Compiled knowledge of one language, by canonical qualified name. */
export interface Knowledge {
  /** Replaces known aliases: `scipy.random.rand` is `numpy.random.rand`. */
  canonical(name: string): string;
  symbol(name: string): SymbolModel | undefined;
  type(name: string): TypeModel | undefined;
  state(id: string): GlobalState | undefined;
  /** Ids of all states, sorted. */
  readonly stateIds: readonly string[];
  /** The package whose version an entry depends on, for messages. */
  importEffects(module: string): { readonly touches: readonly string[] } | undefined;
  /** Functions that servers call by convention. */
  readonly callables: readonly ServedCallable[];
  /** Whether importing this module, or something below it, is known to touch nothing more. */
  knowsModule(module: string): boolean;
  /** What a file of this name, without its folder, may configure. */
  configurations(name: string): readonly ConfigurationFile[];
  /** Flags of commands that fix states. */
  readonly flags: readonly CommandFlag[];
}

/** How a condition fares in the environments that are admitted. */
export interface Admission {
  readonly verdict: "always" | "sometimes" | "never";
  /** The shortest true wording, null when the verdict is `always`. */
  readonly text: string | null;
}

export type Resolution =
  | { readonly kind: "project"; readonly path: string }
  | { readonly kind: "external"; readonly name: string };

export interface Program {
  /** Facts of a module of the project; null where it cannot be read. */
  factsOf(path: string): ModuleFacts | null;
  /**
   * Whether running a module's body can be put off until something of it is used: no word of it
   * speaks of random numbers, seeds or start methods, or of a library that touches such a state.
   */
  isInert(path: string): boolean;
  /** Facts of program text that stands in a string. */
  factsOfText(path: string, range: Range, text: string, language: Language): ModuleFacts | null;
  resolve(from: string, language: Language, request: ModuleRequest): Resolution;
  /** The file that a worker's entry string, path or URL names, seen from a file. */
  resolveEntry(from: string, specifier: string): string | null;
  knowledge(language: Language): Knowledge;
  /** Judges a condition in the environment of a file. */
  admits(path: string, condition: Condition): Admission;
  /** Programs beside a file whose functions a server calls in its processes: `gunicorn.conf.py`. */
  configurationsOf(path: string): readonly string[];
  /** How processes start by the choice of those programs that import a file; empty where they leave it open. */
  startMethodsFor(path: string): readonly string[];
  /** States that commands of the project fix where they start a file, and where these stand. */
  presetsOf(
    path: string,
    language: Language,
  ): readonly { readonly state: string; readonly path: string; readonly range: Range }[];
  /** The source text of a range. */
  text(path: string, range: Range): string;
}
