/**
 * Which files lead to one that starts workers. A file that hands its task to a helper of the
 * project shows the bug as well, without a word about workers: `run_all(work, items)`.
 */
import { basename, dirname } from "node:path";
import type { Language } from "../facts/facts.js";
import type { Library } from "../knowledge/schema.js";
import { wordsOf } from "../knowledge/user/words.js";
import type { Host } from "./host.js";
import { languageOf } from "./language-of.js";
import { readProjectSettings } from "./project-settings.js";
import { resolveEntry } from "./resolve-entry.js";
import { resolvePython } from "./resolve-python.js";
import { givesHint, mayHelp, mayMatter } from "./scan.js";
import { isEvaluatedByWorkers, Starters } from "./starters.js";

/** Import statements at the start of a line, as far as their names go: in brackets, over lines. */
const PYTHON_IMPORT =
  /^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(?:\(([\w, \t\r\n]*)|([\w, \t]*))|import[ \t]+([\w., \t]+))/gmu;

const ECMASCRIPT_IMPORT = /(?:\bfrom|\bimport|\brequire|\bimport\()\s*\(?\s*["']([^"'\n]+)["']/gu;

/** A file that stands for its folder. */
const PACKAGE = /[\\/](?:__init__\.py|index\.[cm]?[jt]sx?)$/u;

interface Known {
  readonly mayHelp: boolean;
  readonly imports: readonly string[];
}

const NOTHING: Known = { mayHelp: false, imports: [] };

export interface ReachOptions {
  readonly root: string;
  readonly host: Host;
  readonly resolveEcmascript: (from: string, specifier: string, host: Host) => string | null;
  /** Those of the project, if they are at hand. */
  readonly starters?: Starters;
  /** What users add to knowledge, if more than the project's own file says. */
  readonly libraries?: readonly Library[];
}

/** Answers for the files of one project, whose host has to stand still. */
export class Reach {
  private readonly texts = new Map<string, Known>();
  /** Of Python, where most files of a folder import the same modules. */
  private readonly resolved = new Map<string, string | null>();

  private readonly starters: Starters;
  /** Names of the user's own runners. */
  private readonly words: Readonly<Record<Language, readonly string[]>>;

  constructor(private readonly options: ReachOptions) {
    const { root, host } = options;
    const libraries = options.libraries ?? readProjectSettings(root, host).libraries;
    this.starters = options.starters ?? new Starters(root);
    this.words = {
      python: wordsOf(libraries, "python"),
      ecmascript: wordsOf(libraries, "ecmascript"),
    };
  }

  /**
   * Whether a file can have findings.
   *
   * @param path - absolute path
   * @param text - its text; any decoding that keeps ASCII will do
   */
  mayMatter(path: string, text: string): boolean {
    const language = languageOf(path);
    if (language === null) return false;
    if (mayMatter(language, text, this.words[language])) return true;
    if (isEvaluatedByWorkers(basename(path)) && givesHint(language, text)) return true;
    const targets = this.importsIn(path, language, text);
    if (targets.some((target) => this.know(target).mayHelp)) return true;
    // A package hands on what its modules hold. Further on, everything leads to everything.
    const packages = givesHint(language, text) ? targets.filter((one) => PACKAGE.test(one)) : [];
    return (
      packages.some((one) => this.know(one).imports.some((next) => this.know(next).mayHelp)) ||
      this.startersOf(path).length > 0
    );
  }

  /** The files that start this one as a worker; any script can be forked, whatever stands in it. */
  private startersOf(path: string): readonly string[] {
    if (languageOf(path) !== "ecmascript") return [];
    return this.starters.of(path, this.options.host, (from, specifier) =>
      resolveEntry(this.options, from, specifier),
    );
  }

  /** The files of the project that a file imports, as far as its words tell. */
  importsOf(path: string): readonly string[] {
    return this.know(path).imports;
  }

  private know(path: string): Known {
    let known = this.texts.get(path);
    if (known !== undefined) return known;
    const language = languageOf(path);
    const text = this.options.host.readText(path) ?? "";
    known =
      language === null
        ? NOTHING
        : {
            mayHelp: mayHelp(language, text, this.words[language]),
            imports: this.importsIn(path, language, text),
          };
    this.texts.set(path, known);
    return known;
  }

  private importsIn(path: string, language: Language, text: string): readonly string[] {
    const { root, host, resolveEcmascript } = this.options;
    const found = new Set<string>();
    if (language === "ecmascript") {
      for (const [, specifier = ""] of text.matchAll(ECMASCRIPT_IMPORT)) {
        if (!/^[./#@~]/u.test(specifier)) continue;
        const target = resolveEcmascript(path, specifier, host);
        if (target !== null) found.add(target);
      }
      return [...found];
    }
    const folder = dirname(path);
    const add = (specifier: string, level: number): void => {
      const key = `${folder} ${level} ${specifier}`;
      let target = this.resolved.get(key);
      if (target === undefined) {
        target = resolvePython(path, { specifier, level }, root, host);
        this.resolved.set(key, target);
      }
      if (target !== null) found.add(target);
    };
    for (const match of text.matchAll(PYTHON_IMPORT)) {
      const [, dots = "", module = "", bracketed, plainNames = "", modules] = match;
      const names = bracketed ?? plainNames;
      if (modules !== undefined) {
        for (const part of modules.split(",")) add(part.trim().split(/\s/u, 1)[0] ?? "", 0);
        continue;
      }
      add(module, dots.length);
      for (const name of names.split(",")) {
        const plain = name.trim().split(/\s/u, 1)[0] ?? "";
        if (plain !== "") add(module === "" ? plain : `${module}.${plain}`, dots.length);
      }
    }
    return [...found];
  }
}
