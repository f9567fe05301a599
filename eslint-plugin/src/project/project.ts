/** A project as the analysis sees it: facts on demand, imports resolved, versions judged. */
import { plainSpecifier } from "../ecmascript/resolve/registries.js";
import { dirname } from "node:path";
import type { Admission, Knowledge, Program, Resolution } from "../analysis/program.js";
import type { Language, ModuleFacts, ModuleRequest, Range } from "../facts/facts.js";
import type { Condition } from "../knowledge/schema.js";
import { lookAt } from "./disk-host.js";
import type { Host } from "./host.js";
import { languageOf } from "./language-of.js";
import { hasEffects } from "./scan.js";
import { resolveEntry } from "./resolve-entry.js";
import { findPythonModule, isNamespace } from "./resolve-python.js";
import { presetsOf, type Preset } from "./start-commands.js";

/** A place that could not be parsed. */
export interface SyntaxProblem {
  /** A sentence in plain words. */
  readonly message: string;
  /** Offset into the text. */
  readonly offset: number;
}

/** A file in the vocabulary of facts. */
export interface Lowered {
  /** Null where nothing of it could be read. */
  readonly facts: ModuleFacts | null;
  readonly problems: readonly SyntaxProblem[];
}

/** What a language gives to the project. */
export interface FrontEnd {
  lower(path: string, text: string): Lowered;
  /** Program text that stands in a string of a file; all its places are that string. */
  lowerInline(path: string, range: Range, text: string): ModuleFacts | null;
  readonly knowledge: Knowledge;
}

export interface ProjectParts {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly host: Host;
  readonly frontEnds: Readonly<Record<Language, FrontEnd>>;
  /** The file that an ECMAScript module specifier names; null for one outside of the project. */
  readonly resolveEcmascript: (from: string, specifier: string, host: Host) => string | null;
  /** Judges a condition in the environment of a folder's files. */
  readonly admits: (folder: string, condition: Condition, host: Host) => Admission;
  /** Programs whose functions a server of a folder's files calls in its processes. */
  readonly configurationsOf: (folder: string, host: Host) => readonly string[];
  /** The start methods that scripts choose for a file of Python which they import. */
  readonly startMethodsFor: (path: string, host: Host) => readonly string[];
}

interface Entry {
  readonly version: string;
  readonly lowered: Lowered;
}

const NOTHING: Lowered = { facts: null, problems: [] };

export class Project implements Program {
  private readonly files = new Map<string, Entry>();
  private readonly inert = new Map<
    string,
    { readonly version: string; readonly isInert: boolean }
  >();
  /** The file at hand, where it is not as the host shows it. */
  private current: {
    readonly path: string;
    readonly text: string;
    readonly lowered: Lowered;
  } | null = null;
  /** The world as it was when the file at hand was opened. */
  host: Host;
  private resolved = new Map<string, Resolution>();

  constructor(private readonly parts: ProjectParts) {
    this.host = lookAt(parts.host);
  }

  /**
   * Turns to a file. From here on the project is as the host shows it now, but for this file.
   *
   * @param path - absolute path
   * @param text - its text, which may not be on disk yet
   * @param lower - gives its facts where they are at hand already
   */
  open(path: string, text: string, lower?: () => Lowered): Lowered {
    const host = lookAt(this.parts.host);
    if (host !== this.host) {
      this.host = host;
      this.resolved = new Map();
    }
    if (host.readText(path) === text) {
      const lowered = this.read(path, lower);
      // Another parser may understand what ours does not.
      if (lower === undefined || lowered.problems.length === 0) {
        this.current = null;
        return lowered;
      }
    }
    const current = this.current;
    if (current?.path === path && current.text === text) return current.lowered;
    const lowered = lower === undefined ? this.lower(path, text) : lower();
    this.current = { path, text, lowered };
    return lowered;
  }

  /** Whether all files, the one at hand too, are as the host shows them. */
  get isAsIs(): boolean {
    return this.current === null;
  }

  factsOf(path: string): ModuleFacts | null {
    if (this.current?.path === path) return this.current.lowered.facts;
    return this.read(path).facts;
  }

  private read(path: string, lower?: () => Lowered): Lowered {
    const version = this.host.version(path);
    if (version === undefined) {
      return isNamespace(path, this.host) ? { facts: emptyPackage(path), problems: [] } : NOTHING;
    }
    const known = this.files.get(path);
    if (known?.version === version) return known.lowered;
    const text = this.host.readText(path);
    const lowered = text === undefined ? NOTHING : (lower?.() ?? this.lower(path, text));
    this.files.set(path, { version, lowered });
    return lowered;
  }

  isInert(path: string): boolean {
    const version = this.host.version(path);
    if (version === undefined) return false;
    const known = this.inert.get(path);
    if (known?.version === version) return known.isInert;
    const isInert = !hasEffects(this.host.readText(path) ?? "");
    this.inert.set(path, { version, isInert });
    return isInert;
  }

  factsOfText(path: string, range: Range, text: string, language: Language): ModuleFacts | null {
    return this.parts.frontEnds[language].lowerInline(path, range, text);
  }

  resolve(from: string, language: Language, request: ModuleRequest): Resolution {
    const key = `${language} ${request.level} ${dirname(from)} ${request.specifier}`;
    const known = this.resolved.get(key);
    if (known !== undefined) return known;
    const path =
      language === "python"
        ? this.resolvePythonModule(from, request)
        : this.parts.resolveEcmascript(from, request.specifier, this.host);
    const resolution: Resolution =
      path === null ? { kind: "external", name: externalName(request) } : { kind: "project", path };
    this.resolved.set(key, resolution);
    return resolution;
  }

  private resolvePythonModule(from: string, request: ModuleRequest): string | null {
    const knowsModule = (name: string): boolean => this.knowledge("python").knowsModule(name);
    return findPythonModule(from, request, this.parts.root, this.host, knowsModule);
  }

  resolveEntry(from: string, specifier: string): string | null {
    return resolveEntry({ ...this.parts, host: this.host }, from, specifier);
  }

  knowledge(language: Language): Knowledge {
    return this.parts.frontEnds[language].knowledge;
  }

  admits(path: string, condition: Condition): Admission {
    return this.parts.admits(dirname(path), condition, this.host);
  }

  configurationsOf(path: string): readonly string[] {
    return this.parts.configurationsOf(dirname(path), this.host);
  }

  startMethodsFor(path: string): readonly string[] {
    return this.parts.startMethodsFor(path, this.host);
  }

  presetsOf(path: string, language: Language): readonly Preset[] {
    const { flags } = this.knowledge(language);
    return presetsOf(path, language, this.parts.root, this.host, flags);
  }

  text(path: string, [start, end]: Range): string {
    const text = this.current?.path === path ? this.current.text : this.host.readText(path);
    return (text ?? "").slice(start, end);
  }

  private lower(path: string, text: string): Lowered {
    const language = languageOf(path) ?? (path.endsWith(".json") ? "ecmascript" : null);
    return language === null ? NOTHING : this.parts.frontEnds[language].lower(path, text);
  }
}

/** `node:os` and `os` are one module. */
function externalName({ specifier, level }: ModuleRequest): string {
  return `${".".repeat(level)}${plainSpecifier(specifier)}`;
}

function emptyPackage(path: string): ModuleFacts {
  return {
    language: "python",
    path,
    lineStarts: [0],
    body: [],
    functions: [],
    classes: [],
    exports: { kind: "variables" },
    syntaxErrors: 0,
  };
}
